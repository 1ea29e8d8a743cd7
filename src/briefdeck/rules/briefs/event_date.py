"""The date of an event on a timeline is that of its facts."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.grammar import listed
from briefdeck.language.dates.date_range import DateRange, spell_date
from briefdeck.language.needs import Need
from briefdeck.language.terms import terms
from briefdeck.model import Fact
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "B710",
    "An event stands on the timeline at the date of its fact.",
    why="A timeline is read for its dates. One that contradicts the fact's own `date:`, or that follows from "
    "none of its lines, puts the event into a week in which it did not happen.",
    bad=example("""
        timeline:
          - {text: Crews leave passengers stranded, date: 2031-02-03, facts: [stranded]}
        """),
    good=example("""
        timeline:
          - {text: Crews leave passengers stranded, date: 2031-03-03, facts: [stranded]}
        """),
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find events whose date no fact has, nor, where no fact has a `date:`, any of its lines and articles."""
    for brief in context.briefs.values():
        for event in brief.timeline:
            facts = [context.facts[id_] for id_ in event.facts if id_ in context.facts]
            if event.date is not None and facts and not _is_dated(context, facts, event.date):
                place = (event.text or event.facts[0]).location
                dates = [spell_date(fact.date) for fact in facts if fact.date]
                advice = f"the date of {listed(str(fact.id) for fact in facts)} is {listed(dates)}" if dates else ""
                message = f"the event is put at {spell_date(event.date)}, and its facts give no such date"
                yield RULE.problem(place, message, str(facts[0].id), event.date.written, advice)


def _is_dated(context: CheckContext, facts: list[Fact], when: DateRange) -> bool:
    known = [fact.date for fact in facts if fact.date]
    if known:
        return any(when.first <= date.last and date.first <= when.last for date in known)
    mentions = terms(spell_date(when)).dates if Need.DATES in context.met else ()
    evidence = [FactContext(context, fact).dated_evidence for fact in facts]
    return not mentions or any(each.has_date(mention) for each in evidence for mention in mentions)
