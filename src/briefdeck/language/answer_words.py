"""The table of the words by which learners type an answer that is known."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple


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
    fractions: Mapping[str, Fraction]
    """Fractions by their words, besides those that `NumberWords` has."""
    decades: Mapping[str, int]
    """Decades, from 0 to 90, by their words."""
    short_weekdays: Mapping[str, int]
    """Weekdays as they are cut short, with their capital; Monday is 1."""
    about: tuple[str, ...]
    """Short forms of words that round a number."""
    at_most: tuple[str, ...]
    """Short forms of words that bound it above, and below."""
    at_least: tuple[str, ...]
    closing: tuple[str, ...]
    """What says nothing behind a number: "of them"."""
    compass: Mapping[str, str]
    """Directions by their letters, behind degrees."""
    between: tuple[str, ...]
    """Words that stand for a hyphen between two numbers."""
    range_openings: tuple[str, ...]
    """Words before such a pair."""
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
    plurals: Mapping[str, str]
    """Plurals that no rule makes, with their singulars."""
    decisive: tuple[str, ...]
    """Words that make another answer where they are added, besides those of `QuestionWords`."""
    opening: tuple[str, ...]
    """Words by which a question may open that may stand before its answer too, besides its prepositions."""
    leads: tuple[str, ...]
    """Words before an answer that say nothing, besides those of `QuestionWords`."""
    openers: tuple[str, ...]
    """Words before what is typed that say nothing where the answer has them not."""
    people_endings: tuple[str, ...]
    """What is added to the name of a place for what is called after it."""
    before_names: tuple[str, ...]
    """Nouns that stand before a name as well."""
    asked_as: Mapping[str, str]
    """Words of questions, with what may stand with the answer for them."""
    sorts: Mapping[str, str]
    """First words of the names of places, with what questions call such a place."""
    same: tuple[tuple[str, ...], ...]
    """Names that answer for each other, with their capitals, the chief one first."""
    clock: Mapping[str, Any]
    """How times of the day are typed, as the packs of other languages have it."""
