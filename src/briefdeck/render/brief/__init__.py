"""The one-page PDF."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from briefdeck.language.markup import plain
from briefdeck.located import LocatedStr
from briefdeck.model import Verified
from briefdeck.problem import Problem
from briefdeck.render.brief.content import BriefContent
from briefdeck.render.brief.layout import BriefLayout, fit_dropping_facts
from briefdeck.render.brief.overflow import report_overflow
from briefdeck.render.pdf.faults import report_missing_glyphs, report_unusable_fonts
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.tagging.canvas import Metadata, TaggedCanvas
from briefdeck.render.pdf.typography.faces import SANS, face, load_added_face
from briefdeck.render.pdf.typography.paragraph import TextShaper
from briefdeck.render.pdf.typography.rich import plain_text


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
    brief = verified.briefs[name]
    fonts = {font: load_added_face(verified.fonts[font]) for font in (*verified.bank.fonts, *brief.fonts)}
    shaper = TextShaper(str(verified.bank.language), [face for face in fonts.values() if face])
    content, page, left_out = fit_dropping_facts(verified, name, shaper, changed)
    problems = (
        report_unusable_fonts(fonts)
        or report_missing_glyphs(shaper.missing)
        or report_overflow(brief, content, page, shaper)
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
