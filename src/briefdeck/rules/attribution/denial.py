"""What a line denies, the fact does not affirm, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.needs import Need
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.source_sentences import Derivation, derivations
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "A302",
    "What a line denies, the fact does not affirm.",
    "warning",
    why="A “not” that is lost, or slips in, turns a statement into its opposite, and no figure or name shows it.",
    bad=example("""
        facts:
          - id: routes
            fact: Two of the nine routes do not run, the company says.
            cite: quay:2
            topic: strike
        """),
    good=example("""
        facts:
          - id: routes
            fact: Two of the nine routes still run, the company says.
            cite: quay:2
            topic: strike
        """),
    reads=STATING,
    needs=frozenset({Need.TEXTS, Need.STATEMENTS}),
)


_GIVING_UP = frozenset("abandon abandoned abandons change changed changes changing reverse reversed reverses".split())
"""Words by which a line and a fact tell that a denial does not last."""


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the statements that drop a “not” of their line, or add one."""
    for derived in fact.cached(derivations):
        if derived.says.negative:
            yield from _added_negation(derived)
        elif not derived.question.negative:
            yield from _lost_negation(derived)


def _lost_negation(derived: Derivation) -> Iterator[Problem]:
    given_up = _GIVING_UP & derived.says.keys
    if all(sentence.negated & derived.says.stems and not sentence.keys & given_up for sentence in derived.sentences):
        yield derived.problem(RULE, "the line negates what the fact says; keep its “not”")


def _added_negation(derived: Derivation) -> Iterator[Problem]:
    if not any(sentence.negative for sentence in derived.sentences):
        known = frozenset().union(*(sentence.stems for sentence in derived.sentences))
        if derived.says.negated & known:
            yield derived.problem(RULE, "the fact negates what the line says: say it as the line does")
