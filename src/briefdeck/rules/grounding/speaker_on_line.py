"""Whoever `said_by` names stands on a cited line."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.needs import Need
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "G220",
    "Who says it in `said_by` stands on a cited line.",
    "warning",
    why="A claim put into a wrong mouth is as bad as a wrong claim, and everything else holds a fact to be attributed "
    "as soon as it has a `said_by`. Cite the line that names the speaker, or a line that says “he” right behind it.",
    bad=example("""
        facts:
          - id: islands
            fact: Passengers on four islands were stranded.
            cite: harbour:6
            topic: strike
            said_by: Tove Brandt
        """),
    good=example("""
        facts:
          - id: rota
            fact: Once the night rota is gone, the ferries will sail again.
            cite: harbour:10
            topic: strike
            said_by: Tove Brandt
        """),
    reads=frozenset({Role.SPEAKER}),
    needs=frozenset({Need.NAMES, Need.WORDS}),
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find speakers of whom no cited line, nor the two before it, has a word."""
    for claim in fact.claims_in(RULE.reads) if fact.fact.retired is None else ():
        if not fact.has_speaker:
            message = f"“{claim.plain}” is not on {claim.cited.words}, nor meant there"
            yield claim.problem(RULE, message, claim.plain, "cite the line that names who says it")
