"""Opposites: where a sentence has a word or phrase whose opposite would turn it round."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from briefdeck.language.clauses import Clauses, clauses_of
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.words import stem

_FOLLOWED = 2
"""What it counts that the same content word follows: mostly that is what rose, or was sold."""


_PRONOUN = 1.3
"""What it counts that a pronoun follows, which may stand for it."""


class Turning(NamedTuple):
    """A word or phrase of a sentence that has an opposite."""

    start: int
    """The place of its first word."""
    end: int
    """The place after its last."""
    pair: int | str
    """Its pair of opposites: the number in the table, or the stem of a word of which WordNet has opposites."""
    side: int
    """On which side of the pair it stands: 0 or 1."""


def needs_both(turning: Turning) -> bool:
    """Tell whether its pair turns a statement round only where a line has both: what one sells another buys."""
    return isinstance(turning.pair, int) and turning.pair >= len(ENGLISH.opposites.turned)


class _Table(NamedTuple):
    exact: dict[str, list[tuple[int, int]]]
    stems: dict[str, list[tuple[int, int]]]
    phrases: dict[str, list[tuple[tuple[str, ...], int, int]]]


@cache
def _table() -> _Table:
    table = _Table({}, {}, {})
    for pair, sides in enumerate((*ENGLISH.opposites.turned, *ENGLISH.opposites.exchanged)):
        for side, entries in enumerate(sides):
            for entry in entries:
                stems = tuple(map(stem, entry.split()))
                if entry.startswith("="):
                    table.exact.setdefault(entry[1:], []).append((pair, side))
                elif len(stems) > 1:
                    table.phrases.setdefault(stems[0], []).append((stems, pair, side))
                else:
                    table.stems.setdefault(stems[0], []).append((pair, side))
    return table


@lru_cache(maxsize=REMEMBERED)
def turnings_of(text: str) -> tuple[Turning, ...]:
    """Find the words and phrases of *text* that have an opposite; none within a name."""
    return tuple(_find(clauses_of(text)))


def _find(read: Clauses) -> Iterator[Turning]:
    table = _table()
    for at, (word, stemmed) in enumerate(zip(read.words, read.stems, strict=True)):
        if at and not read.written[at].islower():
            continue
        for pair, side in (*table.exact.get(word, ()), *table.stems.get(stemmed, ())):
            yield Turning(at, at + 1, pair, side)
        for phrase, pair, side in table.phrases.get(stemmed, ()):
            if read.stems[at : at + len(phrase)] == phrase:
                yield Turning(at, at + len(phrase), pair, side)


@cache
def antonyms_of(stemmed: str) -> frozenset[str]:
    """Return the stems of the words that WordNet calls opposites of the word with that stem."""
    pairs = ENGLISH.antonyms.get(stemmed[:2], ())
    return frozenset(stem(other) for one, other in pairs if stem(one) == stemmed)


def places_of(text: str, stemmed: str, opposites: Collection[str]) -> Iterator[Turning]:
    """Find where *text* has one of *opposites*, stems of the opposites of *stemmed*; none within a name."""
    read = clauses_of(text)
    for opposite in opposites:
        for at in read.content.get(opposite, ()):
            if not at or read.written[at].islower():
                yield Turning(at, at + 1, stemmed, 1)


def context_shared(mine: Clauses, at: Turning, theirs: Clauses, there: Turning) -> float:
    """Measure how much of what stands around *at* in *mine* stands around *there* in *theirs*.

    A word that is in both counts by how near it is in each.
    """
    after, others = mine.content_after(at.end), theirs.content_after(there.end)
    followed = 0.0
    if after == others:
        followed = _FOLLOWED if after else 0
    elif others == "it" and after.isalpha():
        followed = _PRONOUN
    return followed + sum(
        _weight(mine, at, places) * _weight(theirs, there, theirs.content[stemmed])
        for stemmed, places in mine.content.items()
        if stemmed in theirs.content
    )


def _weight(read: Clauses, turning: Turning, places: list[int]) -> float:
    last = turning.end - 1
    away = ((place, max(turning.start - place, place - last)) for place in places)
    return max((read.nearness(last, place) / distance**0.5 for place, distance in away if distance > 0), default=0)
