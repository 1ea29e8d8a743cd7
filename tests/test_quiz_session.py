"""A quiz as it is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefdeck.quiz import ask
from briefdeck.quiz.session import Answered, Outcome, Score, by_topic, chosen, missed, score
from tests.support.pools import a_question

CHOICE = ask(a_question(kinds=("choice",), wrong=("Bo", "Kai", "Mo")), "1")
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
    assert chosen(entry, CHOICE) == option


@pytest.mark.parametrize("entry", ["", "0", "5", "e", "s", "12", "ab", "-1", "１", ".", "1 2", "Bo"])
def test_anything_else_chooses_nothing(entry: str) -> None:
    """What is no number or letter of an option means none."""
    assert chosen(entry, CHOICE) is None


@given(some.text())
def test_no_entry_is_too_strange(entry: str) -> None:
    """Whatever is entered means an option that is there, or none."""
    assert chosen(entry, CHOICE) in (None, *range(len(CHOICE.options)))


@given(some.lists(some.tuples(some.sampled_from(["strike", "money"]), some.sampled_from(OUTCOMES))))
def test_scores_add_up(came: list[tuple[str, Outcome]]) -> None:
    """Every question is right or missed, and the topics make the whole."""
    answered = [
        Answered(ask(a_question(f"f{at}", topic=topic), "1"), outcome) for at, (topic, outcome) in enumerate(came)
    ]
    right, asked = score(answered)
    assert (right, asked) == (sum(outcome == "right" for _, outcome in came), len(came))
    assert right + len(missed(answered)) == asked
    topics = by_topic(answered, {"money": "Money", "strike": "The strike", "other": "Never asked"})
    assert Score(sum(each.right for each in topics.values()), sum(each.asked for each in topics.values())) == (
        right,
        asked,
    )
    assert list(topics) == [name for name in ("Money", "The strike") if name in topics]


def test_what_was_missed_is_in_order() -> None:
    """What was nearly right, wrong or skipped, as it was asked."""
    answered = [Answered(ask(a_question(outcome), "1"), outcome) for outcome in OUTCOMES]
    assert [each.question.key for each in missed(answered)] == ["near", "wrong", "skipped"]
