"""What a line has in the very same words needs no understanding: it is struck out before the rest is read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefdeck.language.date_range import MONTHS
from briefdeck.language.dates import WEEKDAYS
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.units import FRACTIONS, MULTIPLES, ORDINALS, SCALES, SHORT_SCALES, SMALL, TENS, UNITS

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
_OPENING = '"“‘([*'
_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+)|[,;:.!?)\]\"”*]+(?!\w)|\Z|[ \u00a0](?=[“\"(*])")


def mask_literals(text: str, surfaces: Iterable[str]) -> str:
    """*text* with blanks for each of *surfaces*, numbers and dates as a line writes them, that stands there alone.

    Where a neighbouring word may belong to it ("10" of "10 km" or "10 June") it is left for understanding, so that a
    number is never proved by a part of itself.
    """
    for surface in surfaces:
        at = text.find(surface)
        while at >= 0:
            end = at + len(surface)
            if _alone(text, at, end):
                text = f"{text[:at]}{' ' * len(surface)}{text[end:]}"
            at = text.find(surface, end)
    return text


def _alone(text: str, start: int, end: int) -> bool:
    before = _word_before(text, start)
    if before is None or before in JOINING:
        return False
    after = _AFTER.match(text, end)
    return after is not None and (after[1] is None or after[1].lower() not in JOINING)


def _word_before(text: str, start: int) -> str | None:
    """The word in front of *start*, in lower case; "" where a sentence or a bracket opens, None where neither is."""
    if start == 0 or text[start - 1] in _OPENING:
        return ""
    if text[start - 1] not in " \u00a0":
        return None
    end = start - 2 if text[start - 2] in ".," else start - 1
    word = text[text.rfind(" ", 0, end) + 1 : end]
    if word.isalpha():  # so it is nearly always
        return word.lower()
    first = end
    while first > 0 and text[first - 1].isalpha():
        first -= 1
    return text[first:end].lower() or None
