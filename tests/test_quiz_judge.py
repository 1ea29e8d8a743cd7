"""Typed answers: right, nearly right, wrong."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from briefdeck.quiz import judge
from briefdeck.quiz.judge import fold_answer, read_answer, slips


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("tove brandt", "Tove Brandt"),
        ("  TOVE  BRANDT. ", "Tove Brandt"),
        ("Jose", "José"),
        ("ＵＳ", "US"),
        ("U.S.", "US"),
        ("US", "U.S."),
        ("the soviet union", "Soviet Union"),
        ("Soviet Union", "The Soviet Union"),
        ("10000", "10,000"),
        ("10,000", "10000"),
        ("10 000", "10,000"),
        ("10’000", "10,000"),
        ("4.8 Million", "4.8 million"),
        ("about 85", "85"),
        ("more than 85", "At least 85"),
        ("in 2019", "2019"),
        ("$2.4 million", "About $2.4 million"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("서울", "서울"),
    ],
)
def test_right(typed: str, right: str) -> None:
    """Case, accents, dots, hyphens, grouping and what leads in make no difference."""
    assert judge(typed, [right]) == "right"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Tove Brant", "Tove Brandt"),
        ("Toev Brandt", "Tove Brandt"),
        ("Brandt", "Tove Brandt"),
        ("Ms Tove Brandt", "Tove Brandt"),
        ("Rusia", "Russia"),
        ("4.8 milion", "4.8 million"),
        ("85 captains", "85"),
        ("Tovebrandt", "Tove Brandt"),
        ("Kim Jung Un", "Kim Jong Un"),
    ],
)
def test_near(typed: str, right: str) -> None:
    """A slip of the keyboard, and a word too few or too many, is near."""
    assert judge(typed, [right]) == "near"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("", "85"),
        ("   ", "85"),
        ("?!", "85"),
        ("58", "85"),
        ("2018", "2019"),
        ("10,001", "10,000"),
        ("4.9 million", "4.8 million"),
        ("48 million", "4.8 million"),
        ("4.8", "48"),
        ("two", "ten"),
        ("the", "The Soviet Union"),
        ("North Korea", "South Korea"),
        ("Ana Reyes", "Tove Brandt"),
    ],
)
def test_wrong(typed: str, right: str) -> None:
    """Other digits are never near, nor are short words with a slip, nor one word of two that are not the answer."""
    assert judge(typed, [right]) == "wrong"


def test_an_answer_that_is_wrong() -> None:
    """A wrong answer that is spelled like the right one is no slip."""
    assert judge("Iraq", ["Iran"]) == "near"
    assert judge("iraq", ["Iran"], ["Iraq"]) == "wrong"
    assert judge("Iran", ["Iran"], ["Iran"]) == "right"


def test_any_of_the_answers() -> None:
    """One accepted spelling is enough; a near miss of one is near."""
    assert judge("sixty", ["60", "sixty"]) == "right"
    assert judge("brandtt", ["85", "Brandt"]) == "near"
    assert judge("anything", []) == "wrong"


@given(some.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    """What is folded is folded."""
    assert fold_answer(fold_answer(text)) == fold_answer(text)


@given(some.text(max_size=30), some.lists(some.text(max_size=12), max_size=3))
def test_what_is_typed_as_it_stands_is_right(answer: str, others: list[str]) -> None:
    """An answer with a letter or a digit is right as it is written, whatever else is right."""
    assert judge(answer, [*others, answer]) == ("right" if fold_answer(answer) else "wrong")


@given(some.text(max_size=12), some.text(max_size=12))
def test_right_both_ways(one: str, other: str) -> None:
    """What is right for one is the same answer, so the other is right for it, unless one alone has a hedge."""
    assume(read_answer(one).held == read_answer(other).held)
    assert (judge(one, [other]) == "right") is (judge(other, [one]) == "right")


@given(some.integers(0, 10**6), some.integers(0, 10**6))
def test_numbers_are_right_or_wrong(one: int, other: int) -> None:
    """No number is nearly another."""
    assert judge(f"{one:,}", [str(other)]) == ("right" if one == other else "wrong")


def _distance(one: str, other: str) -> int:
    """The optimal string alignment distance, by its definition."""
    if not one or not other:
        return len(one) + len(other)
    best = min(
        _distance(one[1:], other) + 1,
        _distance(one, other[1:]) + 1,
        _distance(one[1:], other[1:]) + (one[0] != other[0]),
    )
    if one[:2] == other[1::-1] and len(one) > 1 and len(other) > 1:
        best = min(best, _distance(one[2:], other[2:]) + 1)
    return best


@given(some.text("abc", max_size=5), some.text("abc", max_size=5), some.integers(0, 3))
def test_slips_by_definition(one: str, other: str, most: int) -> None:
    """Slips are counted as defined, up to the number that matters."""
    assert min(slips(one, other, most), most + 1) == min(_distance(one, other), most + 1)
    assert min(slips(one, other, most), most + 1) == min(slips(other, one, most), most + 1)
