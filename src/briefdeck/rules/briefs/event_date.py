"""The date of an event on a timeline is that of its facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.dates.date_range import DateRange, spell_date
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.markup import plain
from briefdeck.language.needs import Need
from briefdeck.language.sentences.splitting import split_clauses
from briefdeck.language.stems import content_stems
from briefdeck.language.terms import find_terms
from briefdeck.language.words import fold_word, is_past, stem, words
from briefdeck.message_grammar import listed
from briefdeck.model import Brief, Fact
from briefdeck.model.brief import Event
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
    wants=frozenset({Need.DATES, Need.STATEMENTS}),
)

_UNTIL = re.compile(r"(?i)\b(?:until|till|from [^.;,]{0,20}[0-9]{4} to)\s(?:\w+\s){0,2}?(?P<year>[0-9]{4})\b")
_SINCE = re.compile(
    r"(?i)\b(?:since|from(?= [^.;,]{0,20}[0-9]{4} (?:to|until)))\s(?:\w+\s){0,2}?(?P<year>[0-9]{4})\b(?!,? when\b)"
)
_BEGINNING, _ENDING = (frozenset(map(stem, verbs)) for verbs in (ENGLISH.senses.beginning, ENGLISH.senses.ending))
_OVER = frozenset(map(stem, ENGLISH.senses.over))
_TO_COME = ENGLISH.governing.scheduled | ENGLISH.governing.prospects | ENGLISH.governing.modal | {"to", "hoped"}


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find events whose date no fact has, nor, where no fact has a `date:`, any of its lines and articles."""
    for brief in context.briefs.values():
        for event in brief.timeline:
            facts = [context.facts[id_] for id_ in event.facts if id_ in context.facts]
            if event.date is not None and facts and not _is_dated(context, facts, event):
                place = (event.text or event.facts[0]).location
                dates = [spell_date(fact.date) for fact in facts if fact.date]
                advice = f"the date of {listed(str(fact.id) for fact in facts)} is {listed(dates)}" if dates else ""
                message = f"the event is put at {spell_date(event.date)}, and its facts give no such date"
                yield RULE.problem(place, message, str(facts[0].id), event.date.written, advice)
            elif event.date is not None and facts and RULE.wants <= context.met:
                yield from _check_told(context, brief, event, facts)


def _check_told(context: CheckContext, brief: Brief, event: Event, facts: list[Fact]) -> Iterator[Problem]:
    """Find events that are told as done before their day, and as beginning where the lines have “until”."""
    text, when = plain(event.text), event.date
    if when is None or not text:
        return
    said = [fold_word(word) for word in words(text)]
    if when.first > brief.as_of.last and _is_told_as_done(said):
        message = f"the event is told as done, and {spell_date(when)} is yet to come on this page"
        yield RULE.problem(event.text.location, message, str(facts[0].id), text, "say that it is planned or due")
    stems = frozenset(map(stem, said))
    for word, turned in ((_UNTIL, _BEGINNING), (_SINCE, _ENDING)):
        lines = [line for fact in facts for line in (plain(fact.fact), *context.lines_cited_by(fact))]
        told = [match for line in lines for match in word.finditer(line) if match["year"] == str(when.first.year)]
        there = {stem(fold_word(each)) for line in lines for each in words(line)}
        own = (turned & stems) - there  # “until 1994, when Voss bought it” is said of the buying
        is_stopped = not (own <= _OVER or there.isdisjoint(_ENDING))
        if own and told and not (word is _SINCE and is_stopped):
            message = f"the line has “{told[0][0]}”, and the event says otherwise"
            yield RULE.problem(event.text.location, message, str(facts[0].id), text)


def _dates_event(text: str, event: Event, when: DateRange) -> bool:
    """Tell whether *text*, of a fact, gives the date of one more event: a part of it has the date and a word of that.

    “It was begun in May 2031 and opened on 3 March 2033” dates the beginning, too.
    """
    wanted, said = find_terms(spell_date(when)).dates, content_stems(plain(event.text))
    for part in split_clauses(text):
        for date in find_terms(part).dates:
            before = content_stems(part[: date.start].rpartition(" but ")[2].rpartition(" and ")[2])
            same = any((date.year, date.month, date.day) == (each.year, each.month, each.day) for each in wanted)
            if same and before & said:
                return True
    return False


def _is_told_as_done(said: list[str]) -> bool:
    if not _TO_COME.isdisjoint(said):
        return False
    return any(map(is_past, said))


def _is_dated(context: CheckContext, facts: list[Fact], event: Event) -> bool:
    when = event.date
    if when is None:
        return True
    known = [fact.date for fact in facts if fact.date]
    if known:
        alike = any(when.first <= date.last and date.first <= when.last for date in known)
        return alike or any(_dates_event(plain(fact.fact), event, when) for fact in facts)
    mentions = find_terms(spell_date(when)).dates if Need.DATES in context.met else ()
    evidence = [FactContext(context, fact).dated_evidence for fact in facts]
    return not mentions or any(each.has_date(mention) for each in evidence for mention in mentions)
