"""A number that a line has of several together, and a fact of each of them, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.hedges import ROUGH
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_EACH = frozenset(("each", "apiece"))
_ENDS = rf"(?=\s*(?:[.,;:)”\"]|\Z)|\s(?:{one_of((*ENGLISH.grammar.prepositions, 'and', 'but'))})\b)"
_TOLD = re.compile(
    rf"(?:\s[\w’'£$€-]+){{0,2}}?\s(?P<word>{one_of((*ENGLISH.numbers.summing, *_EACH))})\b{_ENDS}", re.IGNORECASE
)
"""What stands behind a number that is of each, or of all together: “40 million crowns in all.”"""
_FIRST = re.compile(
    rf"\A(?P<word>(?:{one_of(('each', 'every one'))}) of|together)\b[^,;.:()0-9]{{12,60}}\Z", re.IGNORECASE
)
"""What a fact opens with, up to its first number, if it says it of each or of all: “Each of the towns owes”."""
_PRICE = re.compile(rf"\bfor (?:{ROUGH} )?[$£€]?\Z")
"""What stands before the sum that several things were had for."""
_FOR_ONE = re.compile(rf"\b(?:{one_of(ENGLISH.numbers.each)}|an?|per)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[^,;.:()]{1,60}")
"""What stands between the number of things and their price."""
_REACH = 70
"""Characters before a number in which what tells of it may stand."""
_MONEY = frozenset(code for codes in ENGLISH.units.symbols.values() for code in codes)
_LARGE = 100_000
"""From here on a number without a unit of another kind, behind “for”, is a sum of money."""


class _NumberTold(NamedTuple):
    """A number, the word behind it by which it is told of each or of all, and of which of the two."""

    quantity: Quantity
    word: str
    is_each: bool


def find_sum_for_each(derived: Derivation) -> tuple[str, str] | None:
    """Find a number of the statement that is of each, and on all lines of all together, or the other way round.

    Returned are the words for it in the statement and on the line; “for” where the line has it as the price of several
    things.
    """
    text = derived.claim.plain
    for mine in (*_told_in(text), *_told_first(text)):
        lines = [sentence.text for sentence in derived.cited if _has(sentence.text, mine.quantity)]
        theirs = [[told for told in _told_in(line) if _is_same(told.quantity, mine.quantity)] for line in lines]
        if lines and all(theirs) and all(told.is_each is not mine.is_each for few in theirs for told in few):
            return mine.word, theirs[0][0].word
        if mine.is_each and lines and all(_is_price_of_several(line, mine.quantity) for line in lines):
            return mine.word, "for"
    return None


def _told_in(text: str) -> Iterator[_NumberTold]:
    """Yield the numbers of *text* that are told of each, or of all together, right behind them."""
    for quantity in cached_quantities(text):
        match = _TOLD.match(text, quantity.end)
        if match and quantity.states_number:
            yield _NumberTold(quantity, match["word"], match["word"].lower() in _EACH)


def _told_first(text: str) -> Iterator[_NumberTold]:
    """Yield the first number of *text*, if that opens with “Each of” or “Together”."""
    for quantity in cached_quantities(text)[:1]:
        match = _FIRST.match(text, 0, quantity.start)
        if match and quantity.states_number:
            yield _NumberTold(quantity, match["word"], match["word"].lower() != "together")


def _has(text: str, quantity: Quantity) -> bool:
    return any(_is_same(other, quantity) for other in cached_quantities(text))


def _is_same(one: Quantity, other: Quantity) -> bool:
    return not set(one.readings).isdisjoint(other.readings)


def _is_price_of_several(line: str, quantity: Quantity) -> bool:
    """Tell whether *line* has the number as a sum for several things that it counts: “four ferries for 96 million”."""
    found = cached_quantities(line)
    return any(
        before.states_number
        and before.plain[0] > 1
        and _BETWEEN.fullmatch(line, before.end, price.start)
        and _FOR_ONE.search(line, before.end, price.end + _REACH) is None
        for price in found
        if _is_same(price, quantity) and _is_money(price) and _PRICE.search(line, max(0, price.start - 30), price.start)
        for before in found
        if before.end < price.start
    )


def _is_money(quantity: Quantity) -> bool:
    units = {reading.unit for reading in quantity.readings}
    return bool(units & _MONEY) or (units == {""} and quantity.plain[0] >= _LARGE)
