"""Names: which words of a text name somebody or something, and whether a line has the same name."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import ORDINALS, SCALES, SMALL, SYMBOLS, TENS
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.words import STOP_WORDS, composed, fold_word, list_variants

CAPITALISED = r"[^\W\d_a-z]\w*(?:['’][^\W\d_a-z]\w*)*(?:[-‐‑]\w+)*"
"""A pattern for a word with a capital."""
HYPHEN = re.compile(r"[-‐‑]")
_JOINT = re.compile(r"[-‐‑'’ʼ]")
_POSSESSIVE = re.compile(r"['’]s\Z")
_ABBREVIATED = rf"(?:[A-Z]\.)+(?!\w)|{one_of(ENGLISH.titles.abbreviated)}\."
_PIECE = re.compile(rf"{_ABBREVIATED}|{CAPITALISED}")
_RUN = re.compile(rf"(?<!\w)(?<!\w['’])(?:{_PIECE.pattern})(?:[ \u00a0](?:{_PIECE.pattern}))*")
_INSTITUTIONS = ENGLISH.names.institutions
_BEFORE = re.compile(r"(?:\A|[.!?:…\"“‘(\[])[\s\"'“”‘’(\[*]{0,8}\Z")

_MONEY = re.compile(rf"(?i:{one_of(symbol for symbol in SYMBOLS if symbol.isalpha())})[0-9]")
"""A currency and its number in one: “DKr742m”."""
HONORIFICS = ENGLISH.titles.honorifics
"""Polite titles before a name, folded."""
TITLES = ENGLISH.titles.known
"""Words that go with a name without belonging to it, folded."""
_NO_NAMES = frozenset(
    (
        *ENGLISH.dates.names,
        *map(str.lower, (*ENGLISH.dates.short_months, *(f"{day}s" for day in ENGLISH.dates.weekdays))),
        *SMALL,
        *TENS,
        *SCALES,
        *ORDINALS,
        *TITLES,
        *ENGLISH.names.no_names,
        "i",
    )
)
DISTINGUISHING = ENGLISH.names.distinguishing
"""Words by which places differ: "Korea" is not enough for "South Korea", as "Putin" is for "Vladimir Putin"."""

_IRREGULAR = ENGLISH.names.demonyms
_PEOPLE_ENDINGS = ("man", "men", "woman", "women")
_PEOPLE = re.compile(r"(?:wo)?m[ae]n\Z")
"""How people of a country are called, behind what things of it are: "Dutchman"."""
_SUFFIX = re.compile(rf"(?<=\w{{4}})(?:{'|'.join(ENGLISH.names.demonym_suffixes)})\Z")
"""The endings that distinguish a country from its people and their language."""
_DEMONYMS = _IRREGULAR.keys() - DISTINGUISHING | {
    fold_word(name) for names_alike in ENGLISH.names.same for name in names_alike if name.endswith(("n", "sh"))
}
_DEMONYM_ENDINGS = ENGLISH.names.demonym_endings
_COUNTRIES = frozenset(country for country in ENGLISH.names.countries if " " not in country)
_LONGEST_NAME = 80
_OPENERS = ENGLISH.names.openers
"""Words that open a sentence right before a name."""
_VERBAL = ENGLISH.names.opener_endings
"""How other such words end: "Arming Marlow …"."""

_SHORTEST_ACRONYM = 2

Known = Callable[[str], bool]


class Name(NamedTuple):
    """A name in a text."""

    written: str
    """Its very words, without title and possessive."""
    start: int
    """Where it begins in the text."""
    words: tuple[str, ...]
    """Its words as they are written."""

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.written)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that a line must have, by `name_key`."""
        return _keys_of(self.words)


@lru_cache(maxsize=REMEMBERED)
def name_key(word: str) -> str:
    """Return the key that all forms of a name share: "Russia", "Russian’s" and "Russians" have the same.

    An acronym keeps its capitals ("US" is not "us"), and several are as one ("MPs").
    """
    plain = fold_word(word)
    bare = singular_acronym(word if word.isalpha() else _POSSESSIVE.sub("", word))
    if len(plain) > 1 and bare.isupper():
        return plain.upper() if len(bare) >= len(plain) else bare
    if plain.endswith(_PEOPLE_ENDINGS) and plain not in _IRREGULAR and _PEOPLE.sub("", plain) in _IRREGULAR:
        plain = _PEOPLE.sub("", plain)
    return _SUFFIX.sub("", _IRREGULAR.get(plain) or _IRREGULAR.get(plain.removesuffix("s"), plain))


def singular_acronym(word: str) -> str:
    """Return *word* without the plural s behind capitals: "MP" for "MPs"."""
    return word[:-1] if len(word) > _SHORTEST_ACRONYM and word[-1] == "s" and word[:-1].isupper() else word


def is_demonym(word: str) -> bool:
    """Tell whether *word* is what people and things of a place are called: "Russian", "Dutch"."""
    plain = fold_word(word)
    return plain in _DEMONYMS or (plain.endswith(_DEMONYM_ENDINGS) and name_key(word) != plain)


@lru_cache(maxsize=REMEMBERED)
def name_keys(word: str) -> tuple[str, ...]:
    """List the keys under which a *word* of a line is found: its own, those of its parts, and for KIM also kim."""
    pieces = [word, *HYPHEN.split(word), *_JOINT.split(word)] if _JOINT.search(word) else [word]
    return tuple(
        dict.fromkeys(key for piece in pieces if piece for key in (name_key(piece), name_key(fold_word(piece))))
    )


