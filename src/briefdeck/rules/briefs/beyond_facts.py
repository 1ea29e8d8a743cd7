"""Beyond the facts: names and numbers in a sentence of a brief that its facts do not have."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.grammar import listed
from briefdeck.language.as_written import numbers_as_written
from briefdeck.language.date_range import spell_date
from briefdeck.language.markup import plain
from briefdeck.language.needs import Need
from briefdeck.language.terms import terms
from briefdeck.language.words import composed
from briefdeck.model import Fact
from briefdeck.model.roles import SAID_ON_A_PAGE
from briefdeck.model.texts import RoleText, texts_of_brief
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext
from briefdeck.rules.evidence import CitedLines, Evidence, evidence_of, own_text

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
    for brief in context.briefs.values():
        for text in texts_of_brief(brief):
            facts = [context.facts[id_] for id_ in text.facts if id_ in context.facts]
            found = [evidence for fact in facts if (evidence := evidence_of(context, fact)) is not None]
            if text.role in RULE.reads and facts and len(found) == len(facts):
                as_written = any(evidence.as_written for evidence in found)
                lines = [
                    cited for fact, own in zip(facts, found, strict=True) for cited in _lines_of(fact, own, as_written)
                ]
                evidence = Evidence(context, lines, as_written=as_written)
                for term in dict.fromkeys(_unproved_terms(context, evidence, composed(text.plain))):
                    yield _beyond(text, term, facts)


def _unproved_terms(context: CheckContext, evidence: Evidence, text: str) -> Iterator[str]:
    if evidence.as_written:
        yield from (written for number, written in numbers_as_written(text) if not evidence.has_as_written(number))
        yield from (name.written for name in context.listed_names.find(text) if not evidence.has_name(name))
        return
    quantities, dates = terms(text)
    yield from (one.written for one in quantities if one.claim and not evidence.has_quantity(one))
    yield from (date.written for date in dates if not evidence.has_date(date))
    yield from (name.written for name in context.names_in(text) if not evidence.has_name(name))


def _beyond(text: RoleText, term: str, facts: list[Fact]) -> Problem:
    ids = listed((str(fact.id) for fact in facts), last="or")
    fact = str(facts[0].id) if len(facts) == 1 else ""
    message = f"“{term}” is not in {'the fact' if fact else 'any of'} {ids}, nor on a line cited there"
    return RULE.problem(text.text.location, message, fact, term, "name the fact that has it, or leave it out")


def _lines_of(fact: Fact, evidence: Evidence, as_written: bool) -> Iterator[CitedLines]:
    """Yield the lines that *fact* cites, and its statement."""
    yield from evidence.cited_lines
    published = next((spot.index.published for spot in evidence.cited_lines if spot.article), None)
    yield own_text(plain(_statement(fact)), published, as_written)


def _statement(fact: Fact) -> str:
    """Return the statement of *fact*, its source and its dates: all that a brief may take from it."""
    dates = (spell_date(when) for when in (fact.as_of, fact.date) if when is not None)
    return ". ".join(filter(None, (str(fact.fact), str(fact.said_by), *dates)))
