"""Times between or beside those of a line, where a fact says how it stood then: “in 1930 there was not yet a bus”.

What lasts from Saturday to Monday is so on Sunday; what came in 1936 was not yet there in 1930, and already in 1940.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from briefdeck.language.dates.date_support import resolve
from briefdeck.language.dates.dates import DateMention
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import MONTHS_OF_A_YEAR, SECONDS_OF_A_DAY, TIME
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.sentences.clauses import clauses_of
from briefdeck.language.stems import stems_of
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, stem
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.calendar_date import WEEK

_SPANS = ENGLISH.dates.spans
_FROM = lazy_pattern(r"\b(?:from|between) (?:the )?\Z", re.IGNORECASE)
_TO = lazy_pattern(r" (?:to|until|till|through|and) (?:the )?\Z")
_BEGAN = lazy_pattern(rf"\b{one_of(_SPANS['began'])}\b", re.IGNORECASE)
_ENDED = lazy_pattern(rf"\b{one_of(_SPANS['ended'])}\b", re.IGNORECASE)
_STILL = lazy_pattern(rf"\b{one_of(_SPANS['still'])}\b", re.IGNORECASE)
_YET = lazy_pattern(rf"\b{one_of(_SPANS['yet'])}\b", re.IGNORECASE)
_ALREADY = lazy_pattern(rf"\b{one_of(_SPANS['already'])}\b", re.IGNORECASE)
_MOVED = lazy_pattern(
    rf"\b{one_of((*_SPANS['moved'], *ENGLISH.dates.postponing, *ENGLISH.dates.advancing))}\b[^.,;:]{{0,60}}\Z",
    re.IGNORECASE,
)
_LATER = lazy_pattern(rf"\b(?P<count>{one_of(ENGLISH.numbers.small)}|[0-9]) days {one_of(ENGLISH.dates.counted_on)}\b")
_RUNNING = lazy_pattern(rf" {one_of(ENGLISH.numbers.running)}\b")
_PARTS = lazy_pattern(r"[,;]\s|\s(?:and|but|while)\s")
_ANY_YEAR = 2001
_MONTH_UNITS = ("month", "months")


class _ToldSpan(NamedTuple):
    """Two times of a line from one of which to the other something lasts."""

    first: DateMention
    last: DateMention
    told_so: bool
    """Whether the line says “from … to”, and not only when it began and when it ended."""


def is_beside_told_time(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* is between times of a line, or before or after one, and *claim* says how it was then."""
    return any(
        _is_within(claim, mention, line) or _is_before_or_after(claim, mention, line) or _is_in_run(mention, line)
        for _, line in claim.cited.written_lines
    )


def is_length_of_span(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is how many days it is from one weekday of a line to the other: three, with both."""
    mine = {reading.value for reading in quantity.readings if reading.unit == TIME[0]}
    spans = [span for _, line in claim.cited.written_lines for span in _spans_of(line)] if mine else []
    return any(
        SECONDS_OF_A_DAY * ((span.last.weekday - span.first.weekday) % WEEK + more) in mine
        for span in spans
        if span.first.weekday >= 0 and span.last.weekday >= 0
        for more in ((1,) if span.told_so else (0, 1))
    )


def _spans_of(line: str) -> Iterator[_ToldSpan]:
    dates = known_terms(line).dates
    for one, other in pairwise(dates):
        if _MOVED.search(line, 0, one.start):
            continue  # “the market moves from Wednesday to Friday”
        if _FROM.search(line, 0, one.start) and _TO.fullmatch(line, one.end, other.start):
            yield _ToldSpan(one, other, True)
        elif _BEGAN.search(line, 0, one.start) and _ENDED.search(line, one.end, other.end):
            yield _ToldSpan(one, other, False)
    for one in dates:
        later = _LATER.search(line, one.end) if one.weekday >= 0 else None
        if later and _BEGAN.search(line, 0, one.start) and _ENDED.search(line, one.end):
            count = int(later["count"]) if later["count"].isdecimal() else ENGLISH.numbers.small[later["count"]]
            if 0 < count < WEEK:
                yield _ToldSpan(one, one._replace(weekday=(one.weekday + count) % WEEK), False)


def _is_within(claim: Claim, mention: DateMention, line: str) -> bool:
    """Tell whether *mention* is between two times of *line*, and *claim* says that it was so, or still so, then."""
    if clauses_of(claim.plain).negations:
        return False
    still = _STILL.search(claim.plain)
    ends = _BEGAN.search(claim.plain) or _ENDED.search(claim.plain)
    return any(
        _is_between(mention, span.first, span.last) and bool(still or (span.told_so and not ends))
        for span in _spans_of(line)
    )


def _is_between(mention: DateMention, first: DateMention, last: DateMention) -> bool:
    if mention.weekday >= 0 and first.weekday >= 0 and last.weekday >= 0 and not mention.day:
        return 0 < (mention.weekday - first.weekday) % WEEK < (last.weekday - first.weekday) % WEEK
    return _is_earlier(first, mention) and _is_earlier(mention, last)


def _is_earlier(one: DateMention, other: DateMention) -> bool:
    """Tell whether *one* is over before *other* begins; a date without a year is in that of the other."""
    year = one.year or other.year or _ANY_YEAR
    spans = [resolve(each._replace(year=each.year or year), None) for each in (one, other) if not each.nearby]
    return len(spans) > 1 and all(spans) and spans[0][0].last < spans[1][0].first


def _is_before_or_after(claim: Claim, mention: DateMention, line: str) -> bool:
    """Tell whether *claim* says of a time before one of *line* that it had not come, or of one after that it had.

    Of several times, the one with most of what *claim* says beside it is meant.
    """
    denied = bool(clauses_of(claim.plain).negations)
    if not (_YET.search(claim.plain) if denied else _ALREADY.search(claim.plain)):
        return False
    named = " ".join(word for name in claim.names for word in name.words)
    says = set(stems_of(claim.plain)) - set(map(stem, STOP_WORDS)) - set(stems_of(f"{named} {mention.written}"))
    told = [(len(says.intersection(stems_of(part))), part, date) for part, date in _parts_of(line)]
    most = max((count for count, _, _ in told), default=0)
    return most > 0 and all(
        (_is_earlier(mention, date) if denied else _is_earlier(date, mention)) and not _ENDED.search(part)
        for count, part, date in told
        if count == most
    )


def _parts_of(line: str) -> Iterator[tuple[str, DateMention]]:
    """Yield the dates of *line*, each with what stands around it between two marks."""
    for date in known_terms(line).dates:
        start = max((match.end() for match in _PARTS.finditer(line, 0, date.start)), default=0)
        end = _PARTS.search(line, date.end)
        yield line[start : end.start() if end else len(line)], date


def _is_in_run(mention: DateMention, line: str) -> bool:
    """Tell whether *mention* is one of the months running up to the one of *line*: “for the sixth month in a row”."""
    if not mention.month or mention.day or mention.year:
        return False
    runs = [
        int(other.plain[0])
        for other in cached_quantities(line)
        if other.form.is_place and other.form.unit.strip(" -") in _MONTH_UNITS and _RUNNING.match(line, other.end)
    ]
    months = [date.month for date in known_terms(line).dates if date.month]
    return any(0 < (month - mention.month) % MONTHS_OF_A_YEAR < run for run in runs for month in months)
