"""Times that follow from the dates of a line, or from a time in a smaller unit: for the rule on numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from briefdeck.language.numbers.amounts import TIME, Reading, units_of
from briefdeck.language.numbers.hedges import BEFORE, bound
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.counted_date import find_ages

_MONTHS = 12
_DIGITS_OF_A_YEAR = 4
_YEARS_OF_A_CENTURY = 100
_THE = re.compile(r"\b(?:the|both|those) \Z")
_OFF = Fraction(1, 20)
"""By how much of itself a time may differ from what it says in whole weeks, months or years."""


def is_time_between(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the time between two years of the lines, or from one of them to the article's day.

    “From 1545 to 1563” are 18 years, and “since 1996” in an article of 2023 more than 25.
    """
    mine = [reading.value for reading in quantity.readings if reading.unit == "month"]
    if not mine:
        return False
    limit = bound(claim.plain, quantity)
    kind = BEFORE.get(tuple(limit.words.split())) if limit else None
    spans = [_MONTHS * years for years in _spans(claim.cited)]
    if kind == "more than":
        return any(value < span <= 2 * value for value in mine for span in spans)
    listed = len({date.year for date, _ in claim.cited.dates() if date.year})
    if _THE.search(claim.plain, 0, quantity.start) and listed > 1:
        spans.append(_MONTHS * listed)  # “the two years”, 1650 and 1651
    ages = [age for _, line in claim.cited.written_lines for age in find_ages(line)]
    spans += [_MONTHS * (other - one) for one in ages for other in ages if one < other]  # “at six”, “until fifteen”
    return any(value in spans for value in mine)


def is_time_in_two_units(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is what a line tells in two units: “70 minutes”, for “an hour and ten minutes”."""
    told = {
        Reading(one.value + other.value, one.unit)
        for _, line in claim.cited.written_lines
        for first, second in pairwise(cached_quantities(line))
        if line[first.end : second.start] in (" and ", " ") and first.form.unit != second.form.unit
        for one in first.readings
        for other in second.readings
        if one.unit == other.unit in TIME and one.value > other.value
    }
    return not told.isdisjoint(quantity.readings)


def _spans(evidence: Evidence) -> Iterator[int]:
    """Yield the times in years between the years of the lines, and up to the day on which their article appeared."""
    dates = evidence.dates()
    years = {date.year for date, _ in dates if date.year}
    years.update(
        int(other.written)
        for other in evidence.quantities()
        if other.written.isdecimal() and len(other.written) == _DIGITS_OF_A_YEAR
    )
    years.update(
        _YEARS_OF_A_CENTURY * int(other.plain[0])
        for other in evidence.quantities()
        if other.form.kind in ("nth", "ordinal") and other.form.unit.strip(" -") in ("century", "centuries")
    )
    told = {year for cited in evidence.cited_lines for year in cited.index.years}
    yield from (abs(other - one) for one in years for other in years | told if abs(other - one) > 1)
    published = {cited.index.published.first.year for cited in evidence.cited_lines if cited.index.published}
    yield from (last - year - less for last in published for year in years for less in (0, 1) if last - year - less > 0)


def is_rounded_time(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a time on the lines in whole units of another kind: “six weeks”, of 43 days."""
    (unit, *_), value = units_of(quantity.form) or (None,), quantity.plain[0]
    return unit is not None and any(
        reading.unit == unit.base
        and abs(Fraction(reading.value) / unit.factor - value) <= min(_OFF * value, Fraction(1, 2))
        for other in claim.cited.quantities()
        if units_of(other.form) != units_of(quantity.form)
        for reading in other.readings
        if reading.unit in ("second", "month")
    )
