"""Dates and times that follow from those of a line, though no line has them: for the rule on numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from briefdeck.articles.article_index import CitedLines
from briefdeck.language.dates.date_support import DaySpan, resolve
from briefdeck.language.dates.dates import DateMention, is_year
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import MONTHS_OF_A_YEAR, SECONDS_OF_A_DAY, TIME, Reading, units_of
from briefdeck.language.numbers.hedges import BEFORE, bound
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.terms import known_terms
from briefdeck.language.words import has_digits_of_year
from briefdeck.model.roles import Role
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.calendar_date import (
    WEEK,
    following_year,
    is_day_of_week,
    is_in_quarter,
    is_of_next_week,
    is_time_before,
    is_weekday_of_month,
    is_year_of_thing,
    is_year_of_title,
    may_be_year,
)
from briefdeck.rules.grounding.parts.number_before import tells_what_was
from briefdeck.rules.grounding.parts.within_span import is_beside_told_time

_MONTHS = {"month": 1, "year": 12, **ENGLISH.dates.long_spans}
_DAYS = {"day": 1, "week": 7}
_NUMBER = rf"[0-9]{{1,3}}|an?|{one_of((*ENGLISH.numbers.tens, *ENGLISH.numbers.small))}"
_UNIT = one_of((*_DAYS, *_MONTHS))
_COUNTED = re.compile(
    rf"\b(?P<count>{_NUMBER})\s(?:{one_of(ENGLISH.dates.between)}\s)?(?P<unit>{_UNIT})s?\s"
    rf"(?:(?P<on>{one_of(ENGLISH.dates.counted_on)})|(?P<back>{one_of(ENGLISH.dates.counted_back)}))\b"
    rf"|\bthe\s(?:(?P<next>{one_of(ENGLISH.dates.beside['next'])})|{one_of(ENGLISH.dates.beside['before'])})\s"
    rf"(?P<its_unit>{_UNIT}|{one_of(ENGLISH.dates.of_a_day)})\b"
    rf"|\b{one_of(ENGLISH.dates.lasting)}\s(?P<lasted>{_NUMBER})\s(?P<lasted_unit>{_UNIT})s?\b"
    rf"|\bthe\s(?P<named>{_UNIT})\s(?:(?P<later>after)|before)\b",
    re.IGNORECASE,
)
"""A time that is counted from another: “nine years later”, “the following day”, “the year before”."""
_MOVED = lazy_pattern(
    rf"\b(?:(?P<off>{one_of(ENGLISH.dates.postponing)})|{one_of(ENGLISH.dates.advancing)})\b[^.;:]{{0,60}}?"
    rf"\b(?P<count>{_NUMBER})\s(?P<unit>{_UNIT})s?\b",
    re.IGNORECASE,
)
"""By how long something is put off or brought forward: “postponed by three years”."""
_MARK = re.compile(r"[.,;:]")
_DETERMINED = lazy_pattern(rf" {one_of(ENGLISH.grammar.determiners)} ")
_MOVED_TO = lazy_pattern(r"\b(?:to|until|till|now) (?:the )?\Z")
_ASKED_IN = lazy_pattern(rf"\bhow many (?:[\w-]+ )?(?P<unit>{_UNIT})s\b", re.IGNORECASE)
_AHEAD = re.compile(rf"\bin\s(?P<count>{_NUMBER})\s(?P<unit>{_UNIT})s?\b", re.IGNORECASE)
_AGE = re.compile(
    rf"\b{one_of(ENGLISH.dates.before_age)}\s(?P<age>{_NUMBER})\b(?![.,:][0-9]|\s?(?:%|per|a\.m|p\.m))", re.IGNORECASE
)
_TURNING = lazy_pattern(rf"\b{one_of(ENGLISH.dates.turning)} (?P<age>{_NUMBER})\b")
_BORN = lazy_pattern(r"\bborn\b")
_EITHER_WAY = frozenset(("after", "before"))
_YEARS_OF_A_CENTURY = 100
_LONGEST_MONTH, _ANY_YEAR = 31, 2001
_MOST_DATES = 8
"""Dates on the lines from which on some two of them are any time apart."""
_THE = lazy_pattern(r"\b(?:the|both|those) \Z")
_OFF = Fraction(1, 20)
"""By how much of itself a time may differ from what it says in whole weeks, months or years."""
_END_OF = lazy_pattern(r"(?i)\bend of \Z")
_BEFORE_YEAR = lazy_pattern(r"(?i)\b(?:before|until|prior to|earlier than) \Z")
_UNTIL_NOW = lazy_pattern(rf"(?i)\b{one_of(ENGLISH.dates.until)} (?:{one_of(ENGLISH.dates.parts)}[ -])?\Z")
_NAMED_MONTH = one_of(ENGLISH.dates.months)
_THROUGH_MONTHS = lazy_pattern(rf"\b(?:from|between) {_NAMED_MONTH} (?:to|until|till|through|and) {_NAMED_MONTH}\b")
_BEFORE_DATE = re.compile(rf"\b(?P<word>{one_of((*ENGLISH.dates.earlier, *ENGLISH.dates.later))})\s\Z", re.IGNORECASE)


class _Step(NamedTuple):
    """How far a date is from another: so many units later, or before it where that is less than nothing."""

    number: int
    unit: str


def is_counted_date(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention*, which no line has, is so long after or before a date of the lines as they say.

    A year may be counted from a birth that the article tells, by an age on the lines; a month may belong to a quarter.
    """
    if mention.weekday >= 0 and not mention.nearby:
        return _is_counted_weekday(claim, mention)
    if mention.nearby or mention.years > 1:
        return False
    if not mention.year:
        return is_in_quarter(claim, mention) or (mention.day > 0 and _is_step_away(claim, mention))
    return _is_step_away(claim, mention) or _is_at_age(claim, mention) or is_in_quarter(claim, mention)


