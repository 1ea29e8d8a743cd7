"""Shares that compare two amounts, “a third of what Harle paid”, and tell of no part of a whole."""

from __future__ import annotations

import re
from fractions import Fraction

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import TIME, Value
from briefdeck.language.numbers.numbers import cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.words import fold_word, words
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim

OF_ANOTHER = lazy_pattern(
    rf"\s(?:as (?P<what>[\w’'-]+ [\w’'-]+)(?: [\w’'-]+){{0,4}}? as (?P<other>[\w’'-]+)"
    rf"|as\b|(?:of )?(?:what|that|those|it)\b|of [\w-]+['’]s?(?=[.,;]|\Z)"
    rf"|(?:of )?(?:the|its|his|her|their) (?:[\w-]+ )?{one_of(ENGLISH.numbers.measures)}\b)",
    re.IGNORECASE,
)
"""What stands behind a share or multiple of another amount: “half as many men as women”, “half of what it was”."""
_BY = lazy_pattern(r"\b[Bb]y\s\Z")


_SPANS = frozenset(
    each for word in ENGLISH.periods.nouns if word not in ("half", "quarter") for each in (word, f"{word}s")
) | {"long", "time"}


def times_apart(claim: Claim) -> set[Value]:
    """Return the numbers of the lines that tell how long something lasts, for a claim that says nothing of time."""
    if tells_of_time(claim.plain):
        return set()
    times = (other for other in claim.cited.quantities() if any(reading.unit in TIME for reading in other.readings))
    return {value for other in times for value in other.plain}


def tells_of_time(text: str) -> bool:
    """Tell whether *text* has a word for how long something lasts: “half of the week”."""
    return not _SPANS.isdisjoint(map(fold_word, words(text)))


def compared_shares(evidence: Evidence) -> set[Fraction]:
    """Return the shares that the lines give of another amount; what falls by a share is compared with what it was."""
    return {
        Fraction(value) / (100 if unit == "%" else 1)
        for _, line in evidence.written_lines
        for other in cached_quantities(line)
        if OF_ANOTHER.match(line, other.end) or _BY.search(line, 0, other.start)
        for value, unit in other.readings
        if unit in ("%", "") and 0 < value < (100 if unit else 1)
    }
