"""A name that a fact adds to what its article names, where that may be right: it deserves a look."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.grammar import listed
from briefdeck.language.needs import Need
from briefdeck.model.roles import ASKED
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext
from briefdeck.rules.grounding.missing_name import advice_for, missing_names

RULE = Rule(
    "G215",
    "A fact adds no name that its article leaves out.",
    "warning",
    why="The country of a town, or who is meant by “it”, may be known to everybody, and still the citation does not "
    "prove it. A name that stands where the line has another one is an error (G203); this is for those that are "
    "added where the line has none, and for what a fact says is not so.",
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
    wants=frozenset({Need.NAMES}),
    needs=frozenset({Need.NAMES, Need.STATEMENTS}),
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the names that no cited article has, and that may be right all the same."""
    for claim in fact.claims_in(RULE.reads):
        for missing in missing_names(claim):
            if missing.doubt == "likely":
                articles, written = listed(claim.cited.articles, last="or"), missing.name.written
                message = f"“{written}” is added: {articles} does not have it"
                yield claim.problem(RULE, message, written, advice_for(missing))
