"""Missing key: a required key that a record lacks."""

from __future__ import annotations

from briefdeck.located import Location
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "Y111",
    "Every required key is there.",
    why="A fact needs an id, its statement, a citation and a topic: without one of them it can be neither proved "
    "nor shown. While the key is missing, the whole fact is set aside.",
    bad=example("""
        facts:
          - id: routes
            fact: Two of the nine ferry routes are still served.
            said_by: the company
            cite: quay:2
        """),
    good=example("""
        facts:
          - id: routes
            fact: Two of the nine ferry routes are still served.
            said_by: the company
            cite: quay:2
            topic: strike
        """),
)


def report(location: Location, record: str, key: str, fact: str) -> Problem:
    """Report that a *record*, as a curator calls it, lacks its *key*."""
    return RULE.problem(location, f"{record} has no `{key}:`", fact)
