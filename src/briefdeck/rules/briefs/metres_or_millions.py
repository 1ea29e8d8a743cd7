"""Metres or millions: an “m” behind a number of a brief, which a reader can take for either."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from briefdeck.language.needs import Need
from briefdeck.language.terms import find_terms
from briefdeck.model.texts import texts_of_brief
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "B715",
    "A number of a brief has no “m” that may be metres or millions.",
    "warning",
    why="On a page that has both, nobody can tell 4.8 m from 4.8 m; and whoever reads a figure first has no sentence "
    "to tell it from.",
    bad=example("""
        bottom_line:
          - text: A day of the strike costs about 2.4 m.
            facts: [cost]
        """),
    good=example("""
        bottom_line:
          - text: A day of the strike costs about $2.4 million.
            facts: [cost]
        """),
    needs=frozenset({Need.NUMBERS}),
)

_UNIT_BEHIND = re.compile(r"\s(?:t|tonnes?|kr|[a-z]{4,}s)\b")
"""A unit or a thing that is counted: “2.8m t” are no metres."""


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find numbers of the briefs with an “m” behind them that is no word."""
    for brief in context.briefs.values():
        texts = tuple(texts_of_brief(brief))
        counted = False  # whether the label of a figure begins with what it counts: “24m” above “visitors a year”
        for text, behind in zip_longest(texts, texts[1:]):
            shown = f"{text.plain} {behind.plain}" if behind and text.key == "figures.value" else text.plain
            ambiguous = [] if counted and text.key == "figures.comparison" else _ambiguous(context, text.plain, shown)
            if text.key == "figures.value":
                counted = text.plain.endswith(("m", "million")) and not ambiguous
            for written in ambiguous:
                message = f"“{written}” may be metres or millions: write it out"
                fact = str(text.facts[0]) if len(text.facts) == 1 else ""
                yield RULE.problem(text.text.location, message, fact, written)


def _ambiguous(context: CheckContext, text: str, shown: str) -> list[str]:
    """List the numbers of *text* that may be metres or millions, where it is *shown* with what stands behind it."""
    numbers = find_terms(text, context.language).quantities
    return [
        number.written
        for number in numbers
        if number.written.endswith("m")
        and {reading.unit for reading in number.readings} > {"metre"}
        and not _UNIT_BEHIND.match(shown, number.end)
    ]
