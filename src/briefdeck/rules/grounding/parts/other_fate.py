"""What becomes of one and not of another: “killed a guard and hurt five miners”, not the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.sentences.tellers import numbers_of
from briefdeck.rules.fact_context import Claim

_FATES = {word: number for number, words in enumerate(ENGLISH.senses.fates) for word in words}


class _Fate(NamedTuple):
    """What a clause says becomes of whom."""

    kind: int
    """The number of its words."""
    word: str
    """The word, as it is written."""
    who: frozenset[str]
    """The stems of all other content words of the clause, and its numbers."""


class OtherFate(NamedTuple):
    """A word by which a claim says of some what its lines say of others only."""

    word: str
    theirs: str
    """The word by which the lines say something else of these."""


def find_other_fate(claim: Claim) -> OtherFate | None:
    """Find what *claim* says became of some whom its lines give another fate, and give that one to others."""
    mine = _fates_in(claim.plain)
    told = [fate for _, line in claim.cited.written_lines for fate in _fates_in(line)] if mine else []
    told += [fate for drawn in claim.fact.drawn_from for fate in _fates_in(drawn.plain)] if mine else []
    for fate in mine:
        same = [other for other in told if other.kind == fate.kind]
        others = [other for other in told if other.kind != fate.kind and other.who & fate.who]
        if others and same and all(other.who.isdisjoint(fate.who) for other in same):
            return OtherFate(fate.word, others[0].word)
    return None


@lru_cache(maxsize=REMEMBERED)
def _fates_in(text: str) -> tuple[_Fate, ...]:
    """Read what becomes of whom in each clause of *text* that tells one such thing, and denies nothing."""
    return tuple(fate for sentence in split_sentences(text) for fate in _read(clauses_of(sentence)))


def _read(read: Clauses) -> Iterator[_Fate]:
    for number in dict.fromkeys(read.clause):
        first, end = read.clause_around(read.clause.index(number))
        places = [at for at in range(first, end) if read.words[at] in _FATES]
        kinds = {_FATES[read.words[at]] for at in places}
        if len(kinds) == 1 and not any(first <= negation.at < end for negation in read.negations):
            told = {read.stems[at] for at in places}
            counted = numbers_of(clauses_of(" ".join(read.written[first:end])))
            who = (read.content_in(range(first, end)) - told) | counted
            yield _Fate(kinds.pop(), read.written[places[0]], frozenset(who))
