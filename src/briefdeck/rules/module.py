"""What a module of a rule contains: its RULE, and a function that finds what breaks it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import ModuleType

from briefdeck.problem import Problem, Rule
from briefdeck.rules.context import CheckContext
from briefdeck.rules.drawn_text import drawn_contexts
from briefdeck.rules.fact_context import FactContext


def rule_of(module: ModuleType) -> Rule:
    """Return the rule that *module* is about."""
    rule: Rule = module.RULE
    return rule


def find_problems(modules: Sequence[ModuleType], context: CheckContext) -> Iterator[Problem]:
    """Find what breaks the rules of *modules* in *context*: first in the whole bank, then fact by fact.

    A rule with a `check_claims` reads the texts of facts, and those of briefs and disputes, which are drawn from facts.
    """
    applying = [module for module in modules if context.is_english or not rule_of(module).english_only]
    for module in applying:
        if hasattr(module, "check_bank"):
            yield from module.check_bank(context)
    of_facts = [module.check_fact for module in applying if hasattr(module, "check_fact")]
    of_texts = [module.check_claims for module in applying if hasattr(module, "check_claims")]
    for fact in context.bank.facts:
        fact_context = FactContext(context, fact)
        for check_fact in (*of_facts, *of_texts):
            yield from check_fact(fact_context)
    for drawn in context.cached(drawn_contexts) if of_texts else ():
        for check_claims in of_texts:
            yield from check_claims(drawn)
