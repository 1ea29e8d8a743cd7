"""Answers with more decimals than their source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from briefdeck.language.needs import Need
from briefdeck.language.numbers.numbers import Quantity, find_quantities
from briefdeck.language.terms import known_terms
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import find_texts_of_cards
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q521",
    "An answer has no more decimals than its line.",
    "warning",
    why="Decimals that the source does not have claim a measurement that nobody made.",
    bad=example("""
        facts:
          - id: day-of-strike
            fact: The company loses about **$2.4 million** for each day of strike.
            cite: harbour:12
            topic: money
            cards:
              - q: How much did the company lose by each day of the strike in March 2031?
                a: About $2.40 million
        """),
    good=example("""
        facts:
          - id: day-of-strike
            fact: The company loses about **$2.4 million** for each day of strike.
            cite: harbour:12
            topic: money
            cards:
              - q: How much did the company lose by each day of the strike in March 2031?
                a: About $2.4 million
        """),
    reads=frozenset({Role.ANSWER}),
    needs=frozenset({Need.NUMBERS, Need.QUESTIONS}),
)

_DECIMALS = re.compile(r"[0-9]\.([0-9]+)")
_DIGITS = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find numbers with more decimals than the same numbers on the cited lines."""
    for text in find_texts_of_cards(fact, RULE.reads):
        for quantity in find_quantities(text.plain) if _DECIMALS.search(text.plain) else ():
            if cited := _less_precise(fact, quantity):
                message = f"“{quantity.written}” claims more precision than its line, which has {cited}"
                yield RULE.problem(text.text.location, message, fact.fact.id, quantity.written)


def _less_precise(fact: FactContext, quantity: Quantity) -> str:
    """Find how the lines write *quantity* where they have it with fewer decimals only; else ""."""
    same = [cited for cited in _cited_quantities(fact) if quantity.may_equal(cited)]
    most = max((_count_decimals(cited) for cited in same if _digits(cited) == _digits(quantity)), default=None)
    if most is None or most >= _count_decimals(quantity):
        return ""
    return next(cited.written for cited in same if _count_decimals(cited) == most)


def _cited_quantities(fact: FactContext) -> Iterator[Quantity]:
    for citation in fact.fact.cite:
        article = fact.context.article_index(citation.article)
        if article:
            for written in article.numbers_on(frozenset(citation.lines.numbers_within(article.entry.lines))):
                yield from known_terms(written).quantities


def _count_decimals(quantity: Quantity) -> int:
    decimals = _DECIMALS.search(quantity.written)
    return len(decimals[1]) if decimals else 0


def _digits(quantity: Quantity) -> Fraction | None:
    """Return the number that the digits alone write, without the scale; None where there is none.

    4.8 million has more decimals than 4,800,000 but is no more precise.
    """
    digits = _DIGITS.search(quantity.written)
    return Fraction(digits[0].replace(",", "")) if digits else None
