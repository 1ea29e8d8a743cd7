"""Numbers that were before a change of a line: “goes up by 15 dollars to 60” tells that it was 45."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, product
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import Reading
from briefdeck.language.numbers.hedges import ROUGH, bound, rounds
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.stems import stems_of
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.calculated_ratio import BEFOREHAND, said_with_question

_NUMBERS = ENGLISH.numbers
_AFTER = lazy_pattern(rf"\b{one_of(_NUMBERS.afterwards)}\b", re.IGNORECASE)
_AT_PRESENT = lazy_pattern(rf"\b{one_of(_NUMBERS.at_present)}\b", re.IGNORECASE)
_TO_COME = lazy_pattern(rf"\b{one_of(_NUMBERS.to_come)}\b", re.IGNORECASE)
_RISING = lazy_pattern(rf"\b{one_of((*_NUMBERS.rising, 'up'))}", re.IGNORECASE)
_SINKING = lazy_pattern(rf"\b{one_of((*_NUMBERS.sinking, 'down'))}", re.IGNORECASE)
_STEPPED = lazy_pattern(
    rf"(?:\bby|\b(?:{one_of((*_NUMBERS.rising, *_NUMBERS.sinking))}[a-z]*|up|down))"
    rf" (?:(?:{ROUGH}|just|only|another|a further) )?[$€£¥]?\Z",
    re.IGNORECASE,
)
"""What stands before the number by which something changes: “by”, “gained”."""
_TO_RESULT = lazy_pattern(rf"[^.;:]{{0,40}}\b{one_of(_NUMBERS.resulting)}\s(?:{ROUGH}\s)?[$€£¥]?\Z", re.IGNORECASE)
_NO_RESULT = lazy_pattern(r"\b(?:from|between)\b", re.IGNORECASE)
_CHANGE_OF = lazy_pattern(
    rf"\ban? (?:[\w-]+ )?(?:(?P<more>{one_of(_NUMBERS.rises)})|{one_of(_NUMBERS.falls)}) of (?:{ROUGH} )?[$€£¥]?\Z"
)
_MARK = lazy_pattern(
    rf"\b(?:{one_of(_NUMBERS.missing)}|(?P<beaten>{one_of(_NUMBERS.bettering)}))\b"
    rf"(?P<mark>(?: [\w’'-]+){{1,6}}?) by (?:(?:{ROUGH}|just|only|a mere) )?[$€£¥]?\Z",
    re.IGNORECASE,
)
"""A mark that was not reached, or was beaten, “by” so much: “missing the record by eight seconds”."""
_FROM_MARK = lazy_pattern(
    rf" (?:{one_of(_NUMBERS.missing)}|(?P<beaten>{one_of(_NUMBERS.bettering)}))(?P<mark>(?: [\w’'-]+){{1,4}})",
    re.IGNORECASE,
)
"""The same with the number before it: “four centimetres short of the record”."""
_HUNDREDTHS = lazy_pattern(rf"\s{one_of(_NUMBERS.hundredths)}\b")
_UP_FROM = lazy_pattern(rf"\b{one_of(_NUMBERS.against)} \Z")
_CLAUSE = 90
"""Characters before a number in which its clause is looked at."""
_CLAUSE_END = re.compile(r"[.,;:]")
_PERCENT, _SECOND = "%", "second"


class _AmountChange(NamedTuple):
    """By how much something changed on a line, and to what."""

    step: Quantity
    result: Quantity
    way: int
    """1 if it is more than before, -1 if it is less."""
    line: str


def is_number_before(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* was before what a line tells, and *claim* says that it was."""
    return _is_before_change(claim, quantity) or _is_mark(claim, quantity)


def numbers_before(claim: Claim, quantity: Quantity) -> Iterator[Quantity]:
    """Yield the bare numbers of before on the lines, for a *claim* of before with *quantity* in the unit of now.

    “Will cost 45 euros, up from 39.”
    """
    for _, line in claim.cited.written_lines:
        for now, then in pairwise(cached_quantities(line)) if tells_what_was(claim, line) else ():
            bare = not (then.form.unit or then.form.symbol)
            same = {reading.unit for reading in now.readings} & {reading.unit for reading in quantity.readings}
            if bare and same - {""} and _UP_FROM.search(line, now.end, then.start):
                yield then


