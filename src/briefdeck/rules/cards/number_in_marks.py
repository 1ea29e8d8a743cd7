"""Answers that are a number within curly quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.model.roles import Role
from briefdeck.problem import Cure, Edit, Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import find_answers
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
    reads=frozenset({Role.ANSWER, Role.SPELLING, Role.OPTION}),
)

_MARKED = re.compile(r"[“”„\"](?P<number>[$€£¥]?\s?[-−]?\d[\d.,\s]{0,20}(?:\s?[^\W\d_]{1,20}|\s?[%‰°]){0,2})[“”„\"]")
"""A number with up to two words behind it, such as its unit."""


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find answers and options that are a number in curly marks."""
    for answer in find_answers(fact, RULE.reads):
        marked = _MARKED.fullmatch(answer.shown)
        if marked and answer.shown not in fact.fact.fact:
            message = f"{answer.shown} is a number with quotation marks around it, which are printed with it"
            whole = answer.shown == answer.text
            edit = Edit(answer.text.location, answer.shown, marked["number"])
            cures = (Cure(f"write {marked['number']}", (edit,)),) if whole else ()
            yield RULE.problem(answer.text.location, message, fact.fact.id, answer.shown, cures=cures)
