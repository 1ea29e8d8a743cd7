"""Where in its file a word of a value stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefdeck.located import Location
from briefdeck.problem import Problem

_BETWEEN = r"(?:\s|\*|\{\{c\d+::|\}\})+"
"""What may stand between two words of a value in its file: white space of any kind, and marks."""
_FARTHEST = 40
"""Lines of a value that are searched; the longest fact has a few."""


def pinpoint(problem: Problem, lines: Sequence[str]) -> Problem:
    """*problem* with its place moved to its very words, if they can be found from there on.

    A folded value has its own line breaks and indentation, and marks may stand between the words.
    """
    if not problem.words or not 0 < problem.location.line <= len(lines):
        return problem
    first = problem.location.line - 1
    rest = "\n".join([lines[first][problem.location.column - 1 :], *lines[first + 1 : first + _FARTHEST]])
    match = _pattern(problem.words).search(rest)
    if match is None:
        return problem
    down = rest.count("\n", 0, match.start())
    column = match.start() - rest.rfind("\n", 0, match.start()) if down else problem.location.column + match.start()
    return replace(problem, location=Location(problem.location.path, problem.location.line + down, column))


def length(words: str, line: str, column: int) -> int:
    """How many characters of *line* from *column* (counted from 1) on are *words*; 1 when they do not stand there.

    Words that go on in the next line are counted to the end of this one.
    """
    if match := _pattern(words).match(line, column - 1):
        return match.end() - match.start()
    rest = line[column - 1 :].rstrip()
    goes_on = bool(words) and _squeezed(words).startswith(_squeezed(rest))
    return len(rest) if goes_on and rest else 1


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(_BETWEEN.join(re.escape(word) for word in words.split()) or r"(?!)")


def _squeezed(text: str) -> str:
    return " ".join(re.split(_BETWEEN, text)).strip()
