"""Whether the date in a fact follows from the dates of a line and the day on which its article appeared."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, date, timedelta
from typing import NamedTuple

from briefdeck.language.dates.date_range import DateRange
from briefdeck.language.dates.dates import SEASONS, DateMention


class DaySpan(NamedTuple):
    """The days from *first* to *last*, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


_PAST_DAYS, _FUTURE_DAYS, _FUTURE_MONTHS = 305, 244, 183
"""A day without a year is the nearest such day; also the one before or after it, within ten and eight months.

A month without one lies within a year before, or six months after.
"""
_ROUGHLY = {"month": 31, "year": 366}
"""The longest span, in days, that still proves a month or a year."""
_LATEST_CENTURY = 2000
"""The years from here on are decades only: "the 2000s"."""
_MONTHS = {"month": 1, "year": 12, "decade": 120}


def is_date_supported(told: DateMention, line: Sequence[DateMention], published: DateRange | None) -> bool:
    """Tell whether each part of *told* (day, month, year, weekday) follows from *line* and *published*.

    A part follows when a date of the line has it or resolves to it: "last September" in an article of June 2024 is
    September 2023, "Monday" is the Monday within a week of the day the article appeared. A date without a year may take
    it from the article, or from elsewhere on the line.
    """
    if any(_covers(told, mention, published) for mention in line):
        return True
    if told.nearby:
        return _is_nearby_date_supported(told, line, published)
    if not told.year:
        return False
    if not told.month and not told.day:
        return told.years == 1 and told.year in _years(published)
    rest = told._replace(year=0)
    return any(m.year == told.year and not m.month for m in line) and any(
        _covers(rest, m, published) for m in line if not m.year
    )


def _is_nearby_date_supported(told: DateMention, line: Sequence[DateMention], published: DateRange | None) -> bool:
    wanted = set(resolve(told, published))
    return any(not wanted.isdisjoint(resolve(mention, published)) for mention in line)


def _covers(told: DateMention, mention: DateMention, published: DateRange | None) -> bool:
    if told.meaning == mention.meaning:
        return True
    if told.nearby:
        return False
    if told.years > 1:
        return any(_in_decade(told, span) for span in resolve(mention, published))
    named = not mention.nearby or mention.month or mention.weekday >= 0  # “last October”
    if not told.year and named and _same_parts(told, mention):
        return True
    return any(_within(told, span) for span in resolve(mention, published))


def _in_decade(told: DateMention, span: DaySpan) -> bool:
    """Tell whether *span* lies in the years of *told*; "the 1800s" may be the century too."""
    if told.year % 10:  # there is no decade "the 1983s"
        return False
    century = told.year % 100 == 0 and told.year < _LATEST_CENTURY
    last = told.year + (99 if century else told.years - 1)
    return told.year <= span.first.year and span.last.year <= last


def _same_parts(told: DateMention, mention: DateMention) -> bool:
    pairs = ((told.month, mention.month, 0), (told.day, mention.day, 0), (told.weekday, mention.weekday, -1))
    return all(mine in (none, theirs) for mine, theirs, none in pairs)


def _within(told: DateMention, span: DaySpan) -> bool:
    if told.day or told.weekday >= 0:
        return span.days == 1 and _matches(told, span.first)
    longest = _ROUGHLY["month" if told.month else "year"]
    return span.days <= longest and (_matches(told, span.first) or _matches(told, span.last))


def _matches(told: DateMention, day: date) -> bool:
    parts = ((told.year, day.year, 0), (told.month, day.month, 0), (told.day, day.day, 0))
    return all(mine in (none, theirs) for mine, theirs, none in (*parts, (told.weekday, day.weekday(), -1)))


def _years(published: DateRange | None) -> range:
    return range(published.first.year, published.last.year + 1) if published else range(0)


def resolve(mention: DateMention, published: DateRange | None) -> list[DaySpan]:
    """Return the spans of days that *mention* may mean in an article of *published*; [] when that cannot be known."""
    try:
        return list(_resolve(mention, published))
    except (ValueError, OverflowError):  # 30 February; a day before the calendar begins
        return []


