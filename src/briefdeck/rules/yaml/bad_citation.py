"""Bad citation: a citation that does not name an article and its lines."""

from __future__ import annotations

from briefdeck.located import Location
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "Y116",
    "A citation is written key:line or key:first-last.",
    why="The key of the article and the number of the line are what is looked up; lines are counted as your "
    "editor counts them, the first is 1.",
    bad=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour, line 6
            topic: strike
        """),
    good=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour:6
            topic: strike
        """),
)


def report(location: Location, message: str, fact: str) -> Problem:
    """Report a citation that cannot be read; *message* says why."""
    return RULE.problem(location, message, fact)
