"""Where in its file a word of a value stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefdeck.problem import Place, Problem

_BETWEEN = r"(?:\s|\*|\{\{c\d+::|\}\})+"
"""What may stand between two words of a value in its file: white space of any kind, and marks."""
_FARTHEST = 40
"""Lines of a value that are searched; the longest fact has a few."""


def pinpoint(problem: Problem, lines: Sequence[str]) -> Problem:
    """*problem* with its place moved to its very words, if they can be found from there on.

    A folded value has its own line breaks and indentation, and marks may stand between the words.
    """
    if not problem.words or not 0 < problem.place.line <= len(lines):
        return problem
    pattern = re.compile(_BETWEEN.join(re.escape(word) for word in problem.words.split()) or r"(?!)")
    first = problem.place.line - 1
    rest = "\n".join([lines[first][problem.place.column - 1 :], *lines[first + 1 : first + _FARTHEST]])
    match = pattern.search(rest)
    if match is None:
        return problem
    down = rest.count("\n", 0, match.start())
    column = match.start() - rest.rfind("\n", 0, match.start()) if down else problem.place.column + match.start()
    return replace(problem, place=Place(problem.place.path, problem.place.line + down, column))
