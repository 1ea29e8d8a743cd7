"""How the checks say where something stands and what stands there instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_MOST = 6
"""Things listed in one hint."""


def listed(items: Iterable[str], most: int = _MOST, last: str = "and") -> str:
    """*items* as a sentence has them: "a", "a and b", "a, b and c"; what is beyond *most* is counted only."""
    shown = list(items)
    if len(shown) > most:
        shown = [*shown[: most - 1], f"{len(shown) - most + 1} more"]
    return f" {last} ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def count(number: int, plural: str) -> str:
    """Word a number of things, whose name is given in the *plural*: "1 fact", "2 facts", "1,200 facts"."""
    return f"{number:,} {plural if number != 1 else plural.removesuffix('s')}"


def lines(numbers: Iterable[int]) -> str:
    """Numbers of lines: "line 7", "lines 7 and 9", "lines 7–9"."""
    ordered = sorted(set(numbers))
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"lines {ordered[0]}–{ordered[-1]}"
    return f"{'lines' if len(ordered) > 1 else 'line'} {listed(map(str, ordered))}"


def sentence(*parts: str) -> str:
    """The *parts* that are there, joined to one hint."""
    return "; ".join(filter(None, parts))


def quoted(words: Sequence[str]) -> str:
    """*words* in quotation marks, as a sentence has them."""
    return listed([f"“{word}”" for word in words])
