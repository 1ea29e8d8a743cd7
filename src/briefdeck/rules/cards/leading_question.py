"""Questions that offer their answer or lead to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.needs import Need
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import find_prompts, find_tag, offers_alternatives
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q506",
    "A question does not offer its answer or lead to it.",
    "warning",
    why="An answer that can be read off the question is not recalled (Matuschak, leading questions).",
    bad=example("""
        cards:
          - q: Did ticket prices rise or fall in 2031?
            a: They fell
        """),
    good=example("""
        cards:
          - q: How did ticket prices change in 2031?
            a: They fell by a tenth
        """),
    reads=frozenset({Role.QUESTION}),
    needs=frozenset({Need.QUESTIONS}),
)

_ALTERNATIVES = re.compile(r"(?i)\b\w+ or (?:an? |the )?\w+")


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find tag questions, and "A or B?" questions whose answer is one of the two."""
    for prompt in find_prompts(fact):
        if offers_alternatives(prompt):
            words = _ALTERNATIVES.search(prompt.question)
            message = "the question offers its answer: ask without the alternatives, or make them options with `wrong:`"
            yield RULE.problem(prompt.q.location, message, fact.fact.id, words[0] if words else "")
        elif tag := find_tag(prompt.question):
            message = "the question tells what it wants to hear: ask openly"
            yield RULE.problem(prompt.q.location, message, fact.fact.id, tag)
