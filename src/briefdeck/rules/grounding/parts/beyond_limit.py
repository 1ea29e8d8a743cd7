"""Numbers within or beyond a limit of a line, where a fact says which: “a bag of six kilograms may not be taken”.

What a line says of numbers up to a limit is so of one within it, and not of one beyond it: a fact about such a number
has to deny what the line says, or the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import MONTHS_OF_A_YEAR, TIME, Reading
from briefdeck.language.numbers.hedges import BEFORE, bound
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import REMEMBERED, lazy_pattern
from briefdeck.language.sentences.clauses import clauses_of
from briefdeck.language.stems import stems_of
from briefdeck.language.words import STOP_WORDS, stem
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.calculated_ratio import said_with_question

_LIMITS = ENGLISH.numbers.overstepping
_TOO = lazy_pattern(rf"\btoo (?:(?P<little>{one_of(_LIMITS['too little'])})|[a-z]+)\b", re.IGNORECASE)
_BARRED = lazy_pattern(rf"\b{one_of(_LIMITS['barred'])}\b", re.IGNORECASE)
_OVER = lazy_pattern(rf"\b{one_of(_LIMITS['over'])}\b", re.IGNORECASE)
_SHORT = lazy_pattern(rf"\b{one_of(_LIMITS['short'])}\b", re.IGNORECASE)
_ON_CONDITION = lazy_pattern(rf"\b{one_of(_LIMITS['on condition'])}\b", re.IGNORECASE)
_UNLESS = lazy_pattern(rf"\b{one_of(_LIMITS['unless'])}\b", re.IGNORECASE)
_MAY = lazy_pattern(rf"\b{one_of(_LIMITS['may'])}\b", re.IGNORECASE)
_RANGE = lazy_pattern(r"(?:between|from)\s", re.IGNORECASE)
_OLD = lazy_pattern(rf"[\s-]?(?:years?[\s-])?{one_of(ENGLISH.dates.after_age)}s?\b", re.IGNORECASE)
_ONE_SUCH = lazy_pattern(r"\b(?:an?|someone|anyone|somebody|anybody) [^.,;:]{0,40}\Z", re.IGNORECASE)
_COUNTED = lazy_pattern(r"(?: [a-z][\w’'-]*){1,2}")
_PARTS = lazy_pattern(r"[,;:]\s|\s(?:and|while|but)\s(?=those|children|people|anyone|for\b)")
_EMPHATIC = frozenset(words for hedge in ENGLISH.hedges for words in hedge.emphatic)
_MOST_LIMITS = 6


class _LimitedRange(NamedTuple):
    """The numbers of which a line says something: from *low* to *high*, either of which may be open."""

    low: Quantity | None
    high: Quantity | None
    strict: bool
    """Whether the ends are left out: “over 5”."""
    part: str
    """What of the line has it."""


def is_told_by_limit(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is within or beyond a limit of a line, and *claim* says what follows from that.

    The lines of several facts have too many limits.
    """
    return len(claim.fact.drawn_from) <= 1 and any(
        _fits(claim, line, side) and (side or _is_one(claim, line, quantity)) for line, side in _sides(claim, quantity)
    )


