"""Bad date: a date that is not written year first."""

from __future__ import annotations

import re
from datetime import date

from briefdeck.language.dates.dates import date_mentions
from briefdeck.located import Location
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "Y115",
    "A date is written 2024, 2024-06, 2024-06-18 or, for a span, first/last.",
    why="3/4/2031 is the third of April in Oslo and the fourth of March in Boston; year first (ISO 8601) is the "
    "same everywhere and sorts. Write no more of it than the article says.",
    bad=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour:6
            topic: strike
            date: 3/3/2031
        """),
    good=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour:6
            topic: strike
            date: 2031-03-03
        """),
)


def report(location: Location, text: str, message: str, fact: str) -> Problem:
    """Report the date *text*, which cannot be read; *message* says why."""
    ways = _year_first(text)
    return RULE.problem(location, message, fact, text, advice=f"write {' or '.join(ways)}" if ways else "")


def _year_first(text: str) -> list[str]:
    """Return the ways in which the day that *text* names is written year first; several where it may mean several."""
    if exact := re.fullmatch(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:T.*)?", text):
        found = [_written(*map(int, exact.groups()))]
    elif last := re.fullmatch(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})", text):
        one, two, year = map(int, last.groups())
        found = [_written(year, two, one), _written(year, one, two)]
    else:
        found = [_written(each.year, each.month, each.day) for each in date_mentions(text) if each.written == text]
    return list(dict.fromkeys(filter(None, found)))


def _written(year: int, month: int, day: int) -> str:
    """Return a day or a month, where *day* is 0, year first; "" where there is none, or no year."""
    try:
        found = date(year, month, day or 1).isoformat()
    except ValueError:
        return ""
    return found if day else found[:7]
