"""A scale of time: where each event stands on an axis, where the axis is broken, and its ticks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from briefdeck.language.dates.date_range import DateRange, print_month_initial

_LONG, _OUTSTANDING = 1 / 3, 3.0
"""A gap is broken that is longer than this share of all gaps, and so many times as long as the next longest."""
_BROKEN, _APART = 40.0, 7.0
"""The width of a broken gap, and the least distance of two events, in points."""
_MONTH, _YEAR, _LETTER = 16.0, 24.0, 9.0
"""The least width of a month and of a year that has a tick, and of what is seen of a month with its letter."""


class Tick(NamedTuple):
    """A month or year on the axis; its name is "" where too little of it is seen."""

    x: float | None
    """Where it begins; None where the axis begins within it, or is broken there."""
    name: str
    middle: float
    """Where its name stands: in its middle, or, where the axis does not reach that, in the middle of what there is."""


class TimeScale(NamedTuple):
    """Positions on an axis that begins at 0, in points."""

    places: tuple[float, ...]
    """Where the events stand, in their order."""
    breaks: tuple[float, ...]
    """The middles of the broken gaps."""
    ticks: tuple[Tick, ...]


class _AxisPiece(NamedTuple):
    """The axis between two breaks: its events in order of time, with their places."""

    days: Sequence[float]
    places: Sequence[float]

    def place(self, day: float) -> float:
        """Return where *day* stands, or the nearer end of the piece."""
        if len(self.days) == 1:
            return self.places[0]
        at = min(max(1, bisect_right(self.days, day)), len(self.days) - 1)
        (first, last), (left, right) = self.days[at - 1 : at + 1], self.places[at - 1 : at + 1]
        return left + (right - left) * min(1.0, max(0.0, (day - first) / (last - first or 1.0)))


def make_scale(dates: Sequence[DateRange], width: float) -> TimeScale:
    """Place events at *dates*, in order of time, on an axis *width* points long."""
    days = [(when.first.toordinal() + when.last.toordinal()) / 2 for when in dates]
    gaps = [later - earlier for earlier, later in pairwise(days)]
    broken = _broken(gaps)
    room = width - _BROKEN * len(broken)
    whole = sum(gap for at, gap in enumerate(gaps) if at not in broken) or 1.0
    steps = [_BROKEN if at in broken else room * gap / whole for at, gap in enumerate(gaps)]
    places = _spread([0.0, *_running(steps)], width)
    cuts = [0, *(at + 1 for at in sorted(broken)), len(days)]
    pieces = [_AxisPiece(days[start:end], places[start:end]) for start, end in pairwise(cuts)]
    breaks = tuple((places[at] + places[at + 1]) / 2 for at in sorted(broken))
    return TimeScale(tuple(places), breaks, tuple(_ticks(pieces, room / whole)))


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


def _ticks(pieces: Sequence[_AxisPiece], points_a_day: float) -> Iterator[Tick]:
    """Yield the ticks of months, or of years where months are too narrow, or none: each once."""
    step = 1 if points_a_day * 30.4 >= _MONTH else 12
    if step == 12 and points_a_day * 365 < _YEAR:
        return
    named: set[date] = set()
    for piece in pieces:
        first, last = piece.days[0], piece.days[-1]
        day = _begin(date.fromordinal(int(first)), step)
        while first < last and day.toordinal() <= last:
            following = _next(day, step)
            x, end = piece.place(day.toordinal()), piece.place(following.toordinal())
            middle = (day.toordinal() + following.toordinal()) / 2
            is_seen = first <= middle <= last or end - x >= (_LETTER if step == 1 else _YEAR)
            if day not in named and (is_seen or day.toordinal() >= first):
                named.add(day)
                name = print_month_initial(day.month) if step == 1 else str(day.year)
                at = piece.place(middle) if first <= middle <= last else (x + end) / 2
                yield Tick(x if day.toordinal() >= first else None, name if is_seen else "", at)
            day = following


def _begin(day: date, months: int) -> date:
    return date(day.year, day.month if months == 1 else 1, 1)


def _next(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)