def is_denied_by_limit(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is within or beyond a limit of a line, and *claim* says what it cannot be."""
    sides = list(_sides(claim, quantity))
    return bool(sides) and not any(_fits(claim, line, side) for line, side in sides)


def _sides(claim: Claim, quantity: Quantity) -> Iterator[tuple[str, int]]:
    """Yield on which side of the limits of each line *quantity* is: of several, those that are most like *claim*."""
    limit = bound(claim.plain, quantity)
    if limit is not None and limit.words not in _EMPHATIC:
        return
    for _, line in claim.cited.written_lines:
        spans = [(span, _side_of(claim, quantity, line, span)) for span in _spans_of(line)]
        likely = [(_likeness(claim, span.part), side) for span, side in spans if side is not None]
        yield from ((line, side) for count, side in likely if count == max(likely)[0])


@lru_cache(maxsize=REMEMBERED)
def _spans_of(line: str) -> tuple[_LimitedRange, ...]:
    """Find the limits of *line*, those of a range together; of too many, none."""
    return tuple(_find_spans(line))


def _find_spans(line: str) -> Iterator[_LimitedRange]:
    numbers = cached_quantities(line)
    limited = [(number, limit) for number in numbers if (limit := bound(line, number)) and limit.kind != "about"]
    for number, limit in limited if len(limited) <= _MOST_LIMITS else ():
        strict = BEFORE.get(tuple(limit.words.split())) in ("more than", "less than")
        low, high = (number, None) if limit.kind == "at least" else (None, number)
        yield _LimitedRange(low, high, strict, _part_around(line, number))
    for first, last in pairwise(numbers):
        if first.chain == last.chain != first.written and _RANGE.match(first.chain):
            yield _LimitedRange(first, last, False, _part_around(line, first))


def _part_around(line: str, number: Quantity) -> str:
    """Return what stands around *number* between two marks of *line*."""
    start = max((match.end() for match in _PARTS.finditer(line, 0, number.start)), default=0)
    end = _PARTS.search(line, number.end + len(number.chain))
    return line[start : end.start() if end else len(line)]


def _side_of(claim: Claim, quantity: Quantity, line: str, span: _LimitedRange) -> int | None:
    """Return 0 where *quantity* is within *span*, -1 below and 1 above it; None where they count other things."""
    low, high = (_compare(claim, quantity, line, end) if end else 0 for end in (span.low, span.high))
    if low is None or high is None:
        return None
    if span.low and (low < 0 or (span.strict and low == 0)):
        return -1
    return 1 if span.high and (high > 0 or (span.strict and high == 0)) else 0


def _compare(claim: Claim, quantity: Quantity, line: str, limit: Quantity) -> int | None:
    """Return -1, 0 or 1 where *quantity* is less than *limit*, as much or more; None where they count other things."""
    for mine in quantity.readings:
        for theirs in _readings(claim, quantity, limit):
            if mine.unit == theirs.unit and (mine.unit or _counts_alike(claim, quantity, line, limit)):
                return (mine.value > theirs.value) - (mine.value < theirs.value)
    return None


def _readings(claim: Claim, quantity: Quantity, limit: Quantity) -> tuple[Reading, ...]:
    """Return as what *limit* can be read: a bare number is in years beside an age."""
    bare = not (limit.form.unit or limit.form.symbol) and not limit.form.scale
    aged = _OLD.match(claim.plain, quantity.end) is not None
    if bare and aged:
        return (*limit.readings, Reading(MONTHS_OF_A_YEAR * limit.plain[0], TIME[1]))
    return limit.readings


def _counts_alike(claim: Claim, quantity: Quantity, line: str, limit: Quantity) -> bool:
    """Tell whether the words behind two bare numbers count the same."""
    mine, theirs = _COUNTED.match(claim.plain, quantity.end), _COUNTED.match(line, limit.end)
    if mine is None or theirs is None:
        return False
    return not (set(stems_of(mine[0])) - set(map(stem, STOP_WORDS))).isdisjoint(stems_of(theirs[0]))


def _likeness(claim: Claim, part: str) -> int:
    """Count what *claim* has of *part*: a word once, a number twice."""
    shared = set(stems_of(claim.plain)) & set(stems_of(part)) - set(map(stem, STOP_WORDS))
    told = {reading for other in claim.terms.quantities for reading in other.readings}
    return len(shared) + 2 * any(not told.isdisjoint(other.readings) for other in cached_quantities(part))


def _fits(claim: Claim, line: str, side: int) -> bool:
    """Tell whether *claim* denies of a number beyond a limit what *line* says, or says it of one within."""
    says = said_with_question(claim)
    too = _TOO.search(says)
    if (too and side != (-1 if too["little"] else 1)) or (_OVER.search(says) and side != 1):
        return False
    if _SHORT.search(says) and side != -1:
        return False
    return (_is_denied(says) is _is_denied(line)) is not bool(side)


def _is_one(claim: Claim, line: str, quantity: Quantity) -> bool:
    """Tell whether *claim* may speak of any number within a limit: of an age, of one thing that is allowed, or an “if”.

    “Fewer than 60 seals” does not tell that there are 40.
    """
    if _ON_CONDITION.search(line) or _OLD.match(claim.plain, quantity.end):
        return True
    return bool(_ONE_SUCH.search(claim.plain, 0, quantity.start) and _MAY.search(line))


@lru_cache(maxsize=REMEMBERED)
def _is_denied(text: str) -> bool:
    """Tell whether *text* denies or forbids something, and does not deny that: “too old”, but not “not too old”."""
    bare = text
    for number in reversed(cached_quantities(text)):
        limit = bound(text, number)
        start = text.rfind(limit.words, 0, number.start) if limit else -1
        bare = f"{bare[:start]}{bare[start + len(limit.words) :]}" if limit and start >= 0 else bare
    read = clauses_of(bare)
    found = sum(read.words[each.at] not in _LIMITS["free"] for each in read.negations)
    for pattern in (_TOO, _BARRED, _OVER, _SHORT, _UNLESS):
        found += sum(1 for _ in pattern.finditer(bare))
    return found % 2 == 1
