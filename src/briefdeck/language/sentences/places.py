"""Places: beside which name a sentence says where something is or happens: “overturned near Orrin”, “Roth of Aske”."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.clauses import MOST, Clauses
from briefdeck.language.words import STOP_WORDS

_PLACING = ENGLISH.roles.placing
_BELONGING = ENGLISH.roles.belonging
_TIMES = ENGLISH.dates.names
_ARTICLES = frozenset(ENGLISH.grammar.articles)
_AWAY = frozenset(("with", "to", "from", "for", "by", "against"))
"""What no longer belongs to a place behind it: “the Aller at Brenz with the Ilme at Moss”."""
_STANDING_IN = frozenset(("one", "ones", "that", "those", "another", "others"))
_LONGEST = 4
"""Words of a name at the most."""


class NamedPlace(NamedTuple):
    """What stands before “near Orrin”, and the name there."""

    word: str
    """The stem of the word right before it: “overturned”, “talks”, “Roth”."""
    name: tuple[str, ...]
    """The stems of the words of the name."""
    near: frozenset[str]
    """Those of all content words behind it, up to the end of the clause: “near Orrin in Aske”."""
    at: int
    """Where the word stands."""


def has_other_at(read: Clauses, name: tuple[str, ...]) -> bool:
    """Tell whether a sentence says “the one in Kiel”, of whatever it names elsewhere."""
    return any(
        read.words[at] in _STANDING_IN and read.words[at + 1] in _PLACING and read.stems[at + 2] == name[0]
        for at in range(len(read.words) - 2)
    )


@lru_cache(maxsize=REMEMBERED)
def places_of(read: Clauses) -> tuple[NamedPlace, ...]:
    """Find what a sentence says to be where, or of where."""
    return tuple(islice(_find(read), MOST))


def _find(read: Clauses) -> Iterator[NamedPlace]:
    for at in range(len(read.words) - 2):
        joint = read.words[at + 1]
        is_name = not read.written[at].islower()
        if read.words[at] in STOP_WORDS or not (joint in _PLACING or (is_name and joint in _BELONGING)):
            continue
        start = at + 2 + (read.words[at + 2] in _ARTICLES)
        name = _name_at(read, start)
        if name and read.clause[start] == read.clause[at + 1] and read.words[start] not in _TIMES and name[0].isalpha():
            end = _end_of_names(read, at + 1)
            yield NamedPlace(read.stems[at], name, read.content_in(range(at + 1, end)), at)


def _end_of_names(read: Clauses, at: int) -> int:
    """Return where the place ends that begins there, with the names that a comma sets apart: “in Aske, Norrland”."""
    end = read.clause_around(at)[1]
    parts = (place for place in range(at + 2, end - 1) if read.words[place] in _AWAY)
    away = next((place for place in parts if read.written[place + 1].islower()), end)
    if away < end:
        return away
    while end < len(read.words) and read.clause[end] - read.clause[end - 1] <= 1 and read.written[end][0].isupper():
        end = read.clause_around(end)[1]
    return end


def _name_at(read: Clauses, start: int) -> tuple[str, ...]:
    """Return the stems of the words with capitals from that place on."""
    found: list[str] = []
    for place in range(start, min(len(read.words), start + _LONGEST)):
        apart = place > start and read.clause[place] != read.clause[place - 1]
        if apart or not read.written[place][0].isupper():
            break
        found.append(read.stems[place])
    return tuple(found)