def _nothing(word: str) -> bool:  # noqa: ARG001
    return False


def names(text: str, proper: Known, common: Known = _nothing) -> list[Name]:
    """Find the names of *text* in order: runs of capitalised words without titles, dates and stop words.

    A capital at the beginning of a sentence makes a name only of an acronym, of a word that is *proper*, and of a word
    that is not *common* and has another name beside it. *proper* and *common* take folded words.
    """
    text = composed(text)
    found: list[Name] = []
    for run in _RUN.finditer(text):
        start, words = run.start(), run[0]
        if _begins(text, start):
            dropped = _mere_beginning(words, proper, common)
            start, words = start + dropped, words[dropped:]
        found += [Name(name.written, start + name.start, name.words) for name in _of_run(words)]
    return found


def first_name(text: str) -> Name | None:
    """Find the first name of *text*, if every word with a capital may be part of a name; None where there is none."""
    for run in _RUN.finditer(composed(text)):
        for name in _of_run(run[0])[:1]:
            return name._replace(start=run.start() + name.start)
    return None


def _mere_beginning(words: str, proper: Known, common: Known) -> int:
    """Return the length of the first of *words* when its capital only marks the beginning of a sentence, else 0."""
    pieces = _PIECE.finditer(words)
    first, second = next(pieces), next(pieces, None)
    if not _only_initial(first[0]) or first[0] in _COUNTRIES or any(map(proper, list_variants(first[0]))):
        return 0
    word = fold_word(first[0])
    joined = second is not None and _is_name(second[0])
    return first.end() if not joined or common(word) or word in _OPENERS or word.endswith(_VERBAL) else 0


def is_name_alone(text: str) -> bool:
    """Tell whether *text* is nothing but two or more capitalised words, such as the answer "Ana Reyes"."""
    if " " not in text or not text[0].isupper() or len(text) > _LONGEST_NAME:
        return False
    return _RUN.fullmatch(composed(text).strip(" .")) is not None


def inner_names(text: str) -> set[str]:
    """Return the words of *text* with a capital that does not begin a sentence, as they are written."""
    text = composed(text)
    named: set[str] = set()
    for run in _RUN.finditer(text):
        pieces = _PIECE.findall(run[0])
        if _begins(text, run.start()) and _only_initial(pieces[0]):
            del pieces[0]
        named.update(filter(_is_name, pieces))
    return named


def _begins(text: str, at: int) -> bool:
    # Mostly a letter and a space precede a name, and no sentence begins there.
    return at == 0 or (not text[at - 2 : at - 1].isalpha() and _BEFORE.search(text, max(0, at - 8), at) is not None)


def _only_initial(word: str) -> bool:
    """Tell whether *word* may have its capital only because it begins a sentence."""
    return not word.isupper() and fold_word(word) not in DISTINGUISHING


@lru_cache(maxsize=REMEMBERED)
def _of_run(words: str) -> tuple[Name, ...]:
    """Find the names in a run of capitalised *words*, with their places counted from its beginning."""
    found: list[Name] = []
    stretch: list[tuple[str, int]] = []
    for piece in _PIECE.finditer(words):
        if _is_name(piece[0]) or (not stretch and _opens_body(words, piece)):
            stretch.append((piece[0], piece.start()))
        elif stretch and len(piece[0].rstrip(".")) > 1:  # an initial does not split a name
            found.append(_name(words, stretch))
            stretch = []
    return (*found, _name(words, stretch)) if stretch else tuple(found)


def _opens_body(words: str, piece: re.Match[str]) -> bool:
    """Tell whether a title is the first word of what a body is called: “*Major* League”, “*Justice* Department”."""
    following = _PIECE.match(words, piece.end() + 1)
    return fold_word(piece[0]) in TITLES and following is not None and fold_word(following[0]) in _INSTITUTIONS


def _is_name(word: str) -> bool:
    folded = fold_word(singular_acronym(word))
    is_currency = word.isupper() and folded in SYMBOLS
    if len(folded) < 2 or folded in _NO_NAMES or is_currency or _MONEY.match(word):
        return False
    return folded not in STOP_WORDS or word.isupper()


def _name(text: str, stretch: list[tuple[str, int]]) -> Name:
    start, (last, at) = stretch[0][1], stretch[-1]
    return Name(text[start : at + len(last)], start, tuple(word for word, _ in stretch))


@lru_cache(maxsize=REMEMBERED)
def _keys_of(words: tuple[str, ...]) -> tuple[str, ...]:
    if all(map(str.isalpha, words)):  # this is nearly always the case
        return tuple(dict.fromkeys(map(name_key, words)))
    return tuple(dict.fromkeys(needed for word in words for needed in _needed(word, alone=len(words) == 1)))


def _needed(word: str, alone: bool) -> list[str]:
    """List the keys that a line must have for *word*: all parts of a hyphenated word, the first of "Moscow-backed"."""
    pieces = HYPHEN.split(word)
    if alone and len(pieces) > 1:
        pieces = [piece for piece in pieces if not piece[:1].islower()] or pieces
    return [name_key(piece) for piece in pieces if piece]
