"""A direction is not reversed: what rose on the line did not fall, and who sold did not buy."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.agents import cached_transfers, find_reversed, find_transfers
from briefdeck.language.modality import EXCHANGED, OPPOSITES, SourceSentence
from briefdeck.language.needs import Need
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.source_sentences import Derivation, derivations
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "A305",
    "What a line says rose, the fact does not say fell.",
    "warning",
    why="With figure and name right, a turned direction is what editors overlook: rose for fell, bought for sold, "
    "started for stopped.",
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
    needs=frozenset({Need.TEXTS, Need.STATEMENTS}),
)

_BOTH_WAYS = (*OPPOSITES, *(pair[::-1] for pair in OPPOSITES))
_ALL_WAYS = (*_BOTH_WAYS, *EXCHANGED, *(pair[::-1] for pair in EXCHANGED))
_DIRECTIONS: frozenset[str] = frozenset().union(*(words for words, _ in _ALL_WAYS))


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the reversed directions, directions given to something else, and names in exchanged roles."""
    for derived in fact.cached(derivations):
        if not derived.says.keys.isdisjoint(_DIRECTIONS):
            yield from _turned(derived)
            yield from _exchanged(derived)
        yield from _roles_turned(derived)


def _turned(derived: Derivation) -> Iterator[Problem]:
    """Find the words of which the lines have only the opposite."""
    mine = derived.says.keys
    theirs = frozenset().union(*(sentence.keys for sentence in derived.sentences))
    for words, opposites in _BOTH_WAYS:
        if mine & words and not mine & opposites and theirs & opposites and not theirs & words:
            word, opposite = min(mine & words), min(theirs & opposites)
            yield derived.problem(RULE, f"the fact says “{word}” where the line has “{opposite}”", word)


def _exchanged(derived: Derivation) -> Iterator[Problem]:
    """Find the words that go with something else where the line has both: one thing rose and another fell."""
    mine = derived.says.keys
    for words, opposites in _ALL_WAYS:
        if mine & words and not mine & opposites:
            both = [sentence for sentence in derived.sentences if sentence.keys & words and sentence.keys & opposites]
            if both and all(_goes_with_other(derived.says, sentence, words, opposites) for sentence in both):
                word = min(mine & words)
                yield derived.problem(RULE, f"“{word}” goes with something else on the line", word)


def _goes_with_other(
    says: SourceSentence, sentence: SourceSentence, words: frozenset[str], opposites: frozenset[str]
) -> bool:
    """Tell whether the neighbours of *words* in the fact are the neighbours of *opposites* on the line.

    The words after are compared first, then those before.
    """
    for near in (SourceSentence.after, SourceSentence.before):
        mine, same, other = near(says, words), near(sentence, words), near(sentence, opposites)
        if mine & (same | other):
            return mine.isdisjoint(same)
    return False


def _roles_turned(derived: Derivation) -> Iterator[Problem]:
    """Find two names whose roles at the same verb are exchanged on the line."""
    mine = find_transfers(derived.claim.plain)
    if mine:
        theirs = frozenset().union(*(cached_transfers(sentence.text) for sentence in derived.sentences))
        if find_reversed(mine, theirs) is not None:
            yield derived.problem(RULE, "the line has these two names the other way round")
