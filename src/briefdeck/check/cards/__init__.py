"""Rules Q501–Q537: whether the cards ask well, each by itself and all together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefdeck.check.cards import answers, choices, questions, twins
from briefdeck.check.cards.clozes import clozes_read_well
from briefdeck.check.cards.lists import what_is_shown_tells_little
from briefdeck.check.cards.side import Rule, active, sides
from briefdeck.check.case import Case
from briefdeck.problem import Problem

_RULES: tuple[Rule, ...] = (*questions.RULES, *answers.RULES)
_ENGLISH: tuple[Rule, ...] = (*questions.ENGLISH, *answers.ENGLISH)
"""Rules that know English words, for banks in English."""


def questions_and_answers_read_well(case: Case) -> Iterator[Problem]:
    """A question is short, open and definite, and its answer is one short thing that has to be recalled."""
    english = is_english(case)
    rules = _RULES + (_ENGLISH if english else ())
    of_choices = rules + choices.RULES + (choices.ENGLISH if english else ())
    for side in sides(case):
        for rule in of_choices if side.options else rules:
            yield from rule(side)


def cloze_texts_read_well(case: Case) -> Iterator[Problem]:
    """A cloze text asks for a few words that its sentence leads to and does not tell."""
    english = is_english(case)
    for fact, card in active(case):
        if card.cloze:
            yield from clozes_read_well(case, fact, card, english)


def lists_and_timelines_read_well(case: Case) -> Iterator[Problem]:
    """An item of a list is one short thing; neither it nor a hint can be read off what stands around it."""
    for fact, card in active(case):
        yield from what_is_shown_tells_little(fact, card)


def cards_differ(case: Case) -> Iterator[Problem]:
    """No card is there twice, and each question can be told from every other."""
    there = list(sides(case))
    yield from twins.cards_differ(case, there)
    yield from twins.questions_differ(case, there)
    if is_english(case):
        yield from twins.reversed_questions_have_one_answer(there)


def is_english(case: Case) -> bool:
    """Whether the bank is written in English."""
    return case.bank.language.lower().split("-")[0] == "en"


CHECKS: tuple[Callable[[Case], Iterator[Problem]], ...] = (
    questions_and_answers_read_well,
    cloze_texts_read_well,
    lists_and_timelines_read_well,
    cards_differ,
)
