"""Missing glyph: a character that no font of the page has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from briefdeck.fonts import is_plain, runs_from_right
from briefdeck.located import Location
from briefdeck.message_grammar import count, listed
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
    "the fonts have Latin, Greek, Cyrillic, Korean syllables and common signs; for others put a TrueType file into "
    "fonts/ and name it under `fonts:` in questions.yaml, or print no quiz: `paper: no`"
)
_FROM_RIGHT = (
    "letters that run from right to left need a TrueType file that has them in fonts/, named under `fonts:` in "
    "questions.yaml, and an extra: pip install 'briefdeck[rtl]'; or print no quiz: `paper: no`"
)
_JOINING = "letters that join or move as those of Hindi and Thai do cannot be printed yet: `paper: no` prints no quiz"
MOST_TEXTS = 5
"""Texts that are reported; of a bank in another script every text has such characters."""
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
    others = [each for each in characters if not is_plain(each)]
    advice = _SCRIPTS if not others else _FROM_RIGHT if all(map(runs_from_right, others)) else _JOINING
    return RULE.problem(location, message, words=characters[0], advice=advice)


def shorten(problems: Sequence[Problem]) -> list[Problem]:
    """Keep of *problems*, where very many are of this rule, the first of them, and say how many more there are."""
    missing = sorted(problem for problem in problems if problem.rule is RULE)
    if len(missing) <= MOST_TEXTS:
        return list(problems)
    *first, last = missing[:MOST_TEXTS]
    more = len(missing) - MOST_TEXTS
    last = replace(last, message=f"{last.message}; {count(more, 'more texts')} have such characters")
    return [*first, last, *(problem for problem in problems if problem.rule is not RULE)]
