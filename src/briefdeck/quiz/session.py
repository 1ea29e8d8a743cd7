"""A quiz as it is taken: what an entry means, what came of each question, and how it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Literal, NamedTuple

from briefdeck.quiz.questions import AskedQuestion

Outcome = Literal["right", "near", "wrong", "skipped"]


class Score(NamedTuple):
    """How many of the questions asked were answered right."""

    right: int
    asked: int


@dataclass(frozen=True, slots=True)
class Answered:
    """A question, and what came of it."""

    asked: AskedQuestion
    """The question."""
    outcome: Outcome
    """`near` where a near miss was not counted as right."""


def chosen(entry: str, asked: AskedQuestion) -> int | None:
    """The place, from 0, of the option that *entry* means: by its number from 1, or by its letter from a.

    None where it means none.
    """
    meant = entry.strip().rstrip(".)").lower()
    names = [*zip(map(str, range(1, len(asked.options) + 1)), ascii_lowercase, strict=False)]
    return next((at for at, name in enumerate(names) if meant in name), None)


def score(answered: Sequence[Answered]) -> Score:
    """How *answered* went as a whole."""
    return Score(sum(each.outcome == "right" for each in answered), len(answered))


def by_topic(answered: Sequence[Answered], topics: Mapping[str, str]) -> dict[str, Score]:
    """How *answered* went by the names of *topics*, in their order; those not asked about are left out."""
    found: dict[str, list[Answered]] = {key: [] for key in topics}
    for each in answered:
        found[each.asked.question.topic].append(each)
    return {topics[key]: score(each) for key, each in found.items() if each}


def missed(answered: Sequence[Answered]) -> tuple[AskedQuestion, ...]:
    """Those of *answered* that were not right, in the order in which they were asked."""
    return tuple(each.asked for each in answered if each.outcome != "right")
