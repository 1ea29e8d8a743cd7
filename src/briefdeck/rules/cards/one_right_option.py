"""Wrong options that are right."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefdeck.language.markup import plain
from briefdeck.language.needs import Need
from briefdeck.language.same_answer import is_same_answer
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.choice import Choice, Flaw, check_choices
from briefdeck.rules.cards.parts.prompt import find_same_questions, word_place
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q527",
    "One option is right.",
    "warning",
    why="A learner who is right must not be told otherwise (Haladyna, guideline on one right answer).",
    bad=example("""
        cards:
          - q: How many passengers were stranded in Visby?
            a: 1,200
            wrong: ["1200", "900", "2,400"]
        """),
    good=example("""
        cards:
          - q: How many passengers were stranded in Visby?
            a: 1,200
            wrong: ["1,500", "900", "2,400"]
        """),
    wants=frozenset({Need.NUMBERS}),
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the flaws of the multiple-choice questions of *fact*."""
    return check_choices(RULE, fact, partial(find_flaws, language=fact.language))


def find_flaws(choice: Choice, language: str = "en") -> Iterator[Flaw]:
    """Find wrong options that say the same as the right one; *language* is for `is_same_answer`."""
    for option in choice.wrong:
        if is_same_answer(plain(option), choice.answer, language):
            yield Flaw(option, f"“{option}” is right too: take a wrong one")


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find wrong options that are the answer of another card to the same question."""
    for pair in find_same_questions(context):
        for asking, answering in (pair, pair[::-1]):
            if RULE.code in pair[0].fact.ignore or not answering.a or not asking.is_choice:
                continue
            for option in asking.card.wrong:
                if is_same_answer(plain(option), answering.answer, context.language):
                    message = (
                        f"“{option}” answers the same question in “{answering.fact.id}”: take another wrong option"
                    )
                    advice = word_place(answering)
                    yield RULE.problem(option.location, message, asking.fact.id, advice=advice)
