"""Numbers that are reached from several of a line: an age, a time, a count, a share, and years that are counted on.

The unit or the words of the text tell which of them is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from fractions import Fraction
from itertools import combinations

from briefdeck.language.dates.dates import year_of
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import MONTHS_OF_A_YEAR
from briefdeck.language.numbers.hedges import bound
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.terms import known_terms
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.calculated_ratio import MOST_ADDED

_DATES, _NUMBERS = ENGLISH.dates, ENGLISH.numbers
_OLD = lazy_pattern(rf"[\s-]?(?:years?[\s-])?{one_of(_DATES.after_age)}s?\b", re.IGNORECASE)
_LIMIT = lazy_pattern(
    r"\b(?:(?P<under>under|below|younger than)|over|above|older than) (?:the age of )?\Z", re.IGNORECASE
)
_FREE_BEHIND = lazy_pattern(r"(?:[.,;:)]|\Z|\s(?!(?:percent|per cent)\b)[a-z])")
_BUT_FOR = lazy_pattern(rf"\b{one_of(_DATES.but_for)} ", re.IGNORECASE)
_EXCEPT_DAYS = lazy_pattern(
    rf"\b{one_of(_DATES.but_for)} (?:on )?"
    rf"(?P<days>{one_of(_DATES.weekdays)}s?(?:(?:,| and| or) {one_of(_DATES.weekdays)}s?)*)"
)
_DAY_NAMES = lazy_pattern(one_of(_DATES.weekdays))
_EVERY_DAY = lazy_pattern(rf"\b{one_of(_DATES.every_day)}\b", re.IGNORECASE)
_ANOTHER = lazy_pattern(rf"\b(?:{one_of(_NUMBERS.one_more)})\b(?! (?:{one_of(_NUMBERS.small)}|[0-9]))", re.IGNORECASE)
_FINAL_SHARE = lazy_pattern(rf"\b{one_of(_NUMBERS.end_parts)} \Z", re.IGNORECASE)
_OF = lazy_pattern(r"\sof\b")
_OLDEST, _WEEK, _CLOCK, _MONTH, _SECOND = 120, 7, "clock", "month", "second"
_MINUTES_OF_A_DAY = 24 * 60
_EACH = tuple(word for word in ENGLISH.periods.each if word not in ENGLISH.grammar.articles)
_ROUGHLY = Fraction(1, 20)
MOST_YEARS = 6
"""Years and times on the lines from which on some sum of them is any year."""


def is_reached(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity*, which no line has, is made of those of a line, as its unit or words beside it tell."""
    return (
        _is_age_within(claim, quantity)
        or _is_age_reached(claim, quantity)
        or _is_between_hours(claim, quantity)
        or _counts_open_days(claim, quantity)
        or _leaves_out_one(claim, quantity)
        or _is_final_share(claim, quantity)
        or _is_place_by_prize(claim, quantity)
        or _is_rough_time(claim, quantity)
        or _is_with_another(claim, quantity)
        or _is_of_each(claim, quantity)
    )


