"""Lines that say who wrote a text, and when it appeared: at its top, or right behind it.

Only a line counts that says nothing else: “By Mara Lindqvist”, “4 March 2031”, “Published 4 March 2031”, or a
name alone below the headline.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from functools import cache

from briefdeck.imports.furniture import furniture_of_pack
from briefdeck.imports.imported_text import NOT_TOLD, Told, first_told, told_name
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names.countries import is_part_of_the_world
from briefdeck.language.names.name_forms import INSTITUTIONS, spelling_keys
from briefdeck.language.packs.pack import pack_of
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS

NumberedLines = Sequence[tuple[int, str]]
"""Lines of a text, each with its number."""
_TOP, _END = 6, 3
"""Lines at the beginning and at the end of a text in which who wrote it is looked for."""
_MOST_NAMES = 8
"""Words of a line that names who wrote it."""
_LONE_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")
_FEWEST_LINES = 4
"""Lines of a text that shows what it is about."""
_BESIDE = 24
"""Characters beside a date that may be a time of day and the word “Published”; twice as many also say where."""
_PUBLISHED_AND_CHANGED = 2
"""Dates of such a line: “Published 4 March 2031, updated 5 March 2031”."""
_SENTENCE_END = (".", "!", "?", ":", "。", "！", "？")
_WORD = re.compile(r"\w+")


def looks_like_head(line: str, language: str) -> bool:
    """Tell whether all that *line* says is who wrote a text in the *language*, or when it appeared."""
    return bool(_author_in(line, language) or _day_in(line, language))


def list_bylines(language: str) -> tuple[str, ...]:
    """Return how a line begins that names who wrote the text, in the *language* and in English."""
    return (*ENGLISH.furniture.bylines, *furniture_of_pack(language, "bylines"))


def find_byline(lines: NumberedLines, language: str) -> Told:
    """Find who wrote a text in the *language*: by a line such as “By Mara Lindqvist” at its top or its end."""
    around = dict.fromkeys((*lines[:_TOP], *lines[-_END:]))
    return first_told(*(Told(_author_in(line, language), f"line {number}") for number, line in around))


def find_lone_name(lines: NumberedLines, language: str) -> Told:
    """Find who wrote a text in the *language* by a name that stands alone right below its headline.

    A heading may be a name too, but names what the text is about: so no word of it may stand anywhere else, unless at
    the end, where authors are told of.
    """
    if len(lines) < _FEWEST_LINES or _has_capital_nouns(language):
        return NOT_TOLD
    (_, headline), (number, line), *rest = lines
    name, _, day = line.partition(", ")
    words = name.split()
    text = " ".join((headline, *(text for _, text in rest if not text.startswith(name))))
    if _LONE_NAME.fullmatch(name) is None or not all(map(_is_of_person, words)) or not _is_date(day, language):
        return NOT_TOLD
    is_elsewhere = not set(_WORD.findall(name.casefold())).isdisjoint(_WORD.findall(text.casefold()))
    keys = spelling_keys(name)
    is_other = is_elsewhere or is_part_of_the_world(keys) or not INSTITUTIONS.isdisjoint(keys)
    is_other = is_other or bool(known_terms(name, language).dates)
    return NOT_TOLD if is_other else told_name(name, f"line {number}, alone below the headline")


def _is_of_person(word: str) -> bool:
    """Tell whether *word* may be a part of somebody’s name: none of capitals alone, and none for a part of a text."""
    if word in ENGLISH.people.particles:
        return True
    is_initial = len(word.rstrip(".")) == 1
    folded = word.casefold()
    is_common = folded in STOP_WORDS or folded in ENGLISH.furniture.kinds_of_text
    return word[0].isupper() and (is_initial or not (word.isupper() or is_common))


def _is_date(written: str, language: str) -> bool:
    """Tell whether there is nothing in *written* but a date, or nothing at all."""
    dates = known_terms(written, language).dates if written else ()
    return len(written) == sum(len(date.written) for date in dates)


def _has_capital_nouns(language: str) -> bool:
    pack = pack_of(language) if language else None
    return pack is not None and pack.section("writing").get("capitals") == "nouns"


def find_dateline(lines: NumberedLines, language: str) -> Told:
    """Find when a text in the *language* appeared, by a line at its top that hardly has more than a day.

    The first of several is the headline, which tells of a day and not that it is its own.
    """
    below = lines[1:_TOP] or lines[:1]
    return first_told(*(Told(_day_in(line, language), f"line {number}") for number, line in below))


def tells_of_change(line: str) -> bool:
    """Tell whether *line* says when its page was last changed: that is not when the text appeared."""
    return any(words in line.casefold() for words in ENGLISH.furniture.edited_words)


def _author_in(line: str, language: str) -> str:
    """Return whom a *line* names that only says who wrote the text; "" for any other."""
    found = _byline(language).fullmatch(line)
    named = _day_words(language).split(found[1])[0] if found else ""
    words = without_office(named.strip(" ,-–—")).split()
    if words and found and found[2] and not _is_name(words[-1]):
        words.pop()  # as the “at” is in “Posted by Mara Lindqvist at 9:14”
    is_sentence = bool(words) and words[-1].endswith(_SENTENCE_END) and len(words[-1]) > len("B.")
    if not 0 < len(words) <= _MOST_NAMES or is_sentence or not all(map(_is_name, words)):
        return ""
    return told_name(" ".join(words).strip(" ,-–—"), "").value


def _day_in(line: str, language: str) -> str:
    """Return the day that a *line* gives which hardly says more, as it is written in YAML; "" for any other."""
    if tells_of_change(line):
        return ""
    author = _author_in(line, language)
    rest = line.replace(author, "") if author else line
    if line.endswith(_SENTENCE_END) or len(rest) > 4 * _BESIDE:
        return ""
    whole = [
        date for date in known_terms(rest, language).dates if date.year and date.month and date.day and not date.order
    ]
    beside = len(rest) - sum(len(date.written) for date in whole)
    says_where = _day_words(language).match(rest) is not None and len(whole) == 1 and rest.endswith(whole[0].written)
    most = 2 * _BESIDE if says_where else _BESIDE * len(whole)
    if not 0 < len(whole) <= _PUBLISHED_AND_CHANGED or beside > most:
        return ""
    day = min(whole, key=lambda date: (date.year, date.month, date.day))
    if day.day > monthrange(day.year, day.month)[1]:
        return ""
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def without_byline(name: str, language: str) -> str:
    """Return *name* without the word that comes before who wrote a text in the *language*: “By”, “Par”."""
    bylines = sorted({byline.rstrip(":") for byline in list_bylines(language)}, key=len, reverse=True)
    return re.sub(rf"\A(?i:{one_of(bylines)}):?\s(?=[^\W\d_a-z])", "", name)


def without_office(names: str) -> str:
    """Return *names* without what somebody is: “Anna Holm, Harbour correspondent” is Anna Holm."""
    first, *others = re.split(r"(,? and |, )", names)
    kept = [first]
    for between, name in zip(others[::2], others[1::2], strict=True):
        kept += [] if _is_office(name) else [between.replace(", and", " and"), name]
    return "".join(kept)


def _is_office(name: str) -> bool:
    """Tell whether *name* says what somebody is: its last word does, or one before “in”, “for” or “of”."""
    words = re.split(r" (?:in|for|of|at) ", name.casefold())[0].split()
    return bool(words) and words[-1] in ENGLISH.furniture.offices


@cache
def _byline(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?i:{one_of(list_bylines(language))})\s([^\d|•·:]{{3,100}})([\d|•·:].{{0,80}})?")


@cache
def _day_words(language: str) -> re.Pattern[str]:
    """Return what stands before a day, behind who wrote a text: “Published”; it may have run together with the name."""
    listed = (*ENGLISH.furniture.day_words, *furniture_of_pack(language, "day_words"))
    glued = one_of(words[0].upper() + words[1:] for words in listed)
    return re.compile(rf"(?:\b(?i:{one_of(listed)})|(?<=[a-z]){glued})(?!\w)")


def _is_name(word: str) -> bool:
    return word[:1].isupper() or word.strip(",") in ENGLISH.furniture.between_names
