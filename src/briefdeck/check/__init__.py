"""Whether what the facts say stands on the lines they cite."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from briefdeck.check import (
    agreement,
    asked,
    attribution,
    belonging,
    briefs,
    cards,
    citations,
    doers,
    fonts,
    grounding,
    judgement,
    named,
    own_words,
    pictures,
    release,
    rough,
    signs,
    things,
)
from briefdeck.check.case import Case
from briefdeck.jobs import Run, in_turn
from briefdeck.model import Verified
from briefdeck.problem import Problem

Check = Callable[[Case], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    *citations.CHECKS,
    *grounding.CHECKS,
    *rough.CHECKS,
    *signs.CHECKS,
    *things.CHECKS,
    *belonging.CHECKS,
    *named.CHECKS,
    *asked.CHECKS,
    *attribution.CHECKS,
    *doers.CHECKS,
    *own_words.CHECKS,
    *cards.CHECKS,
    *agreement.CHECKS,
    *briefs.CHECKS,
    *fonts.CHECKS,
    *judgement.CHECKS,
    *pictures.CHECKS,
    *release.CHECKS,
)
"""Every check, in the order of the rules' letters."""
_FIRST: tuple[Check, ...] = (*named.CHECKS, cards.questions_and_answers_read_well, *belonging.CHECKS)
_LAST: tuple[Check, ...] = (cards.cards_differ, *grounding.CHECKS, agreement.statements_agree)
"""The checks that take longest; those of both rows together take about the same time."""
_TURNS = (*_FIRST, *(each for each in CHECKS if each not in (*_FIRST, *_LAST)), *_LAST)
"""Every check, the long ones at both ends: two processes begin there, and when they meet have only short ones left."""


def check(case: Case, run: Run = in_turn) -> list[Problem]:
    """Everything that the checks find in *case*, but for warnings that the curator has switched off."""
    found = dict(zip(_TURNS, run([partial(_found, each, case) for each in _TURNS]), strict=True))
    return [problem for each in CHECKS for problem in found[each]]


def _found(each: Check, case: Case) -> list[Problem]:
    return [problem for problem in each(case) if not _switched_off(problem, case)]


def _switched_off(problem: Problem, case: Case) -> bool:
    if problem.severity == "error":
        return False
    fact = case.facts.get(problem.fact)
    return problem.code in case.bank.ignore or (fact is not None and problem.code in fact.ignore)


def verify(case: Case, reading: Iterable[Problem], run: Run = in_turn) -> tuple[Verified | None, list[Problem]]:
    """The proof that *case* holds, and everything found: in *reading* its files, and by every check.

    There is no proof while an error is left. Nothing else makes a Verified, and renderers take nothing else.
    """
    found = [*reading, *check(case, run)]
    if any(problem.severity == "error" for problem in found):
        return None, found
    return Verified(case.bank, case.briefs, case.images, case.fonts), found
