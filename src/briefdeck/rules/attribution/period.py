"""A number holds for the stretch of time for which its line gives it: a quarter's figure is not the year's."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.dates.periods import numbers_of, periods_of
from briefdeck.language.needs import Need
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.source_sentences import Derivation, find_derivations
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "A312",
    "A number holds for the day, quarter or year for which its line gives it.",
    "warning",
    why="The figure is right, and yet four times too small: a quarter’s sales are not the year’s.",
    bad=example("""
        facts:
          - id: aurora
            fact: The Aurora carries 900 passengers a day.
            cite: quay:4
            topic: strike
        """),
    good=example("""
        facts:
          - id: aurora
            fact: The Aurora carries 900 passengers a week.
            cite: quay:4
            topic: strike
        """),
    reads=STATING,
    needs=frozenset({Need.TEXTS, Need.STATEMENTS}),
)


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the numbers that are given for another stretch of time."""
    for derived in find_derivations(fact):
        yield from _other_period(derived)


def _other_period(derived: Derivation) -> Iterator[Problem]:
    says = derived.clauses
    named = {period for period, _ in periods_of(says)}
    for number, clause in numbers_of(says).items() if named else ():
        lines = [line for line in derived.cited_clauses if number in numbers_of(line)]
        mine = {period for period, each in periods_of(says) if each == clause}
        theirs = {period for line in lines for period, _ in periods_of(line)}
        if mine and theirs and mine.isdisjoint(theirs) and named.isdisjoint(theirs):
            message = f"the fact gives {number} for the {min(mine)}, the line for the {min(theirs)}"
            yield derived.problem(RULE, message, number)
            return
