"""Lines around an article: those of the page, printed or not, or the letter; and those on top: who wrote it, and when.

Of those only a line counts that says nothing else: “By Mara Lindqvist”, “4 March 2031”, “Published 4 March 2031”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from briefdeck.imports.imported_text import NOT_TOLD, ImportedLine, Told
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.packs.pack import pack_of
from briefdeck.language.terms import known_terms

_LONGEST = 160
"""Characters of such a line: more is a paragraph that happens to begin like one."""
_AROUND = " .:•|…»›>[]()0123456789"
"""What may stand around a word such as “Comments” when it is all of a line."""
_TOP = 6
"""Lines in which they are looked for."""
_MOST_NAMES = 8
"""Words of a line that names who wrote it."""
_BESIDE = 24
"""Characters beside a date that may be a time of day and the word “Published”."""
_PUBLISHED_AND_CHANGED = 2
"""Dates of such a line: “Published 4 March 2031, updated 5 March 2031”."""
_BUTTONS = re.compile(r"(?<=[a-z])(?=[A-Z])|\s[|•·/]\s")
"""What parts buttons and links that stand on one line: “ShareTweetEmail”, “Back | Top”."""
_SENTENCE_END = (".", "!", "?", ":", "。", "！", "？")
_COMMENTS = re.compile(rf"(?i:{one_of(ENGLISH.furniture.comment_headings)})\s?(?:\([0-9,.]+\)|[0-9,.]+)?")
_ABOVE, _BELOW = "stands above the headline", "stands among the comments"


def looks_like_furniture(line: str, language: str = "en") -> bool:
    """Tell whether *line* begins or reads like a part of the page: “Read more: …”, “Share this story”, “Comments”.

    On a page in any *language* there may be English ones too.
    """
    if len(line) > _LONGEST:
        return False
    folded = line.casefold().strip(" •|…»›>[](")
    buttons = [each.casefold().strip(_AROUND) for each in _BUTTONS.split(line)]
    is_alone = folded.strip(_AROUND) in _alone(language) or all(each in _alone(language) for each in buttons)
    return is_alone or _openings(language).match(folded) is not None


def looks_like_head(line: str, language: str) -> bool:
    """Tell whether all that *line* says is who wrote a text in the *language*, or when it appeared."""
    top = [ImportedLine(""), ImportedLine(line)]
    return bool(find_byline(top, language)) or bool(find_dateline(top, language))


def looks_like_ending(line: str) -> bool:
    """Tell whether *line* is one of the last of a letter to many: “Unsubscribe”."""
    return len(line) <= _LONGEST and _endings().match(line.casefold()) is not None


def list_bylines(language: str) -> tuple[str, ...]:
    """Return how a line begins that names who wrote the text, in the *language* and in English."""
    return (*ENGLISH.furniture.bylines, *_of_pack(language, "bylines"))


@cache
def _alone(language: str) -> frozenset[str]:
    return ENGLISH.furniture.alone.union(_of_pack(language, "alone"))


@cache
def _openings(language: str) -> re.Pattern[str]:
    return _beginning((*ENGLISH.furniture.openings, *_of_pack(language, "openings")))


@cache
def _endings() -> re.Pattern[str]:
    return _beginning(ENGLISH.furniture.endings)


def _beginning(listed: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"{one_of(listed)}(?!\w)")


def _of_pack(language: str, name: str) -> tuple[str, ...]:
    pack = pack_of(language) if language else None
    return pack.phrases("furniture", name) if pack else ()


def find_byline(lines: Sequence[ImportedLine], language: str) -> Told:
    """Find who wrote a text in the *language*, by a line such as “By Mara Lindqvist” at its top."""
    for number, line in enumerate(lines[:_TOP], start=1):
        found = _byline(language).fullmatch(line.text)
        named = without_office(found[1].strip(" ,-–—")) if found else ""
        words = named.split()
        if 0 < len(words) <= _MOST_NAMES and not named.endswith(_SENTENCE_END) and all(map(_is_name, words)):
            return Told(named, f"line {number}")
    return NOT_TOLD


def find_dateline(lines: Sequence[ImportedLine], language: str) -> Told:
    """Find when a text in the *language* appeared, by a line at its top that hardly has more than a day."""
    for number, line in enumerate(lines[:_TOP], start=1):
        if (number == 1 and len(lines) > 1) or line.text.endswith(_SENTENCE_END):
            continue  # a headline or a sentence tells of a day, and not that it is its own
        dates = known_terms(line.text, language).dates if len(line.text) <= 4 * _BESIDE else ()
        whole = [date for date in dates if date.year and date.month and date.day and not date.order]
        rest = len(line.text) - sum(len(date.written) for date in whole)
        if 0 < len(whole) <= _PUBLISHED_AND_CHANGED and rest <= _BESIDE * len(whole):
            day = min(whole, key=lambda date: (date.year, date.month, date.day))
            return Told(f"{day.year:04}-{day.month:02}-{day.day:02}", f"line {number}")
    return NOT_TOLD


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
    return re.compile(rf"(?i:{one_of(list_bylines(language))})\s([^\d|•·:]{{3,100}})(?:[\d|•·].{{0,60}})?")


def _is_name(word: str) -> bool:
    return word[:1].isupper() or word.strip(",") in ENGLISH.furniture.between_names


def is_of_browser(program: str) -> bool:
    """Tell whether the *program* that has made a PDF is a browser."""
    return program.startswith("Mozilla/")


def without_surroundings(lines: Sequence[ImportedLine], title: str) -> tuple[ImportedLine, ...]:
    """Propose as furniture what stands above the *title* of a printed page, and what readers have said of it."""
    begin = next((at for at, line in enumerate(lines) if line.text == title), 0)
    end = next((at for at, line in enumerate(lines) if at > begin and _COMMENTS.fullmatch(line.text)), len(lines))
    return tuple(
        line if begin <= at < end else ImportedLine(line.text, _ABOVE if at < begin else _BELOW, is_furniture=True)
        for at, line in enumerate(lines)
    )
