"""How words are listed: in the files of a language between blanks, commas and in pairs; and in patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction

from briefdeck.language.sentence_tables import Pairs
from briefdeck.language.word_tables import Words


def phrases(listed: str) -> tuple[str, ...]:
    """Split *listed*, phrases separated by commas, into the phrases."""
    return tuple(filter(None, map(str.strip, listed.split(","))))


def phrases_by(listed: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Split each value of *listed* into its phrases."""
    return {what: phrases(each) for what, each in listed.items()}


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


def name_parts(ordinals: Mapping[str, int]) -> dict[str, Fraction]:
    """Return the parts of a whole that *ordinals* name, in the singular and the plural: “third”, “thirds”."""
    return {
        word + plural: Fraction(1, number)
        for word, number in ordinals.items()
        if 3 <= number < 100
        for plural in ("", "s")
    }


def one_of(words: Iterable[str]) -> str:
    """Return a regular expression that matches any of *words*, trying the longest first.

    Words that begin with one letter are grouped, so that all of them are passed over at once where it does not stand.
    """
    groups: dict[str, list[str]] = {}
    for word in _longest_first(words):
        groups.setdefault(word[:1], []).append(word[1:])
    return "(?:" + "|".join(re.escape(first) + any_of(rest) for first, rest in groups.items()) + ")"


def any_of(words: Iterable[str]) -> str:
    """Return the same as a plain list of the words, for a page that has it as data."""
    return "(?:" + "|".join(map(re.escape, _longest_first(words))) + ")"


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))
