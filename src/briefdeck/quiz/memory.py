"""What a learner knows: how often in a row each question was right, and on which day it comes again. As `store.js`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

SPACES = (0, 1, 3, 7, 16, 35, 90)
"""Days after which a question comes again, by how many times in a row it was answered right."""


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


def urgency(key: str, memory: Mapping[str, Known], today: int) -> int:
    """Say how urgent the question *key* is: 0 where it was missed, 1 not yet seen, 2 due again, 3 not due."""
    known = memory.get(key)
    if known is None:
        return 1
    if known.in_a_row == 0:
        return 0
    return 2 if known.due <= today else 3
