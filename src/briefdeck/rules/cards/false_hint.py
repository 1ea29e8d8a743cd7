"""Hints that the answer contradicts."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.markup import plain
from briefdeck.language.needs import Need
from briefdeck.language.numbers.hedges import bound
from briefdeck.language.numbers.numbers import Quantity, quantities
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.prompt import texts_of_cards
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q540",
    "A hint is true of its answer.",
    "warning",
    why="A hint that gives a wrong bound leads the one who follows it to a wrong answer.",
    bad=example("""
        cards:
          - q: How many passengers were stranded in March 2031?
            a: 1,200
            hint: fewer than a thousand
        """),
    good=example("""
        cards:
          - q: How many passengers were stranded in March 2031?
            a: 1,200
            hint: more than a thousand
        """),
    needs=frozenset({Need.NUMBERS, Need.STATEMENTS}),
)

_HELP = frozenset({Role.HELP})


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find hints that bound a number on the wrong side of the answer."""
    for text in texts_of_cards(fact, _HELP):
        answer = plain(text.card.a) if text.card and text.key == "hint" else ""
        answered = quantities(answer) if answer else []
        for hinted in quantities(text.plain) if len(answered) == 1 else ():
            if _is_beyond(text.plain, hinted, answered[0]):
                message = f"the answer “{answer}” is not what the hint says, “{text.plain}”"
                yield RULE.problem(text.text.location, message, fact.fact.id, hinted.written)


def _is_beyond(hint: str, hinted: Quantity, answered: Quantity) -> bool:
    """Tell whether *hinted*, a number of *hint*, bounds the number *answered* on the wrong side."""
    limit = bound(hint, hinted)
    if limit is None or limit.kind == "about":
        return False
    read = [(mine, right) for mine in hinted.readings for right in answered.readings if mine.unit == right.unit]
    measured = [(mine.value, right.value) for mine, right in read if mine.unit]
    pairs = measured or [(mine, right) for mine in hinted.plain for right in answered.plain]
    return all(right < mine if limit.kind == "at least" else right > mine for mine, right in pairs)
