"""Dates that follow from those of a line, though no line has them: for the rule on numbers."""

from __future__ import annotations

import re
from calendar import monthrange

from briefdeck.language.dates.date_range import MONTHS
from briefdeck.language.dates.date_support import DaySpan, resolve
from briefdeck.language.dates.dates import WEEKDAYS, DateMention, is_year
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.terms import known_terms
from briefdeck.located import LocatedStr
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.counted_date import is_counted_date

_UNTIL_NOW = re.compile(rf"(?i)\b{one_of(ENGLISH.dates.until)} (?:{one_of(ENGLISH.dates.parts)}[ -])?\Z")
_WEEK = 7
_WEEKDAY_OF = re.compile(
    rf"\b(?P<which>first|second|third|fourth|last)\s(?P<weekday>{one_of(WEEKDAYS)})\s(?:in|of)\s(?P<month>{one_of(MONTHS)})\b",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(rf"\b(?P<word>{one_of((*ENGLISH.dates.earlier, *ENGLISH.dates.later))})\s\Z", re.IGNORECASE)


def date_follows(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention*, which no line has, follows from the dates of the lines and of their articles.

    It may bound a date (“before 2017” does 16 May 2016), give the year of another date to a day or month that stands
    without one (“in June 1871 … and in November”), or that of an article, which the line leaves out.
    """
    return (
        _bounds_a_date(claim, mention)
        or _is_year_of_another_date(claim.cited, mention)
        or _is_year_of_article(claim.cited, mention)
        or _is_year_of_title(claim, mention)
        or _is_year_told_before(claim.cited, mention)
        or _is_nowadays(mention)
        or _is_day_of_writing(claim, mention)
        or is_counted_date(claim, mention)
        or _is_weekday_of_month(claim, mention)
    )


def _is_weekday_of_month(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* is the day that a line gives as a weekday of its month: “the last Monday in May”."""
    if not (mention.month and mention.day):
        return False
    years = {cited.index.published.first.year for cited in claim.cited.cited_lines if cited.index.published}
    years |= {told.year for told, _ in claim.cited.dates() if told.year}
    return any(
        MONTHS.index(match["month"].title()) + 1 == mention.month
        and mention.day == _find_day(year, mention.month, match["weekday"], match["which"])
        for _, line in claim.cited.written_lines
        for match in _WEEKDAY_OF.finditer(line)
        for year in (years if not mention.year else years & {mention.year})
    )


def _find_day(year: int, month: int, weekday: str, which: str) -> int:
    """Find the day of that weekday in a month: the "first" to the "fifth" or the "last"; 0 where there is none."""
    first, length = monthrange(year, month)
    start = (WEEKDAYS.index(weekday.title()) - first) % _WEEK + 1
    days = range(start, length + 1, _WEEK)
    at = len(days) if which.lower() == "last" else ENGLISH.numbers.ordinals[which.lower()]
    return days[at - 1] if 0 < at <= len(days) else 0


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


def _is_year_of_title(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* is a year that the title of a cited article has."""
    known = claim.fact.context.bank.articles
    titles = (known[key].title for key in map(LocatedStr, claim.cited.articles) if key in known)
    return is_year(mention) and any(mention.year == date.year for title in titles for date in known_terms(title).dates)


def _is_beyond(span: DaySpan, limit: DaySpan, earlier: bool) -> bool:
    return span.last < limit.first if earlier else span.first > limit.last
