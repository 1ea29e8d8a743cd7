"""Sharing things out over rows of equal length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def rows_of(things: Sequence[T], most: int) -> list[Sequence[T]]:
    """*things* in as few rows of at most *most* as can be, the rows as equal as can be."""
    if not things:
        return []
    count = -(-len(things) // most)
    length = -(-len(things) // count)
    return [things[start : start + length] for start in range(0, len(things), length)]