def _resolve(mention: DateMention, published: DateRange | None) -> Iterator[DaySpan]:
    if mention.year:
        yield _span(mention.year, mention.month, mention.day, mention.years)
    elif published is None:
        return
    elif mention.nearby == "year" and mention.month:
        yield _span(published.first.year + mention.shift, mention.month, 0)
    elif mention.nearby in ("month", "weekday", "") and (mention.month or mention.weekday >= 0):
        yield from _undated(mention, published)
    elif mention.nearby:
        yield from _near(mention, published)
    elif mention.day:
        yield from _day_alone(mention.day, published.first)


def _span(year: int, month: int, day: int, years: int = 1) -> DaySpan:
    if day:
        return DaySpan(date(year, month, day), date(year, month, day))
    last = year + years - 1
    return DaySpan(date(year, month or 1, 1), date(last, month or 12, calendar.monthrange(last, month or 12)[1]))


def _undated(mention: DateMention, published: DateRange) -> Iterator[DaySpan]:
    anchor = published.first
    if mention.month:
        years = [year for year in (anchor.year - 1, anchor.year, anchor.year + 1) if 0 < year <= MAXYEAR]
        spans = [span for year in years for span in _possible(year, mention)]
        yield from _plausible(spans, mention, anchor)
    elif published.first == published.last:
        for away in range(-7, 8):
            day = anchor + timedelta(days=away)
            if day.weekday() == mention.weekday and (mention.shift == 0 or mention.shift * away > 0):
                yield DaySpan(day, day)


def _possible(year: int, mention: DateMention) -> list[DaySpan]:
    try:
        return [_span(year, mention.month, mention.day)]
    except ValueError:  # 29 February
        return []


def _plausible(spans: list[DaySpan], mention: DateMention, anchor: date) -> Iterator[DaySpan]:
    """Yield the nearest of *spans*, or the one that "last", "this" or "next" points to."""
    past = [span for span in spans if span.last < anchor]
    coming = [span for span in spans if span.last >= anchor]
    if mention.nearby:
        yield from {-1: past[-1:], 0: [s for s in spans if s.first.year == anchor.year], 1: coming[:1]}[mention.shift]
        return
    nearest = min(spans, key=lambda span: abs((span.first - anchor).days), default=None)
    limit, ahead = (_PAST_DAYS, _FUTURE_DAYS) if mention.day else (366, _FUTURE_MONTHS)
    for span in past[-1:] + coming[:1]:
        current = not mention.day and coming and coming[0].first <= anchor
        if span == nearest or (not current and -limit <= (span.first - anchor).days <= ahead):
            yield span


def _day_alone(number: int, anchor: date) -> Iterator[DaySpan]:
    """Yield the nearest day with that *number* in its month, as “13日” gives no other."""
    days = [date(year, month, 1) for year, month in map(_month_beside, (anchor,) * 3, (-1, 0, 1))]
    found = [day.replace(day=number) for day in days if number <= calendar.monthrange(day.year, day.month)[1]]
    nearest = min(found, key=lambda day: abs((day - anchor).days))
    yield DaySpan(nearest, nearest)


def _month_beside(day: date, months: int) -> tuple[int, int]:
    count = 12 * day.year + day.month - 1 + months
    return count // 12, count % 12 + 1


def _near(mention: DateMention, published: DateRange) -> Iterator[DaySpan]:
    first, last = published.first, published.last
    if mention.nearby == "day":
        away = timedelta(days=mention.shift)
        yield DaySpan(first + away, last + away)
    elif mention.nearby in ("week", "weekend"):
        yield from _weeks(mention, first)
    elif mention.nearby in SEASONS:
        yield _season(mention, first)
    elif mention.nearby == "month":
        months = 12 * first.year + first.month - 1 + mention.shift
        yield _span(months // 12, months % 12 + 1, 0)
    else:
        years = _MONTHS[mention.nearby] // 12
        yield _span(first.year + years * mention.shift, 0, 0)


def _weeks(mention: DateMention, day: date) -> Iterator[DaySpan]:
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=mention.shift)
    yield DaySpan(monday, monday + timedelta(days=6))


def _season(mention: DateMention, day: date) -> DaySpan:
    month = SEASONS[mention.nearby]
    starts = [date(year, month, 1) for year in (day.year - 1, day.year, day.year + 1)]
    ends = [start + timedelta(days=92) for start in starts]
    if mention.shift < 0:
        index = max(index for index, end in enumerate(ends) if end < day)
    else:
        index = min(index for index, end in enumerate(ends) if end >= day)
    return DaySpan(starts[index], ends[index] - timedelta(days=2))
