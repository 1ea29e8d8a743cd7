"""A number that a line gives in a unit is given in a unit, or with a noun of the line, in the fact too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.grammar import listed
from briefdeck.language.needs import Need
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.words import STOP_WORDS, fold_word
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

_BEHIND = re.compile(r"\s(?P<word>[^\W\d_][\w’'-]+)")


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
            if same and all(map(_is_measured, same)) and not claim.cited.has_word(noun):
                there = listed(f"“{other.chain}”" for other in same)
                message = f"“{quantity.written}” counts “{noun}”, and {claim.cited.words} has {there}"
                yield claim.problem(RULE, message, quantity.written, "give it in the unit of the line")


def _noun_behind(text: str, quantity: Quantity) -> str:
    """Return the word right behind *quantity*, "" where that is a word too common to be counted."""
    behind = _BEHIND.match(text, quantity.end)
    return behind["word"] if behind and fold_word(behind["word"]) not in STOP_WORDS else ""


def _is_measured(quantity: Quantity) -> bool:
    return bool(quantity.form.unit or quantity.form.symbol or quantity.shared.unit or quantity.shared.symbol)
