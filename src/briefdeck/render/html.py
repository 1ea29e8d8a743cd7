"""Marked text as HTML: the one place where `<` becomes `&lt;`."""

from __future__ import annotations

import re

from briefdeck.language.markup import TextSpan, spans

_LOUD = re.compile(r"[&<>\"\x00-\x08\x0b-\x1f\x7f]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escape(text: str) -> str:
    """*text* as HTML shows it, between tags or within double quotes; control characters are dropped."""
    return _LOUD.sub(_entity, text)


def tagged(span: TextSpan) -> str:
    """*span* as HTML: bold as <b>, italic as <i>, a line feed as <br>."""
    html = escape(span.text).replace("\n", "<br>")
    html = f"<i>{html}</i>" if span.italic else html
    return f"<b>{html}</b>" if span.bold else html


def marked(text: str) -> str:
    """*text* as HTML between tags, with its marks and line feeds."""
    if "*" not in text:
        return tagged(TextSpan(text))
    return "".join(map(tagged, spans(text)))


def _entity(loud: re.Match[str]) -> str:
    return _ENTITIES.get(loud[0], "")
