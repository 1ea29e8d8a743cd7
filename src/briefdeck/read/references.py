"""Ids: that each stands for one thing, and that what is named exists."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from briefdeck.located import LocatedStr
from briefdeck.problem import Problem
from briefdeck.rules.old_docs import RULES

_DECLARED = re.compile(r"^(?: *- id: *| *id: *|  )([a-z0-9]+(?:-[a-z0-9]+)*)(?=:| *$)", re.MULTILINE)
_CONSEQUENCES = frozenset({"C101", "Y117", "L801"})
"""Rules that ask for what is there; where it only cannot be read, that is complained of already."""


def declared(text: str) -> frozenset[str]:
    """Every id and key that stands in the *text* of a file, whether what it names can be read or not."""
    return frozenset(_DECLARED.findall(text))


def is_consequence(problem: Problem, there: Collection[str]) -> bool:
    """Whether *problem* asks for something that is *there* but could not be read."""
    return problem.code in _CONSEQUENCES and (problem.words in there or (not problem.words and problem.fact in there))


def reused(what: str, ids: Iterable[LocatedStr], fact: str = "") -> Iterator[Problem]:
    """A problem for every id that stood before."""
    first: dict[str, LocatedStr] = {}
    for each in ids:
        known = first.setdefault(each, each)
        if known is not each:
            message = f"the {what} id “{each}” is taken, on line {known.location.line}: ids are never reused"
            yield RULES["Y114"].problem(each.location, message, fact, each)


def unknown(what: str, named: Iterable[LocatedStr], known: Collection[str], fact: str = "") -> Iterator[Problem]:
    """A problem for every name that is not *known*, with the one that was probably meant."""
    for each in named:
        if each not in known:
            yield RULES["Y117"].problem(
                each.location, f"there is no {what} “{each}”", fact, each, did_you_mean(each, known)
            )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that names the nearest of *known*, or nothing when none is near."""
    near = get_close_matches(word, list(known), 1)
    return f"did you mean “{near[0]}”?" if near else ""
