"""Answers that are too long to be one memory."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import Answer, find_answers
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q501",
    "An answer has at most 12 words and 80 characters.",
    "warning",
    why="A long answer is several memories that fail together (Wozniak, rule 4, minimum information).",
    bad=example("""
        cards:
          - q: Why did the ferry crews stop work?
            a: Because the company had cut their night pay twice within a year without asking the union first
        """),
    good=example("""
        cards:
          - q: Why did the ferry crews stop work?
            a: The company had cut their night pay
        """),
    reads=frozenset({Role.ANSWER}),
)

MOST_WORDS, MOST_CHARACTERS = 12, 80
"""Of an answer (Wozniak, rule 4: minimum information)."""


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the answers, items and deletions that are too long; Q516 counts the words of deletions."""
    for answer in find_answers(fact, RULE.reads):
        if message := _complaint(answer):
            yield RULE.problem(answer.text.location, message, fact.fact.id)


def _complaint(answer: Answer) -> str:
    words, characters = len(answer.shown.split()), len(answer.shown)
    if answer.kind == "item" and (words > MOST_WORDS or characters > MOST_CHARACTERS):
        return f"an item has {words} words: shorten it to {MOST_WORDS}, in {MOST_CHARACTERS} characters"
    if words > MOST_WORDS and answer.kind == "answer":
        return f"the answer has {words} words: split it, or shorten it to {MOST_WORDS}"
    if characters > MOST_CHARACTERS and words <= MOST_WORDS:
        return f"the {answer.kind} has {characters} characters: split it, or shorten it to {MOST_CHARACTERS}"
    return ""
