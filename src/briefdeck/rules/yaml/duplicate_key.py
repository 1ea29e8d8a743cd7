"""Duplicate key: a key that its mapping has twice."""

from __future__ import annotations

from briefdeck.located import LocatedStr
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "Y104",
    "A key stands once in its mapping.",
    why="YAML programs keep one of the two and drop the other without a word; which one, you cannot see.",
    bad=example("""
        topics:
          weather: The weather
          weather: Storms and ice
        """),
    good=example("""
        topics:
          weather: The weather
          ice: Storms and ice
        """),
)


def report(key: LocatedStr, first: LocatedStr, fact: str) -> Problem:
    """Report a *key* that its mapping already has, as *first*."""
    message = f"“{key}” stands twice in this mapping, first on line {first.line}"
    advice = "where another item begins, it begins with a hyphen: `- id: …`" if key == "id" else ""
    return RULE.problem(key.location, message, fact, key, advice)
