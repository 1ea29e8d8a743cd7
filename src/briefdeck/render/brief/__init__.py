"""The one-page PDF."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from math import ceil
from typing import NamedTuple

from briefdeck.grammar import count
from briefdeck.language.markup import plain
from briefdeck.located import LocatedStr
from briefdeck.model import Brief, Verified
from briefdeck.model.bank_index import facts_by_id
from briefdeck.model.texts import texts_of_brief
from briefdeck.problem import Problem
from briefdeck.render.brief.content import BriefContent
from briefdeck.render.brief.layout import BriefLayout, fit_dropping_facts
from briefdeck.render.pdf.design import SMALLEST
from briefdeck.render.pdf.faults import report_missing_glyphs, report_unusable_fonts
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.tagging.canvas import Metadata, TaggedCanvas
from briefdeck.render.pdf.typography.faces import SANS, face, load_added_face
from briefdeck.render.pdf.typography.paragraph import TextShaper
from briefdeck.render.pdf.typography.rich import plain_text
from briefdeck.rules.briefs import page_overflow

_LEADING = 1.2
"""The leading of the smallest type, in sizes of type."""
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
    """Yield the curator's texts that the page of *brief* shows, whichever facts of its sections are left out."""
    facts = facts_by_id(verified.bank)
    yield from (text.text for text in texts_of_brief(brief) if text.role in page_overflow.SHORTENED)
    yield from (facts[event.facts[0]].fact for event in brief.timeline if not event.text)
    for dispute in verified.bank.disputes:
        if dispute.id in brief.disputes:
            yield from (dispute.note, *(facts[fact].fact for fact in dispute.facts))


class RenderedBrief(NamedTuple):
    """The file of a page, the problems that prevented it, and the facts that were left out."""

    pdf: bytes
    problems: Sequence[Problem]
    left_out: Sequence[LocatedStr] = ()
    """The facts of its sections that had no room, the least important first; the page says how many."""


def render_brief(verified: Verified, name: str, changed: Collection[str] = ()) -> RenderedBrief:
    """Render the brief *name* of *verified* as a PDF of one page: the same bytes on every machine and every day.

    The facts with the ids *changed* are marked where the brief marks changes.
    Where a character is in no font (B704) or the text is too long for the page (B703) there are
    problems, and no bytes: nothing is ever cut, shrunk below 7.5 points or left blank.
    """
    fonts = {font: load_added_face(verified.fonts[font]) for font in verified.briefs[name].fonts}
    shaper = TextShaper(str(verified.bank.language), [face for face in fonts.values() if face])
    content, page, left_out = fit_dropping_facts(verified, name, shaper, changed)
    problems = (
        report_unusable_fonts(fonts) or report_missing_glyphs(shaper.missing) or report_overflow(verified, name, page)
    )
    return RenderedBrief(b"", problems) if problems else RenderedBrief(_drawn(content, page), (), left_out)


def _drawn(content: BriefContent, page: BriefLayout) -> bytes:
    canvas = TaggedCanvas(_metadata(content), (page.paper.width, page.paper.height), face(SANS.upright).name)
    pen = Pen(canvas, {note.number: note.says for note in content.notes}, content.language)
    page.draw(pen)
    return canvas.to_bytes()


def _metadata(content: BriefContent) -> Metadata:
    return Metadata(
        title=plain(content.title),
        subject=plain_text(content.deck) or plain_text(content.bottom_line),
        keywords=plain_text(content.kicker),
        language=content.language,
        day=content.as_of.last,
    )
