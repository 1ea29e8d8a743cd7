"""Problems that only follow from another: an id in a part that cannot be read is not reported as missing."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from briefdeck.problem import Problem
from briefdeck.slugs import SLUG

_DECLARED = re.compile(rf"^(?: *- id: *| *id: *|  )({SLUG})(?=:| *$)", re.MULTILINE)
_CONSEQUENCES = frozenset({"C101", "Y117", "L801"})
"""The rules that require something to exist."""


def find_declared(text: str) -> frozenset[str]:
    """Find every id and key in the *text* of a file, even where the record it names cannot be read."""
    return frozenset(_DECLARED.findall(text))


def find_section(lines: Sequence[str], key: str) -> range:
    """Find the numbers of the *lines* from that of the top *key* to the last before the next; none where it is not."""
    begin = next((number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 0)
    rest = enumerate(lines[begin:], begin + 1)
    end = next((number for number, line in rest if line[:1].strip() and line[0] not in "#-"), len(lines) + 1)
    return range(begin, end) if begin else range(0)


def is_consequence(problem: Problem, declared: Collection[str]) -> bool:
    """Tell whether *problem* asks for something that is *declared* but could not be read."""
    asked = problem.words or problem.fact
    return problem.code in _CONSEQUENCES and asked in declared
