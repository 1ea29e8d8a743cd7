"""Kin: who is whose son, father or wife: “X and his son Y”, “Y, a son of X”, “X was the father of Y”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.words import STOP_WORDS, fold_word

_KIN = {
    word: (int(steps), line)
    for told, words in ENGLISH.people.descent.items()
    for line, steps in (told.split(),)
    for word in words
}
"""Which line, and how far down it somebody stands."""
_WORDS = r"(?<!\w)[^\W\d_a-z](?:[\w’'-]+|\.)?"
_NAME = rf"{_WORDS}(?:\s(?:(?:of|the|al|bin|de|ibn|van|von)\s)?{_WORDS})*"
_WORD = rf"(?P<great>(?:great-)*)(?P<kin>{one_of(_KIN)})\b(?!-in-law)"
_BEFORE = r"(?<!step)(?<!half-)(?<!foster )(?<!adoptive )(?<!adopted )"
_ADJECTIVE = rf"(?:{one_of(ENGLISH.people.before_kin)}\s)?"
_BEING = one_of((*ENGLISH.grammar.being, *(f"{modal} have been" for modal in ENGLISH.governing.possible), "as"))
_HELD = one_of(ENGLISH.people.offices)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<of>{_NAME}),? and (?:his|her) {_ADJECTIVE}{_BEFORE}{_WORD},? (?P<who>{_NAME})",
        rf"(?P<of>{_NAME})[’']s? {_ADJECTIVE}{_BEFORE}{_WORD},? (?P<who>{_NAME})",
        rf"(?P<who>{_NAME}),? (?:{_BEING} )?"
        rf"(?:(?:the|a) )?{_ADJECTIVE}{_BEFORE}{_WORD} of (?:the )?(?:[a-z-]+ ){{0,3}}"
        rf"(?P<of>(?:[A-Z][\w-]+ {_HELD} )?{_NAME})",
        rf"(?P<who>{_NAME}) (?:was|is) (?P<of>{_NAME})[’']s? {_ADJECTIVE}{_BEFORE}{_WORD}",
    )
)
_QUICK = frozenset(_KIN)
_NUMERAL = re.compile(r"[IVX]+")
_ROOT = 4
"""Letters that two spellings of a name share: “Rameses”, “Ramesses”."""


class Kin(NamedTuple):
    """Who is what of whom."""

    who: str
    of: str
    steps: int
    """How far down the line from *of* the first of them stands: 1 for a son, -2 for a grandfather."""
    line: str
    """Which line: straight down, to the side, or none."""
    words: str
    """The word for it, as it is written."""


@lru_cache(maxsize=REMEMBERED)
def kin_of(text: str) -> tuple[Kin, ...]:
    """Find who is called whose kin in *text*, a sentence."""
    low = text.lower()
    return tuple(_find(text)) if any(word in low for word in _QUICK) else ()


def _find(text: str) -> Iterator[Kin]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            steps, line = _KIN[match["kin"]]
            great = match["great"].count("great-") * (1 if steps > 0 else -1)
            yield Kin(match["who"], match["of"], steps + great, line, match["great"] + match["kin"])


def is_same_person(one: str, other: str) -> bool:
    """Tell whether two names may be of one person: one has all words of the other, and no other number."""
    names, others = (_keys(name) for name in (one, other))
    numbers = [{word for word in name.split() if _NUMERAL.fullmatch(word)} for name in (one, other)]
    alike = bool(names and others) and (names <= others or others <= names)
    return alike and (not all(numbers) or numbers[0] == numbers[1])


def _keys(name: str) -> set[str]:
    written = (word.strip(".,’'") for word in name.split())
    return {
        fold_word(word)[:_ROOT]
        for word in written
        if word[:1].isupper() and not _NUMERAL.fullmatch(word) and fold_word(word) not in STOP_WORDS
    }


def differs(mine: Kin, theirs: Kin) -> bool | None:
    """Tell whether two tell another thing of the same two people; None where they tell of others."""
    if is_same_person(mine.who, mine.of) or is_same_person(theirs.who, theirs.of):
        return None  # “Berg and his son Nils Berg”
    if is_same_person(mine.who, theirs.who) and is_same_person(mine.of, theirs.of):
        steps = theirs.steps
    elif is_same_person(mine.who, theirs.of) and is_same_person(mine.of, theirs.who):
        steps = -theirs.steps
    else:
        return None
    return (mine.steps, mine.line) != (steps, theirs.line)
