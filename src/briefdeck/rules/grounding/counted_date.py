"""Dates that are counted from another date of a line: “nine years later”, “at 14”, “the third quarter”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.dates.date_support import resolve
from briefdeck.language.dates.dates import DateMention, is_year
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.terms import known_terms
from briefdeck.rules.cited_lines import CitedLines
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim

_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": 7}
_NUMBER = rf"[0-9]{{1,3}}|an?|{one_of((*ENGLISH.numbers.tens, *ENGLISH.numbers.small))}"
_UNIT = one_of((*_DAYS, *_MONTHS))
_COUNTED = re.compile(
    rf"\b(?P<count>{_NUMBER})\s(?:{one_of(ENGLISH.dates.between)}\s)?(?P<unit>{_UNIT})s?\s"
    rf"(?:(?P<on>{one_of(ENGLISH.dates.counted_on)})|(?P<back>{one_of(ENGLISH.dates.counted_back)}))\b"
    rf"|\bthe\s(?:(?P<next>{one_of(ENGLISH.dates.beside['next'])})|{one_of(ENGLISH.dates.beside['before'])})\s"
    rf"(?P<its_unit>{_UNIT})\b"
    rf"|\b{one_of(ENGLISH.dates.lasting)}\s(?P<lasted>{_NUMBER})\s(?P<lasted_unit>{_UNIT})s?\b"
    rf"|\bthe\s(?P<named>{_UNIT})\s(?:(?P<later>after)|before)\b",
    re.IGNORECASE,
)
"""A time that is counted from another: “nine years later”, “the following day”, “the year before”."""
_AHEAD = re.compile(rf"\bin\s(?P<count>{_NUMBER})\s(?P<unit>{_UNIT})s?\b", re.IGNORECASE)
_AGE = re.compile(
    rf"\b{one_of(ENGLISH.dates.before_age)}\s(?P<age>{_NUMBER})\b(?![.,:][0-9]|\s?(?:%|per|a\.m|p\.m))", re.IGNORECASE
)
_BORN = re.compile(r"\bborn\b")
_QUARTER = re.compile(rf"\b(?P<which>{one_of(ENGLISH.dates.quarters)})[ -]quarter\b", re.IGNORECASE)
_EITHER_WAY = frozenset(("after", "before"))
_MONTHS_OF_A_QUARTER = 3
_FIRST_YEAR, _LAST_YEAR, _DIGITS_OF_A_YEAR = 1000, 2100, 4


class _Step(NamedTuple):
    """How far a date is from another: so many units later, or before it where that is less than nothing."""

    number: int
    unit: str


def is_counted_date(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention*, which no line has, is so long after or before a date of the lines as they say.

    A year may be counted from a birth that the article tells, by an age on the lines; a month may belong to a quarter.
    """
    if mention.nearby or mention.years > 1 or mention.weekday >= 0:
        return False
    if not mention.year:
        return _is_in_quarter(claim, mention)
    return _is_step_away(claim, mention) or _is_at_age(claim, mention) or _is_in_quarter(claim, mention)


