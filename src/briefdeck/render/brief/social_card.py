"""The head of a brief as a picture of 1200 × 630 pixels, as links and posts show it: a social card."""

from __future__ import annotations

import io
from dataclasses import replace

from briefdeck.errors import MissingExtraError
from briefdeck.model import Verified
from briefdeck.papers import Paper
from briefdeck.render.brief import draw_page, make_shaper
from briefdeck.render.brief.content import write_content
from briefdeck.render.brief.layout import BriefLayout, find_fitting, fit_type
from briefdeck.render.brief.views import BriefContent
from briefdeck.render.pdf.typography.paragraph import Rich

_PAPER = Paper("card", 600.0, 315.0, side=26.0, ends=18.0)
_PIXELS_A_POINT = 2
_LEAST = 11.0
"""The least size of its type in points: 22 pixels, which can be read where a post shows it small."""


def draw_social_card(verified: Verified, name: str) -> bytes:
    """Draw headline and bottom line of the brief *name* of *verified* as a PNG, from the same facts as its page.

    Where they have no room in type that can be read, the deck and the last judgements are left out. Raises
    MissingExtraError without PDFium.
    """
    try:
        import pypdfium2
    except ImportError:
        raise MissingExtraError("a picture of a brief", "png") from None
    with pypdfium2.PdfDocument(draw_page(*lay_out_card(verified, name))) as document:
        picture = document[0].render(scale=_PIXELS_A_POINT).to_pil()
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


def lay_out_card(verified: Verified, name: str) -> tuple[BriefContent, BriefLayout]:
    """Lay out as much of the head as has room."""
    fitting = find_fitting(verified.briefs[name])._replace(paper=_PAPER, least=_LEAST, pages=1, has_foot=False)
    content, shaper = _take_head(write_content(verified, name)), make_shaper(verified, name)
    page = fit_type(content, fitting, shaper)
    while not page.is_fit and (content.deck or content.bottom_line):
        less = {"deck": ()} if content.deck else {"bottom_line": content.bottom_line[:-1]}
        content = replace(content, **less)
        page = fit_type(content, fitting, shaper)
    return content, page


def _take_head(content: BriefContent) -> BriefContent:
    """Return the head of *content*, without source notes: there is no list to which they could lead."""
    judgements = tuple(replace(each, words=_without_notes(each.words)) for each in content.bottom_line)
    return replace(
        content, bottom_line=judgements, figures=(), exchange=(), timeline=(), groups=(), disputes=(), links={}
    )


def _without_notes(text: Rich) -> Rich:
    return tuple(run for run in text if not run.raised)
