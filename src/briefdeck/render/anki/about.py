"""What a curator tells of the deck, for its description in Anki and its page on AnkiWeb."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from briefdeck.language.markup import plain, read_spans
from briefdeck.model import About
from briefdeck.printed_words import message
from briefdeck.render.anki.fields import field_html, link_html
from briefdeck.render.html import field_to_text

_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,2000}")
_CODE = re.compile(r"</?code>")
_MARKDOWN = re.compile(r"[\\`*_\[\]<>#|~]")


def describe_about(about: About) -> Iterator[str]:
    """Yield paragraphs of HTML: the text, who made the deck and on what terms, where to report mistakes, changes."""
    if about.text:
        yield field_html(about.text)
    if any((about.author, about.licence, about.contact)):
        yield "<br>".join(_word_credits(about, _linked))
    if about.changes:
        changes = "".join(f"<br>{field_html(when)}: {field_html(what)}" for when, what in about.changes.items())
        yield f"<b>{message('deck.changes')}</b>{changes}"


def write_ankiweb_page(about: About, paragraphs: Iterable[str], topics: Iterable[str]) -> str:
    """Write the text for the page of a shared deck on AnkiWeb, which takes Markdown.

    *paragraphs* are those of the description in HTML that are not of *about*, and *topics* the names of the topics.
    """
    changes = [f"- {_markdown(when)}: {_markdown(what)}" for when, what in about.changes.items()]
    parts = [
        _markdown(about.text),
        "\n".join(f"- {_markdown(topic)}" for topic in topics),
        *(field_to_text(_CODE.sub("`", paragraph)) for paragraph in paragraphs),
        *_word_credits(about, _markdown),
        "\n".join([f"**{message('deck.changes')}**", "", *changes]) if changes else "",
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _word_credits(about: About, write: Callable[[str], str]) -> Iterator[str]:
    """Word who made the deck, on what terms, and where to report mistakes; *write* writes the curator's texts."""
    told = {"author": about.author, "licence": about.licence, "contact": about.contact}
    yield from (message(f"deck.{key}", **{key: write(text)}) for key, text in told.items() if text)


def _linked(text: str) -> str:
    return link_html(text, field_html(text)) if _ADDRESS.fullmatch(text) else field_html(text)


def _markdown(text: str) -> str:
    """Write the curator's *text* in Markdown; an address of the web stays as it is, and becomes a link there."""
    if _ADDRESS.fullmatch(text):
        return plain(text)
    marks = {(True, False): "**", (False, True): "*", (True, True): "***", (False, False): ""}
    return "".join(
        f"{marks[span.bold, span.italic]}{_MARKDOWN.sub(_escaped, span.text)}{marks[span.bold, span.italic]}"
        for span in read_spans(text)
    )


def _escaped(character: re.Match[str]) -> str:
    return f"\\{character[0]}"
