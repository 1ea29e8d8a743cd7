"""The brief for the web: one HTML file that fetches nothing, and its head as a picture for links and posts.

The page reads well on a phone, in a mail and in a word processor.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping
from dataclasses import replace

from briefdeck.errors import MissingExtraError
from briefdeck.language.dates.date_range import print_date
from briefdeck.language.language_tags import is_right_to_left, primary_language
from briefdeck.model import Verified
from briefdeck.paper_sizes import Paper
from briefdeck.printed_words import message, spoken_language
from briefdeck.render.brief import draw_page, make_shaper, wording
from briefdeck.render.brief.content import write_content
from briefdeck.render.brief.layout import BriefLayout, find_fitting, fit_type
from briefdeck.render.brief.views import BriefContent
from briefdeck.render.html import escape, make_data_uri
from briefdeck.render.html_templates import load_template, make_content_policy, read_asset
from briefdeck.render.pdf.paragraph import Rich, TextRun
from briefdeck.render.pdf.pen import NoteLink

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


_PACKAGE = "briefdeck.render.brief"
_NAVY = "#0c2d4d"
_BETWEEN_NOTES = str.maketrans({"\u200a": "", "\u2009": "\u202f"})


def render_web_page(verified: Verified, name: str, changed: Collection[str] = ()) -> bytes:
    """Render the brief *name* of *verified* as HTML, with everything that it has.

    The facts with the ids *changed* are counted among what is new or changed, as on paper.
    """
    content = write_content(verified, name, changed=changed)
    style = f":root {{ --accent: {verified.briefs[name].accent or _NAVY}; }}\n{read_asset(_PACKAGE, 'web_page.css')}"
    page = load_template(_PACKAGE, "web_page.html").render(
        content=content,
        html=lambda text: _to_html(text, content.links),
        style=style,
        logo=make_data_uri(content.logo.data) if content.logo else "",
        policy=make_content_policy(style, pictures=content.logo is not None),
        as_of=message("brief.as_of", date=print_date(content.as_of)),
        own=_own_language(content.language),
        right_to_left=is_right_to_left(content.language),
        arrows=message("brief.exchange_legend"),
        says=lambda entry: wording.word_marker(entry.marker, entry.is_changed).rstrip(": "),
        legend=wording.word_legend(content.signs, content.changed_since, content.has_uncompared),
    )
    return page.encode()


def _own_language(language: str) -> str:
    """Return the attributes of what we say ourselves in a page in the BCP 47 *language*; "" where it is the same."""
    spoken = spoken_language()
    return "" if primary_language(language) == spoken else f' lang="{spoken}" dir="ltr"'


def _to_html(text: Rich, links: Mapping[str, NoteLink]) -> str:
    return "".join(_run_to_html(run, links) for run in text)


def _run_to_html(run: TextRun, links: Mapping[str, NoteLink]) -> str:
    said = escape(run.text.translate(_BETWEEN_NOTES))
    if run.note:
        link = links[run.note]
        if link.url:
            return f'<a href="{escape(link.url)}">{said}</a>'
        return f'<a class="note" href="#{link.anchor.replace(":", "-")}" title="{escape(link.says)}">{said}</a>'
    said = f"<i>{said}</i>" if run.italic else said
    return f"<b>{said}</b>" if run.bold else said
