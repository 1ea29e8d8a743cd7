"""A direction is not reversed: what rose on the line did not fall, and what was passed was not rejected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from briefdeck.language.agents import cached_transfers, find_reversed, find_transfers
from briefdeck.language.clauses import clauses_of
from briefdeck.language.opposites import Turning, antonyms_of, context_shared, needs_both, places_of, turnings_of
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.source_sentences import STATING, Derivation, derivations
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "A305",
    "What a line says rose, the fact does not say fell.",
    "warning",
    why="With figure and name right, a turned direction is what editors overlook: rose for fell, bought for sold, "
    "passed for rejected. Where a line has both, the words around each tell which of them is meant.",
    bad=example("""
        facts:
          - id: work
            fact: Ferry crews in Norrland started work on Monday.
            cite: harbour:6
            topic: strike
        """),
    good=example("""
        facts:
          - id: work
            fact: Ferry crews in Norrland stopped work on Monday.
            cite: harbour:6
            topic: strike
        """),
    reads=STATING,
)

_ENOUGH = 0.35
"""How much of the words around two opposites must be shared for them to speak of the same thing."""
_NEARLY = 0.8
"""A place that shares so much of what the best one shares may be meant as well."""
_VERY_WORD = 1.3
"""So much more likely it is that the same word is meant than that its opposite is."""
_JOINED = 2
"""Two words that stand so close, such as “born and died”, are said of the same thing."""


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the words turned round, and the names in exchanged roles."""
    for derived in fact.cached(derivations):
        yield from islice(_turned_round(derived), 1)


def _turned_round(derived: Derivation) -> Iterator[Problem]:
    yield from _turned(derived)
    yield from _antonyms(derived)
    yield from _roles_turned(derived)


def _turned(derived: Derivation) -> Iterator[Problem]:
    """Find the words whose opposite stands in their place on the lines."""
    text, lines = derived.claim.plain, [sentence.text for sentence in derived.cited]
    found = turnings_of(text)
    for mine in found:
        alike = [(line, theirs) for line in lines for theirs in turnings_of(line) if theirs.pair == mine.pair]
        if needs_both(mine) and len({theirs.side for _, theirs in alike}) < 2:
            continue
        nearest = _nearest(text, mine, alike)
        rivals = [other for other in found if other.pair == mine.pair]
        if nearest and all(
            _is_opposite(text, mine, there) and _fits_best(text, mine, rivals, there) for there in nearest
        ):
            yield _problem(derived, mine, nearest[0])


def _antonyms(derived: Derivation) -> Iterator[Problem]:
    """Find the words that no line has where a line has what WordNet calls their opposite."""
    text = derived.claim.plain
    read, lines = clauses_of(text), [sentence.text for sentence in derived.cited]
    here = frozenset().union(*(clauses_of(line).stems for line in lines))
    for stemmed, (at, *_) in read.content.items():
        opposites = antonyms_of(stemmed) & here if stemmed not in here and read.written[at].islower() else ()
        mine = Turning(at, at + 1, stemmed, 0)
        found = _nearest(text, mine, [(line, there) for line in lines for there in places_of(line, stemmed, opposites)])
        if found and all(_is_opposite(text, mine, there) for there in found):
            yield _problem(derived, mine, found[0])


class _Counterpart(NamedTuple):
    """A word or phrase on a line, of the same pair as one in the fact."""

    text: str
    """The sentence."""
    turning: Turning
    shared: float
    """How much of the words around the two is shared."""


def _nearest(text: str, mine: Turning, places: Iterable[tuple[str, Turning]]) -> list[_Counterpart]:
    """List those of *places* on the lines that speak of the same thing as *mine*."""
    found = [_Counterpart(line, theirs, _shared(text, mine, line, theirs)) for line, theirs in places]
    most = max((each.shared for each in found), default=0)
    if most < _ENOUGH:
        return []
    near = [each for each in found if each.shared >= most * _NEARLY]
    return [*near, *(each for each in found if each not in near and any(_is_joined(each, other) for other in near))]


def _is_joined(one: _Counterpart, other: _Counterpart) -> bool:
    return one.text == other.text and abs(one.turning.start - other.turning.start) <= _JOINED


def _shared(text: str, mine: Turning, line: str, theirs: Turning) -> float:
    read, other = clauses_of(text), clauses_of(line)
    very_word = read.stems[mine.start] == other.stems[theirs.start]
    return context_shared(read, mine, other, theirs) * (_VERY_WORD if very_word else 1)


def _fits_best(text: str, mine: Turning, rivals: Iterable[Turning], there: _Counterpart) -> bool:
    """Tell whether no other word of the fact, of the same pair, is more likely what was drawn from *there*."""
    shared = (_shared(text, other, there.text, there.turning) for other in rivals if other != mine)
    return all(each <= there.shared for each in shared)


def _is_opposite(text: str, mine: Turning, there: _Counterpart) -> bool:
    """Tell whether the two say the opposite: they do not where only one of them has a “not”."""
    negated = clauses_of(there.text).is_negated(there.turning.start)
    return mine.side != there.turning.side and clauses_of(text).is_negated(mine.start) == negated


def _problem(derived: Derivation, mine: Turning, there: _Counterpart) -> Problem:
    word = _words(derived.claim.plain, mine)
    message = f"the fact says “{word}” where the line has “{_words(there.text, there.turning)}”"
    return derived.problem(RULE, message, word)


def _words(text: str, turning: Turning) -> str:
    return " ".join(clauses_of(text).written[turning.start : turning.end])


def _roles_turned(derived: Derivation) -> Iterator[Problem]:
    """Find two names whose roles at the same verb are exchanged on the line."""
    mine = find_transfers(derived.claim.plain)
    if mine:
        theirs = frozenset().union(*(cached_transfers(sentence.text) for sentence in derived.sentences))
        if find_reversed(mine, theirs) is not None:
            yield derived.problem(RULE, "the line has these two names the other way round")
