"""Terms: all that a text counts or dates, told apart."""

from __future__ import annotations

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
        """Where they stand, as (start, end) in the text."""
        return [(one.start, one.end) for one in self.quantities] + [(one.start, one.end) for one in self.dates]


_NONE = Terms((), ())


def terms(text: str) -> Terms:
    """What *text* counts and dates. The digits of a date are no quantity; four bare digits are a year.

    "Nine months ago" is both: a date and a duration.
    """
    said = letters(lower(text))
    counted = quantities(text, said)
    dated = date_mentions(text, said)
    if not counted and not dated:
        return _NONE
    if dated:
        for start, end in [(one.start, one.end) for one in dated if not (one.nearby and one.shift)]:
            counted = [one for one in counted if one.start >= end or one.end <= start]
    years = list(filter(None, map(year_of, counted)))
    if years:
        taken = {year.start for year in years}
        counted = [one for one in counted if one.start not in taken]
        dated = sorted([*dated, *years], key=lambda one: one.start)
    return Terms(tuple(counted), tuple(dated))


known_terms = lru_cache(maxsize=REMEMBERED)(terms)
"""The same, remembered: for the few surfaces that stand in many places."""
