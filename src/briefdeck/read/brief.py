"""A file of briefs/ → a Brief."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefdeck.located import LocatedStr
from briefdeck.model import Bar, Brief, Event, Figure, Person, Section, Sentence
from briefdeck.problem import Problem
from briefdeck.read.document import read_document
from briefdeck.read.references import unknown
from briefdeck.read.shape import validate


def read_brief(text: str, path: str) -> tuple[Brief | None, list[Problem]]:
    """The brief in *text* and every fault of the file; None when no brief is left."""
    document = read_document(text, path)
    if document.root is None:
        return None, document.problems
    brief, problems = validate(Brief, document.root)
    return brief, document.problems + problems


def dangling(brief: Brief, facts: Collection[str], disputes: Collection[str]) -> Iterator[Problem]:
    """A problem for every fact or dispute that *brief* names and the bank has not."""
    yield from unknown("fact", (*cited_facts(brief), *brief.weights), facts)
    yield from unknown("dispute", brief.disputes, disputes)


def cited_facts(brief: Brief) -> list[LocatedStr]:
    """Every fact id in *brief*, as often as it stands there, in the order of the page."""
    return [fact for part in parts(brief) for fact in part.facts]


def parts(brief: Brief) -> tuple[Sentence | Figure | Event | Section | Person | Bar, ...]:
    """Everything in *brief* that rests on facts, in the order of the page."""
    return (
        *brief.bottom_line,
        *brief.figures,
        *brief.timeline,
        *brief.sections,
        *brief.people,
        *(brief.chart.bars if brief.chart else ()),
        *brief.open_questions,
    )
