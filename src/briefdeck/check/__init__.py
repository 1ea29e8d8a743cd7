"""Whether what the facts say stands on the lines they cite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    pictures,
    release,
    rough,
    signs,
    things,
)
from briefdeck.check.each import Check, EachFact
from briefdeck.jobs import Run, in_turn
from briefdeck.model import Fact, Verified
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import FactContext
from briefdeck.rules.module import check_bank, check_fact
from briefdeck.rules.registry import MODULES

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
    *cards.CHECKS,
    *agreement.CHECKS,
    *briefs.CHECKS,
    *fonts.CHECKS,
    *judgement.CHECKS,
    *pictures.CHECKS,
    *release.CHECKS,
)
"""Every check, in the order of the rules' letters."""
_OF_FACTS = tuple(each for each in CHECKS if isinstance(each, EachFact))
_OF_ALL = tuple(each for each in CHECKS if not isinstance(each, EachFact))
_SHARE = 1000
"""Facts that are checked in one job: a job takes a second at the most, so two processes end at about the same time."""


def check(case: CheckContext, run: Run = in_turn) -> list[Problem]:
    """Everything that the checks find in *case*, but for warnings that the curator has switched off."""
    facts = case.bank.facts
    shares = [partial(_in_facts, case, facts[at : at + _SHARE]) for at in range(0, len(facts), _SHARE)]
    # The checks of everything come first, since some of them take longest.
    found = run([*(partial(_in_all, each, case) for each in _OF_ALL), *shares])
    migrated = [problem for module in MODULES for problem in check_bank(module, case)]
    for fact in facts:
        migrated += [problem for module in MODULES for problem in check_fact(module, FactContext(case, fact))]
    return [
        *(problem for problems in found for problem in problems),
        *(problem for problem in migrated if not _switched_off(problem, case)),
    ]


def _in_facts(case: CheckContext, facts: Sequence[Fact]) -> list[Problem]:
    found = (problem for each in _OF_FACTS for fact in facts for problem in each.of_fact(case, fact))
    return [problem for problem in found if not _switched_off(problem, case)]


def _in_all(each: Check, case: CheckContext) -> list[Problem]:
    return [problem for problem in each(case) if not _switched_off(problem, case)]


def _switched_off(problem: Problem, case: CheckContext) -> bool:
    if problem.severity == "error":
        return False
    fact = case.facts.get(problem.fact)
    return problem.code in case.bank.ignore or (fact is not None and problem.code in fact.ignore)


def verify(case: CheckContext, reading: Iterable[Problem], run: Run = in_turn) -> tuple[Verified | None, list[Problem]]:
    """The proof that *case* holds, and everything found: in *reading* its files, and by every check.

    There is no proof while an error is left. Nothing else makes a Verified, and renderers take nothing else.
    """
    found = [*reading, *check(case, run)]
    if any(problem.severity == "error" for problem in found):
        return None, found
    return Verified(case.bank, case.briefs, case.images, case.fonts), found
