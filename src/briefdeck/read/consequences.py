"""Problems that only follow from another: an id in a part that cannot be read is not reported as missing."""

from __future__ import annotations

import re
from collections.abc import Collection

from briefdeck.problem import Problem
from briefdeck.slugs import SLUG

_DECLARED = re.compile(rf"^(?: *- id: *| *id: *|  )({SLUG})(?=:| *$)", re.MULTILINE)
_CONSEQUENCES = frozenset({"C101", "Y117", "L801"})
"""The rules that require something to exist."""


def find_declared(text: str) -> frozenset[str]:
    """Find every id and key in the *text* of a file, even where the record it names cannot be read."""
    return frozenset(_DECLARED.findall(text))


def is_consequence(problem: Problem, declared: Collection[str]) -> bool:
    """Tell whether *problem* asks for something that is *declared* but could not be read."""
    asked = problem.words or problem.fact
    return problem.code in _CONSEQUENCES and asked in declared
