"""Missing glyph: a character that no font of the page has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from briefdeck.grammar import listed
from briefdeck.located import Location
from briefdeck.problem import Problem, Rule

RULE = Rule(
    "B704",
    "Every character that is printed is in a font.",
    "warning",
    why="A character that no font has would print as an empty box, most often in the middle of a name. So a brief with "
    "one is not made, and a question with one is left out of the quiz on paper; the deck and the quiz page have it.",
    bad="The title of a brief with ☹, which no font of the page has\n",
    good="The title in words, or a font that has the character under `fonts:`\n",
    form="text",
)

_SCRIPTS = (
    "the fonts have Latin, Greek, Cyrillic, Korean syllables and common signs; for others of letters that do not join, "
    "from left to right, put a TrueType file into fonts/ and name it under `fonts:` in questions.yaml"
)

_MOST = 3
"""Characters of a text that are named."""
_COMMON = re.compile(r"[\s -~\u00a0-\u012b\u012e-\u0131\u0134-\u0165\u0168-\u017fα-ωА-яЀ-џ‐-―‘-‚“-„†-•…′″‰€₩←→−≈≠≤≥]*")
"""What all our faces have, so that most texts need no font to be read: to read them takes 0.25 s."""


def is_common(text: str) -> bool:
    """Tell quickly whether every character of *text* is among those that all our faces have."""
    return _COMMON.fullmatch(text) is not None


def report(location: Location, characters: Sequence[str]) -> Problem:
    """Report the *characters* of a text at *location* that no font has, in the order in which they are met there."""
    names = [f"U+{ord(each):04X} {unicodedata.name(each, '')}".rstrip() for each in characters]
    message = f"no font of the page has {listed(names, most=_MOST)}"
    return RULE.problem(location, message, words=characters[0], advice=_SCRIPTS)
