"""Styles of drawings: whether they fetch anything, parsed by the grammar of CSS with its escapes and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefdeck.pictures.drawing_names import STYLE_FUNCTIONS, STYLE_RULES

INNER_LINK = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|jpg|gif|webp)[;,]|\Z)", re.IGNORECASE)
"""How a link begins that points into the drawing itself or holds a picture made of pixels."""
_FONT = re.compile(r"\s*data:(?:font/|application/(?:x-)?font-|application/vnd\.ms-fontobject)", re.IGNORECASE)
_SUSPECT = re.compile(r"[@\\(]")
"""Without one of these a style has no function, no rule and no escape."""


def style_fault(style: str) -> str:
    """Find what may fetch a file in *style*, a whole sheet or the value of an attribute; "" for nothing."""
    if not _SUSPECT.search(style):
        return ""
    from tinycss2 import parse_component_value_list

    return next(_faults(parse_component_value_list(style)), "")


def _faults(tokens: list[Any]) -> Iterator[str]:
    waiting = list(tokens)
    while waiting:  # a work list instead of recursion: brackets may be nested as deep as the file is long
        token = waiting.pop()
        if token.type == "at-keyword" and token.lower_value not in STYLE_RULES:
            yield f"a style with `@{token.value}`"
        elif token.type == "url" and not _is_inner(token.value):
            yield f"a style that points to “{token.value[:60]}”"
        elif token.type == "function":
            waiting += token.arguments
            if token.lower_name == "url":
                links = [inner.value for inner in token.arguments if inner.type == "string"]
                yield from (f"a style that points to “{link[:60]}”" for link in links if not _is_inner(link))
            elif token.lower_name not in STYLE_FUNCTIONS:
                yield f"a style with `{token.name}()`"
        elif token.type in ("() block", "[] block", "{} block"):
            waiting += token.content
        elif token.type == "error" and token.kind in ("bad-url", "bad-string"):
            yield "a style that is not well-formed"


def _is_inner(link: str) -> bool:
    return bool(INNER_LINK.match(link) or _FONT.match(link))
