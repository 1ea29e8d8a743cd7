"""Answers that are a number within curly quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.problem import Cure, Edit, Problem, Rule, example
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q542",
    "An answer that is a number has no quotation marks around it.",
    "warning",
    why="A word processor makes curly marks of straight ones, and YAML takes curly ones for text: they are printed on "
    "the card. Somebody’s words keep their marks, and have them in the fact, too.",
    bad=example("""
        facts:
          - id: day-of-strike
            fact: The company loses about **$2.4 million** for each day of strike.
            cite: harbour:12
            topic: money
            cards:
              - q: How much did the company lose by each day of the strike in March 2031?
                a: “$2.4 million”
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
)

_MARKED = re.compile(r"[“”„\"](?P<number>[$€£¥]?\s?[-−]?\d[\d.,\s]{0,20}(?:\s?[^\W\d_]{1,20}|\s?[%‰°]){0,2})[“”„\"]")
"""A number with up to two words behind it, such as its unit."""


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find answers and options that are a number in curly marks."""
    for card in fact.fact.cards:
        for text in (card.a, *card.accept, *card.wrong, *card.items):
            if text and text not in fact.fact.fact and (marked := _MARKED.fullmatch(text)):
                message = f"{text} is a number with quotation marks around it, which are printed with it"
                cure = Cure(f"write {marked['number']}", (Edit(text.location, str(text), marked["number"]),))
                yield RULE.problem(text.location, message, fact.fact.id, text, cures=(cure,))
