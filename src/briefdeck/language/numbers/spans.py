"""Spans: the amounts that a text such as “over 3 million” or “between 40 and 50” allows."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from briefdeck.language.as_written import numbers_as_written
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import Reading, Value
from briefdeck.language.numbers.hedges import bound
from briefdeck.language.packs.pack import AS_WRITTEN
from briefdeck.language.terms import terms

SpanKind = Literal["exact", "about", "at least", "up to", "between"]
_PLURAL = one_of(f"{scale}s" for scale in ENGLISH.numbers.scales)
_SEVERAL = re.compile(rf"\b(?:(?P<many>tens|hundreds|thousands) of )?(?P<scale>{_PLURAL})\b", re.IGNORECASE)
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
    """Read the first amount of each of *values*, in the unit that all share.

    Returns [] when one has no amount, or they share no unit. In a *language* that is read AS_WRITTEN, an amount is
    digits alone, and exact; words that bound it are read in English.
    """
    if language == AS_WRITTEN:
        counted = [numbers_as_written(value) for value in values]
        plain = all(len(numbers) == 1 and numbers[0][0].isdecimal() for numbers in counted)
        return [Span("exact", int(numbers[0][0]), int(numbers[0][0])) for numbers in counted] if plain else []
    units = [_units(value, language) for value in values]
    shared = set.intersection(*units) if units else set()
    unit = min(shared, default=None)  # the unit "" of a plain number comes before any other
    return [] if unit is None else [_span(value, unit, language) for value in values]


def _units(value: str, language: str) -> set[str]:
    counted = terms(value, language).quantities
    if counted:
        return {reading.unit for reading in counted[0].readings}
    return {""} if _SEVERAL.search(value) else set()


def _span(value: str, unit: str, language: str) -> Span:
    counted, found = terms(value, language).quantities, _SEVERAL.search(value)
    if not counted and found:
        least = _MANY[(found["many"] or "").lower()] * ENGLISH.numbers.scales[found["scale"].lower()[:-1]]
        return Span("at least", least, None, rough=True)
    first = counted[0]
    amount = (-1 if first.negative else 1) * _in(unit, first.readings)
    if len(counted) > 1 and counted[1].chain == first.chain != first.written:
        other = _in(unit, counted[1].readings)
        return Span("between", min(amount, other), max(amount, other))
    hedge = bound(value, first)
    kind: SpanKind = hedge.kind if hedge else "exact"
    low = None if kind == "up to" else amount
    return Span(kind, low, None if kind == "at least" else amount)


def _in(unit: str, readings: tuple[Reading, ...]) -> Value:
    return next(reading.value for reading in readings if reading.unit == unit)
