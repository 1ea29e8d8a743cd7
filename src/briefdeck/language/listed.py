"""How words are listed in the files of a language: between blanks, between commas, in pairs."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from briefdeck.language.sentence_tables import Pairs
from briefdeck.language.word_tables import Words


def phrases(listed: str) -> tuple[str, ...]:
    """Split *listed*, phrases separated by commas, into the phrases."""
    return tuple(filter(None, map(str.strip, listed.split(","))))


def list_words(listed: str) -> tuple[str, ...]:
    """Split *listed* at blanks into words."""
    return tuple(listed.split())


def set_pair(listed: str) -> tuple[Words, Words]:
    """Split *listed*, two sets of words on either side of a bar, into the sets."""
    words, _, others = listed.partition("|")
    return set_words(words), set_words(others)


def set_phrases(listed: str) -> Words:
    """Split *listed*, phrases separated by commas, into a set of phrases."""
    return frozenset(phrases(listed))


def phrase_pairs(listed: list[tuple[str, str]]) -> Pairs:
    """Split *listed*, pairs of phrases separated by commas, into pairs of tuples."""
    return tuple((phrases(one), phrases(other)) for one, other in listed)


def set_words(listed: str) -> Words:
    """Split *listed* at blanks into a set of words."""
    return frozenset(listed.split())


def read_fractions(listed: Mapping[str, str]) -> dict[str, Fraction]:
    """Return *listed*, words with what they are worth, with fractions."""
    return {written: Fraction(value) for written, value in listed.items()}
