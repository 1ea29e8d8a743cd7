"""Disputes in which one side, or both, are retired."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "D603",
    "A dispute is about two facts or more that are still held.",
    why="It takes two. When one side has been given up, the dispute is over: take it out, or name the fact that "
    "now stands against the other.",
    bad=example("""
        disputes:
          - id: how-many-captains
            question: How many captains were on strike?
            facts: [captains-union]
            note: The union counts at least 85.
        """),
    good=example("""
        disputes:
          - id: how-many-captains
            question: How many captains were on strike?
            facts: [captains-union, captains-company]
            note: The union counts at least 85, the company 60; neither says how it counted.
        """),
)

FEWEST_FACTS = 2


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find disputes with fewer than two facts that are not retired."""
    retired = {str(fact.id) for fact in context.bank.facts if fact.retired is not None}
    for dispute in context.bank.disputes:
        held = {str(fact) for fact in dispute.facts} - retired
        if len(held) < FEWEST_FACTS:
            count = "one fact that is still held" if held else "no fact that is still held"
            message = f"the dispute “{dispute.id}” has {count}: it takes two"
            yield RULE.problem(dispute.id.location, message)
