"""Rules Q501–Q537: whether the cards ask well, each by itself and all together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from briefdeck.check.cards import answers, choices, questions, twins
from briefdeck.check.cards.clozes import clozes_read_well
from briefdeck.check.cards.side import Rule, Side, active, sides
from briefdeck.check.case import Case
from briefdeck.problem import Problem

Check = Callable[[Case], Iterator[Problem]]

_RULES: tuple[Rule, ...] = (*questions.RULES, *answers.RULES)
_CHOICE_RULES = choices.RULES
_ENGLISH: tuple[Rule, ...] = (*questions.ENGLISH, *answers.ENGLISH)
_ENGLISH_CHOICE_RULES = choices.ENGLISH


def questions_and_answers_read_well(case: Case) -> Iterator[Problem]:
    """A question is short, open and definite, and its answer is one short thing that has to be recalled."""
    english = is_english(case)
    rules = _RULES + (_ENGLISH if english else ())
    of_choices = rules + _CHOICE_RULES + (_ENGLISH_CHOICE_RULES if english else ())
    yield from _not_ignored(case, _found(sides(case), rules, of_choices))


def cloze_texts_read_well(case: Case) -> Iterator[Problem]:
    """A cloze text asks for a few words that its sentence leads to and does not tell."""
    found = (clozes_read_well(case, fact, card) for fact, card in active(case) if card.cloze)
    yield from _not_ignored(case, (problem for problems in found for problem in problems))


def cards_differ(case: Case) -> Iterator[Problem]:
    """No card is there twice, and each question can be told from every other."""
    yield from _not_ignored(case, twins.cards_differ(case))
    yield from _not_ignored(case, twins.questions_differ(case))
    if is_english(case):
        yield from _not_ignored(case, twins.reversed_questions_have_one_answer(case))


def _found(asked: Iterable[Side], rules: Sequence[Rule], of_choices: Sequence[Rule]) -> Iterator[Problem]:
    for side in asked:
        for rule in of_choices if side.options else rules:
            yield from rule(side)


def is_english(case: Case) -> bool:
    """Whether the bank is written in English."""
    return case.bank.language.lower().split("-")[0] == "en"


def _not_ignored(case: Case, problems: Iterable[Problem]) -> Iterator[Problem]:
    """*problems* without those of rules that their fact switches off."""
    return (problem for problem in problems if problem.code not in case.facts[problem.fact].ignore)


CHECKS: tuple[Check, ...] = (questions_and_answers_read_well, cloze_texts_read_well, cards_differ)
