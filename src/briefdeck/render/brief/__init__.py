"""The brief as a PDF, of one page, or of two in large print."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from briefdeck.language.markup import plain
from briefdeck.located import LocatedStr
from briefdeck.model import Verified
from briefdeck.problem import Problem
from briefdeck.render.brief.layout import BriefLayout, fit_dropping_entries, report_divided, report_overflow
from briefdeck.render.brief.views import BriefContent
from briefdeck.render.pdf.canvas import Metadata, TaggedCanvas
from briefdeck.render.pdf.faces import SANS, Face, face, load_added_face
from briefdeck.render.pdf.faults import report_missing_glyphs, report_unusable_fonts
from briefdeck.render.pdf.paragraph import TextShaper, plain_text, said_text
from briefdeck.render.pdf.pen import Pen


class RenderedBrief(NamedTuple):
    """The file of a page, the problems that prevented it, and the facts that were left out."""

    pdf: bytes
    problems: Sequence[Problem]
    left_out: Sequence[str] = ()
    """What had no room, the least important first: the ids of facts, other entries by part and name."""


def render_brief(verified: Verified, name: str, changed: Collection[str] = ()) -> RenderedBrief:
    """Render the brief *name* of *verified* as a PDF: the same bytes on every machine and every day.

    The facts with the ids *changed* are marked where the brief marks changes.
    Where a character is in no font (B704), or what cannot be left out is too long for the page or a word or number too
    wide for its place (B703), there are problems, and no bytes: nothing is ever cut, set smaller than wanted or left
    blank.
    """
    brief = verified.briefs[name]
    fonts = _load_fonts(verified, name)
    shaper = make_shaper(verified, name)
    content, page, left_out = fit_dropping_entries(verified, name, shaper, changed)
    problems = (
        report_unusable_fonts(fonts)
        or report_missing_glyphs(shaper.missing)
        or [report_divided(brief, page, divided) for divided in dict.fromkeys(page.setting.divided)]
        or report_overflow(brief, page)
    )
    if problems:
        return RenderedBrief(b"", problems)
    named = [str(each.name) if each.part == "sections" else f"{each.part} “{each.name}”" for each in left_out]
    return RenderedBrief(draw_page(content, page), (), named)


def make_shaper(verified: Verified, name: str) -> TextShaper:
    """Make what sets the texts of the brief *name*, in its language and with the faces that it adds."""
    faces = [face for face in _load_fonts(verified, name).values() if face]
    return TextShaper(str(verified.bank.language), faces)


def _load_fonts(verified: Verified, name: str) -> dict[LocatedStr, Face | None]:
    brief = verified.briefs[name]
    return {font: load_added_face(verified.fonts[font]) for font in (*verified.bank.fonts, *brief.fonts)}


def draw_page(content: BriefContent, page: BriefLayout) -> bytes:
    """Draw *page*, which says *content*, as a PDF."""
    canvas = TaggedCanvas(
        _metadata(content), (page.fitting.paper.width, page.fitting.paper.height), face(SANS.upright).name
    )
    pen = Pen(canvas, content.links, content.language)
    page.draw(pen)
    return canvas.to_bytes()


def _metadata(content: BriefContent) -> Metadata:
    return Metadata(
        title=plain(content.title),
        subject=plain_text(content.deck) or " ".join(said_text(each.words) for each in content.bottom_line),
        keywords=plain_text(content.kicker),
        language=content.language,
        day=content.as_of.last,
    )
