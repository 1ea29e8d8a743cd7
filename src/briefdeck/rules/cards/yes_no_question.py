"""Questions whose answer is yes or no."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.needs import Need
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import find_prompts, find_tag, is_closed, is_yes_or_no, offers_alternatives
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q505",
    "A question asks for more than yes or no.",
    "warning",
    why="A guess is right half of the time and recalls nothing (Matuschak, yes-or-no prompts).",
    bad=example("""
        cards:
          - q: Did the court side with the crews in 2031?
            a: Yes
        """),
    good=example("""
        cards:
          - q: With whom did the court side in 2031?
            a: The crews
        """),
    reads=frozenset({Role.QUESTION}),
    needs=frozenset({Need.QUESTIONS}),
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find yes-or-no questions, by their answer or by how they begin; leading questions belong to Q506."""
    for prompt in find_prompts(fact):
        if offers_alternatives(prompt) or find_tag(prompt.question):
            continue
        if is_yes_or_no(prompt.answer):
            message = "the answer is yes or no: ask who, what, when or how many"
            yield RULE.problem(prompt.q.location, message, fact.fact.id)
        elif is_closed(prompt.question):
            message = "this asks for yes or no: ask who, what, when or how many"
            yield RULE.problem(prompt.q.location, message, fact.fact.id, prompt.question.split(" ", 1)[0])
