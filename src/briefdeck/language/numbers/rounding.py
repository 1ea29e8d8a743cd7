"""Roundings that say so: "about 3 billion" of 3.1 billion, "more than 800" of 812."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from briefdeck.language.numbers.amounts import Reading
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
    return any(_rounds(mine, other, limit.kind) for mine in quantity.readings for other in readings)


def _rounds(mine: Reading, exact: Reading, kind: BoundKind) -> bool:
    if (mine.unit and mine.unit != exact.unit) or not mine.value:
        return False
    over = Fraction(exact.value) - Fraction(mine.value)
    step = _step(Fraction(mine.value))
    if abs(over) > _FARTHEST * abs(Fraction(exact.value)):
        return False
    if kind == "about":
        return abs(over) <= step / 2
    return 0 <= over < step if kind == "at least" else -step < over <= 0


def _step(value: Fraction) -> Fraction:
    """Return the worth of the last digit of *value* that is not zero: 100 for 800, 1/10 for 3.1."""
    step = Fraction(1)
    while (value / step).denominator > 1 and step > Fraction(1, 10**6):
        step /= 10
    while not (value / (step * 10)).denominator > 1 and step < abs(value):
        step *= 10
    return step
