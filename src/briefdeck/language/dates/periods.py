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
        after = read.words[at + 1] if at + 1 < len(read.words) else ""
        if word in _WORDS.adjectives:
            found.add((_WORDS.adjectives[word], read.clause[at]))
        elif (
            word in _WORDS.nouns
            and after not in _WORDS.dating
            and read.words[at + 1 : at + 3] != ("and", "a")
            and (before in _WORDS.each or before in _WORDS.whole)
        ):
            found.add((_WORDS.nouns[word], read.clause[at]))
    return frozenset(found)


def numbers_of(read: Clauses) -> dict[str, int]:
    """Return the numbers that a sentence writes in digits, each with the number of its clause."""
    return {word: read.clause[at] for at, word in enumerate(read.words) if word[0].isdigit()}
