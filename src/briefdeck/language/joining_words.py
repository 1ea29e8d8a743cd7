"""Words that belong to the number or date next to them."""

from __future__ import annotations

from briefdeck.language.dates.date_range import MONTHS
from briefdeck.language.dates.dates import WEEKDAYS
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.numbers.units import FRACTIONS, MULTIPLES, ORDINALS, SCALES, SHORT_SCALES, SMALL, TENS, UNITS

JOINING = frozenset(
    (
        *(form for unit in UNITS for form in (unit, unit + "s", unit.split()[0], unit.split()[0] + "s")),
        *(name.lower() for name in (*MONTHS, *ENGLISH.dates.short_months, *WEEKDAYS)),
        *SCALES,
        *SHORT_SCALES,
        *FRACTIONS,
        *ORDINALS,
        *MULTIPLES,
        *SMALL,
        *TENS,
        *"a an ago and between by fold from half last next of or past percent per plus".split(),
        *"square the this through to until".split(),
    )
)
"""Words that may belong to a number or date next to them, in lower case."""
