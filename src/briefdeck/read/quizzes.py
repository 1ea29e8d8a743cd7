"""Quizzes: whether what they name is there, and whether they ask anything."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.model import Bank, Fact, Quiz
from briefdeck.problem import Problem
from briefdeck.read.references import reused, unknown
from briefdeck.rules.old_docs import RULES


def quiz_faults(bank: Bank, lost: set[str], has_topics: bool) -> Iterator[Problem]:
    """What is wrong with the quizzes of *bank*; *lost* are the ids of facts that could not be read."""
    known = lost | {str(fact.id) for fact in bank.facts}
    yield from reused("quiz", [quiz.id for quiz in bank.quiz if quiz.id])
    for position, quiz in enumerate(bank.quiz):
        if position and not quiz.id:
            message = "this quiz has no `id:`: every quiz but the first needs one"
            yield _complaint(quiz, bank, "Y119", message)
        faults = [*unknown("topic", quiz.topics, bank.topics if has_topics else quiz.topics)]
        faults += unknown("fact", (*quiz.facts, *quiz.open), known)
        yield from faults
        if (
            not faults
            and not any(lost)
            and (quiz.topics or quiz.facts)
            and not any(_asks(quiz, fact) for fact in bank.facts)
        ):
            message = "this quiz asks nothing: no fact that it names has a card that is still held"
            yield _complaint(quiz, bank, "Y125", message)


def _asks(quiz: Quiz, fact: Fact) -> bool:
    """Whether *quiz* has a question about *fact*."""
    held = fact.retired is None and any(card.retired is None for card in fact.cards)
    return held and (not quiz.topics or fact.topic in quiz.topics) and (not quiz.facts or fact.id in quiz.facts)


def _complaint(quiz: Quiz, bank: Bank, code: str, message: str) -> Problem:
    """A problem at the first thing that *quiz* says, or else at the title of the bank."""
    at = next(filter(None, (quiz.id, quiz.title, *quiz.topics, *quiz.facts)), bank.title)
    return RULES[code].problem(at.location, message, words=at)
