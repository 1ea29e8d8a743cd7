"""Rules B701–B708: whether the sentences of a brief rest on facts, and say no more than these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefdeck.check.each import Check
from briefdeck.language.date_range import spell_date
from briefdeck.language.markup import plain
from briefdeck.language.scale import amounts_of
from briefdeck.language.terms import terms
from briefdeck.language.words import composed
from briefdeck.located import LocatedStr
from briefdeck.model import Brief, Fact
from briefdeck.phrases import listed
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.evidence import CitedLines, Evidence, evidence_of, own_text
from briefdeck.rules.old_docs import RULES


class Statement(NamedTuple):
    """A text of a brief and the facts it rests on."""

    text: LocatedStr
    """The text."""
    facts: tuple[LocatedStr, ...]
    """The ids of the facts."""
    what: str
    """What it is called in a message."""


def statements(brief: Brief) -> Iterator[Statement]:
    """The texts of *brief* that say something."""
    for sentence in (*brief.bottom_line, *brief.open_questions):
        yield Statement(sentence.text, sentence.facts, "the sentence")
    for figure in brief.figures:
        yield Statement(figure.value, figure.facts, "the figure")
        yield Statement(figure.label, figure.facts, "the label")
    for event in brief.timeline:
        if event.text:
            yield Statement(event.text, event.facts, "the event")
    for person in brief.people:
        yield Statement(person.name, person.facts, "the name")
        yield Statement(person.role, person.facts, "the role")
    for bar in brief.chart.bars if brief.chart else ():
        yield Statement(bar.value, bar.facts, "the value")
        yield Statement(bar.label, bar.facts, "the label")
    everything = tuple(dict.fromkeys(_facts_of(brief)))
    for text in filter(None, (brief.title, brief.deck, brief.chart.title if brief.chart else None)):
        yield Statement(text, everything, "the headline")


def _facts_of(brief: Brief) -> Iterator[LocatedStr]:
    bars = brief.chart.bars if brief.chart else ()
    groups = (
        brief.bottom_line,
        brief.open_questions,
        brief.figures,
        brief.timeline,
        brief.people,
        brief.sections,
        bars,
    )
    for group in groups:
        for item in group:
            yield from item.facts


def sentences_rest_on_facts(case: CheckContext) -> Iterator[Problem]:
    """A sentence of a brief rests on facts."""
    for brief in case.briefs.values():
        for statement in statements(brief):
            if not statement.facts:
                message = f"{statement.what} “{_short(statement.text)}” names no facts"
                yield RULES["B701"].problem(
                    statement.text.location, message, hint="list the facts it rests on under `facts:`"
                )


def sentences_are_grounded(case: CheckContext) -> Iterator[Problem]:
    """What a sentence of a brief names or counts stands in its facts, or on the lines these cite."""
    for brief in case.briefs.values():
        for statement in statements(brief):
            facts = [case.facts[id_] for id_ in statement.facts if id_ in case.facts]
            if facts and all(evidence_of(case, fact) for fact in facts):  # else a citation has to be put right first
                ground = Evidence(case, _spots(case, facts))
                unproved = dict.fromkeys(_unproved(case, ground, composed(plain(statement.text))))
                for term in unproved:
                    yield _beyond(statement, term, facts)


def _unproved(case: CheckContext, ground: Evidence, text: str) -> Iterator[str]:
    counted, dated = terms(text)
    yield from (one.written for one in counted if one.claim and not ground.has_quantity(one))
    yield from (one.written for one in dated if not ground.has_date(one))
    yield from (one.written for one in case.names_in(text) if not ground.has_name(one))


def _beyond(statement: Statement, term: str, facts: list[Fact]) -> Problem:
    ids = listed((str(fact.id) for fact in facts), last="or")
    fact = str(facts[0].id) if len(facts) == 1 else ""
    message = f"“{term}” is not in {'the fact' if fact else 'any of'} {ids}, nor on a line cited there"
    return RULES["B702"].problem(
        statement.text.location, message, fact, term, "name the fact that has it, or leave it out"
    )


def _spots(case: CheckContext, facts: Iterable[Fact]) -> Iterator[CitedLines]:
    for fact in facts:
        ground = evidence_of(case, fact)
        published = None
        if ground is not None:
            yield from ground.cited_lines
            published = next((spot.index.published for spot in ground.cited_lines if spot.article), None)
        yield own_text(plain(_said(fact)), published)


def _said(fact: Fact) -> str:
    dates = (spell_date(when) for when in (fact.as_of, fact.date) if when is not None)
    return ". ".join(filter(None, (str(fact.fact), str(fact.said_by), *dates)))


def events_are_dated(case: CheckContext) -> Iterator[Problem]:
    """An event on a timeline has a date."""
    for brief in case.briefs.values():
        for event in brief.timeline:
            facts = [case.facts[id_] for id_ in event.facts if id_ in case.facts]
            if event.date is None and facts and not any(fact.date for fact in facts):
                place = (event.text or event.facts[0]).location
                message = f"the event has no date, and {listed(str(fact.id) for fact in facts)} has none either"
                yield RULES["B705"].problem(
                    place, message, str(facts[0].id), hint="give the fact, or the event, a `date:`"
                )


def retired_facts_are_not_shown(case: CheckContext) -> Iterator[Problem]:
    """A brief shows no retired fact."""
    sides = {str(dispute.id): dispute.facts for dispute in case.bank.disputes}
    for brief in case.briefs.values():
        shown = ((id_, fact) for id_ in brief.disputes for fact in sides.get(str(id_), ()))
        for id_, named in (*((id_, id_) for id_ in _facts_of(brief)), *shown):
            fact = case.facts.get(named)
            if fact is not None and fact.retired is not None:
                since = spell_date(fact.retired.since)
                message = f"the fact “{named}” is retired since {since}: {fact.retired.because}"
                yield RULES["B706"].problem(id_.location, message, str(named), id_)


def bars_can_be_compared(case: CheckContext) -> Iterator[Problem]:
    """The values of a chart are numbers of one unit."""
    for brief in case.briefs.values():
        if brief.chart is None or (len(brief.chart.bars) > 1 and amounts_of([bar.value for bar in brief.chart.bars])):
            continue
        values = listed(f"“{bar.value}”" for bar in brief.chart.bars)
        message = f"{values} are no numbers of one unit" if values else "a chart has two bars or more"
        place = (brief.chart.bars[0].value if brief.chart.bars else brief.chart.title).location
        yield RULES["B708"].problem(
            place, message, hint="write each value as one number with its unit, two values at least"
        )


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


CHECKS: tuple[Check, ...] = (
    sentences_rest_on_facts,
    sentences_are_grounded,
    events_are_dated,
    retired_facts_are_not_shown,
    bars_can_be_compared,
)
