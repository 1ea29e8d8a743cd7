"""Byte order mark: three invisible bytes before the text."""

from __future__ import annotations

from briefdeck.located import Location
from briefdeck.problem import Cure, Edit, Problem, Rule

RULE = Rule(
    "Y106",
    "A file begins without a byte order mark.",
    why="The mark is three invisible bytes that some Windows programs put before the text. It becomes a part of "
    "the first key, which then has another name than the one you see.",
    bad="questions.yaml, saved as “UTF-8 with BOM”\n",
    good="questions.yaml, saved as “UTF-8”\n",
    form="text",
)


def report(path: str) -> Problem:
    """Report that the file *path* begins with the mark."""
    start = Location(path, 1, 1)
    cure = Cure("save as UTF-8 without BOM", (Edit(start, "\ufeff", ""),))
    return RULE.problem(start, "a byte order mark begins the file", cures=[cure])
