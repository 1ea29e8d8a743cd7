"""Dates that are reached from a line: a feast that has its day, the eve of a day."""

from __future__ import annotations

from datetime import date, timedelta

from briefdeck.language.dates.dates import DateMention, is_year
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.terms import known_terms
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.derived_date import counts_from_a_date
from briefdeck.rules.grounding.parts.reached_number import MOST_YEARS, times_in, years_in

_FEASTS = ENGLISH.dates.feasts
FEAST = lazy_pattern(rf"\b{one_of(_FEASTS)}\b")
"""The name of such a day."""
_EVE = lazy_pattern(r"\beve of (?:[\w’'.-]+ ){0,5}?[\w’'.-]+, \Z")
_BY_THEN = lazy_pattern(r"(?i)\bby \Z")
_LATE = lazy_pattern(r"(?i)\b(?:late|end of|end) (?:in )?\Z")
_FIRST_OF_YEAR = (1, 1)
_LEAP_YEAR = 2000


def is_date_reached(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention*, which no line has, is reached from one of a line."""
    return _is_year_reached(claim, mention) or _is_named_day(claim, mention) or _is_by_month_after(claim, mention)


def _is_year_reached(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* is so many years after one of a line as it tells of something, and counts from nothing.

    “Began in 2004 and was to take seven years”, “came in 1931 and lived there for the 27 years that were left”.
    """
    if not is_year(mention):
        return False
    for _, line in claim.cited.written_lines:
        years, spans = years_in(line), set(times_in(line))
        if len(years) + len(spans) > MOST_YEARS or counts_from_a_date(line):
            continue
        if any(mention.year - year in spans for year in years):
            return True
    return False


def _is_by_month_after(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* is the month by which a thing is over that a line tells of late in the month before it."""
    if not mention.month or mention.day or mention.nearby or not _BY_THEN.search(claim.plain, 0, mention.start):
        return False
    return any(
        told.month % 12 + 1 == mention.month and not told.day and _LATE.search(line, 0, told.start)
        for _, line in claim.cited.written_lines
        for told in known_terms(line).dates
        if told.month
    )


def _is_named_day(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* is the day of a feast that a line names, or the eve of a day that it gives."""
    if not (mention.month and mention.day):
        return False
    return any(_is_feast(mention, line) or _is_eve(mention, line) for _, line in claim.cited.written_lines)


def _is_feast(mention: DateMention, line: str) -> bool:
    days = {_day_of(match[0]) for match in FEAST.finditer(line)}
    if (mention.month, mention.day) not in days:
        return False
    years = years_in(line)
    following = {year + 1 for year in years} if (mention.month, mention.day) == _FIRST_OF_YEAR else set()
    return mention.year in years | following | {0}


def _day_of(feast: str) -> tuple[int, int]:
    month, _, day = _FEASTS[feast].partition("-")
    return int(month), int(day)


def _is_eve(mention: DateMention, line: str) -> bool:
    years = years_in(line) | {0}
    for told in known_terms(line).dates:
        if told.month and told.day and mention.year in years and _EVE.search(line, 0, told.start):
            eve = date(told.year or _LEAP_YEAR, told.month, told.day) - timedelta(days=1)
            if (eve.month, eve.day) == (mention.month, mention.day):
                return True
    return False


def has_day_of_feast(claim: Claim, written: str) -> bool:
    """Tell whether *written* has the name of a feast whose day a line gives."""
    days = {_day_of(match[0]) for match in FEAST.finditer(written)}
    return any((told.month, told.day) in days for told, _ in claim.cited.dates())
