"""Times of day, and how long something lasts, that follow from those of a line: for the rule on numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise, product

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import SECONDS_OF_A_DAY, TIME, Value, units_of
from briefdeck.language.numbers.hedges import BEFORE, bound
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.rules.fact_context import Claim

_CLOCK = "clock"
_MINUTES_OF_A_DAY = 24 * 60
_HALF_AN_HOUR = 30
_AT_HOUR = lazy_pattern(r"\b(?:at|by|until|before|after|from) \Z")
"""What stands before an hour."""
_SHORTLY = lazy_pattern(r"\b(?:just|shortly|soon) (?P<way>after|before) \Z")
_COUNTED = lazy_pattern(
    rf"\b{one_of((*ENGLISH.dates.counted_on, *ENGLISH.dates.counted_back, *ENGLISH.dates.lasting))}\b"
)
"""What counts a time on from another: “six hours later”, “takes six hours”."""
_NAMED_HOUR = lazy_pattern(rf"\b{one_of(ENGLISH.dates.named_hours)}\b", re.IGNORECASE | re.ASCII)
_EARLIER = lazy_pattern(rf"\b{one_of(ENGLISH.dates.earlier)} \Z", re.IGNORECASE)
_WITHIN = lazy_pattern(r"\bwithin \Z")
_TWO_HOURS = 120
_SECOND, _MONTH = TIME
_DAYS_OF_A_MONTH, _UNEVEN = Fraction(365, 12), 2
"""The days of a month on the whole, and by how many the days of several differ from so many times these."""
_SECONDS_OF_AN_HOUR, _HOURS_OF_A_DAY = 3_600, 24
_CLOCKS = ("clock", "spoken_clock")
_FROM = lazy_pattern(r"\b(?:from|between) \Z", re.IGNORECASE)
_TO = lazy_pattern(r"\.? (?:to|until|till|and) ")
_FARTHEST = 2
"""How many times as long a time may be as the one that bounds it: “less than a year”, of 203 days."""


def is_told_time(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a time of day, or bounds a length of time, that follows from one of a line."""
    return (
        _is_counted_clock(claim, quantity)
        or _is_bare_hour(claim, quantity)
        or _is_shortly_after(claim, quantity)
        or _bounds_length(claim, quantity)
        or _is_between_clocks(claim, quantity)
    )


def _is_between_clocks(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is how long it is from one hour of a line to another: eight, “from nine to five”."""
    mine = {Fraction(reading.value) / _SECONDS_OF_AN_HOUR for reading in quantity.readings if reading.unit == _SECOND}
    for _, line in claim.cited.written_lines if mine else ():
        for first, last in pairwise(cached_quantities(line)):
            if _FROM.search(line, 0, first.start) and _TO.fullmatch(line, first.end, last.start):
                hours = [_hours_of(each) for each in (first, last)]
                half_a_day = _HOURS_OF_A_DAY // (2 if first.form.kind not in _CLOCKS else 1)
                if any((other - one) % half_a_day in mine for one in hours[0] for other in hours[1]):
                    return True
    return False


def _hours_of(quantity: Quantity) -> list[Fraction]:
    """Return the hours that *quantity* may be, told as a time of day or as a bare number."""
    clocks = [Fraction(reading.value) / 60 for reading in quantity.readings if reading.unit == _CLOCK]
    bare = [] if quantity.form.unit or quantity.form.symbol else map(Fraction, quantity.plain)
    return clocks or [value for value in bare if 0 < value <= _HOURS_OF_A_DAY]


def _bounds_length(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* bounds a time of a line that is told in another unit: “over half a year”, of 203 days."""
    limit = bound(claim.plain, quantity)
    kind = BEFORE.get(tuple(limit.words.split())) if limit else None
    more = kind in ("more than", "at least")
    if not more and kind not in ("less than", "at most", "nearly"):
        return False
    mine = [each for reading in quantity.readings for each in _seconds(reading.unit, Fraction(reading.value))]
    theirs = [
        each
        for other in claim.cited.quantities()
        if other.states_number and units_of(other.form) != units_of(quantity.form)
        for reading in other.readings
        for each in _seconds(reading.unit, Fraction(reading.value))
    ]
    return any(
        max(own) < min(other) and max(other) <= _FARTHEST * max(own)
        if more
        else max(other) < min(own) and max(own) <= _FARTHEST * max(other)
        for own in mine
        for other in theirs
    )


def _seconds(unit: str, value: Fraction) -> Iterable[tuple[Fraction, Fraction]]:
    """Yield how many seconds a time has, at least and at most; of what is no time, nothing."""
    if unit == _SECOND:
        yield value, value
    elif unit == _MONTH:
        days = value * _DAYS_OF_A_MONTH
        yield (days - _UNEVEN) * SECONDS_OF_A_DAY, (days + _UNEVEN) * SECONDS_OF_A_DAY


def _is_counted_clock(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a time of day that is counted from one of a line: “six hours later” than 7.30."""
    mine = {reading.value for reading in quantity.readings if reading.unit == _CLOCK}
    earlier = _EARLIER.search(claim.plain, 0, quantity.start) is not None
    for _, line in claim.cited.written_lines if mine else ():
        readings = [reading for other in cached_quantities(line) for reading in other.readings]
        times = [Fraction(each.value) for each in readings if each.unit == _CLOCK]
        times += [Fraction(ENGLISH.dates.named_hours[match[0].lower()]) for match in _NAMED_HOUR.finditer(line)]
        spans = (
            [
                (Fraction(each.value) / 60, _WITHIN.search(line, 0, other.start) is not None)
                for other in cached_quantities(line)
                for each in other.readings
                if each.unit == _SECOND
            ]
            if _COUNTED.search(line)
            else []
        )
        for time, (span, within), way in product(times, spans, (1, -1)):
            reached = (time + way * span) % _MINUTES_OF_A_DAY
            if (reached in mine and not within) or (earlier and _is_soon_after(reached, mine)):
                return True
    return False


def _is_soon_after(time: Fraction, later: Iterable[Value]) -> bool:
    """Tell whether a *later* time of day comes after *time* by no more than two hours: before five, of four o’clock."""
    return any(0 <= (other - time) % _MINUTES_OF_A_DAY <= _TWO_HOURS for other in later)


def _is_bare_hour(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the hour of a time on a line, said alone: “at five”, of “five in the morning”."""
    if not _AT_HOUR.search(claim.plain, 0, quantity.start):
        return False
    readings = (reading for other in claim.cited.quantities() for reading in other.readings if reading.unit == _CLOCK)
    hours = {Fraction(reading.value) % (_MINUTES_OF_A_DAY // 2) / 60 for reading in readings}
    return any(Fraction(value) % (_HOURS_OF_A_DAY // 2) in hours for value in quantity.plain)


def _is_shortly_after(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a time of day that one of a line comes “shortly after”, or before."""
    near = _SHORTLY.search(claim.plain, 0, quantity.start)
    mine = [reading.value for reading in quantity.readings if reading.unit == _CLOCK] if near else []
    times = [
        reading.value for other in claim.cited.quantities() for reading in other.readings if reading.unit == _CLOCK
    ]
    way = 1 if near and near["way"] == "after" else -1
    return any(0 < (time - told) * way <= _HALF_AN_HOUR for told in mine for time in times)
