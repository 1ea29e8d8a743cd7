"""Numbers that follow from a place in a row: the last of nine is ninth, and before the third film there were two."""

from __future__ import annotations

import re
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import count_of
from briefdeck.language.numbers.hedges import bound
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.stems import stems_of
from briefdeck.language.words import fold_word, stem
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.calculated_ratio import BEFOREHAND

_NUMBERS = ENGLISH.numbers
_LAST_OF = lazy_pattern(
    rf"\b(?:last|bottom) (?:out )?of (?:the |its |their |all )?"
    rf"(?P<whole>{one_of(_NUMBERS.small)}|[0-9]{{1,3}}) (?P<counted>[a-z][\w’'-]*)"
)
_BETTER = lazy_pattern(rf"[^.;:]{{0,60}}\b{one_of(_NUMBERS.outdoing)}\b")
_PLACES = lazy_pattern(rf" {one_of(_NUMBERS.spots)}\b")
_FROM_TO = lazy_pattern(r" (?:place )?to ")
_FROM = lazy_pattern(r"\bfrom \Z")
_PARTS = lazy_pattern(rf"\b(?P<whole>[a-z]+|[0-9]+)-{one_of(_NUMBERS.serial)}\b", re.IGNORECASE)
_AFTER_FIRST = lazy_pattern(rf"\bafter (?:the )?first\b|\b{one_of(_NUMBERS.besides)}\b", re.IGNORECASE)
_MORE = lazy_pattern(r" (?:more|others?|further|follow|still)\b")
_BEHIND = lazy_pattern(r"\s(?P<noun>[a-z][\w’'-]*)(?:\s(?P<next>[a-z][\w-]*))?")
_LAST_TO_DO = lazy_pattern(
    rf"\b(?:last|final) of (?:[\w’'-]+ ){{0,3}}?(?P<whole>{one_of(_NUMBERS.small)}|[0-9]{{1,3}})\b"
    r"(?: [\w’'-]+){0,5}? to [a-z]",
    re.IGNORECASE,
)
_EARLIER = lazy_pattern(rf"\b{one_of(_NUMBERS.preceding)} \Z", re.IGNORECASE)
_THOSE_BEFORE = lazy_pattern(
    rf" (?:{one_of(_NUMBERS.preceding)}\b"
    rf"|[^.,;:]{{1,60}}\bbefore(?: {one_of(ENGLISH.people.pronouns['person'])})?(?:[.,;]|\Z)"
    rf"|[^.,;:]{{1,60}}\bbefore (?!{one_of(ENGLISH.dates.months)}\b|{one_of(ENGLISH.dates.weekdays)}\b)[A-Z])"
)
"""What says of a number behind it that it counts those before one: “two films before Low Water”."""
_SUCH = lazy_pattern(r"\s(?:(?:other|more|earlier|previous|such|of)\b)")


def is_told_by_place(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* follows from the place that a line gives something in a row, or from a row of so many."""
    return (
        is_last_place(claim, quantity)
        or _counts_those_ahead(claim, quantity)
        or _counts_places(claim, quantity)
        or _counts_parts_left(claim, quantity)
        or _counts_those_before_last(claim, quantity)
        or _is_before_in_row(claim, quantity)
        or _is_time_in_row(claim, quantity)
    )


def _wholes(claim: Claim, pattern: re.Pattern[str]) -> set[int]:
    """Return of how many each row of the lines is that *pattern* finds."""
    found = (match for _, line in claim.cited.written_lines for match in pattern.finditer(line))
    return {count_of(match["whole"].lower()) for match in found} - {0}


def is_last_place(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the place of the last of so many: “ninth”, of “last of nine choirs”."""
    return quantity.form.is_place and not _wholes(claim, _LAST_OF).isdisjoint(quantity.plain)


def _counts_those_ahead(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts those who did better than the last of a line."""
    if quantity.form.is_place or quantity.form.unit or not _BETTER.match(claim.plain, quantity.end):
        return False
    return any(last - 1 in quantity.plain for last in _wholes(claim, _LAST_OF))


def _counts_places(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is by how many places something went up or down: three, from seventh to fourth."""
    if quantity.form.is_place or not _PLACES.match(claim.plain, quantity.end):
        return False
    return any(
        one.form.is_place
        and other.form.is_place
        and _FROM.search(line, 0, one.start)
        and _FROM_TO.fullmatch(line, one.end, other.start)
        and abs(one.plain[0] - other.plain[0]) in quantity.plain
        for _, line in claim.cited.written_lines
        for one, other in pairwise(cached_quantities(line))
    )


def _counts_parts_left(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts what follows the first of a row: two more, of a three-part series."""
    if not (_AFTER_FIRST.search(claim.plain) and _MORE.match(claim.plain, quantity.end)):
        return False
    return any(count - 1 in quantity.plain for count in _wholes(claim, _PARTS))


def _counts_those_before_last(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts those who did before what one of a line was “the last of six to do”."""
    told = BEFOREHAND.search(claim.plain) is not None
    return told and any(last - 1 in quantity.plain for last in _wholes(claim, _LAST_TO_DO))


def _is_before_in_row(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts those before one in a row: two films, of “her third film”."""
    if quantity.form.unit or quantity.form.symbol or not BEFOREHAND.search(claim.plain) or bound(claim.plain, quantity):
        return False
    return any(
        other.form.is_place and other.plain[0] - 1 in quantity.plain and _counts_alike(claim, quantity, line, other)
        for _, line in claim.cited.written_lines
        for other in cached_quantities(line)
    )


def _counts_alike(claim: Claim, quantity: Quantity, line: str, place: Quantity) -> bool:
    """Tell whether *quantity* counts what has a *place* in a row of *line*."""
    behind = _BEHIND.match(line, place.end)
    if behind is None:
        return False
    told = {stem(fold_word(word)) for word in behind.group("noun", "next") if word}
    if behind["noun"] in _NUMBERS.unranked and behind["noun"] not in _NUMBERS.rowed:
        return False
    if not told.isdisjoint(stems_of(claim.plain)):
        return True
    mine = _BEHIND.match(claim.plain, quantity.end)
    counted = mine is not None and any(claim.cited.has_word(word) for word in mine.groups() if word)
    return behind["noun"] in _NUMBERS.rowed and (counted or _SUCH.match(claim.plain, quantity.end) is not None)


def is_place_for_count(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *claim* counts those before one in a row, and *quantity* is the place of that one, and no count.

    Before her third film there were two, and not three.
    """
    if quantity.form.is_place or quantity.form.unit or quantity.form.symbol or bound(claim.plain, quantity):
        return False
    there = [
        (line, other)
        for _, line in claim.cited.written_lines
        for other in cached_quantities(line)
        if not set(other.plain).isdisjoint(quantity.plain)
    ]
    told_before = _EARLIER.search(claim.plain, 0, quantity.start) or _THOSE_BEFORE.match(claim.plain, quantity.end)
    return bool(told_before and there) and all(
        other.form.is_place and _counts_alike(claim, quantity, line, other) for line, other in there
    )


def _is_time_in_row(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* says how often: “twice”, of what a line tells “for the second time”."""
    if all(reading.unit != "times" for reading in quantity.readings) or bound(claim.plain, quantity):
        return False
    places = [(line, other) for _, line in claim.cited.written_lines for other in cached_quantities(line)]
    return any(
        other.form.is_place and not set(other.plain).isdisjoint(quantity.plain) and line.startswith(" time ", other.end)
        for line, other in places
    )
