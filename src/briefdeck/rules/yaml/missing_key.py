"""Missing key: a required key that a record lacks."""

from __future__ import annotations

from collections.abc import Sequence

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

_RECORD_NAMES = {
    "facts": "this fact",
    "cards": "this card",
    "image": "this picture",
    "disputes": "this dispute",
    "bottom_line": "this sentence",
    "open_questions": "this question",
    "bars": "this bar",
    "figures": "this figure",
    "timeline": "this event",
    "sections": "this section",
    "people": "this person",
    "exchange": "this flow",
    "parties": "this party",
    "ranges": "this range",
    "rows": "this row",
    "claims": "this claim",
    "for": "this side",
    "against": "this side",
    "text": "this paragraph",
    "quiz": "this quiz",
    "reader": "this reader",
    "about": "`about:`",
}
"""What a curator calls an item of a list, by the key of the list."""


def name_record(path: Sequence[int | str]) -> str:
    """Name a record as a curator would, by its *path* in the file: the keys and numbers that lead to it."""
    named = next((step for step in reversed(path) if isinstance(step, str)), "the file")
    kind = "article " if path[:1] == ("articles",) else ""
    return _RECORD_NAMES.get(named, f"{kind}“{named}”" if path else named)


def report(location: Location, record: str, key: str, fact: str) -> Problem:
    """Report that a *record*, as a curator calls it, lacks its *key*."""
    return RULE.problem(location, f"{record} has no `{key}:`", fact)
