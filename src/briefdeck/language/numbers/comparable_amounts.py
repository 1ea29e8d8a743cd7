"""Numbers that are to be compared: their amounts in one unit."""

from __future__ import annotations

from collections.abc import Sequence

from briefdeck.language.as_written import numbers_as_written
from briefdeck.language.numbers.amounts import Reading, Value
from briefdeck.language.packs.pack import AS_WRITTEN
from briefdeck.language.terms import find_terms


def comparable_amounts(values: Sequence[str], language: str = "en") -> list[Value]:
    """Convert *values* to amounts in the unit that they share, below zero where they have a minus sign.

    Returns [] when a value is not exactly one number, or they share no unit. In a *language* that is read AS_WRITTEN, a
    number is digits alone: what a comma or a point means in it cannot be told.
    """
    if language == AS_WRITTEN:
        return _of_digits_alone(values)
    quantities = [find_terms(value, language).quantities for value in values]
    if any(len(counted) != 1 for counted in quantities):
        return []
    numbers = [counted[0] for counted in quantities]
    units = [{reading.unit for reading in number.readings} for number in numbers]
    shared = set.intersection(*units) if units else set()
    # The unit "" of a plain number comes before any other: 4.8 m are millions before they are metres.
    unit = min(shared, default=None)
    return [] if unit is None else [(-1 if each.negative else 1) * _in(unit, each.readings) for each in numbers]


def _of_digits_alone(values: Sequence[str]) -> list[Value]:
    counted = [numbers_as_written(value) for value in values]
    if not all(len(numbers) == 1 and numbers[0][0].isdecimal() for numbers in counted):
        return []
    units = {value.replace(numbers[0][1], "", 1).strip() for value, numbers in zip(values, counted, strict=True)}
    return [int(numbers[0][0]) for numbers in counted] if len(units) == 1 else []


def _in(unit: str, readings: Sequence[Reading]) -> Value:
    return next(reading.value for reading in readings if reading.unit == unit)


def has_amount_of(text: str, value: str, language: str = "en") -> bool:
    """Tell whether *text* has one of the numbers of *value*, in any unit; digits alone where it is read AS_WRITTEN."""
    if language == AS_WRITTEN:
        return not {number for number, _ in numbers_as_written(value)}.isdisjoint(
            number for number, _ in numbers_as_written(text)
        )
    wanted = {reading.value for each in find_terms(value, language).quantities for reading in each.readings}
    return any(reading.value in wanted for each in find_terms(text, language).quantities for reading in each.readings)
