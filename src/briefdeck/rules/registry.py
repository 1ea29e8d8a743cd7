"""Every rule by its code, the modules that check them, and how these are run.

A rule needs no entry here: each module in the folder of a family that has a RULE is one. See docs/adding-a-rule.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Protocol

from briefdeck.language.needs import Need
from briefdeck.problem import Problem, Rule
from briefdeck.rules import (
    attribution,
    briefs,
    cards,
    citations,
    copying,
    disputes,
    grounding,
    pictures,
    releases,
    second_reader,
    yaml,
)
from briefdeck.rules.cards.parts.choice import check_choices
from briefdeck.rules.context import CheckContext
from briefdeck.rules.drawn_text import DrawnContext, list_drawn_contexts
from briefdeck.rules.fact_context import FactContext, list_fact_contexts

CheckFact = Callable[[FactContext], Iterator[Problem]]
FAMILIES = {
    "Y": "The YAML itself",
    "C": "Citations",
    "G": "Grounding",
    "A": "Attribution",
    "W": "Own words",
    "Q": "Card wording",
    "D": "Disputes and agreement",
    "B": "Briefs",
    "P": "Pictures",
    "L": "The ledger",
    "R": "The second reader",
}
"""What the rules are about, by the letter of their codes, in the order of the documentation."""
_FOLDERS = (
    yaml,
    citations,
    grounding,
    attribution,
    copying,
    cards,
    disputes,
    briefs,
    releases,
    pictures,
    second_reader,
)
"""The folders of the families."""


def rule_of(module: ModuleType) -> Rule:
    """Return the rule that *module* is about."""
    rule: Rule = module.RULE
    return rule


class Proofs(Protocol):
    """What is known to be in order."""

    def prove(self, text: FactContext, find: Callable[[], Iterator[Problem]]) -> Iterable[Problem]:
        """Return what *find*, the rules that compare a text with its lines, finds in *text*."""


class NoProofs:
    """Nothing is known yet: everything is compared with its lines."""

    def prove(self, text: FactContext, find: Callable[[], Iterator[Problem]]) -> Iterable[Problem]:  # noqa: ARG002
        """Return what *find* finds."""
        return find()


def find_problems(
    modules: Sequence[ModuleType], context: CheckContext, proofs: Proofs | None = None
) -> Iterator[Problem]:
    """Find what breaks the rules of *modules* in *context*: first in the whole bank, then fact by fact.

    A rule with a `check_claims` reads the texts of facts, and those of briefs and disputes, which are drawn from facts.
    A rule does not run where something that it needs is lacking, nor on retired facts unless it reads them. What
    *proofs* know to be in order is not compared with its lines again.
    """
    proofs = proofs or NoProofs()
    comparing = [module for module in modules if rule_of(module).reads_lines]
    others = [module for module in modules if not rule_of(module).reads_lines]
    yield from problems_of_whole(modules, context)
    for drawn in list_drawn_contexts(context) if any(map(_reads_drawn, modules)) else ():
        yield from problems_of_drawn(others, drawn)
        yield from proofs.prove(drawn, partial(problems_of_drawn, comparing, drawn))
    for fact in list_fact_contexts(context):
        yield from problems_of_fact(others, fact)
        yield from proofs.prove(fact, partial(problems_of_fact, comparing, fact))


def problems_of_fact(modules: Sequence[ModuleType], fact: FactContext) -> Iterator[Problem]:
    """Find what breaks those rules of *modules* in *fact* that look at one fact, whether or not it is in the bank."""
    for check_fact in _applying(tuple(modules), fact.met, fact.met_alone, fact.is_held):
        yield from (problem for problem in check_fact(fact) if not problem.is_coin_toss)


def problems_of_bank(modules: Sequence[ModuleType], context: CheckContext) -> Iterator[Problem]:
    """Find what breaks the rules of *modules* that look at several facts, or at texts drawn from facts."""
    yield from problems_of_whole(modules, context)
    of_texts = list(filter(_reads_drawn, modules))
    for drawn in list_drawn_contexts(context) if of_texts else ():
        yield from problems_of_drawn(of_texts, drawn)


def _reads_drawn(module: ModuleType) -> bool:
    return hasattr(module, "check_claims")


def problems_of_whole(modules: Sequence[ModuleType], context: CheckContext) -> Iterator[Problem]:
    """Find what breaks those rules of *modules* that look at several facts."""
    for module in modules:
        if hasattr(module, "check_bank") and rule_of(module).needs <= context.met:
            yield from module.check_bank(context)


def problems_of_drawn(modules: Sequence[ModuleType], drawn: DrawnContext) -> Iterator[Problem]:
    """Find what breaks those rules of *modules* that look at a text drawn from facts.

    A heading has few words, and may share none with its lines: a rule that warns of a fact only if it is worded much
    like them warns here all the same.
    """
    met = drawn.met
    for module in modules:
        if _reads_drawn(module) and _applies(rule_of(module), met, drawn.met_alone):
            yield from module.check_claims(drawn)


@lru_cache(maxsize=256)
def _applying(
    modules: Sequence[ModuleType], met: frozenset[Need], met_alone: frozenset[Need], is_held: bool
) -> tuple[CheckFact, ...]:
    """Return the checks of one fact that run on a fact of which those needs are met."""
    reading = [module for module in modules if is_held or rule_of(module).reads_retired]
    checks = (_check_of(module) for module in reading if _applies(rule_of(module), met, met_alone))
    return tuple(check_fact for check_fact in checks if check_fact is not None)


def _check_of(module: ModuleType) -> CheckFact | None:
    """Return how a rule looks at one fact: itself, or at its multiple-choice questions; None if it does not."""
    check_fact: CheckFact | None = getattr(module, "check_fact", None) or getattr(module, "check_claims", None)
    if check_fact is None and hasattr(module, "find_flaws"):
        return partial(check_choices, rule_of(module), find=module.find_flaws)
    return check_fact


def _applies(rule: Rule, met: frozenset[Need], met_alone: frozenset[Need]) -> bool:
    return rule.needs <= (met if rule.reads_lines else met_alone)


def _find_modules() -> Iterator[ModuleType]:
    for folder in _FOLDERS:
        for found in iter_modules(folder.__path__, f"{folder.__name__}."):
            module = import_module(found.name)
            if hasattr(module, "RULE"):
                yield module


MODULES = tuple(_find_modules())
"""The modules of the rules, in the order in which they are checked; the problems are sorted by place."""

MODULE_NAMES = {rule_of(module).code: module.__name__ for module in MODULES}
"""The name of the module that checks each rule, by the rule's code."""
_BY_CODE = {rule_of(module).code: rule_of(module) for module in MODULES}
RULES: dict[str, Rule] = {
    code: _BY_CODE[code] for letter in FAMILIES for code in sorted(_BY_CODE) if code.startswith(letter)
}
"""The rules by code, in the order of the documentation. A code, once released, keeps its meaning for ever."""
