"""A quiz that is being taken: what an entry means, the answers, the score; and what a learner knows, as `store.js`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Literal, NamedTuple

from briefdeck.quiz.questions import AskedQuestion, Question
from briefdeck.quiz.seeding import seeded_hash

SPACES = (0, 1, 3, 7, 16, 35, 90)
"""Days after which a question comes again, by how many times in a row it was answered right."""
_NOT_DUE = 4
"""How urgent a question is that was answered right and is not due again."""
_ONE_IN = 3
"""One in so many of the new questions without options comes as soon as those with options."""


class Known(NamedTuple):
    """How a question is known."""

    in_a_row: int
    """How many times in a row it was answered right, at most as many as `SPACES` has; 0 after a wrong answer."""
    due: int
    """The day on which it comes again, counted in days since 1970."""


def move_on(known: Known | None, is_right: bool, today: int) -> Known:
    """Return how a question is *known* after an answer; one that is right before its day leaves it where it is."""
    if not is_right:
        return Known(0, today)
    if known is not None and known.due > today:
        return known
    in_a_row = min((known.in_a_row if known else 0) + 1, len(SPACES) - 1)
    return Known(in_a_row, today + SPACES[in_a_row])


def urgency(question: Question, memory: Mapping[str, Known], today: int) -> int:
    """Say how urgent *question* is: 0 where it was missed, 1 new, 2 due again, 3 new and kept for later, 4 not due.

    Of new questions without options two in three are kept for later, so that nobody begins with answers to type alone.
    """
    known = memory.get(question.key)
    if known is None:
        return 3 if question.modes[0] != "choice" and seeded_hash("later", question.key) % _ONE_IN else 1
    if known.in_a_row == 0:
        return 0
    return 2 if known.due <= today else _NOT_DUE


def leave_room(drawn: Sequence[Question], number: int, memory: Mapping[str, Known], today: int) -> list[Question]:
    """Return the first *number* of the questions *drawn* by their urgency, all for 0, with room for what is new or due.

    What was missed takes at most half of a round as long as there is anything else to practise: who missed nearly all
    is not asked the same again at once.
    """
    urgencies = [urgency(question, memory, today) for question in drawn]
    missed = urgencies.count(0)
    waiting = range((number + 1) // 2, missed) if number else range(0)
    places = [_NOT_DUE - 0.5 if at in waiting else urgent for at, urgent in enumerate(urgencies)]
    order = sorted(range(len(drawn)), key=lambda at: places[at])
    return [drawn[at] for at in order][: number or None]


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
