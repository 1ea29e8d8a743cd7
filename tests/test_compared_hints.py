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
TRUE = ("It was about 2,400 workers.", "fewer than four", "more than two")
FALSE = ("more than four", "fewer than two", "more than 3,000 workers left", "half of the workers")


def _codes(hint: str) -> set[str]:
    return {problem.code for problem in check(context_of(FACT.replace("{hint}", hint)))}


@pytest.mark.parametrize("hint", TRUE)
def test_a_true_hint_passes(hint: str) -> None:
    """What the answer, or another number of the fact, bears out is not told of."""
    assert "Q540" not in _codes(hint)


@pytest.mark.parametrize("hint", FALSE)
def test_a_false_hint_is_told(hint: str) -> None:
    """A bound on the wrong side, of the answer or of another number of the fact, and a share that is none."""
    assert "Q540" in _codes(hint)
