"""Comparisons: what is older than, ahead of or north of what. “Voss is ahead of Aske” is no “Aske is ahead of Voss”."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from briefdeck.language.clauses import MOST, Clauses
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.words import STOP_WORDS

_MORE = frozenset(("more", "less", "fewer", "better", "worse"))
_PLACED = ENGLISH.roles.placed
_REACH = 4
"""Words behind “than” or “of” that call what something is compared with."""


class Comparison(NamedTuple):
    """A comparison of a sentence."""

    relation: tuple[str, str]
    """The stem of the word that compares, and “than” or “of” behind it."""
    before: frozenset[str]
    """The stems of the content words in front of it, in its sentence."""
    behind: tuple[str, ...]
    """Those of the words that call what something is compared with."""
    at: int
    """Where the word stands."""


def comparisons_of(read: Clauses) -> Iterator[Comparison]:
    """Find the comparisons of a sentence."""
    yield from islice(_find(read), MOST)


def _find(read: Clauses) -> Iterator[Comparison]:
    for at, word in enumerate(read.words[:-1]):
        joint = read.words[at + 1]
        if joint == "than":
            compares = word in _MORE or word.endswith("er") or read.words[max(0, at - 1)] in _MORE
        else:
            compares = joint == "of" and word in _PLACED
        behind = _behind(read, at + 2) if compares else ()
        if behind and not behind[0][0].isdigit():
            first = read.sentence_around(at)[0]
            before = frozenset(read.stems[place] for place in range(first, at) if read.words[place] not in STOP_WORDS)
            yield Comparison((read.stems[at], joint), before, behind, at)


def _behind(read: Clauses, start: int) -> tuple[str, ...]:
    found: list[str] = []
    for place in range(start, min(len(read.words), start + _REACH)):
        if read.clause[place] != read.clause[start - 1] or (found and read.words[place] in STOP_WORDS):
            break
        if read.words[place] not in STOP_WORDS:
            found.append(read.stems[place])
    return tuple(found)


def is_turned(mine: Comparison, theirs: Comparison) -> bool:
    """Tell whether both say the same of two things, with the two the other way round."""
    return (
        mine.relation == theirs.relation
        and mine.behind[-1] != theirs.behind[-1]
        and theirs.behind[-1] in mine.before
        and theirs.behind[-1] not in theirs.before
        and mine.behind[-1] not in theirs.behind
    )


def is_converse(says: Clauses, mine: int, line: Clauses, theirs: int) -> bool:
    """Tell whether the words that end before the two places compare the same two things from either side.

    “Voss is older than Aske” and “Aske is younger than Voss”.
    """
    joint = says.words[mine : mine + 1]
    if joint not in (("than",), ("of",)) or line.words[theirs : theirs + 1] != joint:
        return False
    behind, others = _behind(says, mine + 1), _behind(line, theirs + 1)
    return bool(behind and others) and behind[-1] in line.stems[:theirs] and others[-1] in says.stems[:mine]
