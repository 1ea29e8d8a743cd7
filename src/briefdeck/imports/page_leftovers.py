"""Lines of a page → the same without what a program has put between them: links to edit, a table of contents.

Both are known by their form alone, so that the language does not matter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from briefdeck.imports.imported_text import ImportedLine

_EDIT_LINK = re.compile(r"(?<=\S)\[[^\W\d_]+(?: [^\W\d_]+)?(?: ?\| ?[^\W\d_]+(?: [^\W\d_]+)?)?\]\Z")
"""A link glued to the end of a heading: “Background[edit]”, “Lage[Bearbeiten | Quelltext bearbeiten]”."""
_EDIT = frozenset(("[edit]", "[edit source]", "[edit | edit source]"))
"""Such links on wikis in English, of which one alone is none of the text either."""
_ENTRY = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,4}\.?\s+(\S.*)")
"""An entry of a table of contents: “1 Background”, “2.1 The fleet”."""
_LONGEST_HEADING = 120
_FEWEST = 2
"""Headings with such a link, and entries, from which on they are no chance."""


def without_leftovers(lines: Sequence[ImportedLine]) -> tuple[ImportedLine, ...]:
    """Return *lines* without links to edit behind headings, and with a table of contents as furniture."""
    bare = _without_links(lines)
    contents = set(_find_contents([line.text for line in bare]))
    why = "is a table of contents"
    return tuple(ImportedLine(line.text, why, True) if at in contents else line for at, line in enumerate(bare))


def _without_links(lines: Sequence[ImportedLine]) -> list[ImportedLine]:
    found = [_EDIT_LINK.search(line.text) if len(line.text) <= _LONGEST_HEADING else None for line in lines]
    counted = Counter(link[0] for link in found if link)
    return [
        line._replace(text=line.text[: link.start()])
        if link and (counted[link[0]] >= _FEWEST or link[0] in _EDIT)
        else line
        for line, link in zip(lines, found, strict=True)
    ]


def _find_contents(texts: Sequence[str]) -> Iterator[int]:
    """Find the places of entries in a row, each of which is a heading further down, and of the heading above them."""
    at = 0
    while at < len(texts):
        end = at
        while end < len(texts) and (entry := _ENTRY.fullmatch(texts[end])) and entry[1] in texts[end + 1 :]:
            end += 1
        if end - at >= _FEWEST:
            has_heading = at > 1 and len(texts[at - 1].split()) <= _FEWEST and texts[at - 1][-1].isalnum()
            yield from range(at - has_heading, end)
        at = max(end, at + 1)
