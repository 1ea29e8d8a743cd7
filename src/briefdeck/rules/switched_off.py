"""Switching rules off: the codes under `ignore:`, of a fact or the whole bank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefdeck.located import LocatedStr
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.registry import RULES
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
