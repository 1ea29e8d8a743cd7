"""What is told of the only one, and of all others: “the only town to shrink”, “every other town grew”."""

from __future__ import annotations

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses

_ALONE = ENGLISH.clauses.alone
_RELATIVE = ENGLISH.grammar.relative
_THE_OTHERS = tuple(tuple(phrase.split()) for phrase in ENGLISH.clauses.the_others)
_NO_SUBJECT = frozenset((*ENGLISH.grammar.prepositions, *ENGLISH.clauses.likening))
"""What stands before others of whom nothing is said: “as in every other town”."""


def is_of_others(says: Clauses, at: int, line: Clauses, there: int) -> bool:
    """Tell whether *says* tells of all others what *line* tells of the only one, at these places."""
    return _tells_of_others(says, at) and _tells_of_one(line, there)


def _tells_of_one(read: Clauses, at: int) -> bool:
    """Tell whether an “only” stands before that place: in its clause, or in the one that its “which” belongs to."""
    first, _ = read.clause_around(at)
    if read.words[first] in _RELATIVE and first:
        first, _ = read.clause_around(first - 1)
    return not _ALONE.isdisjoint(read.words[first:at])


def _tells_of_others(read: Clauses, at: int) -> bool:
    """Tell whether the subject of the clause of that place, before it, is all others; “other ports” are if it opens."""
    first, _ = read.clause_around(at)
    for place in range(first, at):
        begins = place == first
        if any(read.words[place : place + len(phrase)] == phrase for phrase in _THE_OTHERS):
            return begins or read.words[place - 1] not in _NO_SUBJECT
        if begins and read.words[place] in ENGLISH.clauses.others:
            return True
    return False
