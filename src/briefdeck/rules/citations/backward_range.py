"""Backward range: a citation whose last line comes before its first."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.problem import Cure, Edit, Problem, Rule, example
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "C107",
    "A range of lines runs forwards.",
    why="A range that runs backwards has no lines, so nothing would be proved.",
    bad=example("""
        facts:
          - id: routes
            fact: Two of the nine ferry routes are still served.
            said_by: the company
            cite: quay:4-2
            topic: strike
        """),
    good=example("""
        facts:
          - id: routes
            fact: Two of the nine ferry routes are still served.
            said_by: the company
            cite: quay:2-4
            topic: strike
        """),
    reads_retired=True,
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find cited ranges that run backwards."""
    for citation in fact.fact.cite:
        first, last, written = citation.lines.first, citation.lines.last, citation.written
        if last < first:
            forwards = f"{citation.article}:{last}-{first}"
            cure = Cure(f"write {forwards}", (Edit(written.location, written, forwards),))
            yield RULE.problem(written.location, f"{written} runs backwards", fact.fact.id, written, cures=[cure])
