"""What takes the place of what in a sentence: “from road to rail”, “replaced homework with reading hours”."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import MOST, Clauses
from briefdeck.language.words import STOP_WORDS, stem

_FORMS = (
    *(
        (tuple(map(stem, verb.split())), tuple(phrase.split()))
        for verbs, joining in ENGLISH.clauses.replacing
        for verb in verbs
        for phrase in joining
    ),
    (("from",), ("to",)),
)
"""The stems of what stands before the old thing, and the words between it and the new one."""
_BEGINNINGS = frozenset(verb[0] for verb, _ in _FORMS)
_SPAN = 6
"""Words at the most from one to the other."""


class Replacement(NamedTuple):
    """Two things of which one takes the place of the other, each as the stems of its content words."""

    old: frozenset[str]
    new: frozenset[str]
    at: int
    """The place of the word that tells it."""


def replacements_of(read: Clauses) -> Iterator[Replacement]:
    """Find what takes the place of what in a sentence, where both stand behind the verb."""
    return islice(_find(read), MOST)


def _find(read: Clauses) -> Iterator[Replacement]:
    for at in [place for place, stemmed in enumerate(read.stems) if stemmed in _BEGINNINGS]:
        for verb, joining in _FORMS:
            start = at + len(verb)
            if read.stems[at:start] != verb:
                continue
            end = min(read.clause_around(at)[1], start + _SPAN)
            joins = next((place for place in range(start, end) if read.words[place:][: len(joining)] == joining), 0)
            old = read.content_in(range(start, joins)) if joins else frozenset()
            if old:
                yield Replacement(old, _first_behind(read, joins + len(joining), len(old)), at)


def _first_behind(read: Clauses, start: int, count: int) -> frozenset[str]:
    """Return the stems of the first *count* content words from the place *start* on, in its clause."""
    end = read.clause_around(start - 1)[1]
    content = (read.stems[place] for place in range(start, end) if read.words[place] not in STOP_WORDS)
    return frozenset(islice(content, count))
