"""Shares that follow from those of a line: what is left of a whole, how a vote was split, how large a part is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations

from briefdeck.language.dates.dates import year_of
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import count_of
from briefdeck.language.numbers.hedges import BEFORE, bound
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.sentences.clauses import clauses_of
from briefdeck.language.sentences.opposites import Turning, needs_both, turnings_of
from briefdeck.language.stems import stems_of
from briefdeck.language.words import STOP_WORDS, stem
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.calculated_ratio import (
    LEFT,
    MOST_ADDED,
    is_near,
    is_whole,
    said_with_question,
    shares_of,
)

_FOR = lazy_pattern(rf"\b{one_of(ENGLISH.numbers.voting_for)}\b", re.IGNORECASE)
_AGAINST = lazy_pattern(rf"\b{one_of(ENGLISH.numbers.voting_against)}\b", re.IGNORECASE)
_COUNT = rf"(?:{one_of(ENGLISH.numbers.small)}|[0-9]{{1,6}})"
_VOTES = lazy_pattern(
    rf"\b{one_of(ENGLISH.numbers.voting)}\b[^.,;:]{{0,40}}?"
    rf"\b(?P<one>{_COUNT})(?: votes)?(?: to |-to-)(?P<other>{_COUNT})\b",
    re.IGNORECASE,
)
"""How a vote was split: “voted two to one”."""
_OPENING_OF = lazy_pattern(r"Of (?:the |its )?")
_REST = lazy_pattern(rf"\b(?:{one_of(ENGLISH.numbers.rests)})\b(?P<told>[^.;:]*)", re.IGNORECASE)
_NEAR = 40
"""How many characters behind a share, or before it, it is told whether it is for something."""
_BEYOND = Fraction(2)
"""How many times as large the share of the others may be as the one that bounds it."""
_A_PART_AND_ITS_WHOLE = 2
_FARTHEST = 3
"""How many times as large as a part the share may be that bounds it: “fewer than a tenth”, of 40 of 900."""


def is_other_share(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a share that follows from another one of a line, or from a part of a whole there."""
    shares = shares_of(quantity)
    if not shares:
        return False
    exact = [*_others_of(claim), *_shares_of_votes(claim), *_shares_of_rest(claim)]
    if any(is_near(claim, quantity, share, other, _BEYOND) for share in shares for other in exact):
        return True
    return any(_bounds_part(claim, quantity, share) for share in shares)


def is_complement(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the percentage that one of a line leaves of a hundred, and told so by a “not”."""
    mine = {reading.value for reading in quantity.readings if reading.unit == "%"}
    if not mine or not speaks_of_others(claim):
        return False
    readings = (reading for other in claim.cited.quantities() for reading in other.readings)
    return any(reading.unit == "%" and 100 - reading.value in mine for reading in readings)


def speaks_of_others(claim: Claim) -> bool:
    """Tell whether *claim* speaks of those of whom a line does not: by a “not” or “left”, or an opposite."""
    if LEFT.search(said_with_question(claim)):
        return True
    mine = {(each.pair, 1 - each.side) for each in _plain_turnings(claim.plain)}
    lines = (line for _, line in (claim.cited.written_lines if mine else ()))
    return any((each.pair, each.side) in mine for line in lines for each in _plain_turnings(line))


def _plain_turnings(text: str) -> Iterator[Turning]:
    """Yield the words of *text* that have an opposite, but for those of degree: “more”."""
    read = clauses_of(text)
    for each in turnings_of(read):
        if not (needs_both(each) or ENGLISH.opposites.of_degree.issuperset(read.words[each.start : each.end])):
            yield each


def _others_of(claim: Claim) -> Iterator[Fraction]:
    """Yield what the shares of the lines leave, where *claim* speaks of the others: those for, of 57% against."""
    says = said_with_question(claim)
    left, side = speaks_of_others(claim), _side_of(says)
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
    """Yield the shares of those for and against something in the votes of a line: “voted two to one”.

    Where both the claim and the line say for which side they are told, only that of this side.
    """
    side = _side_of(said_with_question(claim))
    for _, line in claim.cited.written_lines:
        for match in _VOTES.finditer(line):
            one, other = (count_of(match[side].lower()) for side in ("one", "other"))
            if one and other:
                shares = sorted((Fraction(one, one + other), Fraction(other, one + other)))
                won = side * _side_of(line)
                yield from shares[1:] if won > 0 else shares[:1] if won < 0 else shares


def _shares_of_rest(claim: Claim) -> Iterator[Fraction]:
    """Yield the share of “the rest” of a line that has a whole and one part: “300 in Harle, the rest in Velby”."""
    for _, line in claim.cited.written_lines:
        numbers = [each for each in cached_quantities(line) if each.states_number and not year_of(each)]
        rest = _REST.search(line, numbers[-1].end) if len(numbers) == _A_PART_AND_ITS_WHOLE else None
        if rest:
            mine, of_part = set(stems_of(claim.plain)), stems_of(line[numbers[1].end : rest.start()])
            of_rest = set(stems_of(rest["told"])) - {*of_part, *map(stem, STOP_WORDS)}
            part, whole = sorted(Fraction(each.plain[0]) for each in numbers)
            if whole and mine & of_rest:
                yield 1 - part / whole


def _bounds_part(claim: Claim, quantity: Quantity, share: Fraction) -> bool:
    """Tell whether *share* bounds what a line gives as a part of a whole: “3,200 of its 41,000 jobs”."""
    limit = bound(claim.plain, quantity)
    kind = BEFORE.get(tuple(limit.words.split())) if limit else None
    if kind not in ("more than", "less than"):
        return False
    for _, line in claim.cited.written_lines:
        numbers = cached_quantities(line)
        for part, whole in permutations(numbers, 2) if len(numbers) <= MOST_ADDED else ():
            opens = _OPENING_OF.fullmatch(line[: whole.start]) is not None and whole.start < part.start
            if (is_whole(line, whole, [part]) or opens) and 0 < part.plain[0] < whole.plain[0]:
                told = Fraction(part.plain[0]) / Fraction(whole.plain[0])
                less, more = (share, told) if kind == "more than" else (told, share)
                if less < more <= _FARTHEST * less:
                    return True
    return False
