"""What a module of a rule has: its RULE, and one of two functions that find what breaks it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import ModuleType

from briefdeck.problem import Problem, Rule
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import FactContext


def rule_of(module: ModuleType) -> Rule:
    """The rule that *module* is about."""
    rule: Rule = module.RULE
    return rule


def check_fact(module: ModuleType, fact: FactContext) -> Iterator[Problem]:
    """What the rule of *module* finds in *fact*; nothing where it does not look at facts one by one."""
    if hasattr(module, "check_fact") and _applies(module, fact.context):
        yield from module.check_fact(fact)


def check_bank(module: ModuleType, context: CheckContext) -> Iterator[Problem]:
    """What the rule of *module* finds in the whole of *context*; nothing where it looks at facts one by one."""
    if hasattr(module, "check_bank") and _applies(module, context):
        yield from module.check_bank(context)


def find_problems(modules: Sequence[ModuleType], context: CheckContext) -> Iterator[Problem]:
    """Find what the rules of *modules* refuse in *context*: first in the whole of it, then fact by fact."""
    for module in modules:
        yield from check_bank(module, context)
    for fact in context.bank.facts:
        fact_context = FactContext(context, fact)
        for module in modules:
            yield from check_fact(module, fact_context)


def _applies(module: ModuleType, context: CheckContext) -> bool:
    return context.is_english or not rule_of(module).english_only
