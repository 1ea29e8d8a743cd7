"""Rules Q501–Q537: whether the cards ask well, each by itself and all together."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.check.cards import answers, choices, questions, twins
from briefdeck.check.cards.clozes import clozes_read_well
from briefdeck.check.cards.lists import what_is_shown_tells_little
from briefdeck.check.cards.side import Rule, active, sides
from briefdeck.check.each import Check, EachFact
from briefdeck.model import Fact
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext

_RULES: tuple[Rule, ...] = (*questions.SIDE_RULES, *answers.RULES)
_ENGLISH: tuple[Rule, ...] = (*questions.ENGLISH, *answers.ENGLISH)
"""Rules that know English words, for banks in English."""


@EachFact
def questions_and_answers_read_well(case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """A question is short, open and definite, and its answer is one short thing that has to be recalled."""
    rules, of_choices = case.cached(_rules)
    for side in sides(case, fact):
        for rule in of_choices if side.options else rules:
            yield from rule(side)


def _rules(case: CheckContext) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The rules for questions in the language of *case*, and those for multiple choice."""
    english = case.is_english
    rules = _RULES + (_ENGLISH if english else ())
    return rules, rules + choices.RULES + (choices.ENGLISH if english else ())


@EachFact
def cloze_texts_read_well(case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """A cloze text asks for a few words that its sentence leads to and does not tell."""
    for card in active(fact):
        if card.cloze:
            yield from clozes_read_well(case, fact, card, case.is_english)


@EachFact
def lists_and_timelines_read_well(_case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """An item of a list is one short thing; neither it nor a hint can be read off what stands around it."""
    for card in active(fact):
        yield from what_is_shown_tells_little(fact, card)


def cards_differ(case: CheckContext) -> Iterator[Problem]:
    """No card is there twice, and each question can be told from every other."""
    there = [side for fact in case.bank.facts for side in sides(case, fact)]
    yield from twins.cards_differ(case, there)
    yield from twins.questions_differ(case, there)
    if case.is_english:
        yield from twins.reversed_questions_have_one_answer(there)


CHECKS: tuple[Check, ...] = (
    questions_and_answers_read_well,
    cloze_texts_read_well,
    lists_and_timelines_read_well,
    cards_differ,
)