def tells_what_was(claim: Claim, line: str) -> bool:
    """Tell whether *claim* speaks of what was before a change of *line*, or is until that comes."""
    says = said_with_question(claim)
    if _AT_PRESENT.search(says) and _TO_COME.search(line):
        return True
    return BEFOREHAND.search(says) is not None and _AFTER.search(says) is None


def _changes(claim: Claim) -> Iterator[_AmountChange]:
    """Yield what changed on the lines: “gained 14 seats to reach 39”, “at 39, an increase of 14”."""
    for _, line in claim.cited.written_lines:
        for first, second in pairwise(cached_quantities(line)):
            gap = line[first.end : second.start]
            of = _CHANGE_OF.search(line, first.end, second.start)
            if of and not re.search(r"[.;]", gap):
                yield _AmountChange(second, first, 1 if of["more"] else -1, line)
            elif _STEPPED.search(line, 0, first.start) and _TO_RESULT.match(gap) and not _NO_RESULT.search(gap):
                way = _way_of(line, first.start)
                yield from [_AmountChange(first, second, way, line)] if way else []


def _way_of(line: str, end: int) -> int:
    """Return 1 where the clause before *end* says that something rises, -1 for the opposite, else 0."""
    before = _CLAUSE_END.split(line[max(0, end - _CLAUSE) : end])[-1]
    more = max((match.start() for match in _RISING.finditer(before)), default=-1)
    less = max((match.start() for match in _SINKING.finditer(before)), default=-1)
    return (more > less) - (more < less)


def _is_before_change(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is what a change of a line began with: 45, of “up by 15 to 60”."""
    rough = bound(claim.plain, quantity)
    about = rough is not None and rough.kind == "about"
    return any(
        mine.unit in ("", before.unit) and (mine.value == before.value or (about and rounds(mine.value, before.value)))
        for change in _changes(claim)
        if tells_what_was(claim, change.line)
        for before in _amounts_before(change)
        for mine in quantity.readings
    )


def _amounts_before(change: _AmountChange) -> Iterator[Reading]:
    """Yield as what the amount before *change* can be read: a step has the unit of its result, or none of its own."""
    small = (
        _HUNDREDTHS.match(change.line, change.step.end) and not change.step.form.symbol and change.result.form.symbol
    )
    for result, step in product(change.result.readings, change.step.readings):
        value, by = Fraction(result.value), Fraction(step.value)
        if step.unit == result.unit:
            yield Reading(value - change.way * by, result.unit)
        elif step.unit == _PERCENT and change.step.form.unit:
            if left := 1 + change.way * by / 100:  # what fell by 100 percent may have been anything
                yield Reading(value / left, result.unit)
        else:
            plain = Fraction(change.step.plain[0]) / (100 if small else 1)
            yield Reading(value - change.way * plain, result.unit)


def _units(quantity: Quantity) -> set[str]:
    return {reading.unit for reading in quantity.readings}


def _is_mark(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a mark that a line says was missed, or beaten, by so much: a record, a target.

    Whoever misses a record in a race takes longer; of anything else, there is less.
    """
    says = set(stems_of(said_with_question(claim)))
    for _, line in claim.cited.written_lines:
        for first, second in pairwise(cached_quantities(line)):
            match = _MARK.search(line, 0, second.start) or _FROM_MARK.match(line, second.end)
            same = _units(first) & _units(second)
            if match is None or not same or says.isdisjoint(stems_of(match["mark"])):
                continue
            way = (1 if match["beaten"] else -1) * (1 if _SECOND in same else -1)
            marks = {one.value + way * other.value for one in first.readings for other in second.readings}
            if any(reading.unit in same and reading.value in marks for reading in quantity.readings):
                return True
    return False
