"""Letters that stand for things in a row."""

from __future__ import annotations


def letter_label(index: int) -> str:
    """A to Z, then AA, AB and so on; *index* counts from 0."""
    letter = chr(ord("A") + index % 26)
    return letter if index < 26 else letter_label(index // 26 - 1) + letter
