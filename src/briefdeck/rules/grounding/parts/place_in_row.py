"""Numbers that follow from a place in a row: the last of nine is ninth, and from seventh to fourth are three."""

from __future__ import annotations

import re
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import count_of
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.rules.fact_context import Claim

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


def is_told_by_place(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* follows from the place that a line gives something in a row, or from a row of so many."""
    return (
        is_last_place(claim, quantity)
        or _counts_those_ahead(claim, quantity)
        or _counts_places(claim, quantity)
        or _counts_parts_left(claim, quantity)
    )


def _last_places(claim: Claim) -> set[int]:
    found = (match for _, line in claim.cited.written_lines for match in _LAST_OF.finditer(line))
    return {count_of(match["whole"].lower()) for match in found} - {0}


def is_last_place(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the place of the last of so many: “ninth”, of “last of nine choirs”."""
    return quantity.form.is_place and not _last_places(claim).isdisjoint(quantity.plain)


def _counts_those_ahead(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts those who did better than the last of a line."""
    if quantity.form.is_place or quantity.form.unit or not _BETTER.match(claim.plain, quantity.end):
        return False
    return any(last - 1 in quantity.plain for last in _last_places(claim))


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
    parts = (match for _, line in claim.cited.written_lines for match in _PARTS.finditer(line))
    counts = {count_of(match["whole"].lower()) for match in parts} - {0}
    return any(count - 1 in quantity.plain for count in counts)
