"""The brief as one HTML file: it fetches nothing, and reads well on a phone, in a mail and in a word processor."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from briefdeck.language.dates.date_range import print_date
from briefdeck.language.language_tags import is_right_to_left, primary_language
from briefdeck.model import Verified
from briefdeck.printed_words import message, spoken_language
from briefdeck.render.brief import wording
from briefdeck.render.brief.content import write_content
from briefdeck.render.html import escape, make_data_uri
from briefdeck.render.html_templates import load_template, make_content_policy, read_asset
from briefdeck.render.pdf.pen import NoteLink
from briefdeck.render.pdf.typography.paragraph import Rich, TextRun

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
