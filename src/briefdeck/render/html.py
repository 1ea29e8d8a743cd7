"""Marked text as HTML, HTML as plain text, and pictures within HTML: the one place where `<` becomes `&lt;`."""

from __future__ import annotations

import re
from base64 import b64encode
from html import unescape

from briefdeck.language.markup import TextSpan, read_spans
from briefdeck.pictures import picture_kind

_LOUD = re.compile(r"[&<>\"\x00-\x08\x0b-\x1f\x7f]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escape(text: str) -> str:
    """Escape *text* for HTML, between tags or within double quotes; control characters are dropped."""
    return _LOUD.sub(_entity, text)


def span_to_html(span: TextSpan) -> str:
    """Write *span* as HTML: bold as <b>, italic as <i>, a line feed as <br>."""
    html = escape(span.text).replace("\n", "<br>")
    html = f"<i>{html}</i>" if span.italic else html
    return f"<b>{html}</b>" if span.bold else html


def markup_to_html(text: str) -> str:
    """Write *text* as HTML between tags, with its marks and line feeds."""
    if "*" not in text:
        return span_to_html(TextSpan(text))
    return "".join(map(span_to_html, read_spans(text)))


def _entity(loud: re.Match[str]) -> str:
    return _ENTITIES.get(loud[0], "")


_RIGHT = re.compile(r'<li class="right">')
_ITEM = re.compile(r"</(?:li|p|section|div|summary)>\s*(?=.)|<br\s*/?>", re.DOTALL)
_PICTURE = re.compile(r'<img\b[^>]*?\bsrc="?([^">]*)"?[^>]*>')
_STRONG = re.compile(r"</?(?:b|strong)>")
_STRESSED = re.compile(r"</?(?:i|em|cite)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def field_to_text(html: str) -> str:
    """Turn the HTML of a field into one line of text: bold and italic as marks, a right choice ticked."""
    text = _PICTURE.sub(r"[picture \1]", _RIGHT.sub("✓ ", html))
    text = _STRESSED.sub("*", _STRONG.sub("**", text))
    text = unescape(_TAG.sub("", _ITEM.sub(" · ", text)))
    return "".join(filter(str.isprintable, " ".join(text.split())))


_MEDIA_TYPES = {"svg": "svg+xml", "jpg": "jpeg"}
"""What a kind of picture is called as a media type, where that is another word (IANA)."""


def make_data_uri(picture: bytes) -> str:
    """Make the `data:` address of *picture*, which a browser opens without fetching anything."""
    kind = picture_kind(picture)
    return f"data:image/{_MEDIA_TYPES.get(kind, kind)};base64,{b64encode(picture).decode()}"
