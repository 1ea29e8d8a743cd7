"""The two marks that text may carry: **bold** and *italic*."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARKED = re.compile(r"\*\*(?=\S)(?P<bold>.+?)(?<=\S)\*\*(?!\*)|\*(?=[^\s*])(?P<italic>[^*]*[^\s*])\*", re.DOTALL)


class TextSpan(NamedTuple):
    """A run of characters that look the same."""

    text: str
    bold: bool = False
    italic: bool = False


def spans(text: str) -> list[TextSpan]:
    """The runs of *text* in order, without the marks; a star that marks nothing stays a star."""
    return list(_spans(text, bold=False, italic=False))


def plain(text: str) -> str:
    """The words of *text* without its marks."""
    return _MARKED.sub(lambda m: plain(m["bold"] or m["italic"]), text) if "*" in text else text


def _spans(text: str, bold: bool, italic: bool) -> list[TextSpan]:
    found: list[TextSpan] = []
    at = 0
    for mark in _MARKED.finditer(text):
        if at < mark.start():
            found.append(TextSpan(text[at : mark.start()], bold, italic))
        if mark["bold"] is not None:
            found += _spans(mark["bold"], True, italic)
        else:
            found += _spans(mark["italic"], bold, True)
        at = mark.end()
    if at < len(text):
        found.append(TextSpan(text[at:], bold, italic))
    return found
