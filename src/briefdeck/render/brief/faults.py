"""What keeps a brief from standing on one page, as problems of the curator's files."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from briefdeck.language.markup import plain
from briefdeck.located import LocatedStr
from briefdeck.model import Brief, Verified
from briefdeck.model.bank_index import facts_by_id
from briefdeck.model.texts import texts_of_brief
from briefdeck.phrases import count
from briefdeck.problem import Problem
from briefdeck.render.brief.page import BriefLayout
from briefdeck.render.pdf.design import SMALLEST
from briefdeck.rules.briefs import page_overflow

_LEADING = 1.2
"""Of the smallest type, in sizes."""
_LONGEST = 3
"""How many of the longest texts are named."""


def report_overflow(verified: Verified, name: str, page: BriefLayout) -> list[Problem]:
    """Report a *page* of the brief *name* that does not fit: by how much, and each of the longest texts on it."""
    if page.spare >= 0:
        return []
    brief, excess = verified.briefs[name], page.body.excess
    much = f"{ceil(excess)} points of a column too much, about {count(ceil(excess / (SMALLEST * _LEADING)), 'lines')}"
    texts = sorted(set(_shown_texts(verified, brief)), key=lambda text: (-len(plain(text)), text.location))
    return [
        page_overflow.report_page(brief.title, brief.page, SMALLEST, much),
        *(page_overflow.report_text(text, len(plain(text))) for text in texts[:_LONGEST]),
    ]


def _shown_texts(verified: Verified, brief: Brief) -> Iterator[LocatedStr]:
    """The curator's texts that the page of *brief* shows whatever facts of its sections are left out."""
    facts = facts_by_id(verified.bank)
    yield from (text.text for text in texts_of_brief(brief) if text.role in page_overflow.SHORTENED)
    yield from (facts[event.facts[0]].fact for event in brief.timeline if not event.text)
    for dispute in verified.bank.disputes:
        if dispute.id in brief.disputes:
            yield from (dispute.note, *(facts[fact].fact for fact in dispute.facts))
