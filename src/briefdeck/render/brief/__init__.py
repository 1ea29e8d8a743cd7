"""The one-page PDF."""

from __future__ import annotations

from briefdeck.model import Verified
from briefdeck.problem import Problem
from briefdeck.render.brief.content import Content, content_of
from briefdeck.render.brief.faults import missing_glyphs, overflow
from briefdeck.render.brief.fit import fit
from briefdeck.render.brief.page import Page
from briefdeck.render.brief.pen import Pen
from briefdeck.render.brief.tagging.canvas import TaggedCanvas
from briefdeck.render.brief.tagging.metadata import Metadata
from briefdeck.render.brief.typography.faces import SANS, face
from briefdeck.render.brief.typography.paragraph import Setter
from briefdeck.render.brief.typography.rich import bare
from briefdeck.text.markup import plain

_MAKER = "briefdeck"
"""Without its version: a new one that sets a page alike makes the same bytes."""


def render_brief(verified: Verified, name: str) -> tuple[bytes, list[Problem]]:
    """The PDF of the brief *name* of *verified*: one page, the same bytes on every machine and every day.

    Where a character is in no font (B704) or the text is too long for the page (B703) there are
    problems, and no bytes: nothing is ever cut, shrunk below 7.5 points or left blank.
    """
    content = content_of(verified, name)
    setter = Setter(content.language)
    page = fit(content, str(verified.briefs[name].page), setter)
    problems = missing_glyphs(setter.missing) or overflow(verified, name, page)
    return (b"", problems) if problems else (_drawn(content, page), [])


def _drawn(content: Content, page: Page) -> bytes:
    canvas = TaggedCanvas(_metadata(content), (page.paper.width, page.paper.height), face(SANS.upright).name)
    pen = Pen(canvas, {note.number: note.says for note in content.notes})
    page.draw(pen)
    return canvas.to_bytes()


def _metadata(content: Content) -> Metadata:
    return Metadata(
        title=plain(content.title),
        subject=bare(content.deck) or bare(content.bottom_line),
        author=_MAKER,
        keywords=bare(content.kicker),
        creator=_MAKER,
        language=content.language,
        day=content.as_of.last,
    )
