"""Cards that ask two questions at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.needs import Need
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import ANY_WH_WORD, PREPOSITION, WH_WORD, find_prompts
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q503",
    "A card asks one question.",
    "warning",
    why="Half an answer cannot be graded, so each question gets a card of its own (Matuschak, focused prompts).",
    bad=example("""
        cards:
          - q: Who signed the harbour treaty and when?
            a: Mara Lind, in 2031
        """),
    good=example("""
        cards:
          - q: Who signed the harbour treaty of 2031?
            a: Mara Lind
        """),
    reads=frozenset({Role.QUESTION}),
    needs=frozenset({Need.QUESTIONS}),
)

_SECOND_QUESTION = re.compile(rf"(?i),? (and (?:{PREPOSITION} )?{WH_WORD})\b")


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find questions with two question marks, or with "and when" or "and by whom" after a first question."""
    for prompt in find_prompts(fact):
        question = prompt.question
        marks = question.count("?")
        if marks > 1:
            yield RULE.problem(prompt.q.location, f"this asks {marks} questions: make a card of each", fact.fact.id)
            continue
        second = _SECOND_QUESTION.search(question)
        between = question.lower().startswith("between ")
        if second and not between and len(ANY_WH_WORD.findall(question, 0, second.start())) == 1:
            message = f"“{second[1]}” asks a second question: make a card of each"
            yield RULE.problem(prompt.q.location, message, fact.fact.id, second[1])
