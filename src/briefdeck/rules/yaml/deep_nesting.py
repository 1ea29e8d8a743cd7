"""Deep nesting: more levels than any file needs."""

from __future__ import annotations

from briefdeck.located import Location
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "Y109",
    "Nesting stays within reason.",
    why="No file of a project needs more than six levels; at 16 briefdeck stops, for then brackets were opened "
    "and not closed, or the file was made to bring programs down.",
    bad=example("""
        facts:
          - id: routes
            fact: Two of the nine ferry routes are still served.
            said_by: the company
            cite: quay:2
            topic: strike
            tags: [[[[[[[[[[[[[[routes]]]]]]]]]]]]]]
        """),
    good=example("""
        facts:
          - id: routes
            fact: Two of the nine ferry routes are still served.
            said_by: the company
            cite: quay:2
            topic: strike
            tags: [routes]
        """),
)

DEEPEST = 16
"""Levels of nesting beyond which a file is refused; the formats need 6."""


def report(location: Location) -> Problem:
    """Report that the nesting becomes too deep at *location*."""
    return RULE.problem(location, f"more than {DEEPEST} levels begin here: is a bracket not closed?")
