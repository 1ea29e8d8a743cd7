"""Disputes whose facts agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.language.same_answer import is_same_answer
from briefdeck.model import Fact
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "D604",
    "The facts of a dispute disagree.",
    why="Where both facts give the same value, the reader of the brief looks in vain for the difference.",
    bad=example("""
        facts:
          - id: passengers
            fact: The strike stranded **1,200 passengers** on four islands.
            cite: harbour:6
            topic: strike
            value: {passengers-stranded: "1,200"}
          - id: travellers
            fact: On four islands 1,200 passengers waited for a ferry.
            cite: harbour:6
            topic: strike
            value: {passengers-stranded: "1,200"}
        disputes:
          - id: how-many-passengers
            question: How many passengers were stranded?
            facts: [passengers, travellers]
        """),
    good=example("""
        facts:
          - id: passengers
            fact: The strike stranded **1,200 passengers** on four islands.
            cite: harbour:6
            topic: strike
            value: {passengers-stranded: "1,200"}
          - id: travellers
            fact: On four islands 1,200 passengers waited for a ferry.
            cite: harbour:6
            topic: strike
            value: {passengers-stranded: "1,200"}
        """),
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find disputes whose facts give the same value for every key of `value:` that they share."""
    for dispute in context.bank.disputes:
        facts = [context.facts[fact] for fact in dispute.facts if fact in context.facts]
        shared = set.intersection(*({str(thing) for thing in fact.value} for fact in facts)) if facts else set()
        if len(facts) > 1 and shared and all(_agree(facts, thing, context.language) for thing in shared):
            things = ", ".join(sorted(shared))
            message = f"the facts of “{dispute.id}” agree on {things}: nothing is disputed"
            yield RULE.problem(dispute.id.location, message)


def _agree(facts: Sequence[Fact], thing: str, language: str) -> bool:
    first, *others = [value for fact in facts for key, value in fact.value.items() if key == thing]
    return all(is_same_answer(first, value, language) for value in others)
