"""Dates that a line gives by their place in a calendar, such as a season, or in the rest of its article."""

from __future__ import annotations

import re
from calendar import monthrange
from itertools import pairwise

from briefdeck.language.dates.date_range import MONTHS
from briefdeck.language.dates.dates import SEASONS, WEEKDAYS, DateMention, is_year
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import MONTHS_OF_A_YEAR
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.stems import stems_of
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, fold_word, has_digits_of_year, stem
from briefdeck.located import LocatedStr
from briefdeck.rules.fact_context import Claim

_QUARTER = re.compile(rf"\b(?P<which>{one_of(ENGLISH.dates.quarters)})[ -]quarter\b", re.IGNORECASE)
_MONTHS_OF_A_QUARTER = 3
_FIRST_YEAR = 1000
_LAST_YEAR = 2100
WEEK = 7
_WEEKDAY_OF = lazy_pattern(
    rf"\b(?P<which>{one_of((*ENGLISH.numbers.ordinals, 'last'))})\s"
    rf"(?P<weekday>{one_of(WEEKDAYS)})\s(?:in|of)\s(?P<month>{one_of(MONTHS)})\b",
    re.IGNORECASE,
)
_COUNTED_BACK = one_of(ENGLISH.dates.counted_back)
_FOLLOWING = lazy_pattern(r"\b(?P<word>[Tt]he following|[Tt]he next|[Tt]hat)\s\Z")
_SEASON_BEFORE = lazy_pattern(rf"\b(?P<season>{one_of(ENGLISH.dates.seasons)})\s(?:of\s)?\Z", re.IGNORECASE)
_NEXT_SEASON = lazy_pattern(rf"\b(?:following|next)\s(?P<season>{one_of(ENGLISH.dates.seasons)})\b", re.IGNORECASE)
_WEEKDAY = one_of(WEEKDAYS)
_DAILY = lazy_pattern(
    rf"\b{one_of(ENGLISH.dates.every_day)}\b"
    rf"(?P<but>,? {one_of(ENGLISH.dates.but_for)} (?:on )?{_WEEKDAY}s?(?:,? (?:and|or) {_WEEKDAY}s?)?)?",
    re.IGNORECASE,
)
_DAYS = ("day", "days")
_CLAUSE_END = re.compile(r"[,;:]")
_DAYS_OF_WORK = 5
_WORKING_DAYS = lazy_pattern(rf"\b(?:on|every|each|all) {one_of(ENGLISH.dates.working_days)}\b", re.IGNORECASE)
_CLOSED = lazy_pattern(
    rf"\b{one_of((*ENGLISH.dates.at_rest, *ENGLISH.statements.negations))}\b|n['’]t\b", re.IGNORECASE
)
"""What says that something is otherwise on a day."""
_OF_WEEK = lazy_pattern(
    rf"\b(?P<weekday>{one_of(WEEKDAYS)})\s(?:of\s)?(?P<which>{one_of(ENGLISH.dates.shifts)})\sweek\b", re.IGNORECASE
)


def may_be_year(quantity: Quantity) -> bool:
    """Tell whether *quantity* is written as a year of four digits is."""
    written = quantity.written
    return has_digits_of_year(written) and _FIRST_YEAR <= int(written) <= _LAST_YEAR


def is_in_quarter(claim: Claim, mention: DateMention) -> bool:
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


