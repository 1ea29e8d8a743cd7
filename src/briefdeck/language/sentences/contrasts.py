"""Contrasts: “fuel rather than the dispute” takes one thing and leaves out another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.clauses import MOST, Clauses
from briefdeck.language.words import STOP_WORDS

_LEAVING_OUT = frozenset(tuple(phrase.split()) for phrase in ENGLISH.clauses.leaving_out)
_LONGEST = 3
"""Content words on either side that are looked at."""


class Contrast(NamedTuple):
    """What is taken and what is left out, as the stems of the content words."""

    taken: frozenset[str]
    left_out: frozenset[str]


def has_contrast(read: Clauses) -> bool:
    """Tell whether a sentence takes one thing and leaves out another."""
    return bool(contrasts_of(read))


@lru_cache(maxsize=REMEMBERED)
def contrasts_of(read: Clauses) -> tuple[Contrast, ...]:
    """Find what a sentence takes and what it leaves out."""
    return tuple(islice(_find(read), MOST))


def _find(read: Clauses) -> Iterator[Contrast]:
    for at in range(1, len(read.words) - 1):
        if read.words[at : at + 2] in _LEAVING_OUT:
            length = 2
        elif (
            read.words[at] == "not"
            and read.clause[at - 1] != read.clause[at]
            and read.clause[at - 1] + 1 == read.clause[at]
        ):
            length = 1
        else:
            continue
        before, behind = _content(read, range(at - 1, -1, -1)), _content(read, range(at + length, len(read.words)))
        if before and behind:
            yield Contrast(before - behind, behind - before)


def _content(read: Clauses, places: range) -> frozenset[str]:
    """Return the stems of the first content words at *places*, up to the end of their clause."""
    found: set[str] = set()
    for place in places:
        apart = read.clause[place] != read.clause[places[0]] or read.words[place] in ENGLISH.clauses.behind_left_out
        if apart or len(found) == _LONGEST:
            break
        if read.words[place] not in STOP_WORDS:
            found.add(read.stems[place])
    return frozenset(found)


def is_turned_contrast(says: Clauses, line: Clauses) -> bool:
    """Tell whether *says* takes what *line* leaves out: in the place of what that takes, or besides it."""
    mine = contrasts_of(says)
    for theirs in contrasts_of(line):
        if any(each.taken & theirs.left_out and each.left_out & theirs.taken for each in mine):
            return True
        if mine or says.negations or not theirs.left_out <= says.content.keys():
            continue
        others = line.content.keys() & says.content.keys() - theirs.taken - theirs.left_out
        taken = theirs.taken & says.content.keys()
        if others and (not taken or _are_joined(says, taken, theirs.left_out)):
            return True
    return False


def _are_joined(says: Clauses, some: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether *says* has “and” between the two."""
    places = [at for at, word in enumerate(says.words) if word == "and"]
    return any(
        not some.isdisjoint(says.stems[max(0, at - 2) : at]) and not others.isdisjoint(says.stems[at + 1 : at + 4])
        for at in places
    )
