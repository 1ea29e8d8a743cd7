"""The table of the words by which learners type an answer that is known."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple


class AnswerWords(NamedTuple):
    """How learners type what they know, in lower case unless it says otherwise."""

    decimal: str
    """The sign between a number and its decimals."""
    dropped: tuple[str, ...]
    """Words inside an answer that make no other answer of it."""
    joining: tuple[str, ...]
    """Words that join the parts of a list: "and"."""
    alternatives: tuple[str, ...]
    """Words that leave it open which part is meant: "or"."""
    point: tuple[str, ...]
    """Words for the decimal sign."""
    signs: Mapping[str, str]
    """Signs by the words for them."""
    ordinal_endings: tuple[str, ...]
    """Endings of ordinals in digits: "th"."""
    of: tuple[str, ...]
    """Words between a day and its month."""
    decades: Mapping[str, int]
    """Decades, from 0 to 90, by their words."""
    short_weekdays: Mapping[str, int]
    """Weekdays as they are cut short, with their capital; Monday is 1."""
    about: tuple[str, ...]
    """Short forms of words that round a number."""
    short_units: Mapping[str, str]
    """The names of units by their short forms behind digits."""
    units: Mapping[str, Mapping[Fraction, tuple[str, ...]]]
    """Units that an answer must tell apart, as in the table of units."""
    alike: tuple[tuple[str, str], ...]
    """Letters with those that they are compared as, in order; a final "$" stands for the end of the word."""
    opposite_beginnings: tuple[tuple[str, str], ...]
    """Beginnings of words that say the opposite of each other."""
    short_words: Mapping[str, str]
    """Words of names by their short forms."""
    same: tuple[tuple[str, ...], ...]
    """Names that answer for each other, with their capitals, the chief one first."""