def is_following_season(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the year of a season that a line has as “the following spring”, behind a year."""
    own = _SEASON_BEFORE.search(claim.plain, 0, quantity.start) if may_be_year(quantity) else None
    season = own["season"].lower() if own else ""
    for _, line in claim.cited.written_lines if season else ():
        for told in filter(may_be_year, cached_quantities(line)):
            following = _NEXT_SEASON.search(line, told.end)
            before = _SEASON_BEFORE.search(line, 0, told.start)
            if following and following["season"].lower() == season:
                first = SEASONS[before["season"].lower()] if before else MONTHS_OF_A_YEAR
                return quantity.plain[0] == told.plain[0] + (SEASONS[season] <= first)
    return False


def is_time_before(claim: Claim, mention: DateMention) -> bool:
    """Tell whether a line has the “previous year” of *mention* as “the year before” or “a year earlier”."""
    if mention.shift != -1 or not mention.nearby:
        return False
    before = re.compile(rf"\b(?:the|an?|one)\s{mention.nearby}\s{_COUNTED_BACK}\b", re.IGNORECASE)
    return any(before.search(line) for _, line in claim.cited.written_lines)


def following_year(claim: Claim, mention: DateMention) -> int:
    """Return the year of the month of *mention* where a line has it as “the following April”; 0 where none does."""
    for _, line in claim.cited.written_lines if mention.year and mention.month and not mention.day else ():
        for first, second in pairwise(known_terms(line).dates):
            same = second.month == mention.month and not second.year
            if first.year and first.month and same and _FOLLOWING.search(line, 0, second.start):
                return first.year + (second.month <= first.month)
    return 0


def is_of_next_week(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* belongs to a “Monday of next week” that a line has as “next Monday”."""
    match = _OF_WEEK.search(claim.plain)
    if match is None or not match.start() <= mention.start < match.end():
        return False
    day = f"{match['which']} {match['weekday']}".lower()
    return any(day in line.lower() for _, line in claim.cited.written_lines)


def is_day_of_week(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* is a day of which a line tells what holds daily: Tuesday, of “daily except Mondays”."""
    if mention.weekday < 0 or mention.nearby or _CLOSED.search(claim.plain):
        return False
    if mention.weekday < _DAYS_OF_WORK and claim.cited.matches(_WORKING_DAYS):
        return True
    return any(
        mention.weekday not in _weekdays_in(match["but"] or "") and not _tells_of_another_day(claim, line, match)
        for _, line in claim.cited.written_lines
        for match in _DAILY.finditer(line)
    )


def counts_days_of_week(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts the days on which something is so, or not so, by “every day except Monday”."""
    if quantity.form.unit.strip(" -") not in _DAYS:
        return False
    left_out = [
        len(_weekdays_in(match["but"]))
        for _, line in claim.cited.written_lines
        for match in _DAILY.finditer(line)
        if match["but"]
    ]
    closed = _CLOSED.search(claim.plain) is not None
    return any((count if closed else WEEK - count) in quantity.plain for count in left_out)


def _weekdays_in(text: str) -> set[int]:
    return {WEEKDAYS.index(day.title()) for day in re.findall(_WEEKDAY, text, re.IGNORECASE | re.ASCII)}


def _tells_of_another_day(claim: Claim, line: str, daily: re.Match[str]) -> bool:
    """Tell whether *claim* speaks of what a clause beside *daily* has with a day of its own: “lessons on Saturdays”."""
    clauses = [clause for clause in _CLAUSE_END.split(line.replace(daily[0], "")) if _weekdays_in(clause)]
    others = {each for clause in clauses for each in stems_of(clause)} - set(map(stem, STOP_WORDS))
    return not others.isdisjoint(stems_of(claim.plain))


def is_weekday_of_month(claim: Claim, mention: DateMention) -> bool:
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
    start = (WEEKDAYS.index(weekday.title()) - first) % WEEK + 1
    days = range(start, length + 1, WEEK)
    at = len(days) if which.lower() == "last" else ENGLISH.numbers.ordinals[which.lower()]
    return days[at - 1] if 0 < at <= len(days) else 0


_CALLED_BEFORE = lazy_pattern(rf"(?:\b{one_of(ENGLISH.grammar.determiners)}|['’]s)\s(?:[a-z-]+\s)?\Z", re.IGNORECASE)
_CALLED_AFTER = lazy_pattern(r"\s(?P<thing>[a-z][a-z-]{2,})\b(?![’'])")
"""What stands around a year by which a thing is called: “the 1652 flood”."""


def is_year_of_title(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* is a year that the title of a cited article has, or that a line counts from its heading.

    “Next year”, in the minutes of March 2026, is 2027.
    """
    if not is_year(mention):
        return False
    known = claim.fact.context.bank.articles
    titles = _years_in([str(known[key].title) for key in map(LocatedStr, claim.cited.articles) if key in known])
    if mention.year in titles:
        return True
    shifts = {told.shift for told, published in claim.cited.dates() if told.nearby == "year" and published is None}
    texts = claim.fact.context.lines
    heads = titles | _years_in([text for key in claim.cited.articles for text in texts.get(key, ())[:1]])
    return len(heads) == 1 and any(mention.year == year + shift for year in heads for shift in shifts)


def _years_in(heads: list[str]) -> set[int]:
    """Return the years that titles or headings have."""
    return {date.year for head in heads for date in known_terms(head).dates if date.year and date.years == 1}


def is_year_of_thing(claim: Claim, year: int, start: int, end: int) -> bool:
    """Tell whether a *year* from *start* to *end* calls a thing by a time that its article gives: “the 1652 flood”.

    Then one line of the article has the year and that thing.
    """
    thing = _CALLED_AFTER.match(claim.plain, end)
    if thing is None or fold_word(thing["thing"]) in STOP_WORDS or not _CALLED_BEFORE.search(claim.plain, 0, start):
        return False
    word = fold_word(thing["thing"])
    return any(
        cited.index.has_word(word, frozenset([line]))
        for cited in claim.cited.cited_lines
        for line in cited.index.filled
        if str(year) in cited.index.numbers_on(frozenset([line]))
        or any(date.year == year for date in cited.index.dates_on(frozenset([line])))
    )
