"""A scale of time: where each event stands on an axis, where the axis is broken, and its ticks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from briefdeck.language.dates.date_range import DateRange
from briefdeck.printed_words import message

_LONG, _OUTSTANDING = 1 / 3, 3.0
"""A gap is broken that is longer than this share of all gaps, and so many times as long as the next longest."""
_BROKEN, _APART = 40.0, 7.0
"""The width of a broken gap, and the least distance of two events, in points."""
_MONTH, _YEAR = 9.0, 24.0
"""The least width of a month and of a year that has a tick, in points."""


class Tick(NamedTuple):
    """The beginning of a month or year, and its name in the middle of it; "" where it is cut off."""

    x: float
    name: str
    middle: float


class TimeScale(NamedTuple):
    """Positions on an axis that begins at 0, in points."""

    places: tuple[float, ...]
    """Where the events stand, in their order."""
    breaks: tuple[float, ...]
    """The middles of the broken gaps."""
    ticks: tuple[Tick, ...]


def make_scale(dates: Sequence[DateRange], width: float) -> TimeScale:
    """Place events at *dates*, in order of time, on an axis *width* points long."""
    days = [(when.first.toordinal() + when.last.toordinal()) / 2 for when in dates]
    gaps = [later - earlier for earlier, later in pairwise(days)]
    broken = _broken(gaps)
    room = width - _BROKEN * len(broken)
    whole = sum(gap for at, gap in enumerate(gaps) if at not in broken) or 1.0
    steps = [_BROKEN if at in broken else room * gap / whole for at, gap in enumerate(gaps)]
    places = _spread([0.0, *_running(steps)], width)
    stretches = [(days[at], days[at + 1], places[at], places[at + 1]) for at in range(len(gaps)) if at not in broken]
    breaks = tuple((places[at] + places[at + 1]) / 2 for at in sorted(broken))
    return TimeScale(tuple(places), breaks, tuple(_ticks(stretches, room / whole)))


def _broken(gaps: Sequence[float]) -> set[int]:
    """Find the gaps at which the axis is broken; at least two stay whole."""
    broken: set[int] = set()
    while len(gaps) - len(broken) > 2:
        whole = sorted((gap, at) for at, gap in enumerate(gaps) if at not in broken)
        (longest, at), (next_longest, _) = whole[-1], whole[-2]
        if longest <= _LONG * sum(gap for gap, _ in whole) or longest < _OUTSTANDING * next_longest:
            break
        broken.add(at)
    return broken


def _running(steps: Sequence[float]) -> Iterator[float]:
    at = 0.0
    for step in steps:
        at += step
        yield at


def _spread(places: list[float], width: float) -> list[float]:
    """Move *places* apart where two are too near to be told apart, within *width*."""
    apart = min(_APART, width / max(1, len(places) - 1))
    for at in range(1, len(places)):
        places[at] = max(places[at], places[at - 1] + apart)
    places[-1] = min(places[-1], width)
    for at in range(len(places) - 2, -1, -1):
        places[at] = min(places[at], places[at + 1] - apart)
    return places


def _ticks(stretches: Sequence[tuple[float, float, float, float]], points_a_day: float) -> Iterator[Tick]:
    """Yield the ticks of months, or of years where months are too narrow, or none: each once."""
    step = 1 if points_a_day * 30.4 >= _MONTH else 12
    if step == 12 and points_a_day * 365 < _YEAR:
        return
    named: set[date] = set()
    for first, last, left, right in stretches:
        if last - first <= 0:
            continue
        share = (right - left) / (last - first)
        day = _begin(date.fromordinal(int(first)), step)
        while day.toordinal() <= last:
            following = _next(day, step)
            x = left + (day.toordinal() - first) * share
            middle = left + ((day.toordinal() + following.toordinal()) / 2 - first) * share
            if day not in named and (left <= middle <= right or x >= left):
                named.add(day)
                yield Tick(x, _initial(day.month) if step == 1 else str(day.year), middle)
            day = following


def _initial(month: int) -> str:
    """Return the letter by which the language that is spoken calls *month*, or its number where it has no name."""
    name = message("date.months_alone").split(", ")[month - 1]
    return name if name.isdigit() else name[0].upper()


def _begin(day: date, months: int) -> date:
    return date(day.year, day.month if months == 1 else 1, 1)


def _next(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)
