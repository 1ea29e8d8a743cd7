"""A quotation is word for word on a cited line."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.needs import Need
from briefdeck.language.quotes import quotes
from briefdeck.model.roles import ASKED
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "G205",
    "Words between quotation marks stand on one cited line, in order.",
    why="Quotation marks promise the very words of somebody. What is left out is shown by …, what is put in "
    "stands in [brackets]; all else goes without the marks.",
    bad=example("""
        facts:
          - id: sail-again
            fact: Tove Brandt said the crews would “sail once more” when the night rota is gone.
            cite: harbour:10
            topic: strike
        """),
    good=example("""
        facts:
          - id: sail-again
            fact: Tove Brandt said the crews would “sail again” when the night rota is gone.
            cite: harbour:10
            topic: strike
        """),
    reads=ASKED,
    wants=frozenset({Need.TEXTS}),
)


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the quotations whose words no cited line has; their order is checked where the text is present."""
    for claim in fact.claims_in(RULE.reads):
        for quote in quotes(claim.plain):
            if not claim.cited.has_quote(quote):
                message = f"“{quote}” is not word for word on {claim.cited.words}"
                yield claim.problem(RULE, message, quote, "quote what one line has, or leave out the quotation marks")
