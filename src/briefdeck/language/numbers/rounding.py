"""Roundings: "about 3 billion" of 3.1 billion, "more than 800" of 812."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import floor, log10

from briefdeck.language.numbers.amounts import Reading, Value
from briefdeck.language.numbers.hedges import BoundKind, bound
from briefdeck.language.numbers.numbers import Quantity

_FARTHEST = Fraction(15, 100)
"""The largest share of a number by which a rounding may miss it."""


def is_rounded(text: str, quantity: Quantity, exact: Iterable[Quantity]) -> bool:
    """Tell whether *quantity* of *text* is said to be rounded or bounded there, and one of *exact* is rounded so."""
    limit = bound(text, quantity)
    if limit is None:
        return False
    readings = [reading for other in exact for reading in other.readings]
    return any(_is_bound(mine, other, limit.kind) for mine in quantity.readings for other in readings)


def rounds(mine: Value, exact: Value) -> bool:
    """Tell whether *mine* is *exact* with fewer digits, to the nearest."""
    off = abs(Fraction(mine) - Fraction(exact))
    return mine > 0 and exact > 0 and 0 < off <= _FARTHEST * exact and 2 * off <= _step(mine, exact)


def _is_bound(mine: Reading, exact: Reading, kind: BoundKind) -> bool:
    if (mine.unit and mine.unit != exact.unit) or mine.value <= 0 or exact.value <= 0:
        return False
    if kind == "about":
        return mine.value == exact.value or rounds(mine.value, exact.value)
    over = exact.value - mine.value if kind == "at least" else mine.value - exact.value
    return 0 <= over <= _FARTHEST * exact.value and over < _step(mine.value, exact.value)


def _step(mine: Value, exact: Value) -> Fraction:
    """Return the worth of the last digit of *exact* that is kept when it has as many digits as *mine*, zeros aside."""
    digits = len(f"{float(mine):.6f}".replace(".", "").strip("0"))
    return Fraction(10) ** (floor(log10(exact)) - digits + 1)