def _is_counted_weekday(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* is so many days before or after a weekday of a line: “on Sunday, a day after the race”."""
    lines = [line for _, line in claim.cited.written_lines]
    told = {each.weekday for line in lines for each in known_terms(line).dates if each.weekday >= 0}
    days = {step.number for line in lines for step in _steps_in(line) if step.unit == "day"}
    return any((weekday + count) % WEEK == mention.weekday for weekday in told for count in days)


def is_counted_year(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a year before the calendar of dates begins, and counted from another on the lines."""
    if not may_be_year(quantity):
        return False
    mention = DateMention(quantity.written, quantity.start, year=int(quantity.written), chain=quantity.chain)
    if is_year_of_thing(claim, mention.year, quantity.start, quantity.end):
        return True
    return _is_step_away(claim, mention) or _is_at_age(claim, mention)


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
    yield from ((span.first, span.last) for span in _resolve_all(evidence))
    early = (int(other.written) for other in evidence.quantities() if may_be_year(other))
    yield from ((date(year, 1, 1), date(year, 12, 31)) for year in early)
    if not any(found.year for found, _ in evidence.dates()):
        years = (year for cited in evidence.cited_lines for year in _told_before(cited))
        yield from ((date(year, 1, 1), date(year, 12, 31)) for year in years)


def _resolve_all(evidence: Evidence) -> Iterator[DaySpan]:
    """Yield when each date of the lines is; a day or month without a year may be of any year that they tell.

    Where they tell none, all are of one year, whichever it was.
    """
    dates = evidence.dates()
    years = {told.year for told, _ in dates if told.year} or {_ANY_YEAR}
    for told, published in dates:
        yield from resolve(told, published)
        if told.month and not told.year:
            yield from (span for year in years for span in resolve(told._replace(year=year), None))


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
        return mention.year in (0, day.year) and mention.month in (0, day.month) and mention.day in (0, day.day)
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
        unit = (match["unit"] or match["its_unit"] or match["named"] or match["lasted_unit"]).lower()
        unit = unit if unit in (*_DAYS, *_MONTHS) else "day"  # “the next morning”
        later = match["on"] or match["next"] or match["later"] or match["lasted"]
        count = _value(match["count"] or match["lasted"] or "")
        if _tells_other(line, match):
            found.append(_Step(-count if later else count, unit))
            continue
        found.append(_Step(count if later else -count, unit))
        # “nine years after it was cancelled”, and “dead for four years” by 1922
        after = (match["on"] or match["back"] or "").lower() in _EITHER_WAY or match["named"]
        if after or match[0].lower().startswith("for "):
            found.append(_Step(-count if later else count, unit))
    return tuple(found)


def _tells_other(line: str, match: re.Match[str]) -> bool:
    """Tell whether what follows a time that is counted is what it is counted from, and has no date of its own.

    “A year later than planned”, “the day before the rules take effect”.
    """
    if line.startswith(" than ", match.end()):
        return True
    rest = _MARK.split(line[match.end() :], maxsplit=1)[0]
    return match["named"] is not None and _DETERMINED.match(rest) is not None and not known_terms(rest).dates


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
        years += [int(other.written) for other in claim.cited.quantities() if may_be_year(other)]
        births += [year - age for year in years for age in ages]
    if any(born and born + age == mention.year for born in births for age in ages):
        return True
    if not (ages and _BORN.search(claim.plain)):
        return False
    ends = {told.year for told, _ in claim.cited.dates() if told.year}  # “died in 1871 aged 60”
    return any(year - age - less == mention.year for year in ends for age in ages for less in (0, 1))


def find_ages(line: str) -> list[int]:
    """Find the ages at which somebody did something in *line*: “at 14”, “until she was 70”."""
    return [_value(match["age"]) for match in _AGE.finditer(line)]


def _between_ages(evidence: Evidence) -> Iterator[int]:
    """Yield the years between two ages of the lines: “at six”, “until fifteen”, “who turns 50 on Sunday”."""
    lines = [line for _, line in evidence.written_lines]
    ages = [age for line in lines for age in find_ages(line)]
    ages += [_value(match["age"]) for line in lines for match in _TURNING.finditer(line)]
    yield from (other - one for one in ages for other in ages if one < other)


def is_time_between_years(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the time between two years of the lines, or from one of them to the article's day.

    “From 1545 to 1563” are 18 years, and “since 1996” in an article of 2023 more than 25.
    """
    mine = [reading.value for reading in _durations(claim, quantity) if reading.unit == "month"]
    if not mine:
        return False
    limit = bound(claim.plain, quantity)
    kind = BEFORE.get(tuple(limit.words.split())) if limit else None
    spans = [MONTHS_OF_A_YEAR * years for years in _spans(claim.cited)]
    if kind == "more than":
        spans += [MONTHS_OF_A_YEAR * years for years in _between_ages(claim.cited)]
        return any(value < span <= 2 * value for value in mine for span in spans)
    listed = len({date.year for date, _ in claim.cited.dates() if date.year})
    if _THE.search(claim.plain, 0, quantity.start) and listed > 1:
        spans.append(MONTHS_OF_A_YEAR * listed)  # “the two years”, 1650 and 1651
    spans += [MONTHS_OF_A_YEAR * years for years in _between_ages(claim.cited)]
    return any(value in spans for value in mine)


def is_time_between_dates(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the days, weeks or months from one date of the lines to another.

    From 25 to 29 July are four days, or five with both; from June 1995 to March 1996, nine months.
    """
    mine = _durations(claim, quantity)
    if not mine:
        return False
    spans = list(_resolve_all(claim.cited))
    if len(spans) > _MOST_DATES:
        return False
    days = {span.first for span in spans if span.days == 1}
    lasting = {abs(one - other).days + more for one in days for other in days if one != other for more in (0, 1)}
    starts = {12 * span.first.year + span.first.month for span in spans if span.days <= _LONGEST_MONTH}
    apart = {abs(one - other) for one in starts for other in starts} - {0}
    possible = {Reading(SECONDS_OF_A_DAY * count, "second") for count in lasting}
    apart |= {count + 1 for count in apart} if claim.cited.matches(_THROUGH_MONTHS) else set()  # with both
    possible |= {Reading(count, "month") for count in apart}
    return not possible.isdisjoint(mine)


def _durations(claim: Claim, quantity: Quantity) -> set[Reading]:
    """Return the times as which *quantity* can be read; of an answer, in what its question asks for how many of."""
    found = {reading for reading in quantity.readings if reading.unit in TIME}
    asked = _ASKED_IN.search(claim.question) if claim.role in (Role.ANSWER, Role.SPELLING) and not found else None
    if asked:
        unit = asked["unit"].lower()
        base, factor = ("second", SECONDS_OF_A_DAY * _DAYS[unit]) if unit in _DAYS else ("month", _MONTHS[unit])
        found = {Reading(factor * value, base) for value in quantity.plain}
    return found


def _spans(evidence: Evidence) -> Iterator[int]:
    """Yield the times in years between the years of the lines, and up to the day on which their article appeared."""
    dates = evidence.dates()
    years = {date.year for date, _ in dates if date.year}
    years.update(int(other.written) for other in evidence.quantities() if has_digits_of_year(other.written))
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
        if reading.unit in TIME
    )


def date_follows(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention*, which no line has, follows from the dates of the lines and of their articles.

    It may bound a date (“before 2017” does 16 May 2016), give the year of another date to a day or month that stands
    without one (“in June 1871 … and in November”), or that of an article, which the line leaves out.
    """
    following = following_year(claim, mention)
    if following:
        return mention.year == following
    return (
        _bounds_a_date(claim, mention)
        or _is_year_of_another_date(claim.cited, mention)
        or _is_year_of_article(claim.cited, mention)
        or is_year_of_title(claim, mention)
        or _is_year_told_before(claim.cited, mention)
        or _is_nowadays(mention)
        or _is_day_of_writing(claim, mention)
        or is_counted_date(claim, mention)
        or (is_year(mention) and is_year_of_thing(claim, mention.year, mention.start, mention.end))
        or is_weekday_of_month(claim, mention)
        or is_day_of_week(claim, mention)
        or is_of_next_week(claim, mention)
        or is_time_before(claim, mention)
        or _ends_before(claim, mention)
        or _is_set_against_last(claim, mention)
        or _is_moved_date(claim, mention)
        or is_beside_told_time(claim, mention)
    )


def _is_set_against_last(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* is the “this year” that a line sets against the last: “sales were down on last year”."""
    if mention.shift or not mention.nearby or mention.month or mention.nearby == "day":
        return False
    told = (each for _, line in claim.cited.written_lines for each in known_terms(line).dates)
    return any(each.nearby == mention.nearby and each.shift == -1 for each in told)


def _is_moved_date(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* is for when something was planned that a line puts off, or brings forward, by so long.

    Or to when it is moved, where the line does not tell: “the deadline of 31 March was extended by two weeks”.
    """
    steps = [
        _Step(_value(match["count"]) * (-1 if before is bool(match["off"]) else 1), match["unit"].lower())
        for _, line in claim.cited.written_lines
        for before in [tells_what_was(claim, line)]
        if before or not any(_MOVED_TO.search(line, 0, told.start) for told in known_terms(line).dates)
        for match in _MOVED.finditer(line)
    ]
    if steps and mention.weekday >= 0 and not mention.day:
        told = [each.weekday for each, _ in claim.cited.dates() if each.weekday >= 0]
        days = [step.number * _DAYS[step.unit] for step in steps if step.unit in _DAYS]
        return any((weekday + count) % WEEK == mention.weekday for weekday in told for count in days)
    starts = list(_starts(claim.cited)) if steps and (mention.year or mention.month) else []
    return any(
        _is_reached(mention._replace(year=mention.year or start[0].year), start, step)
        for start in starts
        for step in steps
    )


def _ends_before(claim: Claim, mention: DateMention) -> bool:
    """Tell whether the “end of 2014” is told by what a line has before 2015."""
    if not (is_year(mention) and _END_OF.search(claim.plain, 0, mention.start)):
        return False
    return any(
        told.year == mention.year + 1 and is_year(told) and _BEFORE_YEAR.search(line, 0, told.start)
        for _, line in claim.cited.written_lines
        for told in known_terms(line).dates
    )


def _bounds_a_date(claim: Claim, mention: DateMention) -> bool:
    word = _BEFORE_DATE.search(claim.plain[: mention.start])
    mine = resolve(mention, None)
    if word is None or not mine:
        return False
    earlier = word["word"].lower() in ENGLISH.dates.earlier
    theirs = [span for date, published in claim.cited.dates() for span in resolve(date, published)]
    return bool(theirs) and all(_is_beyond(span, mine[0], earlier) for span in theirs)


def _is_year_of_another_date(evidence: Evidence, mention: DateMention) -> bool:
    """Tell whether day and month of *mention* stand on a line without a year, and its year in another date there."""
    if not mention.year or not mention.month:
        return False
    mine = (mention.month, mention.day)
    for cited in evidence.all_lines:
        dates = cited.index.dates_on(cited.lines)
        bare = any((date.month, date.day) == mine and not date.year and not date.shift for date in dates)
        if bare and any(date.year == mention.year for date in dates):
            return True
    return False


def _is_year_of_article(evidence: Evidence, mention: DateMention) -> bool:
    """Tell whether the year of *mention* is elsewhere in its article, where neither line nor bank give another.

    Day and month have to be on the line.
    """
    if not mention.year or any(date.year for date, _ in evidence.dates()):
        return False
    rest = mention._replace(year=0)
    return any(
        cited.index.published is None
        and mention.year in cited.index.years
        and (is_year(mention) or cited.index.has_date(rest, cited.lines))
        for cited in evidence.cited_lines
    )


def _is_year_told_before(evidence: Evidence, mention: DateMention) -> bool:
    """Tell whether the article has the year of *mention* on a line before, and its day or month on a cited one.

    An account of 1652 gives the year once.
    """
    if not mention.year or not mention.month:
        return False
    bare = mention._replace(year=0)
    for cited in evidence.cited_lines:
        dates = cited.index.dates_on(cited.lines)
        here = any(date.month == bare.month and bare.day in (0, date.day) and not date.year for date in dates)
        before = frozenset(line for line in cited.index.filled if line < max(cited.lines))
        if here and any(date.year == mention.year for date in cited.index.dates_on(before)):
            return True
    return False


def _is_day_of_writing(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* says until when what an article tells had come: “by late May 2031”, in May."""
    if not _UNTIL_NOW.search(claim.plain, 0, mention.start):
        return False
    published = (cited.index.published for cited in claim.cited.cited_lines)
    return any(
        day is not None
        and (day.first.year, day.first.month) == (mention.year, mention.month)
        and mention.day in (0, day.first.day)
        for day in published
    )


def _is_nowadays(mention: DateMention) -> bool:
    """Tell whether *mention* is a “today” that may mean these days."""
    return mention.written.lower() == "today"


def counts_from_a_date(line: str) -> bool:
    """Tell whether *line* counts a time from another, or moves something by it: “nine years later”."""
    return any(pattern.search(line) for pattern in (_COUNTED, _MOVED))


def _is_beyond(span: DaySpan, limit: DaySpan, earlier: bool) -> bool:
    return span.last < limit.first if earlier else span.first > limit.last
