"""Missing glyph: a character that no font of the page has."""

from __future__ import annotations

import unicodedata

from briefdeck.located import Location
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "B704",
    "Every character that is printed is in a font.",
    why="A character that no font has would print as an empty box, most often in the middle of a name.",
    bad=example("""
        bottom_line:
          - text: "Crews stopped work ☹ and left 1,200 passengers stranded."
            facts: [stranded, stopped]
        """),
    good=example("""
        bottom_line:
          - text: "Crews stopped work and left 1,200 passengers stranded."
            facts: [stranded, stopped]
        """),
)

_SCRIPTS = (
    "the fonts have Latin, Greek, Cyrillic, Korean syllables and common signs; for others of letters that do not join, "
    "from left to right, put a TrueType file into fonts/ and name it under `fonts:`"
)


def report(location: Location, character: str) -> Problem:
    """Report a *character* of a text at *location* that no font has."""
    name = f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
    return RULE.problem(location, f"no font of the page has {name}", words=character, hint=_SCRIPTS)
