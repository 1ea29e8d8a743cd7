"""Undated event: an event that has no place on a timeline."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.message_grammar import listed
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "B705",
    "An event on a timeline has a date.",
    why="Without a date it has no place on the line. The date is that of the event, or else that of its fact.",
    bad=example("""
        timeline:
          - stopped
        """),
    good=example("""
        timeline:
          - {text: Crews stop work, date: 2031-03-03, facts: [stopped]}
        """),
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find events of the briefs where neither they nor their facts have a date."""
    for brief in context.briefs.values():
        for event in brief.timeline:
            facts = [context.facts[id_] for id_ in event.facts if id_ in context.facts]
            if event.date is None and facts and not any(fact.date for fact in facts):
                place = (event.text or event.facts[0]).location
                message = f"the event has no date, and {listed(str(fact.id) for fact in facts)} has none either"
                yield RULE.problem(place, message, str(facts[0].id), advice="give the fact, or the event, a `date:`")
