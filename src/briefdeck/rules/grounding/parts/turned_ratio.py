"""Two amounts of which a claim has the wrong one larger: “the quay cost half as much as the pier”, for the pier did."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import permutations

from briefdeck.language.numbers.amounts import Value
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.words import STOP_WORDS, fold_word, words
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim

_THAN_OTHER = lazy_pattern(r"\s(?:as|the|of)\s(?:[\w’'-]+\s){1,4}?(?:as|of)\s(?P<other>[^,.;:()]+)", re.IGNORECASE)
"""What stands behind a share or multiple, up to that with which something is compared: “half as much as the pier”."""
MOST_COMPARED = 12
"""Numbers on the lines of which two are compared."""
_CLAUSE = lazy_pattern(r"[^,.;:()]*\Z")


def is_turned_ratio(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether the lines give the two amounts that *claim* compares by *quantity*, each beside its own word.

    And the one that is so many times the other is the other one.
    """
    behind = _THAN_OTHER.match(claim.plain, quantity.end)
    before = _CLAUSE.search(claim.plain, 0, quantity.start)
    if behind is None or before is None:
        return False
    own, other = _content(before[0]), _content(behind["other"])
    ratios = _ratios(claim.cited, own - other, other - own)
    told = {Fraction(value) for value in quantity.plain if value}
    return not told & ratios and any(1 / each in ratios for each in told)


def _content(text: str) -> frozenset[str]:
    return frozenset(map(fold_word, words(text))) - STOP_WORDS


def _ratios(evidence: Evidence, own: frozenset[str], other: frozenset[str]) -> set[Fraction]:
    """Return by how many times a number beside *own* words is as large as one beside the *other*.

    One of the two has words beside it that the other one has not.
    """
    beside = [
        (quantity, frozenset(near)) for quantity, near in evidence.numbers_with_neighbours() if quantity.states_number
    ]
    if len(beside) > MOST_COMPARED:
        return set()  # two of so many make any ratio
    return {
        _ratio(x, y)
        for (one, mine), (another, theirs) in permutations(beside, 2)
        if own & mine and other & theirs and (own & mine - theirs or other & theirs - mine)
        for x in one.plain
        for y in another.plain
        if y
    }


def _ratio(one: Value, other: Value) -> Fraction:
    return Fraction(one) / Fraction(other)
