"""Periods: the stretch of time for which a number holds: "4,000 loaves a week", "in the third quarter"."""

from __future__ import annotations

from functools import lru_cache

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.clauses import Clauses

_WORDS = ENGLISH.periods


@lru_cache(maxsize=REMEMBERED)
def periods_of(read: Clauses) -> frozenset[tuple[str, int]]:
    """Find the periods that a sentence names, each with the number of its clause."""
    found = set()
    for at, word in enumerate(read.words):
        before = read.words[at - 1] if at else ""
        if word in _WORDS.adjectives:
            found.add((_WORDS.adjectives[word], read.clause[at]))
        elif (
            word in _WORDS.nouns
            and not _dates(read, at + 1)
            and read.words[at + 1 : at + 3] != ("and", "a")
            and (before in _WORDS.each or before in _WORDS.whole)
        ):
            found.add((_WORDS.nouns[word], read.clause[at]))
    return frozenset(found)


def _dates(read: Clauses, at: int) -> bool:
    """Tell whether what stands at that place makes a date of a stretch of time: “a year ago”, “a year from now”."""
    after = "".join(read.words[at : at + 1])
    moment = not _WORDS.moments.isdisjoint(read.words[at + 1 : at + 2])
    return after in _WORDS.dating and (after != "from" or moment)


def numbers_of(read: Clauses) -> dict[str, int]:
    """Return the numbers that a sentence writes in digits, each with the number of its clause."""
    return {word: read.clause[at] for at, word in enumerate(read.words) if word[0].isdigit()}
