"""Whether what the facts say stands on the lines they cite."""

from __future__ import annotations

from collections.abc import Iterable

from briefdeck.check import (
    asked,
    attribution,
    belonging,
    doers,
    grounding,
    named,
    rough,
    signs,
    things,
)
from briefdeck.check.each import Check
from briefdeck.model import Verified
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.module import find_problems
from briefdeck.rules.registry import MODULES
from briefdeck.rules.switched_off import check_codes, is_switched_off

CHECKS: tuple[Check, ...] = (
    *grounding.CHECKS,
    *rough.CHECKS,
    *signs.CHECKS,
    *things.CHECKS,
    *belonging.CHECKS,
    *named.CHECKS,
    *asked.CHECKS,
    *attribution.CHECKS,
    *doers.CHECKS,
)
"""Every check, in the order of the rules' letters."""


def check(case: CheckContext) -> list[Problem]:
    """Everything that the checks find in *case*, but for warnings that the curator has switched off."""
    found = [*check_codes(case), *(problem for each in CHECKS for problem in each(case))]
    found += find_problems(MODULES, case)
    return [problem for problem in found if not is_switched_off(problem, case)]


def verify(case: CheckContext, reading: Iterable[Problem]) -> tuple[Verified | None, list[Problem]]:
    """The proof that *case* holds, and everything found: in *reading* its files, and by every check.

    There is no proof while an error is left. Nothing else makes a Verified, and renderers take nothing else.
    """
    found = [*reading, *check(case)]
    if any(problem.severity == "error" for problem in found):
        return None, found
    return Verified(case.bank, case.briefs, case.images, case.fonts), found
