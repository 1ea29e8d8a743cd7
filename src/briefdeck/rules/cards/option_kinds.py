"""Options of another kind than the right one: a place among dates, dollars among pounds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.markup import plain
from briefdeck.language.needs import Need
from briefdeck.language.numbers.amounts import TIME
from briefdeck.language.numbers.hedges import HEDGE
from briefdeck.language.terms import Terms, known_terms
from briefdeck.language.words import fold
from briefdeck.problem import Rule, example
from briefdeck.rules.cards.parts.choice import Choice, Flaw

RULE = Rule(
    "Q526",
    "Options are of one kind and one unit.",
    "warning",
    why="An option of another kind is ruled out unread (Haladyna, guideline on homogeneous options).",
    bad=example("""
        cards:
          - q: How far is Visby from the mainland?
            a: 90 km
            wrong: [45 km, 120 percent, 180 km]
        """),
    good=example("""
        cards:
          - q: How far is Visby from the mainland?
            a: 90 km
            wrong: [45 km, 120 km, 180 km]
        """),
    needs=frozenset({Need.QUESTIONS}),
)

_FIRST = one_of(word for word, number in ENGLISH.numbers.ordinals.items() if number <= 3)
_ORDINAL = re.compile(rf"(?i)[0-9]+{one_of(ENGLISH.answers.ordinal_endings)}\b|\w+(?:th|{_FIRST})\b")
_BARE_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*|[0-9]{5,40}")
"""A number without a unit, as most options with a digit are; four digits may be a year."""
_NUMBER = frozenset({"number"})
_NOTHING = frozenset(ENGLISH.numbers.none)
_SOME = re.compile(rf"(?i){one_of(ENGLISH.numbers.vague)}\b")
"""Amounts in words, which go with numbers."""
_LEAD = re.compile(rf"(?i)(?:(?:{HEDGE}|{one_of(ENGLISH.questions.before_amounts)})\s+)*")
"""What may precede a number or date without making it a phrase."""


def find_flaws(choice: Choice) -> Iterator[Flaw]:
    """Find the first wrong option that cannot be of any kind that the right one may be of."""
    right = _kinds(choice.answer)
    for option in choice.wrong if right else ():
        kinds = _kinds(plain(option))
        if kinds and kinds.isdisjoint(right):
            message = f"“{option}” is another kind of answer than “{choice.answer}”: take options of one kind and unit"
            yield Flaw(option, message)
            return


def _kinds(option: str) -> frozenset[str]:
    """Find what *option* may be: words, a date, a time, a number or its unit; nothing when that cannot be known.

    A phrase with a number in it is not a number.
    """
    if _BARE_NUMBER.fullmatch(option):
        return _NUMBER
    if fold(option).strip(" .") in _NOTHING or _SOME.match(option):
        return frozenset()
    terms = known_terms(option)
    if not terms.dates and not terms.quantities:
        digits = any(character.isdigit() for character in option)
        return frozenset() if digits else frozenset({"words"})
    start = min(start for start, _ in terms.stretches())
    end = max(end for _, end in terms.stretches())
    if _LEAD.fullmatch(option[:start]) is None or option[end:].strip(" .") or _ORDINAL.match(option[start:end]):
        return frozenset()
    return _kinds_of_terms(terms)


def _kinds_of_terms(terms: Terms) -> frozenset[str]:
    if terms.dates:
        return frozenset({"date"}) if any(date.year or date.day for date in terms.dates) else frozenset()
    units = {reading.unit for reading in terms.quantities[0].readings}
    return frozenset("time" if unit in TIME else unit or "number" for unit in units)
