"""Terms: all that a text counts or dates, told apart."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from briefdeck.text.dates import Mention, mentions, year_of
from briefdeck.text.numbers import Quantity, quantities


class Terms(NamedTuple):
    """The quantities and dates of a text, each in order."""

    quantities: tuple[Quantity, ...]
    dates: tuple[Mention, ...]

    def stretches(self) -> list[tuple[int, int]]:
        """Where they stand, as (start, end) in the text."""
        return [(one.start, one.end) for one in self.quantities] + [(one.start, one.end) for one in self.dates]


_NONE = Terms((), ())


def terms(text: str) -> Terms:
    """What *text* counts and dates. The digits of a date are no quantity; four bare digits are a year.

    "Nine months ago" is both: a date and a duration.
    """
    counted = quantities(text)
    dated = mentions(text)
    if not counted and not dated:
        return _NONE
    taken = [(one.start, one.end) for one in dated if not (one.nearby and one.shift)]
    plain: list[Quantity] = []
    for quantity in counted:
        if any(start < quantity.end and quantity.start < end for start, end in taken):
            continue
        year = year_of(quantity)
        if year:
            dated.append(year)
        else:
            plain.append(quantity)
    return Terms(tuple(plain), tuple(sorted(dated, key=lambda one: one.start)))


known_terms = lru_cache(maxsize=1 << 14)(terms)
"""The same, remembered: for the few surfaces that stand in many places."""
