"""A number that a line gives in a unit is given in a unit, or with a noun of the line, in the fact too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.needs import Need
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.words import STOP_WORDS, fold_word
from briefdeck.message_grammar import listed
from briefdeck.model.roles import ASKED, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import Claim, FactContext

RULE = Rule(
    "G216",
    "A number that the line gives in a unit counts nothing else in the fact.",
    "warning",
    why="Forty metres are not forty cables. A unit that briefdeck knows is told by G201; this is for the nouns and "
    "units that it does not know, right behind a number that the line gives in a unit only.",
    bad=example("""
        facts:
          - id: settlement
            fact: A day of strike costs about **2.4 million passengers**.
            cite: harbour:12
            topic: strike
        """),
    good=example("""
        facts:
          - id: settlement
            fact: A day of strike costs about **2.4 million** dollars.
            cite: harbour:12
            topic: strike
        """),
    reads=ASKED - {Role.SPEAKER},
    needs=frozenset({Need.NUMBERS, Need.WORDS}),
)

_PLURAL = re.compile(r"(?:\sof\s(?:the|its|these|those|their))?(?:\s[a-z][\w’'-]+){0,2}\s[a-z-]+[a-rt-z]s\b(?!\sof\b)")
_HUNDRED = 100
_BEHIND = re.compile(r"\s(?:of\s(?:the|its|these|those|their)\s)?(?P<word>[^\W\d_][\w’'-]+)")


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the numbers with a noun behind them that no line has, where the lines have the number in a unit."""
    for claim in fact.claims_in(RULE.reads):
        if claim.terms.quantities:
            yield from _without_unit(claim)


def _without_unit(claim: Claim) -> Iterator[Problem]:
    for quantity in claim.terms.quantities:
        noun = _noun_behind(claim.plain, quantity)
        if noun and quantity.states_number and not _is_measured(quantity):
            same = [other for other in claim.cited.quantities() if set(other.plain) & set(quantity.plain)]
            counts = _counts(claim.plain, quantity)
            shares = all(map(_is_share, same)) and not _has_hundred(claim)
            is_new = not claim.cited.has_word(noun) or (counts and (shares or all(map(_is_money, same))))
            if same and all(map(_is_measured, same)) and is_new:
                there = listed(f"“{other.chain}”" for other in same)
                message = f"“{quantity.written}” counts “{noun}”, and {claim.cited.words_with('has')} {there}"
                yield claim.problem(RULE, message, quantity.written, "give it in the unit of the line")


def _noun_behind(text: str, quantity: Quantity) -> str:
    """Return the word right behind *quantity*, "" where that is a word too common to be counted."""
    behind = _BEHIND.match(text, quantity.end)
    return behind["word"] if behind and fold_word(behind["word"]) not in STOP_WORDS else ""


def _counts(text: str, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts things: a plural stands soon behind it, “11 million season passes”."""
    behind = _PLURAL.match(text, quantity.end)
    said = behind[0].split() if behind else []
    return bool(said) and not any(fold_word(word) in STOP_WORDS for word in said[2 if said[0] == "of" else 0 :])


def _is_measured(quantity: Quantity) -> bool:
    return bool(quantity.form.unit or quantity.form.symbol or quantity.shared.unit or quantity.shared.symbol)


def _is_money(quantity: Quantity) -> bool:
    return bool(quantity.form.symbol or quantity.shared.symbol)


def _is_share(quantity: Quantity) -> bool:
    return "%" in {reading.unit for reading in quantity.readings}


def _has_hundred(claim: Claim) -> bool:
    """Tell whether claim or lines count a hundred of anything, of which so many percent are so many."""
    counted = (*claim.cited.quantities(), *claim.terms.quantities)
    return any(_HUNDRED in other.plain for other in counted)
