"""What a module of a rule contains: its RULE, and a function that finds what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from types import ModuleType

from briefdeck.language.needs import Need
from briefdeck.problem import Problem, Rule
from briefdeck.rules.context import CheckContext
from briefdeck.rules.drawn_text import list_drawn_contexts
from briefdeck.rules.fact_context import FactContext, list_fact_contexts

CheckFact = Callable[[FactContext], Iterator[Problem]]


def rule_of(module: ModuleType) -> Rule:
    """Return the rule that *module* is about."""
    rule: Rule = module.RULE
    return rule


def find_problems(modules: Sequence[ModuleType], context: CheckContext) -> Iterator[Problem]:
    """Find what breaks the rules of *modules* in *context*: first in the whole bank, then fact by fact.

    A rule with a `check_claims` reads the texts of facts, and those of briefs and disputes, which are drawn from facts.
    A rule does not run where something that it needs is lacking, nor on retired facts unless it reads them.
    """
    yield from problems_of_bank(modules, context)
    applying: dict[tuple[frozenset[Need], bool], list[CheckFact]] = {}
    for fact in list_fact_contexts(context):
        alike = (fact.met, fact.is_held)
        if alike not in applying:
            applying[alike] = list(_applying(modules, fact))
        for check_fact in applying[alike]:
            yield from check_fact(fact)


def problems_of_fact(modules: Sequence[ModuleType], fact: FactContext) -> Iterator[Problem]:
    """Find what breaks those rules of *modules* in *fact* that look at one fact, whether or not it is in the bank."""
    for check_fact in _applying(modules, fact):
        yield from check_fact(fact)


def problems_of_bank(modules: Sequence[ModuleType], context: CheckContext) -> Iterator[Problem]:
    """Find what breaks the rules of *modules* that look at several facts, or at texts drawn from facts."""
    for module in modules:
        if hasattr(module, "check_bank") and rule_of(module).needs <= context.met:
            yield from module.check_bank(context)
    of_texts = [(rule_of(module), module.check_claims) for module in modules if hasattr(module, "check_claims")]
    for drawn in list_drawn_contexts(context) if of_texts else ():
        met = drawn.met
        for rule, check_claims in of_texts:
            if _applies(rule, met, context):
                yield from check_claims(drawn)


def _applying(modules: Sequence[ModuleType], fact: FactContext) -> Iterator[CheckFact]:
    """Yield the checks of one fact that run on *fact*."""
    for module in modules:
        rule = rule_of(module)
        check_fact = getattr(module, "check_fact", None) or getattr(module, "check_claims", None)
        reads = fact.is_held or rule.reads_retired
        if check_fact is not None and reads and _applies(rule, fact.met, fact.context):
            yield check_fact


def _applies(rule: Rule, met: frozenset[Need], context: CheckContext) -> bool:
    return rule.needs <= (met if rule.reads_lines else context.met)
