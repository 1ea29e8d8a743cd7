"""Dates as exact as they are known: a day, a month, a year, or a span of them."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.printed_words import LANGUAGE, message, spoken_language

_PART = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
MONTHS = ENGLISH.dates.months
"""English month names, January first."""


class DateRange(NamedTuple):
    """The days from *first* to *last*, both included; for a single day the two are equal."""

    first: date
    last: date
    written: str
    """As the curator wrote it: 2024, 2024-06, 2024-06-18 or first/last."""


def parse_date_range(written: str) -> DateRange:
    """Read the days that *written* means.

    Raises ValueError with a sentence when it is not of the form 2024, 2024-06, 2024-06-18 or first/last, names no real
    day, or runs backwards.
    """
    start, slash, end = written.partition("/")
    if not _PART.match(start) or (slash and not _PART.match(end)):
        raise ValueError(f"“{written}” is not a date: write 2024, 2024-06, 2024-06-18 or first/last")
    first, last = _days(start)
    if slash:
        last = _days(end)[1]
    if last < first:
        raise ValueError(f"{written} runs backwards")
    return DateRange(first, last, written)


@lru_cache(maxsize=1 << 12)
def _days(part: str) -> tuple[date, date]:
    year, month, day = (int(number) for number in [*part.split("-"), "0", "0"][:3])
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        raise ValueError(f"there is no day {part}") from None
    if day:
        return first, first
    return first, date(year, month or 12, calendar.monthrange(year, month or 12)[1])


@lru_cache(maxsize=1 << 12)
def spell_date(when: DateRange, short: bool = False) -> str:
    """Write *when* in English, as exactly as it is known: "18 June 2024", "June 2024", "2024".

    With *short*, month names are cut to three letters; the ends of a range are joined by an en dash.
    """
    start, slash, end = when.written.partition("/")
    if not slash:
        return _spell(start, short)
    first, last = _spell(start, short).split(" "), _spell(end, short).split(" ")
    tail = list(last)
    while len(first) > 1 and first[-1] == tail[-1]:
        first.pop()  # 10–13 September 2023, not 10 September 2023 – 13 September 2023
        tail.pop()
    dash = "–" if len(first) == len(tail) == 1 and first[0].isdigit() else " – "
    return " ".join(first) + dash + " ".join(last)


def print_date(when: DateRange, short: bool = False) -> str:
    """Write *when* in the language that is spoken, as exactly as it is known: "18. Juni 2024", "2024年6月".

    With *short*, month names are cut where the language cuts them.
    """
    if spoken_language() == LANGUAGE:
        return spell_date(when, short)
    start, _, end = when.written.partition("/")
    first = _print(start, short)
    return message("date.range", first=first, last=_print(end, short)) if end else first


def print_month_initial(month: int) -> str:
    """Write the *month*, 1 to 12, as one letter or as its number, whichever begins its name in the language spoken."""
    name = message("date.months_alone").split(", ")[month - 1]
    return "".join(takewhile(str.isdecimal, name)) or name[0].upper()


def _print(part: str, short: bool) -> str:
    year, *rest = part.split("-")
    if not rest:
        return message("date.year", year=year)
    months = message("date.months_short" if short else "date.months").split(", ")
    month = months[int(rest[0]) - 1]
    if len(rest) == 1:
        alone = message("date.months_short" if short else "date.months_alone").split(", ")
        return message("date.month", month=alone[int(rest[0]) - 1], year=year)
    return message("date.day", day=str(int(rest[1])), month=month, year=year)


def _spell(part: str, short: bool) -> str:
    year, *rest = part.split("-")
    words = [year]
    if rest:
        month = MONTHS[int(rest[0]) - 1]
        words.insert(0, month[:3] if short else month)
    if len(rest) > 1:
        words.insert(0, str(int(rest[1])))
    return " ".join(words)
