"""Bad date: a date that is not written year first."""

from __future__ import annotations

from briefdeck.located import Location
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "Y115",
    "A date is written 2024, 2024-06, 2024-06-18 or, for a span, first/last.",
    why="3/4/2031 is the third of April in Oslo and the fourth of March in Boston; year first (ISO 8601) is the "
    "same everywhere and sorts. Write no more of it than the article says.",
    bad=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour:6
            topic: strike
            date: 3/3/2031
        """),
    good=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour:6
            topic: strike
            date: 2031-03-03
        """),
)


def report(location: Location, message: str, fact: str) -> Problem:
    """Report a date that cannot be read; *message* says why."""
    return RULE.problem(location, message, fact)
