"""Retired fact shown: a brief that shows a fact which is no longer held."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.dates.date_range import spell_date
from briefdeck.located import LocatedStr
from briefdeck.model import Brief
from briefdeck.model.texts import cited_facts
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "B706",
    "A brief shows no retired fact.",
    why="A retired fact is one that you no longer hold. Learners who have its card are told so; a reader of the "
    "page would take it for true.",
    bad=example("""
        sections:
          - heading: Money
            facts: [cost, raise]
        """),
    good=example("""
        sections:
          - heading: Money
            facts: [cost]
        """),
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find retired facts that the briefs show, by name or in a dispute."""
    for brief in context.briefs.values():
        for place, id_ in _shown(context, brief):
            fact = context.facts.get(id_)
            if fact is not None and fact.retired is not None:
                since = spell_date(fact.retired.since)
                message = f"the fact “{id_}” is retired since {since}: {fact.retired.because}"
                yield RULE.problem(place.location, message, id_, place)


def _shown(context: CheckContext, brief: Brief) -> Iterator[tuple[LocatedStr, str]]:
    """Yield each fact that *brief* shows: the id written there, its own or that of a dispute, and the fact's own id."""
    yield from ((id_, str(id_)) for id_ in cited_facts(brief))
    disputed = {str(dispute.id): dispute.facts for dispute in context.bank.disputes}
    for dispute in brief.disputes:
        yield from ((dispute, str(id_)) for id_ in disputed.get(str(dispute), ()))
