"""Terms: the quantities and dates of a text, kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.dates import DateMention, date_mentions, year_of
from briefdeck.language.numbers import Quantity, letters, lower, quantities
from briefdeck.language.remembering import REMEMBERED


class Terms(NamedTuple):
    """The quantities and dates of a text, each in order."""

    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]

    def stretches(self) -> list[tuple[int, int]]:
        """List where they are, as (start, end) in the text, in order."""
        counted = [(quantity.start, quantity.end) for quantity in self.quantities]
        return sorted((*counted, *((date.start, date.end) for date in self.dates)))


_NONE = Terms((), ())


def terms(text: str) -> Terms:
    """Find the quantities and dates of *text*. The digits of a date are no quantity; four bare digits are a year.

    "Nine months ago" is both: a date and a duration.
    """
    runs = letters(lower(text))
    counted = quantities(text, runs)
    dated = date_mentions(text, runs)
    if not counted and not dated:
        return _NONE
    if dated:
        counted = list(_apart(counted, [(term.start, term.end) for term in dated if not (term.nearby and term.shift)]))
    years = list(filter(None, map(year_of, counted)))
    if years:
        taken = {year.start for year in years}
        counted = [term for term in counted if term.start not in taken]
        dated = sorted([*dated, *years], key=lambda term: term.start)
    return Terms(tuple(counted), tuple(dated))


def _apart(counted: Iterable[Quantity], stretches: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
    """Yield the quantities in *counted* that overlap none of *stretches*; both are in order."""
    index = 0
    for quantity in counted:
        while index < len(stretches) and stretches[index][1] <= quantity.start:
            index += 1
        if index == len(stretches) or quantity.end <= stretches[index][0]:
            yield quantity


def blank_stretches(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """Replace *stretches* of *text* by blanks of the same length; they are in order and may overlap."""
    parts, done = [], 0
    for start, end in stretches:
        if done < end:
            parts += [text[done:start], " " * (end - max(start, done))]
            done = end
    return "".join((*parts, text[done:]))


known_terms = lru_cache(maxsize=REMEMBERED)(terms)
"""The same, cached: for the few written forms that occur in many places."""
