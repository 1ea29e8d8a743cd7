"""A quiz as it is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefdeck.quiz import ask_question
from briefdeck.quiz.session import (
    AnsweredQuestion,
    Outcome,
    Score,
    missed_questions,
    parse_choice,
    score_answers,
    score_by_topic,
)
from tests.support.pools import a_question

CHOICE = ask_question(a_question(modes=("choice",), wrong=("Bo", "Kai", "Mo")), "1")
OUTCOMES: tuple[Outcome, ...] = ("right", "near", "wrong", "skipped")


@pytest.mark.parametrize(
    ("entry", "option"),
    [
        *[(str(at), at - 1) for at in range(1, 5)],
        *[(letter, at) for at, letter in enumerate("abcd")],
        (" B) ", 1),
        ("3.", 2),
        ("D", 3),
    ],
)
def test_options_are_chosen_by_number_or_letter(entry: str, option: int) -> None:
    """1 and a are the first option, with or without a dot or bracket."""
    assert parse_choice(entry, CHOICE) == option


@pytest.mark.parametrize("entry", ["", "0", "5", "e", "s", "12", "ab", "-1", "１", ".", "1 2", "Bo"])
def test_anything_else_chooses_nothing(entry: str) -> None:
    """What is no number or letter of an option means none."""
    assert parse_choice(entry, CHOICE) is None


@given(some.text())
def test_no_entry_is_too_strange(entry: str) -> None:
    """Whatever is entered means an option that is there, or none."""
    assert parse_choice(entry, CHOICE) in (None, *range(len(CHOICE.options)))


@given(some.lists(some.tuples(some.sampled_from(["strike", "money"]), some.sampled_from(OUTCOMES))))
def test_scores_add_up(came: list[tuple[str, Outcome]]) -> None:
    """Every question is right or missed, and the topics make the whole."""
    answered = [
        AnsweredQuestion(ask_question(a_question(f"f{at}", topic=topic), "1"), outcome)
        for at, (topic, outcome) in enumerate(came)
    ]
    right, asked = score_answers(answered)
    assert (right, asked) == (sum(outcome == "right" for _, outcome in came), len(came))
    assert right + len(missed_questions(answered)) == asked
    topics = score_by_topic(answered, {"money": "Money", "strike": "The strike", "other": "Never asked"})
    assert Score(sum(each.right for each in topics.values()), sum(each.asked for each in topics.values())) == (
        right,
        asked,
    )
    assert list(topics) == [name for name in ("Money", "The strike") if name in topics]


def test_what_was_missed_is_in_order() -> None:
    """What was nearly right, wrong or skipped, as it was asked."""
    answered = [AnsweredQuestion(ask_question(a_question(outcome), "1"), outcome) for outcome in OUTCOMES]
    assert [each.question.key for each in missed_questions(answered)] == ["near", "wrong", "skipped"]
