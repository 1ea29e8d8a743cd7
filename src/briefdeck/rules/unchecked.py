"""What a check of a bank does not look at, and why: texts that are not there, languages of which nothing is known."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefdeck.language.needs import OF_A_LANGUAGE, Need, known_of_language
from briefdeck.model.unchecked import RulesNotRun, Unchecked
from briefdeck.problem import Rule
from briefdeck.rules.context import CheckContext
from briefdeck.rules.registry import RULES

_TEXTS = frozenset({Need.TEXTS})


def find_unchecked(context: CheckContext) -> Unchecked:
    """Find what `check` does not look at in *context*."""
    bank = context.bank
    missing = tuple(str(key) for key in bank.articles if key not in context.texts)
    given = sum(len(fact.given) for fact in bank.facts)
    return Unchecked(missing, tuple(_not_run(context, missing)), given)


def _not_run(context: CheckContext, missing: Collection[str]) -> Iterator[RulesNotRun]:
    facts = context.bank.facts
    without = sum(not set(missing).isdisjoint(fact.articles) for fact in facts)
    if without:
        yield _lacking("", _TEXTS, RULES.values(), without)
    language = str(context.bank.language)
    unknown = OF_A_LANGUAGE - known_of_language(language)
    if unknown and facts:
        yield _lacking(language, unknown, RULES.values(), len(facts))


def _lacking(language: str, lacking: frozenset[Need], rules: Collection[Rule], facts: int) -> RulesNotRun:
    idle = tuple(rule.code for rule in rules if rule.needs & lacking)
    in_part = tuple(rule.code for rule in rules if rule.wants & lacking and not rule.needs & lacking)
    return RulesNotRun(language, idle, in_part, facts)
