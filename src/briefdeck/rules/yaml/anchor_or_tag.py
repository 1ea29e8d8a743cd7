"""Anchors, aliases, tags and further documents: parts of YAML that a reader overlooks."""

from __future__ import annotations

from briefdeck.located import Location
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "Y105",
    "A file uses no anchors, aliases, tags or further documents.",
    why="`&`, `*` and `!` at the beginning of a value have a meaning in YAML that a reader of the file does not "
    "see. briefdeck takes every value as typed, so write each out; a text that begins with one of them goes in "
    "quotes.",
    bad=example("""
        facts:
          - id: routes
            fact: &routes Two of the nine ferry routes are still served.
            said_by: the company
            cite: quay:2
            topic: strike
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


def report_alias(location: Location, name: str, fact: str) -> Problem:
    """Report an alias of the anchor *name*."""
    return RULE.problem(location, f"*{name} is an alias: write the value out", fact, f"*{name}")


def report_mark(location: Location, mark: str, fact: str) -> Problem:
    """Report an anchor or a tag; *mark* is how it is written."""
    kind = "an anchor" if mark.startswith("&") else "a tag"
    message = f"{mark} is {kind} to YAML: leave it out, or put the value in quotes"
    return RULE.problem(location, message, fact, mark)


def report_second_document(location: Location) -> Problem:
    """Report a second document in one file."""
    return RULE.problem(location, "a second document begins here: one file holds one")
