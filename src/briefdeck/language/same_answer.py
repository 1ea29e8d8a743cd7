"""Whether two answers say the same, however they are spelled."""

from __future__ import annotations

from functools import lru_cache

from briefdeck.language.amounts import Reading
from briefdeck.language.pack import AS_WRITTEN
from briefdeck.language.pack_words import fold_letters
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.stems import core_stems
from briefdeck.language.terms import known_terms
from briefdeck.language.words import composed

_LONGEST_NUMBER = 40
"""Digits; what is longer is read as words, not as a number."""


def is_same_answer(first: str, second: str, language: str = "en") -> bool:
    """Tell whether two answers, without marks, say the same: "About 1,200" and "1200", "the crews" and "crew".

    In a *language* that is read AS_WRITTEN only case and spaces may differ.
    """
    if language == AS_WRITTEN:
        return composed(first).casefold().split() == composed(second).casefold().split()
    if language != "en":
        same_words = fold_letters(first).split() == fold_letters(second).split()
        return same_words or not _amount(first, language).isdisjoint(_amount(second, language))
    digits, other_digits = _digits(first), _digits(second)
    if digits and other_digits:
        return digits.lstrip("0") == other_digits.lstrip("0")
    return core_stems(first) == core_stems(second) or not _amount(first).isdisjoint(_amount(second))


@lru_cache(maxsize=REMEMBERED)
def _amount(text: str, language: str = "en") -> frozenset[Reading]:
    """Return the ways to read *text* as a single number; none where it is anything else."""
    digits = _digits(text) if language == "en" else ""
    if digits:
        return frozenset({Reading(int(digits), "")})
    quantities = known_terms(text, language).quantities
    whole = len(quantities) == 1 and len(quantities[0].written) == len(text.strip())
    return frozenset(quantities[0].readings) if whole else frozenset()


def _digits(text: str) -> str:
    """Return the digits of a *text* of digits and commas only, else "". This covers most numbers quickly."""
    digits = text.replace(",", "").strip()
    return digits if len(digits) <= _LONGEST_NUMBER and digits.isascii() and digits.isdecimal() else ""
