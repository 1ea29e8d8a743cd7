"""Citations: the lines of an article that a fact was drawn from, and how they are written ("harbour:7-9")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefdeck.located import LocatedStr
from briefdeck.slugs import is_slug

_LINES = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")
"""A line, or the first and the last of a range."""
CITATION_PATTERN = "^[a-z0-9-]+:[0-9]+(-[0-9]+)?$"
"""What the JSON Schema says of a citation."""


@dataclass(frozen=True, slots=True)
class LineSpan:
    """Lines *first* to *last* of an article, both included, counted from 1."""

    first: int
    last: int
    written: LocatedStr

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.first, self.last + 1))

    def numbers_within(self, last: int) -> range:
        """Return those of them that an article of *last* lines has, however many were written."""
        return range(max(self.first, 1), min(self.last, last) + 1)

    def shared_with(self, other: LineSpan) -> LineSpan:
        """Return the lines that *other* has too; where there are none it ends before it begins."""
        return LineSpan(max(self.first, other.first), min(self.last, other.last), self.written)


@dataclass(frozen=True, slots=True)
class Citation:
    """The lines of an article that a fact was drawn from."""

    article: str
    lines: LineSpan
    written: LocatedStr


def parse_lines(text: LocatedStr) -> LineSpan:
    """Read *text*, a line or a range of lines. Raises ValueError with a sentence when it is neither."""
    match = _LINES.fullmatch(text)
    if match is None:
        raise ValueError(f"“{text}” is not a line or a range of lines: write 7 or 7-9")
    return LineSpan(int(match[1]), int(match[2] or match[1]), text)


def parse_citation(text: LocatedStr) -> Citation:
    """Read *text* as a citation. Raises ValueError with a sentence when it is none."""
    article, colon, lines = text.partition(":")
    match = _LINES.fullmatch(lines)
    if not colon or not is_slug(article) or match is None:
        raise ValueError(f"“{text}” is not a citation: write article:line or article:first-last")
    return Citation(article, LineSpan(int(match[1]), int(match[2] or match[1]), text), text)
