"""A number that a line has of several together, and a fact of each of them, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.hedges import ROUGH
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_EACH = frozenset(ENGLISH.numbers.each)
_TELLING = one_of((*ENGLISH.numbers.each, *ENGLISH.numbers.summing))
_BEHIND = re.compile(rf"(?:\s[\w’'£$€-]+){{0,4}}?\s(?P<word>{_TELLING})\b", re.IGNORECASE)
"""What stands behind a number that is of each, or of all together: “40 million marks in all”."""
_BEFORE = re.compile(rf"\b(?P<word>{_TELLING})\b[^,;.:()]{{0,60}}\Z", re.IGNORECASE)
"""What stands before it: “together the towns owe 40 million”."""
_PRICE = re.compile(rf"\bfor (?:{ROUGH} )?[$£€]?\Z")
"""What stands before the sum that several things were had for."""
_FOR_ONE = re.compile(rf"\b(?:{one_of(ENGLISH.numbers.each)}|an?|per)\b", re.IGNORECASE)
_LARGE = 1000
"""From here on a number behind “for” is a sum of money, and no time."""


class _NumberTold(NamedTuple):
    """A number, and whether it is told of each."""

    quantity: Quantity
    word: str
    is_each: bool


def find_sum_for_each(derived: Derivation) -> tuple[str, str] | None:
    """Find a number of the statement that is of each, and on all lines of all together, or the other way round.

    Returned are the words for it in the statement and on the line. What was paid *for* several things is of all.
    """
    for mine in _told_in(derived.claim.plain):
        lines = [sentence.text for sentence in derived.cited if _has(sentence.text, mine.quantity)]
        theirs = [[told for told in _told_in(line) if _is_same(told.quantity, mine.quantity)] for line in lines]
        if lines and all(theirs) and all(told.is_each is not mine.is_each for each in theirs for told in each):
            return mine.word, theirs[0][0].word
        if mine.is_each and lines and all(_is_price_of_several(line, mine.quantity) for line in lines):
            return mine.word, "for"
    return None


def _told_in(text: str) -> Iterator[_NumberTold]:
    """Yield the numbers of *text* that are told of each, or of all together."""
    for quantity in cached_quantities(text):
        match = _BEHIND.match(text, quantity.end) or _BEFORE.search(text, 0, quantity.start)
        if match and quantity.states_number:
            yield _NumberTold(quantity, match["word"], match["word"].lower() in _EACH)


def _has(text: str, quantity: Quantity) -> bool:
    return any(_is_same(other, quantity) for other in cached_quantities(text))


def _is_same(one: Quantity, other: Quantity) -> bool:
    return not set(one.readings).isdisjoint(other.readings)


def _is_price_of_several(line: str, quantity: Quantity) -> bool:
    """Tell whether *line* has the number as a sum for several things that it counts: “four ferries for 96 million”."""
    found = cached_quantities(line)
    sums = [each for each in found if _is_same(each, quantity) and _PRICE.search(line, 0, each.start)]
    return any(
        each.plain[0] >= _LARGE
        and _FOR_ONE.search(line, before.end) is None
        and before.plain[0] > 1
        and re.fullmatch(r"[^,;.:()]{1,60}", line[before.end : each.start])
        for each in sums
        for before in found
        if before.end < each.start and before.plain and each.plain
    )