def may_be_reached(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* may be made of two numbers of a line that stand apart in it: it deserves a look."""
    if quantity.form.is_place or quantity.form.symbol:
        return False
    for _, line in claim.cited.written_lines:
        counts = {Fraction(value) for other in _counts(line) for value in other.plain}
        made = {value for one, other in combinations(counts, 2) for value in (one + other, abs(one - other))}
        if len(counts) <= MOST_ADDED and not made.isdisjoint(quantity.plain) and _is_count(quantity):
            return True
        if _is_share_of_any(claim, quantity, line):
            return True
    return _is_sum_of_times(claim, quantity)


def _is_count(quantity: Quantity) -> bool:
    return not (quantity.form.unit or quantity.form.symbol or quantity.form.scale) and quantity.plain[0] > 1


def _counts(line: str) -> list[Quantity]:
    """Return the numbers of *line* that count plain things, and are no years."""
    return [
        other
        for other in cached_quantities(line)
        if other.states_number and not other.form.is_place and not year_of(other) and _is_count(other)
    ]


def years_in(line: str) -> set[int]:
    """Return the years that *line* tells."""
    return {told.year for told in known_terms(line).dates if told.year}


def times_in(line: str) -> Iterator[int]:
    """Yield how many years each time of *line* lasts that is told in years."""
    for other in cached_quantities(line):
        for reading in other.readings:
            if reading.unit == _MONTH and reading.value % MONTHS_OF_A_YEAR == 0 and not other.form.is_place:
                yield int(reading.value) // MONTHS_OF_A_YEAR


def _years_of(claim: Claim, quantity: Quantity) -> Set[Fraction]:
    """Return the years that *quantity* lasts, or is old."""
    if _OLD.match(claim.plain, quantity.end) and not quantity.form.symbol:
        return {Fraction(value) for value in quantity.plain}
    return {Fraction(each.value) / MONTHS_OF_A_YEAR for each in quantity.readings if each.unit == _MONTH}


def _is_age_within(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the age of one within a limit of a line: 17, of “everyone under 18”."""
    if not _OLD.match(claim.plain, quantity.end):
        return False
    for _, line in claim.cited.written_lines:
        for limit in cached_quantities(line):
            told = _LIMIT.search(line, 0, limit.start)
            if told and _is_count(limit) and _FREE_BEHIND.match(line, limit.end):
                age, edge = quantity.plain[0], limit.plain[0]
                if (age < edge) if told["under"] else (age > edge and age < _OLDEST):
                    return True
    return False


def _is_age_reached(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is an age, or a time in years, that ages, years and times of a line make."""
    mine = _years_of(claim, quantity)
    rough = bound(claim.plain, quantity) is not None
    for _, line in claim.cited.written_lines if mine else ():
        ages = {Fraction(each.plain[0]) for each in _counts(line) if each.plain[0] <= _OLDEST} | set(
            map(Fraction, times_in(line))
        )
        years = sorted(years_in(line))
        if len(ages) + len(years) > MOST_YEARS:
            continue
        spans = {Fraction(other - one) for one, other in combinations(years, 2)}
        made = {value for one, other in combinations(ages | spans, 2) for value in (one + other, abs(one - other))}
        if any(value == each or (rough and abs(value - each) <= _ROUGHLY * each) for value in mine for each in made):
            return True
    return False


def _is_between_hours(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the time from one hour of a line, told as on a clock, to another."""
    mine = {Fraction(each.value) / 60 for each in quantity.readings if each.unit == _SECOND}
    for _, line in claim.cited.written_lines if mine else ():
        told = [each.value for other in cached_quantities(line) for each in other.readings if each.unit == _CLOCK]
        apart = {Fraction(last - first) % _MINUTES_OF_A_DAY for first, last in combinations(told, 2)}
        if not apart.isdisjoint(mine):
            return True
    return False


def _counts_open_days(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts the days of a week but for those that a line excepts: six, without Mondays."""
    days = quantity.form.unit.strip(" -") in ("day", "days")
    for _, line in claim.cited.written_lines if days else ():
        excepted = _EXCEPT_DAYS.search(line)
        if excepted and _EVERY_DAY.search(line):
            left = _WEEK - len(_DAY_NAMES.findall(excepted["days"]))
            return left in quantity.plain
    return False


def _leaves_out_one(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts what a line counts but for one that *claim* leaves out: “but for the fox”."""
    if not _is_count(quantity) or not _BUT_FOR.search(claim.plain):
        return False
    counts = (value for _, line in claim.cited.written_lines for other in _counts(line) for value in other.plain)
    return any(value - 1 in quantity.plain for value in counts)


def _is_final_share(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a part of a time, “the final third of”, that numbers of a line make."""
    number = quantity.form.number.lower()
    share = _NUMBERS.fractions.get(number) if quantity.form.is_place else None
    told = share and _FINAL_SHARE.search(claim.plain, 0, quantity.start) and _OF.match(claim.plain, quantity.end)
    return bool(told) and any(
        Fraction(one) / Fraction(other) == share
        for _, line in claim.cited.written_lines
        for one, other in _ratios(line)
    )


def _ratios(line: str) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield each lesser number of *line*, and of the times between its years, with each larger one."""
    values = {Fraction(value) for other in _counts(line) for value in other.plain} | set(map(Fraction, times_in(line)))
    years = sorted(years_in(line))
    values |= {Fraction(other - one) for one, other in combinations(years, 2)}
    if len(values) <= MOST_ADDED:
        yield from ((one, other) for one in values for other in values if 0 < one < other)


def _is_share_of_any(claim: Claim, quantity: Quantity, line: str) -> bool:
    """Tell whether *quantity* is the share by which one number of *line* is less than another, or that one is of it."""
    shares = {Fraction(value) for value in quantity.plain if 0 < value < 1}
    shares |= {Fraction(each.value) / 100 for each in quantity.readings if each.unit == "%" and each.value}
    if not shares or bound(claim.plain, quantity) is not None:
        return False
    numbers = {Fraction(value) for other in cached_quantities(line) if other.states_number for value in other.plain}
    numbers = {value for value in numbers if value > 0}
    if len(numbers) > MOST_ADDED:
        return False
    return any(
        share in (one / other, 1 - one / other)
        for one in numbers
        for other in numbers
        if one < other
        for share in shares
    )


def _is_place_by_prize(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the place that a medal of a line tells, or how many years a jubilee does."""
    if not quantity.form.is_place:
        return False
    told = {value for word, value in _NUMBERS.telling_number.items() if claim.cited.has_word(word)}
    return not told.isdisjoint(quantity.plain)


def _is_rough_time(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is roughly a time of a line in another unit: “about a month and a half”, of 45 days."""
    if bound(claim.plain, quantity) is None:
        return False
    mine = list(_days_of(quantity))
    theirs = [
        each for _, line in claim.cited.written_lines for other in cached_quantities(line) for each in _days_of(other)
    ]
    return any(abs(one - other) <= _ROUGHLY * max(one, other) for one in mine for other in theirs)


def _days_of(quantity: Quantity) -> Iterator[Fraction]:
    for each in quantity.readings:
        if each.unit == _MONTH:
            yield Fraction(each.value) * Fraction(365, 12)
        elif each.unit == _SECOND and each.value >= 86_400:
            yield Fraction(each.value) / 86_400


def _is_with_another(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is one more than a line counts, which tells of “another” besides."""
    if not _is_count(quantity):
        return False
    return any(
        value + len(_ANOTHER.findall(line)) in quantity.plain
        for _, line in claim.cited.written_lines
        if _ANOTHER.search(line)
        for other in _counts(line)
        for value in other.plain
    )


def _is_of_each(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is one of a unit, “a tonne of barley”, by which a line counts: “a price per tonne”."""
    unit = quantity.form.unit.strip(" -")
    return (
        quantity.form.kind == "article"
        and bool(unit)
        and any(re.search(rf"\b{one_of(_EACH)} {re.escape(unit)}\b", line) for _, line in claim.cited.written_lines)
    )


def _is_sum_of_times(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the sum or difference of two times of a line; “the day after” is one of a day."""
    return any(_is_made(quantity, _all_times(line)) for _, line in claim.cited.written_lines)


_THE_DAY = lazy_pattern(
    rf"\bthe (?:{one_of((*_DATES.beside['next'], *_DATES.beside['before']))} )?day (?:after|before)\b"
)


def _all_times(line: str) -> list[tuple[Fraction, str]]:
    times = [
        (Fraction(each.value), each.unit)
        for other in cached_quantities(line)
        if not other.form.is_place
        for each in other.readings
        if each.unit in (_MONTH, _SECOND)
    ]
    return times + [(Fraction(86_400), _SECOND)] * len(_THE_DAY.findall(line))


def _is_made(quantity: Quantity, times: Iterable[tuple[Fraction, str]]) -> bool:
    told = list(times)
    if len(told) > MOST_ADDED:
        return False
    made = {
        (value, unit)
        for (one, unit), (other, same) in combinations(told, 2)
        if unit == same
        for value in (one + other, abs(one - other))
    }
    return any((Fraction(each.value), each.unit) in made for each in quantity.readings)
