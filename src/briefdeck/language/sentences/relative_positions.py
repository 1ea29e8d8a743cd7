"""Relative positions: what is ahead of or north of what, or goes to it.

“Voss is ahead of Aske” is no “Aske is ahead of Voss”. What is compared with “than” is in `comparisons`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import MOST, Clauses
from briefdeck.language.words import STOP_WORDS

_PLACED = ENGLISH.roles.placed
_WAYS = frozenset(("against", "from", "into", "to"))
"""What follows a verb before the name of where something goes, or whom it is against."""
_JOINTS = _WAYS | {"of"}
_REACH = 4
"""Words behind “of” or “than” that call the second thing."""


class RelativePosition(NamedTuple):
    """Where one thing stands as seen from another."""

    word: tuple[str, str]
    """The stem of “ahead”, “north” or a verb, and what follows it: “of”, “to”."""
    first: frozenset[str]
    """The stems of the content words in front of it, in its sentence."""
    second: tuple[str, ...]
    """Those of the words that call the other thing."""
    at: int
    """Where the word stands."""


def find_positions(read: Clauses) -> Iterator[RelativePosition]:
    """Find what stands where in a sentence."""
    if not _JOINTS.isdisjoint(read.words):
        yield from islice(_find(read), MOST)


def _find(read: Clauses) -> Iterator[RelativePosition]:
    for at, word in enumerate(read.words[:-1]):
        joint = read.words[at + 1]
        placed = word in _PLACED and joint == "of"
        second = _behind(read, at + 2) if placed or (joint in _WAYS and word not in STOP_WORDS) else ()
        named = placed or (second and read.written[at].islower() and read.written[at + 2].istitle())
        if named and second and not second[0][0].isdigit():
            start = read.sentence_around(at)[0]
            first = frozenset(read.stems[place] for place in range(start, at) if read.words[place] not in STOP_WORDS)
            yield RelativePosition((read.stems[at], joint), first, second, at)


def _behind(read: Clauses, start: int) -> tuple[str, ...]:
    found: list[str] = []
    for place in range(start, min(len(read.words), start + _REACH)):
        if read.clause[place] != read.clause[start - 1] or (found and read.words[place] in STOP_WORDS):
            break
        if read.words[place] not in STOP_WORDS:
            found.append(read.stems[place])
    return tuple(found)


def is_turned_position(mine: RelativePosition, theirs: RelativePosition) -> bool:
    """Tell whether both say the same of two things, with the two the other way round."""
    return (
        mine.word == theirs.word
        and mine.second[-1] not in theirs.second
        and theirs.second[-1] in mine.first
        and theirs.second[-1] not in theirs.first
    )


def is_converse(says: Clauses, mine: int, line: Clauses, theirs: int) -> bool:
    """Tell whether the words that end before the two places tell of the same two things from either side.

    “The quay is north of the pier” and “the pier is south of the quay”.
    """
    if says.words[mine : mine + 1] != ("of",) or line.words[theirs : theirs + 1] != ("of",):
        return False
    behind, others = _behind(says, mine + 1), _behind(line, theirs + 1)
    return bool(behind and others) and behind[-1] in line.stems[:theirs] and others[-1] in says.stems[:mine]
