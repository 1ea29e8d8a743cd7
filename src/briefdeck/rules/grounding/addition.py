"""A name or number that a fact adds to what its article has, where that may be right: it deserves a look."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.needs import Need
from briefdeck.message_grammar import listed
from briefdeck.model.roles import ASKED
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext
from briefdeck.rules.grounding.parts.missing_name import advise_on_name, find_missing_names
from briefdeck.rules.grounding.parts.missing_number import find_missing_numbers

RULE = Rule(
    "G215",
    "A fact adds no name or number that its article leaves out.",
    "warning",
    why="The country of a town may be known to everybody, and still the citation does not prove it. A name that "
    "stands where the line has another one is an error (G203), and so is a number that is not on the line (G201); this "
    "is for names and years that are added where the line has none, for what everybody knows, for a name that may be a "
    "fuller form of one there, and for a number that may be a sum, a share or a far bound of those there.",
    bad=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands in Canada.
            cite: harbour:6
            topic: strike
        """),
    good=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands in Norrland.
            cite: harbour:6
            topic: strike
        """),
    reads=ASKED,
    needs=frozenset({Need.NAMES, Need.NUMBERS, Need.DATES}),
    reads_retired=True,
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the names that no cited article has, and the numbers that no line has, which may be right all the same."""
    for claim, missing in find_missing_names(fact):
        if missing.doubt == "likely":
            articles, written = listed(claim.cited.articles, last="or"), missing.name.written
            message = f"“{written}” is added: {articles} does not have it"
            yield claim.problem(RULE, message, written, advise_on_name(missing))
    for claim, number in find_missing_numbers(fact):
        if not number.sure:
            message = f"“{number.written}” is added: it is not on {claim.cited.words}"
            yield claim.problem(RULE, message, number.written, number.advice)
