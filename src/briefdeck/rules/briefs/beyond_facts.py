"""Beyond the facts: names and numbers in a sentence of a brief that its facts do not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefdeck.grammar import listed
from briefdeck.language.as_written import numbers_as_written
from briefdeck.language.needs import Need
from briefdeck.language.terms import terms
from briefdeck.language.words import composed
from briefdeck.model.roles import SAID_ON_A_PAGE
from briefdeck.model.texts import RoleText, texts_of_brief
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext
from briefdeck.rules.drawn_text import statement_as_evidence
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import FactContext, facts_by_id

RULE = Rule(
    "B702",
    "What a sentence of a brief names or counts stands in its facts.",
    why="The page is written last and read first: a figure or name that slips in here has been proved by nobody.",
    bad=example("""
        bottom_line:
          - text: Ferry crews left 1,200 passengers stranded on five islands.
            facts: [stranded]
        """),
    good=example("""
        bottom_line:
          - text: Ferry crews left 1,200 passengers stranded on four islands.
            facts: [stranded]
        """),
    reads=SAID_ON_A_PAGE,
    wants=frozenset({Need.NUMBERS, Need.DATES, Need.NAMES}),
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find numbers, dates and names in the briefs that neither their facts nor the lines cited by these have.

    A text with a fact whose citation leads to no line is skipped: that citation has to be corrected first.
    """
    by_id = context.cached(facts_by_id)
    for brief in context.briefs.values():
        for text in texts_of_brief(brief):
            facts = [by_id[id_] for id_ in text.facts if id_ in by_id]
            if text.role in RULE.reads and facts and all(fact.evidence for fact in facts):
                for term in _missing_terms(facts, composed(text.plain)):
                    yield _beyond(text, term, facts)


def _missing_terms(facts: list[FactContext], text: str) -> Iterable[str]:
    """Find the terms of *text* that neither the lines that *facts* cite have, nor the statements of the facts."""
    context = facts[0].context
    found = [fact.evidence for fact in facts if fact.evidence]
    as_written = any(evidence.as_written for evidence in found)
    lines = [cited for evidence in found for cited in evidence.cited_lines]
    missing = dict.fromkeys(_unproved_terms(context, Evidence(context, lines, as_written=as_written), text))
    if missing:  # mostly the lines are enough, and the statements need not be read
        stated = [statement_as_evidence(fact, as_written) for fact in facts]
        evidence = Evidence(context, [*lines, *stated], as_written=as_written)
        missing = dict.fromkeys(_unproved_terms(context, evidence, text))
    return missing


def _unproved_terms(context: CheckContext, evidence: Evidence, text: str) -> Iterator[str]:
    if evidence.as_written:
        yield from (written for number, written in numbers_as_written(text) if not evidence.has_as_written(number))
        yield from (name.written for name in context.listed_names.find(text) if not evidence.has_name(name))
        return
    quantities, dates = terms(text)
    yield from (one.written for one in quantities if one.claim and not evidence.has_quantity(one))
    yield from (date.written for date in dates if not evidence.has_date(date))
    yield from (name.written for name in context.names_in(text) if not evidence.has_name(name))


def _beyond(text: RoleText, term: str, facts: list[FactContext]) -> Problem:
    ids = listed((str(fact.fact.id) for fact in facts), last="or")
    fact = str(facts[0].fact.id) if len(facts) == 1 else ""
    message = f"“{term}” is not in {'the fact' if fact else 'any of'} {ids}, nor on a line cited there"
    return RULE.problem(text.text.location, message, fact, term, "name the fact that has it, or leave it out")
