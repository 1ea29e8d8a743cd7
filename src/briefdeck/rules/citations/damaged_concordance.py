"""Damaged concordance: a file that briefdeck did not write."""

from __future__ import annotations

from briefdeck.located import Location
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "C110",
    "The concordance is one that briefdeck wrote.",
    why="Every proof rests on it, so a damaged one is not used. It is made anew from the texts at any time.",
    bad=example("""
        articles/concordance.json, after a merge:

        <<<<<<< HEAD
        """),
    good=example("""
        articles/concordance.json deleted, and then

        $ briefdeck index
        """),
    form="text",
)


def report(location: Location, reason: str) -> Problem:
    """Report a concordance that cannot be read at *location*, and the *reason*."""
    message = f"{location.path} cannot be read: {reason}"
    return RULE.problem(location, message, advice="run `briefdeck index`")
