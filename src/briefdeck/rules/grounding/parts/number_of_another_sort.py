"""Numbers that are of another sort on their lines: how far two are apart, a place in a row, a count of others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import TIME
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words
from briefdeck.located import SourceLine
from briefdeck.rules.fact_context import Claim

_APART = re.compile(rf"\s{one_of(ENGLISH.numbers.apart)}\s(?:of\s)?(?!that\b|this\b|which\b)[\w“\"]", re.IGNORECASE)
"""What says of a number how far two are apart: “22 minutes ahead of”."""
_MAY_BE_APART = re.compile(
    rf"(?:\s[\w-]+){{0,2}}\s(?:{one_of((*ENGLISH.numbers.apart, *ENGLISH.numbers.comparing))})\b", re.IGNORECASE
)
_BY = re.compile(
    rf"\b(?:by|{one_of((*ENGLISH.numbers.rises, *ENGLISH.numbers.falls))}\sof)\s(?:an?\s|about\s|just\s|only\s)?\Z",
    re.IGNORECASE,
)
_MORE = re.compile(rf"\s{one_of(ENGLISH.numbers.comparing)}\b[^.,;:]*\bthan\b", re.IGNORECASE)
"""What says how much more one thing is than another."""
_PLACED = re.compile(rf"\b{one_of(ENGLISH.numbers.ranked)}(?:\s[a-z]+)?\s\Z", re.IGNORECASE)
_IN_A_LIST = re.compile(
    rf"\s(?:place\b|(?:in|on|of)\s(?:the\s)?(?:[\w’'-]+\s)?{one_of(ENGLISH.numbers.lists)}\b)", re.IGNORECASE
)
_PLURAL = re.compile(r"\s(?:[a-z][\w’'-]*\s)?[a-z][\w’'-]*s\b")
"""What a number counts that is no place in a row: “65 places”."""
_ROUGH = re.compile(rf"\b{one_of(ENGLISH.numbers.magnitudes)}\sof\s(?:the\s)?", re.IGNORECASE)
_WITHIN = re.compile(r"\bwithin\s(?:just\s|only\s)?\Z", re.IGNORECASE)
_REACH, _TWO = 60, 2
"""Characters behind a number, and words of them, that call what it counts."""


class OtherSort(NamedTuple):
    """A number of a claim, and how the line has it instead."""

    written: str
    message: str
    source: SourceLine


def find_other_sort(claim: Claim) -> Iterator[OtherSort]:
    """Find the numbers of *claim* that its lines have, but of another sort each time."""
    for mine in claim.terms.quantities:
        term = _other_term(claim, mine)
        if term is not None:
            yield term
            continue
        lines = [
            (source, line, other)
            for source, line in claim.cited.written_lines
            for other in cached_quantities(line)
            if _is_same(mine, other)
        ]
        if not lines:
            continue
        source, line, other = lines[0]
        if _is_apart_only_in(claim, mine, lines):
            yield OtherSort(mine.written, f"“{mine.written}” is not how far two are apart", source)
        elif _is_place_only_in(claim, mine, lines):
            counted = _PLURAL.match(line, other.end)
            yield OtherSort(
                mine.written,
                f"“{mine.written}” is no place in a row, but “{other.written}{counted[0] if counted else ''}”",
                source,
            )
        elif rough := _rough_count(claim, mine, lines):
            yield OtherSort(mine.written, f"“{mine.written}” does not count the “{rough}”", source)


def _other_term(claim: Claim, mine: Quantity) -> OtherSort | None:
    """Find a time “within” which something is so by *claim*, where the lines give another time with that word."""
    if not _WITHIN.search(claim.plain, 0, mine.start) or not any(each.unit in TIME for each in mine.readings):
        return None
    there = [
        (source, other)
        for source, line in claim.cited.written_lines
        for other in cached_quantities(line)
        if _WITHIN.search(line, max(0, other.start - _REACH), other.start)
    ]
    if not there or any(set(mine.readings) & set(other.readings) for _, other in there):
        return None
    return OtherSort(mine.written, f"it is within “{there[0][1].written}”, not “{mine.written}”", there[0][0])


def _is_apart_only_in(claim: Claim, mine: Quantity, lines: list[tuple[SourceLine, str, Quantity]]) -> bool:
    """Tell whether *claim* says by *mine* how far two are apart, and a line says so by another number only."""
    apart = _APART.match(claim.plain, mine.end)
    if not mine.states_number or not (apart or _MORE.match(claim.plain, mine.end)):
        return False
    if any(_MAY_BE_APART.match(line, other.end) or _BY.search(line, 0, other.start) for _, line, other in lines):
        return False
    return any(
        (_APART.match(line, other.end) if apart else _BY.search(line, 0, other.start))
        and (other.counts_like(mine) or not other.form.unit)
        for _, line in claim.cited.written_lines
        for other in cached_quantities(line)
    )


def _is_place_only_in(claim: Claim, mine: Quantity, lines: list[tuple[SourceLine, str, Quantity]]) -> bool:
    """Tell whether *claim* ranks something by *mine*, and every line counts things by it."""
    ranked = mine.form.is_place and (
        _PLACED.search(claim.plain, 0, mine.start) or _IN_A_LIST.match(claim.plain, mine.end)
    )
    return bool(ranked) and all(
        not other.form.is_place and _PLURAL.match(line, other.end) is not None for _, line, other in lines
    )


def _rough_count(claim: Claim, mine: Quantity, lines: list[tuple[SourceLine, str, Quantity]]) -> str:
    """Return what *claim* counts by *mine*, and a line by “thousands of” only; "" for anything else."""
    things = _things_behind(claim.plain, mine.end)
    counted = [_things_behind(line, other.end) for _, line, other in lines] if mine.states_number else []
    if not things or not all(counted) or any(not things.keys().isdisjoint(each) for each in counted):
        return ""
    for _, line in claim.cited.written_lines:
        for match in _ROUGH.finditer(line):
            both = [stemmed for stemmed in _things_behind(line, match.end()) if stemmed in things]
            if both:
                return things[both[0]]
    return ""


def _things_behind(text: str, at: int) -> dict[str, str]:
    """Return the content words that directly follow the place *at*, two at the most, by their stems."""
    following = takewhile(lambda word: fold_word(word) not in STOP_WORDS, words(text[at : at + _REACH]))
    return {stem(fold_word(word)): word for word in islice(following, _TWO)}


def _is_same(mine: Quantity, other: Quantity) -> bool:
    """Tell whether both may be one number; minutes are no seconds, but either may be written without its unit."""
    if all(any(reading.unit for reading in each.readings) for each in (mine, other)):
        return not set(mine.readings).isdisjoint(other.readings)
    return not set(mine.plain).isdisjoint(other.plain)
