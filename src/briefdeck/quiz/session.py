"""A quiz that is being taken: the option that an entry means, the answers, and the score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Literal, NamedTuple

from briefdeck.quiz.questions import AskedQuestion

Outcome = Literal["right", "counted", "near", "wrong", "skipped"]
RIGHT: tuple[Outcome, ...] = ("right", "counted")
"""What counts as right: what the judge finds right, and what whoever typed it counted as right."""


class Score(NamedTuple):
    """The number of questions answered right, and the number asked."""

    right: int
    asked: int


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question, and how it was answered."""

    asked: AskedQuestion
    """The question."""
    outcome: Outcome
    """`counted` where whoever typed it counted it as right, `near` where a near miss was not."""


def parse_choice(entry: str, asked: AskedQuestion) -> int | None:
    """Find the index of the option that *entry* means: by its number from 1, or by its letter from a.

    None where it means no option.
    """
    meant = entry.strip().rstrip(".)").lower()
    names = [*zip(map(str, range(1, len(asked.options) + 1)), ascii_lowercase, strict=False)]
    return next((index for index, name in enumerate(names) if meant in name), None)


def parse_order(entry: str, asked: AskedQuestion) -> tuple[str, ...]:
    """Find the options of *asked* in the order that *entry* gives by their numbers or letters; () where it is none."""
    marks = entry.replace(",", " ").split()
    places = [parse_choice(mark, asked) for mark in (marks if len(marks) > 1 else entry)]
    return tuple(asked.options[at] for at in places if at is not None) if _is_order(places, asked) else ()


def _is_order(places: Sequence[int | None], asked: AskedQuestion) -> bool:
    return set(places) == set(range(len(asked.options))) and len(places) == len(asked.options)


def score_answers(answered: Sequence[AnsweredQuestion]) -> Score:
    """Score all of *answered*."""
    return Score(sum(answer.outcome in RIGHT for answer in answered), len(answered))


def score_by_topic(answered: Sequence[AnsweredQuestion], topics: Mapping[str, str]) -> dict[str, Score]:
    """Score *answered* by the names of *topics*, in their order; topics without questions are left out."""
    answers: dict[str, list[AnsweredQuestion]] = {key: [] for key in topics}
    for answer in answered:
        answers[answer.asked.question.topic].append(answer)
    return {topics[key]: score_answers(several) for key, several in answers.items() if several}


def missed_questions(answered: Sequence[AnsweredQuestion]) -> tuple[AskedQuestion, ...]:
    """List the questions of *answered* whose answer was not right, in the order in which they were asked."""
    return tuple(answer.asked for answer in answered if answer.outcome not in RIGHT)
