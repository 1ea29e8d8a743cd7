"""Numbers that are to be compared: their amounts in one unit."""

from __future__ import annotations

from collections.abc import Sequence

from briefdeck.language.amounts import Reading, Value
from briefdeck.language.terms import terms


def comparable_amounts(values: Sequence[str]) -> list[Value]:
    """Convert *values* to amounts in the unit that they share.

    Returns [] when a value is not exactly one number, or they share no unit.
    """
    readings = [_readings(value) for value in values]
    shared = set.intersection(*({reading.unit for reading in ways} for ways in readings)) if readings else set()
    # The unit "" of a plain number comes before any other: 4.8 m are millions before they are metres.
    unit = min(shared, default=None)
    return [] if unit is None else [_in(unit, ways) for ways in readings]


def _readings(value: str) -> Sequence[Reading]:
    counted = terms(value).quantities
    return counted[0].readings if len(counted) == 1 else ()


def _in(unit: str, readings: Sequence[Reading]) -> Value:
    return next(reading.value for reading in readings if reading.unit == unit)
