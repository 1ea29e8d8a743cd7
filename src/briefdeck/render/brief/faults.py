"""What keeps a brief from standing on one page, as problems of the curator's files."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from briefdeck.language.markup import plain
from briefdeck.located import LocatedStr
from briefdeck.model import Verified
from briefdeck.phrases import count
from briefdeck.problem import Problem
from briefdeck.render.brief.page import BriefLayout
from briefdeck.render.pdf.design import SMALLEST
from briefdeck.rules.old_docs import RULES

_LEADING = 1.2
"""Of the smallest type, in sizes."""
_LONGEST = 3
"""How many of the longest texts are named."""


def overflow(verified: Verified, name: str, page: BriefLayout) -> list[Problem]:
    """The problems (B703) of a *page* that does not fit: by how much, and each of the longest texts on it."""
    if page.spare >= 0:
        return []
    brief = verified.briefs[name]
    much = f"{ceil(page.body.excess)} points of a column too much, about {count(_lines(page.body.excess), 'line')}"
    message = f"the brief does not fit on one {brief.page} page at {SMALLEST} points: it has {much}"
    problems = [
        RULES["B703"].problem(
            brief.title.location,
            message,
            hint="it is too long even without its sections: shorten its longest texts",
        )
    ]
    texts = sorted(set(_texts(verified, name)), key=lambda text: (-len(plain(text)), text.location))
    for text in texts[:_LONGEST]:
        length = len(plain(text))
        problems.append(
            RULES["B703"].problem(
                text.location, f"the brief does not fit; these {length} characters are among its longest"
            )
        )
    return problems


def _lines(height: float) -> int:
    return ceil(height / (SMALLEST * _LEADING))


def _texts(verified: Verified, name: str) -> Iterator[LocatedStr]:
    """The curator's texts that a page shows whatever facts of its sections are left out."""
    brief = verified.briefs[name]
    facts = {fact.id: fact.fact for fact in verified.bank.facts}
    yield from (brief.title, brief.deck, brief.kicker)
    yield from (sentence.text for sentence in (*brief.bottom_line, *brief.open_questions))
    yield from (figure.label for figure in brief.figures)
    yield from (bar.label for bar in (brief.chart.bars if brief.chart else ()))
    yield from (person.role for person in brief.people)
    yield from (event.text or facts[event.facts[0]] for event in brief.timeline)
    for dispute in verified.bank.disputes:
        if dispute.id in brief.disputes:
            yield dispute.note
            yield from (facts[fact] for fact in dispute.facts)
