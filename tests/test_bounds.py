"""What takes longer the more there is takes longer by as much, and no more."""

from __future__ import annotations

import time

import pytest

from briefdeck.check import check
from tests.support.contexts import context_of

_LETTERS = "abcdefghij"


def _cards(number: int) -> str:
    """A fact with so many cards, each with a question of its own."""
    cards = "".join(
        f"    - {{id: c{card}, q: Who stopped work at quay {''.join(_LETTERS[int(digit)] for digit in str(card))}?, "
        f"a: dockers}}\n"
        for card in range(number)
    )
    fact = "- id: stopped\n  fact: Ana Reyes said 2,400 dockers had stopped work.\n  cite: gazette:3\n  topic: strike\n"
    return f"{fact}  cards:\n{cards}"


@pytest.mark.slow
def test_a_fact_with_many_cards() -> None:
    """One fact with 4,000 cards is read and checked within five seconds of the processor."""
    start = time.process_time()
    check(context_of(_cards(4_000)))
    assert time.process_time() - start < 5
