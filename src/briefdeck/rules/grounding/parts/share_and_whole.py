"""Numbers that a share, a multiple or the size of each makes of another number of a line.

Of three quarters of 400, a hundred are left; a third sold, which leaves 40 percent, was 20 of 60; 900 and a third of
that are 600 apart; 800 half-litre jars hold 400 litres.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from briefdeck.language.dates.dates import year_of
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import Reading, Value
from briefdeck.language.numbers.hedges import ROUGH
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.calculated_ratio import (
    BEFOREHAND,
    LEFT,
    is_told_as_change,
    is_whole,
    said_with_question,
    shares_of,
)
from briefdeck.rules.grounding.parts.other_share import speaks_of_others

_NUMBERS = ENGLISH.numbers
_OF_ITS = lazy_pattern(r" of (?:its|their|his|her) ")
_KEEPING = lazy_pattern(rf"[^.;:]{{0,60}}\b{one_of(_NUMBERS.keeping)}\b[^.;:]{{0,30}}\Z")
"""What stands between a share that somebody gave up and what is left: “a third of its shares, *leaving it with*”."""
_IN_ALL = lazy_pattern(rf"\b{one_of(_NUMBERS.together)}\b", re.IGNORECASE)
_OF_THAT = lazy_pattern(r" (?:(?:of )?(?:that|this|it|those)\b|as (?:many|much)\b)")
_LOSS_OR_PROFIT = lazy_pattern(
    rf"\b(?:(?P<loss>{one_of(_NUMBERS.losses)})|{one_of(_NUMBERS.profits)}) of (?:{ROUGH} )?[$€£¥]?\Z"
)
_THEN = lazy_pattern(rf"\b{one_of((*_NUMBERS.against, *_NUMBERS.following))}\b")
"""What stands before the number of the time before."""
_WORSE = lazy_pattern(rf"\b{one_of((*_NUMBERS.worsening, *_NUMBERS.sinking))}")
_BETTER = lazy_pattern(rf"\b{one_of((*_NUMBERS.improving, *_NUMBERS.rising))}")
_WHOLE = 100


def follows_from_share(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* follows from a number of a line and a share, a multiple or a size beside it."""
    return (
        is_left_by_share(claim, quantity)
        or _is_given_up(claim, quantity)
        or _is_made_with_multiple(claim, quantity)
        or _is_held_by_all(claim, quantity)
        or _is_swing(claim, quantity)
    )


def _pairs(claim: Claim) -> Iterator[tuple[str, Quantity, Quantity]]:
    """Yield every two numbers of a line that follow each other, with the line."""
    for _, line in claim.cited.written_lines:
        for one, other in pairwise(cached_quantities(line)):
            yield line, one, other


def is_left_by_share(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts those of whom a line does not speak: a hundred, of three quarters of 400."""
    return speaks_of_others(claim) and any(
        is_whole(line, whole, [part]) and (1 - share) * whole.plain[0] in quantity.plain
        for line, part, whole in _pairs(claim)
        for share in shares_of(part)
    )


def _is_given_up(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is what somebody had, or gave up, who gave up a share of it and has the rest."""
    says = said_with_question(claim)
    before, kept = BEFOREHAND.search(says) is not None, LEFT.search(says) is not None
    for line, part, rest in _pairs(claim):
        gave = _OF_ITS.match(line, part.end) and _KEEPING.fullmatch(line, part.end, rest.start)
        left = [Fraction(each.value) for each in rest.readings if each.unit == "%"]
        if not (gave and left):
            continue
        for share in shares_of(part):
            had = left[0] / (1 - share)
            told = had if before else had * share
            if 0 < had <= _WHOLE and (before or not kept) and told / _WHOLE in shares_of(quantity):
                return True
    return False


def _is_made_with_multiple(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the sum or the difference of a number of a line and so many times, or so much, of it.

    And is told as one: “1,500 together”, of 500 and “twice as many”; “600 fewer”, of 900 and “a third of that”.
    """
    added = _IN_ALL.search(claim.plain) is not None
    compared = is_told_as_change(claim, quantity)
    for line, one, other in _pairs(claim) if added or compared else ():
        if not _OF_THAT.match(line, other.end) or year_of(one):
            continue
        for times in _times(other):
            apart = one.plain[0] * (1 + times) if added else one.plain[0] * abs(1 - times)
            if apart > 1 and apart in quantity.plain:
                return True
    return False


def _times(quantity: Quantity) -> set[Fraction]:
    """Return the share or multiple that *quantity* is."""
    return shares_of(quantity) | {Fraction(each.value) for each in quantity.readings if each.unit == "times"}


def _is_held_by_all(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is what so many things of one size hold or weigh: 400 litres, of 800 half-litre jars."""
    return any(
        line[count.end : size.start] == " "
        and size.form.unit.startswith("-")
        and not (count.form.unit or count.form.symbol)
        and Reading(_product(count.plain[0], each.value), each.unit) in quantity.readings
        for line, count, size in _pairs(claim)
        for each in size.readings
        if each.unit
    )


def _product(one: Value, other: Value) -> Value:
    made = Fraction(one) * Fraction(other)
    return made.numerator if made.denominator == 1 else made


def _is_swing(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is by how much a loss after a profit is worse, or a profit after a loss better."""
    for line, now, then in _pairs(claim):
        first = _LOSS_OR_PROFIT.search(line, 0, now.start)
        second = _LOSS_OR_PROFIT.search(line, now.end, then.start)
        if not (first and second and _THEN.search(line, now.end, second.start())):
            continue
        way = _WORSE if first["loss"] else _BETTER
        if bool(first["loss"]) is not bool(second["loss"]) and way.search(claim.plain):
            sums = {
                Reading(_product(one.value + other.value, 1), one.unit)
                for one in now.readings
                for other in then.readings
                if one.unit in (other.unit, "") or not other.unit
            }
            unit = {each.unit for each in now.readings}
            sums |= {Reading(_product(now.plain[0] + then.plain[0], 1), each) for each in unit}
            if not sums.isdisjoint(quantity.readings):
                return True
    return False
