"""Whether two answers say the same, however they are spelled."""

from __future__ import annotations

from functools import cache, lru_cache

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.numbers.amounts import Reading
from briefdeck.language.numbers.hedges import bound
from briefdeck.language.packs.pack import AS_WRITTEN
from briefdeck.language.packs.pack_words import fold_letters
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.stems import core_stems
from briefdeck.language.terms import known_terms
from briefdeck.language.words import composed, fold

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


def is_spelling_of(spelling: str, answer: str) -> bool:
    """Tell whether *spelling* is surely the English *answer* in another form, so that it says nothing of its own.

    It is the same number or amount without another bound, the same date, or another name of the same place or body.
    """
    one, other = known_terms(spelling), known_terms(answer)
    if len(one.dates) == len(other.dates) == 1 and not one.quantities and not other.quantities:
        mentions = ((spelling, one.dates[0]), (answer, other.dates[0]))
        is_whole = all(not date.start and date.end == len(text.strip(" .")) for text, date in mentions)
        return is_whole and one.dates[0].meaning == other.dates[0].meaning
    if len(one.quantities) == len(other.quantities) == 1:
        kinds = {found.kind for found in (bound(spelling, one.quantities[0]),) if found}
        wanted = {found.kind for found in (bound(answer, other.quantities[0]),) if found}
        return kinds <= wanted and is_same_answer(spelling, answer)
    return fold(spelling).removeprefix("the ") in _same_names().get(fold(answer).removeprefix("the "), ())


@cache
def _same_names() -> dict[str, frozenset[str]]:
    """The names that answer for each other, folded, by each of them."""
    groups = [frozenset(map(fold, group)) for group in ENGLISH.answers.same]
    return {name: group for group in groups for name in group}
