"""Tables of the words that turn a number into an amount: number words, scales, units, currencies."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH

SMALL = ENGLISH.numbers.small
TENS = ENGLISH.numbers.tens
SCALES = ENGLISH.numbers.scales
SHORT_SCALES = ENGLISH.numbers.short_scales
ORDINALS = ENGLISH.numbers.ordinals
FRACTIONS = ENGLISH.numbers.fractions
VULGAR = ENGLISH.numbers.vulgar
MULTIPLES = ENGLISH.numbers.multiples
SYMBOLS = ENGLISH.units.symbols


class Unit(NamedTuple):
    """What a number counts: *factor* times the unit *base*, so that 2 weeks and 14 days are the same amount."""

    factor: int | Fraction
    base: str


TIME = ("second", "month")
"""The bases of durations. Months are no exact number of seconds."""


def _units() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, tuple[Unit, ...]] = {}
    for base, factors in ENGLISH.units.units.items():
        for factor, written in factors.items():
            unit = Unit(factor.numerator if factor.denominator == 1 else factor, base)
            for name in written:
                found[name] = (*found.get(name, ()), unit)
    return found


UNITS = _units()
"""Units by the way they are written, lower-case and singular; what is ambiguous ("pound") has several."""
