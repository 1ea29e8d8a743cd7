"""Where a word of a value is in its file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from briefdeck.located import Location
from briefdeck.problem import Cure, Edit, Problem

_BETWEEN = r"(?:\s|\\|\*|\{\{c\d+::|\}\})+"
"""What may be between two words of a value in its file: white space of any kind, and marks."""
_FARTHEST = 40
"""Lines of a value that are searched; the longest fact has a few."""
_MOST = 100
"""Words that are searched for, so that the pattern stays small; so many in a row are there only once."""
_PIECE = re.compile(r"\w+|\W+")


class _Found(NamedTuple):
    """Words found in a file."""

    location: Location
    length: int
    """Characters of them on the line where they begin."""


def pinpoint(problem: Problem, lines: Sequence[str]) -> Problem:
    """Move *problem*, and the edits of its cures, to their exact words where the file's *lines* have them.

    A folded value has its own line breaks and indentation, and there may be marks between the words.
    """
    found = _find(problem.words, problem.location, lines)
    if problem.cures:
        cures = [Cure(cure.label, tuple(_pin(edit, lines) for edit in cure.edits)) for cure in problem.cures]
        problem = replace(problem, cures=tuple(cures))
    return problem if found is None else replace(problem, location=found.location, length=found.length)


def _pin(edit: Edit, lines: Sequence[str]) -> Edit:
    """Move *edit* to its old words, which follow a quotation mark where the value is quoted."""
    found = _find(edit.old, edit.location, lines) if edit.old.strip() == edit.old else None
    return edit if found is None else edit._replace(location=found.location)


def _find(words: str, location: Location, lines: Sequence[str]) -> _Found | None:
    """Find the first occurrence of *words* from *location* on; None where there is none."""
    if not words or not 0 < location.line <= len(lines):
        return None
    first = location.line - 1
    rest = "\n".join([lines[first][location.column - 1 :], *lines[first + 1 : first + _FARTHEST]])
    match = re.search(_BETWEEN.join(map(_with_marks, words.split()[:_MOST])) or r"(?!)", rest)
    if match is None:
        return None
    down = rest.count("\n", 0, match.start())
    column = match.start() - rest.rfind("\n", 0, match.start()) if down else location.column + match.start()
    on_its_line = match[0].partition("\n")[0].rstrip()
    return _Found(Location(location.path, location.line + down, column), len(on_its_line))


def _with_marks(word: str) -> str:
    """Write a pattern for *word* with marks between its letters and its punctuation: "2031," is found in "2031**,"."""
    return r"\**".join(map(re.escape, _PIECE.findall(word)))
