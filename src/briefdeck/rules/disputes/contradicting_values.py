"""Facts that give different values for the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from briefdeck.language.same_answer import is_same_answer
from briefdeck.located import LocatedStr
from briefdeck.model import Fact
from briefdeck.model.bank import rivals_by_fact
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "D601",
    "Facts that give different values for one thing are in one dispute.",
    why="Two cards that contradict each other cannot both be learned, and a reader takes one of them for a "
    "mistake. Where the articles disagree, a dispute says so; else one of the facts is wrong.",
    bad=example("""
        facts:
          - id: count-of-the-union
            fact: The union counted at least **85 captains** on strike.
            cite: harbour:8
            topic: strike
            said_by: the union
            value: {captains-on-strike: at least 85}
          - id: count-of-the-company
            fact: The company counted **60 captains** on strike.
            cite: quay:2
            topic: strike
            said_by: the company
            value: {captains-on-strike: 60}
        """),
    good=example("""
        facts:
          - id: count-of-the-union
            fact: The union counted at least **85 captains** on strike.
            cite: harbour:8
            topic: strike
            said_by: the union
            value: {captains-on-strike: at least 85}
          - id: count-of-the-company
            fact: The company counted **60 captains** on strike.
            cite: quay:2
            topic: strike
            said_by: the company
            value: {captains-on-strike: 60}
        disputes:
          - id: count-of-captains
            question: How many captains were on strike?
            facts: [count-of-the-union, count-of-the-company]
            note: Neither side says how it counted.
        """),
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find pairs of facts whose `value:` differs for the same key, and that share no dispute."""
    rivals = rivals_by_fact(context.bank)
    values_by_thing: dict[str, list[tuple[Fact, LocatedStr]]] = defaultdict(list)
    for fact in context.bank.held_facts:
        for key, given_value in fact.value.items():
            values_by_thing[str(key)].append((fact, given_value))
    for thing, values in values_by_thing.items():
        for (earlier, earlier_value), (later, value) in combinations(values, 2):
            same = is_same_answer(earlier_value, value, context.language)
            if not same and str(later.id) not in rivals.get(str(earlier.id), ()):
                message = (
                    f"“{thing}” is {value} here and {earlier_value} in “{earlier.id}”: put both facts in a dispute, or "
                    "correct one"
                )
                advice = f"“{earlier.id}” stands on line {earlier.id.location.line}"
                yield RULE.problem(value.location, message, later.id, value, advice)