def is_counted_year(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a year before the calendar of dates begins, and counted from another on the lines."""
    if not _may_be_year(quantity):
        return False
    mention = DateMention(quantity.written, quantity.start, year=int(quantity.written), chain=quantity.chain)
    return _is_step_away(claim, mention) or _is_at_age(claim, mention)


def _may_be_year(quantity: Quantity) -> bool:
    written = quantity.written
    return len(written) == _DIGITS_OF_A_YEAR and written.isdecimal() and _FIRST_YEAR <= int(written) <= _LAST_YEAR


def _is_step_away(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* is a step of the lines away from one of their dates."""
    steps = [step for _, line in claim.cited.written_lines for step in _steps_in(line)]
    starts = list(_starts(claim.cited)) if steps else []
    return _is_ahead(claim, mention) or any(_is_reached(mention, start, step) for start in starts for step in steps)


def _is_ahead(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* is so long after the day of its article as a line says: “in three years”."""
    return any(
        _is_reached(mention, (published.first, published.last), _Step(_value(match["count"]), match["unit"].lower()))
        for cited in claim.cited.cited_lines
        if (published := cited.index.published)
        for source, line in claim.cited.written_lines
        if source.article == cited.article
        for match in _AHEAD.finditer(line)
    )


def _starts(evidence: Evidence) -> Iterator[tuple[date, date]]:
    """Yield the days on which each date of the lines begins and ends; of lines without one, the years told before."""
    spans = [span for cited, published in evidence.dates() for span in resolve(cited, published)]
    yield from ((span.first, span.last) for span in spans)
    early = (int(other.written) for other in evidence.quantities() if _may_be_year(other))
    yield from ((date(year, 1, 1), date(year, 12, 31)) for year in early)
    if not any(found.year for found, _ in evidence.dates()):
        years = (year for cited in evidence.cited_lines for year in _told_before(cited))
        yield from ((date(year, 1, 1), date(year, 12, 31)) for year in years)


def _told_before(cited: CitedLines) -> list[int]:
    """Return the years on the last line before the cited ones that has any."""
    before = sorted((line for line in cited.index.filled if line < min(cited.lines)), reverse=True)
    found = ([told.year for told in cited.index.dates_on(frozenset([line])) if told.year] for line in before)
    return next(filter(None, found), [])


def _is_reached(mention: DateMention, start: tuple[date, date], step: _Step) -> bool:
    """Tell whether *step* leads from *start*, the first and last day of a date, to *mention*."""
    first, last = start
    if step.unit in _DAYS:
        if first != last:
            return False
        day = first + timedelta(days=step.number * _DAYS[step.unit])
        return mention.year == day.year and mention.month in (0, day.month) and mention.day in (0, day.day)
    months = step.number * _MONTHS[step.unit]
    if is_year(mention):
        return mention.year in {(12 * day.year + day.month - 1 + months) // 12 for day in start}
    in_one_month = (first.year, first.month) == (last.year, last.month)
    there = 12 * first.year + first.month - 1 + months
    return in_one_month and not mention.day and (mention.year, mention.month - 1) == divmod(there, 12)


@lru_cache(maxsize=1 << 10)
def _steps_in(line: str) -> tuple[_Step, ...]:
    """Find the times that *line* counts from another."""
    found = []
    for match in _COUNTED.finditer(line):
        unit = match["unit"] or match["its_unit"] or match["named"] or match["lasted_unit"]
        later = match["on"] or match["next"] or match["later"] or match["lasted"]
        count = _value(match["count"] or match["lasted"] or "")
        found.append(_Step(count if later else -count, unit.lower()))
        if (match["on"] or match["back"] or "").lower() in _EITHER_WAY:  # “nine years after it was cancelled”
            found.append(_Step(-count if later else count, unit.lower()))
    return tuple(found)


def _value(written: str) -> int:
    """Return what a number in digits or one word is; 1 for “a”."""
    low = written.lower()
    return int(low) if low.isdecimal() else {**ENGLISH.numbers.small, **ENGLISH.numbers.tens}.get(low, 1)


def _is_at_age(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* is the year in which somebody was as old as the lines say, by a birth in the article."""
    if not is_year(mention):
        return False
    ages = [age for _, line in claim.cited.written_lines for age in find_ages(line)]
    texts = claim.fact.context.lines
    births = [
        born.year
        for key in (claim.cited.articles if ages else ())
        for line in texts.get(key, ())
        if _BORN.search(line)
        for born in known_terms(line).dates
    ]
    if len(ages) > 1:  # “queen at six, in 1212, and not crowned until she was fifteen”
        years = [told.year for told, _ in claim.cited.dates() if told.year]
        years += [int(other.written) for other in claim.cited.quantities() if _may_be_year(other)]
        births += [year - age for year in years for age in ages]
    return any(born and born + age == mention.year for born in births for age in ages)


def find_ages(line: str) -> list[int]:
    """Find the ages at which somebody did something in *line*: “at 14”, “until she was 70”."""
    return [_value(match["age"]) for match in _AGE.finditer(line)]


def _is_in_quarter(claim: Claim, mention: DateMention) -> bool:
    """Tell whether the month of *mention* is in a quarter that the lines name."""
    if not mention.month or mention.day:
        return False
    numbers = [
        ENGLISH.dates.quarters[match["which"].lower()]
        for _, line in claim.cited.written_lines
        for match in _QUARTER.finditer(line)
    ]
    published = {cited.index.published.first.year for cited in claim.cited.cited_lines if cited.index.published}
    year_fits = not mention.year or mention.year in published or claim.cited.has_date(mention._replace(month=0))
    return year_fits and any((mention.month - 1) // _MONTHS_OF_A_QUARTER + 1 == number for number in numbers)
