"""Spans: the amounts that a text such as “over 3 million” or “between 40 and 50” allows; and amounts in one unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from briefdeck.language.as_written import numbers_as_written
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import Reading, Value
from briefdeck.language.numbers.hedges import bound
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.packs.pack import AS_WRITTEN, pack_of
from briefdeck.language.packs.pack_hedges import HedgeKind, hedge_reader
from briefdeck.language.terms import find_terms

SpanKind = Literal["exact", "about", "at least", "up to", "between"]
_PLURAL = one_of(f"{scale}s" for scale in ENGLISH.numbers.scales)
_SEVERAL = re.compile(rf"\b(?:(?P<many>tens|hundreds|thousands) of )?(?P<scale>{_PLURAL})\b", re.IGNORECASE)
_UPTO = re.compile(r"\s?(?:[–—-]|to|and)?\s?[-−]?[$€£¥]?")
"""What stands between the ends of a range."""
_THOUSANDS = (",", ".", "\N{NO-BREAK SPACE}")
"""What may part thousands, the commonest first."""
_YEAR = re.compile(r"(?<![\d.,])([12])(\d{3})(?![\d.,]*\d)")
"""A number that is a year where nothing says what it counts."""
_MINUS = re.compile(r"(?:(?:\A|\s)[-−–]|\b(?:minus|negative) )[$€£¥]?\Z", re.IGNORECASE)
_OF_PACKS: dict[HedgeKind, SpanKind] = {"about": "about", "more": "at least", "less": "up to"}
_MANY = {"": 2, "tens": 20, "hundreds": 200, "thousands": 2000}
"""How many of a scale its plural has at least."""


class Span(NamedTuple):
    """The amounts from *low* to *high*, in one unit; where it is open at one end, that end is None."""

    kind: SpanKind
    low: Value | None
    high: Value | None
    rough: bool = False
    """Whether even its end is only rough, as of “millions”."""


def read_spans(values: list[str], language: str = "en") -> list[Span]:
    """Read the first amount of each of *values*, in the unit that the first is written in and all share the kind of.

    Returns [] when one has no amount, or they share no unit. In a *language* that is read AS_WRITTEN, an amount is
    digits alone, and exact; words that bound it are read in English.
    """
    if language == AS_WRITTEN:
        counted = [numbers_as_written(value) for value in values]
        plain = all(len(numbers) == 1 and numbers[0][0].isdecimal() for numbers in counted)
        return [Span("exact", int(numbers[0][0]), int(numbers[0][0])) for numbers in counted] if plain else []
    values = _count_years(values, language)
    units = [_units(value, language) for value in values]
    shared = set.intersection(*units) if units else set()
    unit = min(shared, default=None)  # the unit "" of a plain number comes before any other
    if unit is None:
        return []
    measure = _measure(values[0], unit, language)
    return [_measured(_span(value, unit, language), measure) for value in values]


def _count_years(values: Sequence[str], language: str) -> list[str]:
    """Return *values* with the thousands of each marked that would be a year by itself: 1800 beside “over 3,000”.

    Where no value has a number of another kind, they may be years indeed, and stay as they are.
    """
    has_number = [bool(find_terms(value, language).quantities) for value in values]
    if all(has_number) or not any(has_number):
        return list(values)
    marks = (mark for mark in _THOUSANDS if _reads_as(f"1{mark}800", 1800, language))
    marked = rf"\g<1>{next(marks, '')}\g<2>"
    return [value if known else _YEAR.sub(marked, value) for value, known in zip(values, has_number, strict=True)]


def _reads_as(written: str, wanted: int, language: str) -> bool:
    counted = find_terms(written, language).quantities
    return [reading.value for each in counted for reading in each.readings] == [wanted]


def _measure(value: str, unit: str, language: str) -> Value:
    """Return how many of the base *unit* are one of the unit that *value* is written in: a million grams to a tonne."""
    for quantity in find_terms(value, language).quantities[:1]:
        base = next((reading.value for reading in quantity.readings if reading.unit == unit), 0)
        plain = next(iter(quantity.plain), 0)
        if base and plain:
            return Fraction(base) / Fraction(plain)
    return 1


def _measured(span: Span, measure: Value) -> Span:
    low, high = (end if end is None or measure == 1 else Fraction(end) / measure for end in (span.low, span.high))
    return span._replace(low=low, high=high)


def _units(value: str, language: str) -> set[str]:
    counted = find_terms(value, language).quantities
    if counted:
        units = [{reading.unit for reading in each.readings} for each in _ends(value, counted)]
        return set.intersection(*(each for at, each in enumerate(units) if each != {""} or not at))
    return {""} if _SEVERAL.search(value) else set()


def _span(value: str, unit: str, language: str) -> Span:
    counted, found = find_terms(value, language).quantities, _SEVERAL.search(value)
    if not counted and found:
        least = _MANY[(found["many"] or "").lower()] * ENGLISH.numbers.scales[found["scale"].lower()[:-1]]
        return Span("at least", least, None, rough=True)
    first, *others = _ends(value, counted)
    amount = _signed(value, unit, first)
    if others:
        other = _signed(value, unit, others[0])
        return Span("between", min(amount, other), max(amount, other))
    kind = _bound(value, first, language)
    low = None if kind == "up to" else amount
    return Span(kind, low, None if kind == "at least" else amount)


def _bound(value: str, quantity: Quantity, language: str) -> SpanKind:
    """Tell how *quantity*, the only one of *value*, is bounded in its *language*."""
    if pack := pack_of(language):
        told = hedge_reader(pack).hedge(value, quantity)
        return _OF_PACKS[told.kind] if told else "exact"
    hedge = bound(value, quantity, is_value=True)
    return hedge.kind if hedge else "exact"


def _ends(value: str, counted: Sequence[Quantity]) -> Sequence[Quantity]:
    """Return the first amount of *value*, or both ends of the range that it begins."""
    first, *others = counted
    if not others:
        return counted
    is_chain = first.chain != first.written and first.chain.endswith(others[0].written)
    is_range = is_chain or _UPTO.fullmatch(value, first.end, others[0].start)
    return counted[: 2 if is_range else 1]


def _signed(value: str, unit: str, quantity: Quantity) -> Value:
    """Return *quantity* of *value* in *unit*, which its other end may have lent it; below zero after a minus."""
    readings = {reading.unit: reading.value for reading in reversed(quantity.readings)}
    return (-1 if _MINUS.search(value, 0, quantity.start) else 1) * readings.get(unit, readings.get("", 0))


def comparable_amounts(values: Sequence[str], language: str = "en") -> list[Value]:
    """Convert *values* to amounts in the unit that they share, below zero where they have a minus sign.

    Returns [] when a value is not exactly one number, or they share no unit. In a *language* that is read AS_WRITTEN, a
    number is digits alone: what a comma or a point means in it cannot be told.
    """
    if language == AS_WRITTEN:
        return _of_digits_alone(values)
    quantities = [find_terms(value, language).quantities for value in _count_years(values, language)]
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
