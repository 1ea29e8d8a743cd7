"""The gate: everything that the rules find in a project, and the proof that nothing is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefdeck.located import LocatedStr
from briefdeck.model import Verified
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.registry import MODULES, RULES, Proofs, find_problems
from briefdeck.rules.yaml import wrong_value


def check_codes(context: CheckContext) -> Iterator[Problem]:
    """Find codes under `ignore:` that are not codes of warnings: only warnings can be switched off."""
    yield from _check(context.bank.ignore)
    for fact in context.bank.facts:
        yield from _check(fact.ignore, fact.id)


def _check(codes: Iterable[LocatedStr], fact: str = "") -> Iterator[Problem]:
    for code in codes:
        rule = RULES.get(code)
        if rule is None or (rule.severity == "error" and not rule.may_doubt):
            yield wrong_value.report_ignored(code, rule is not None, fact)


def check(context: CheckContext, proofs: Proofs | None = None) -> list[Problem]:
    """Find everything that the rules refuse in *context*, except warnings that the curator has switched off.

    What *proofs* know to be in order is not compared with its lines again.
    """
    problems = [*check_codes(context), *find_problems(MODULES, context, proofs)]
    return [problem for problem in problems if not context.ignores(problem)]


def verify(
    context: CheckContext, reading: Iterable[Problem], proofs: Proofs | None = None
) -> tuple[Verified | None, list[Problem]]:
    """Prove that *context* has no errors, and return all problems: those of *reading* its files and those of the rules.

    What *proofs* know to be in order is not compared with its lines again. There is no proof while an error remains.
    Nothing else makes a Verified, and renderers take nothing else.
    """
    problems = [*reading, *check(context, proofs)]
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    return Verified(context.bank, context.briefs, context.images, context.fonts), problems
