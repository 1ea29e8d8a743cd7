"""What a module of a rule contains: its RULE, and a function that finds what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from types import ModuleType

from briefdeck.language.needs import Need
from briefdeck.problem import Problem, Rule
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import FactContext

CheckFact = Callable[[FactContext], Iterator[Problem]]


def rule_of(module: ModuleType) -> Rule:
    """Return the rule that *module* is about."""
    rule: Rule = module.RULE
    return rule


def find_problems(modules: Sequence[ModuleType], context: CheckContext) -> Iterator[Problem]:
    """Find what breaks the rules of *modules* in *context*: first in the whole bank, then fact by fact.

    A rule does not run where something that it needs is lacking.
    """
    for module in modules:
        if hasattr(module, "check_bank") and rule_of(module).needs <= context.met:
            yield from module.check_bank(context)
    of_facts = [module for module in modules if hasattr(module, "check_fact")]
    applying: dict[frozenset[Need], list[CheckFact]] = {}
    for fact in context.bank.facts:
        met = context.met_for(fact)
        if met not in applying:
            applying[met] = [module.check_fact for module in of_facts if _applies(rule_of(module), met, context)]
        fact_context = FactContext(context, fact)
        for check_fact in applying[met]:
            yield from check_fact(fact_context)


def _applies(rule: Rule, met: frozenset[Need], context: CheckContext) -> bool:
    return rule.needs <= (met if rule.reads_lines else context.met)
