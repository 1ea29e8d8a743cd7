"""Shares that follow from those of a line: what is left of a whole, how a vote was split, how large a part is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import count_of
from briefdeck.language.numbers.hedges import BEFORE, bound
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.calculated_ratio import LEFT, is_near, is_whole, said_with_question, shares_of

_FOR = lazy_pattern(rf"\b{one_of(ENGLISH.numbers.voting_for)}\b", re.IGNORECASE)
_AGAINST = lazy_pattern(rf"\b{one_of(ENGLISH.numbers.voting_against)}\b", re.IGNORECASE)
_COUNT = rf"(?:{one_of(ENGLISH.numbers.small)}|[0-9]{{1,6}})"
_VOTES = lazy_pattern(
    rf"\b{one_of(ENGLISH.numbers.voting)}\b[^.,;:]{{0,40}}?"
    rf"\b(?P<one>{_COUNT})(?: votes)?(?: to |-to-)(?P<other>{_COUNT})\b",
    re.IGNORECASE,
)
"""How a vote was split: “voted two to one”."""
_NEAR = 40
"""How many characters behind a share, or before it, it is told whether it is for something."""
_BEYOND = Fraction(2)
"""How many times as large the share of the others may be as the one that bounds it."""
_FARTHEST = 3
"""How many times as large as a part the share may be that bounds it: “fewer than a tenth”, of 40 of 900."""


def is_other_share(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a share that follows from another one of a line, or from a part of a whole there."""
    shares = shares_of(quantity)
    if not shares:
        return False
    exact = [*_others_of(claim), *_shares_of_votes(claim)]
    if any(is_near(claim, quantity, share, other, _BEYOND) for share in shares for other in exact):
        return True
    return any(_bounds_part(claim, quantity, share) for share in shares)


def is_complement(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the percentage that one of a line leaves of a hundred, and told so by a “not”."""
    mine = {reading.value for reading in quantity.readings if reading.unit == "%"}
    if not mine or not LEFT.search(claim.plain):
        return False
    readings = (reading for other in claim.cited.quantities() for reading in other.readings)
    return any(reading.unit == "%" and 100 - reading.value in mine for reading in readings)


def _others_of(claim: Claim) -> Iterator[Fraction]:
    """Yield what the shares of the lines leave, where *claim* speaks of the others: those for, of 57% against."""
    says = said_with_question(claim)
    left, side = LEFT.search(says) is not None, _side_of(says)
    for _, line in claim.cited.written_lines:
        for other in cached_quantities(line):
            behind = _side_of(line[other.end : other.end + _NEAR].split(",")[0])
            told = behind or _side_of(line[max(0, other.start - _NEAR) : other.start])
            if left or (side and told and side != told):
                yield from (1 - share for share in shares_of(other))


def _side_of(text: str) -> int:
    """Return 1 where *text* tells of those for something, -1 of those against; 0 of neither, or of both."""
    return bool(_FOR.search(text)) - bool(_AGAINST.search(text))


def _shares_of_votes(claim: Claim) -> Iterator[Fraction]:
    """Yield the shares of those for and against something in the votes of a line: “voted two to one”."""
    for _, line in claim.cited.written_lines:
        for match in _VOTES.finditer(line):
            one, other = (count_of(match[side].lower()) for side in ("one", "other"))
            if one and other:
                yield from (Fraction(one, one + other), Fraction(other, one + other))


def _bounds_part(claim: Claim, quantity: Quantity, share: Fraction) -> bool:
    """Tell whether *share* bounds what a line gives as a part of a whole: “3,200 of its 41,000 jobs”."""
    limit = bound(claim.plain, quantity)
    kind = BEFORE.get(tuple(limit.words.split())) if limit else None
    if kind not in ("more than", "less than"):
        return False
    for _, line in claim.cited.written_lines:
        for part, whole in permutations(cached_quantities(line), 2):
            if is_whole(line, whole, [part]) and 0 < part.plain[0] < whole.plain[0]:
                told = Fraction(part.plain[0]) / Fraction(whole.plain[0])
                less, more = (share, told) if kind == "more than" else (told, share)
                if less < more <= _FARTHEST * less:
                    return True
    return False
