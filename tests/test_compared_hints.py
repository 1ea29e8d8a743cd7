"""Hints that compare are held to the numbers of the facts (Q540): “more than twice”, “fewer than the year before”."""

from __future__ import annotations

import pytest

from briefdeck.check import check
from tests.support.contexts import context_of

FACT = """\
- id: offer
  fact: The city council offered the dockers **$4.5 million** on 3 March 2024.
  cite: gazette:5
  topic: strike
  cards:
    - q: How much money did the city council offer the dockers in March 2024?
      a: $4.5 million
- id: stopped
  fact: Some 2,400 workers had left work at three quays, Ana Reyes said.
  cite: gazette:3
  topic: strike
  said_by: Ana Reyes
  cards:
    - q: At how many quays had workers left work in Port Marlow?
      a: Three
      hint: {hint}
"""
DAY = """\
- id: day
  fact: The city council offered the dockers **$4.5 million** on 3 March 2024.
  cite: gazette:5
  topic: strike
  cards:
    - q: On what day did the city council offer the dockers $4.5 million?
      a: 3 March 2024
      hint: {hint}
      because: The walkout began on 26 February 2024.
"""
LATER = ("six days after the walkout began",)
NOT_SO = ("six days before the walkout began", "twelve days after the walkout began")
TRUE = ("It was about 2,400 workers.", "fewer than four", "more than two", "half of it was made good later")
FALSE = ("more than four", "fewer than two", "more than 3,000 workers left", "half of the workers")


def _codes(hint: str, facts: str = FACT) -> set[str]:
    return {problem.code for problem in check(context_of(facts.replace("{hint}", hint)))}


@pytest.mark.parametrize("hint", TRUE)
def test_a_true_hint_passes(hint: str) -> None:
    """What the answer, or another number of the fact, bears out is not told of."""
    assert "Q540" not in _codes(hint)


@pytest.mark.parametrize("hint", FALSE)
def test_a_false_hint_is_told(hint: str) -> None:
    """A bound on the wrong side, of the answer or of another number of the fact, and a share that is none."""
    assert "Q540" in _codes(hint)


@pytest.mark.parametrize("hint", LATER)
def test_a_true_time_passes(hint: str) -> None:
    """What lies between two days that the card gives is told as it is."""
    assert "Q540" not in _codes(hint, DAY)


@pytest.mark.parametrize("hint", NOT_SO)
def test_a_false_time_is_told(hint: str) -> None:
    """The event on the other side of the answer, and another distance."""
    assert "Q540" in _codes(hint, DAY)


BURNT = """\
- id: gas
  fact: Marlow is to get **5 billion** litres of gas a year, from 2036, three years after the date once promised.
  cite: gazette:1
  topic: strike
  cards:
    - q: How much gas is Marlow to get in a year?
      a: 5 billion litres
      hint: {hint}
"""
LINE = "Up to 5 billion litres of gas will come, two thirds of what Marlow burns, and 9 billion litres are normal.\n"


@pytest.mark.parametrize(
    ("hint", "is_told"),
    [
        ("about two thirds of what the town burns", False),
        ("nearly all that the town burns", True),
        ("4 billion litres less than normal", False),
        ("4 billion litres more than normal", True),
        ("three years later than once promised", False),
        ("three years earlier than once promised", True),
    ],
)
def test_a_share_and_a_difference_are_those_of_the_line(hint: str, is_told: bool) -> None:
    """What share the answer is, how far from another number, and how much later than planned, stands on the line."""
    context = context_of(BURNT.replace("{hint}", hint), {"gazette": LINE})
    assert ("Q540" in {problem.code for problem in check(context)}) is is_told
