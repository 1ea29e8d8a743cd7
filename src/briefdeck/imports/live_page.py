"""Pages on which something is told as it happens: their posts, of which the readers of pages take one or two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefdeck.imports.imported_text import ImportedLine
from briefdeck.imports.markup import MarkupTag, lines_of_markup

_NAMED = re.compile(r"(?i)\blive-?_?blog|\"LiveBlogPosting\"")
"""How such a page is called in its classes, and in JSON-LD."""
_POST = "article"
_LISTED = frozenset(("li", "dt", "dd", "header", "footer", "nav"))
"""Blocks of a post that are links and buttons where they are short."""
_FEWEST = 4
"""Words of a line there that may be an item of a list."""
_LEFT_OUT = "a post that the readers of pages left out"


def is_live_page(parts: Iterable[MarkupTag | str]) -> bool:
    """Tell whether a page is told post by post."""
    return any(
        _NAMED.search(part)
        if isinstance(part, str)
        else any(_NAMED.search(part.attributes.get(name, "")) for name in ("class", "id"))
        for part in parts
        if isinstance(part, str) or part.name in ("div", "main", "section", "body", _POST)
    )


def with_posts(lines: Sequence[ImportedLine], parts: Iterable[MarkupTag | str]) -> list[ImportedLine]:
    """Add the posts in *parts* that are not among *lines* to those, in the order of the page."""
    known = {line.text: line for line in lines}
    posts = [known.pop(text, ImportedLine(text, _LEFT_OUT)) for text in dict.fromkeys(_lines_of_posts(parts))]
    return [*known.values(), *posts]


def _lines_of_posts(parts: Iterable[MarkupTag | str]) -> Iterator[str]:
    post: list[MarkupTag | str] = []
    depth = 0
    for part in parts:
        if not isinstance(part, str) and part.name == _POST:
            depth = max(0, depth + (-1 if part.is_end else 1))
        elif depth:
            post.append(part)
        if not depth and post:
            yield from (text for block, text in lines_of_markup(post) if _is_text(block, text))
            post = []


def _is_text(block: str, text: str) -> bool:
    return bool(block) and (block not in _LISTED or len(text.split()) >= _FEWEST)
