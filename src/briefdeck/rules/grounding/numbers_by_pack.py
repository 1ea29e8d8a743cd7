"""Numbers and dates in a packed language that follow from those of a line: for the rule on numbers."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, permutations

from briefdeck.language.dates.date_support import resolve
from briefdeck.language.dates.dates import DateMention, is_year
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.packs.pack_numbers import HedgeKind, hedge_reader
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim

_NEAR, _FARTHEST = 20, 2
"""A rounded number misses by a twentieth at most; a bounded one is at most twice, or half, what it bounds."""
_POINTS = 4
"""By how many percentage points a share such as “a third” may miss."""
_RATIOS, _WORDS_IN_RATIO = (2, 3, 4, 5, 6, 10, 20, 100), 4
"""Of how many a ratio tells, and the words that may stand between its numbers: “conducteurs sur”."""
_TIME = frozenset(["second", "month"])


def follows_by_pack(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is hedged so that a number of a line fits, or is the day or year of a date there.

    How long something lasted follows from two dates or numbers of a line.
    """
    return (
        is_rounded_by_pack(claim.cited, claim.plain, quantity)
        or _is_reckoned(claim.cited, quantity)
        or _is_span(claim, quantity)
        or _is_of_ratio(claim, quantity)
    )


def _is_reckoned(evidence: Evidence, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the sum or difference of two numbers of the lines, or a share told in percent."""
    others = [reading for other in evidence.quantities() for reading in other.readings]
    for mine in quantity.readings:
        for unit in {other.unit for other in others} if not mine.unit else {mine.unit}:
            same = [other.value for other in others if other.unit == unit]
            if any(mine.value in (one + other, one - other) for one, other in permutations(same, 2)):
                return True
    percents = [other.value for other in others if other.unit == "%"]
    return quantity.form.kind == "share" and any(
        abs(100 * Fraction(quantity.plain[0]) - Fraction(each)) <= _POINTS for each in percents
    )


def _is_of_ratio(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* belongs to a ratio, “huit conducteurs sur dix”, near a percentage of the lines."""
    pack, found = claim.cited.pack, claim.terms.quantities
    words = pack.phrases("numbers", "ratio") if pack else ()
    percents = [other.value for each in claim.cited.quantities() for other in each.readings if other.unit == "%"]
    for one, other in pairwise(found) if words and percents else ():
        between = claim.plain[one.end : other.start].lower().strip()
        joined = len(between.split()) <= _WORDS_IN_RATIO and any(
            between == word or between.endswith(f" {word}") for word in words
        )
        if joined and quantity in (one, other) and other.plain[0] in _RATIOS:
            share = 100 * Fraction(one.plain[0]) / Fraction(other.plain[0])
            return any(abs(share - Fraction(percent)) <= _POINTS for percent in percents)
    return False


def is_rounded_by_pack(evidence: Evidence, text: str, quantity: Quantity) -> bool:
    """Tell whether *quantity* of *text* is hedged there so that a number of the lines fits."""
    hedge = hedge_reader(evidence.pack).hedge(text, quantity) if evidence.pack else None
    others = [reading for other in evidence.quantities() for reading in other.readings]
    return any(
        _fits(hedge and hedge.kind, Fraction(mine.value), Fraction(other.value))
        for mine in quantity.readings
        for other in others
        if mine.unit == other.unit
    )


def _fits(hedge: HedgeKind | None, mine: Fraction, other: Fraction) -> bool:
    if hedge == "more":
        return bool(mine < other <= _FARTHEST * mine)
    if hedge == "less":
        return bool(other < mine <= _FARTHEST * other)
    return hedge == "about" and bool(_NEAR * abs(mine - other) <= other)


def _is_span(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the time between two dates or years of the lines, or the number of those apart."""
    dates = claim.cited.dates()
    days = [span.first.toordinal() for date, published in dates for span in resolve(date, published) if span.days == 1]
    years = [date.year for date, _ in dates if date.year]
    values = [other.plain[0] for other in claim.cited.quantities() if other.plain]
    units = {reading.unit for reading in quantity.readings}
    apart = {abs(one - other) for each in (years, values) for one in each for other in each}
    lasting = {abs(one - other) + more for one in days for other in days for more in (0, 1)}
    plain = set(quantity.plain)
    if units <= _TIME:
        seconds = {86400 * count for count in lasting}
        return not seconds.isdisjoint(reading.value for reading in quantity.readings) or not plain.isdisjoint(apart)
    return not plain.isdisjoint(apart - {0}) and bool(units - {""})


def _bounds(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* bounds a date of a line: “avant juillet” does the 30th of June."""
    pack, before = claim.fact.context.pack, claim.plain[: mention.start].lower().rstrip()
    published = next((when for _, when in claim.cited.dates() if when), None)
    mine = resolve(mention, published)
    theirs = [span for date, when in claim.cited.dates() for span in resolve(date, when)]
    if pack is None or not mine or mention.day:
        return False
    if before.endswith(pack.phrases("dates", "earlier")):
        return any(span.last < mine[0].first for span in theirs)
    return before.endswith(pack.phrases("dates", "later")) and any(span.first > mine[0].last for span in theirs)


def date_follows_by_pack(claim: Claim, mention: DateMention) -> bool:
    """Tell whether the parts of *mention* stand apart on the lines, or its year is that of the article."""
    dates = claim.cited.dates()
    if _bounds(claim, mention):
        return True
    years = {date.year for date, _ in dates if date.year}
    published = [when for _, when in dates if when] + [one.index.published for one in claim.cited.cited_lines]
    years |= {year for when in published if when for year in (when.first.year, when.last.year)}
    if mention.year and mention.year not in years and not any(date.nearby for date, _ in dates):
        return False
    if is_year(mention):
        return mention.year in years
    months = {date.month for date, _ in dates}
    months |= {span.first.month for date, when in dates if date.nearby == "month" for span in resolve(date, when)}
    days, weekdays = {date.day for date, _ in dates}, {date.weekday for date, _ in dates}
    return mention.month in months | {0} and mention.day in days | {0} and mention.weekday in weekdays | {-1}
