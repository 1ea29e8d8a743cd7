"""What a module of a rule contains: its RULE, and a function that finds what breaks it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import ModuleType

from briefdeck.problem import Problem, Rule
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import fact_contexts


def rule_of(module: ModuleType) -> Rule:
    """Return the rule that *module* is about."""
    rule: Rule = module.RULE
    return rule


def find_problems(modules: Sequence[ModuleType], context: CheckContext) -> Iterator[Problem]:
    """Find what breaks the rules of *modules* in *context*: first in the whole bank, then fact by fact."""
    applying = [module for module in modules if context.is_english or not rule_of(module).english_only]
    for module in applying:
        if hasattr(module, "check_bank"):
            yield from module.check_bank(context)
    of_facts = [module.check_fact for module in applying if hasattr(module, "check_fact")]
    for fact in context.cached(fact_contexts):
        for check_fact in of_facts:
            yield from check_fact(fact)
