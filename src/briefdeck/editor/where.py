"""A place in a YAML file → which keys stand above it, and what is being written there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefdeck.slugs import SLUG

_KEY = re.compile(r"^( *)((?:- +)*)([\w-]+|\"[^\"]+\"|'[^']+')(?= *:(?: |$))")
_HYPHEN = re.compile(r"^( *)- ")
_CITATION = re.compile(rf"(?<![a-z0-9-])({SLUG}):([0-9]{{1,9}})?(?:-([0-9]{{1,9}}))?")
_WORD = re.compile(r"[\w-]+")
_MOST = 2000
"""Lines that are looked at above a place."""


class Place(NamedTuple):
    """Where something is written."""

    path: tuple[str, ...]
    """The keys above it, from the outermost, with "-" for an item of a list; the last is the key of this very value."""
    before: str
    """What stands on the line before the place, behind the key."""
    is_key: bool
    """Whether a key is being written."""


class CitedWord(NamedTuple):
    """A citation in a line."""

    article: str
    first: int
    """Its first line, 0 where none is written yet."""
    last: int
    start: int
    end: int


def find_place(lines: Sequence[str], line: int, column: int) -> Place:
    """Find what is written at *line* and *column*, both counted from 0."""
    text = lines[line][:column] if line < len(lines) else ""
    own = _KEY.match(lines[line]) if line < len(lines) else None
    value_starts = own.end() + 1 if own else 0
    is_key = own is None or column < value_starts
    indent = _indent_of_key(text) if is_key else own.start(3) if own else 0
    path = _keys_above(lines, line, indent, bool(_HYPHEN.match(text)))
    if own is not None and not is_key:
        return Place((*path, own[3].strip("\"'")), text[value_starts:].lstrip(), False)
    continues = is_key and not re.fullmatch(r" *(?:- +)*[\w-]*", text)
    return Place(path, text.strip(), not continues)


def _indent_of_key(text: str) -> int:
    return len(text) - len(text.lstrip(" -"))


def _keys_above(lines: Sequence[str], line: int, indent: int, has_hyphen: bool) -> tuple[str, ...]:
    """Find the keys above a place whose own key stands behind *indent* characters."""
    path: list[str] = []
    if has_hyphen:
        path.append("-")
        indent = len(lines[line]) - len(lines[line].lstrip(" "))
        indent += 1 if indent else 0
    for above in reversed(lines[max(0, line - _MOST) : line]):
        found = _KEY.match(above)
        if found is None or not above.strip() or indent == 0:
            continue
        hyphen = len(found[1]) if found[2] else -1
        column = found.start(3)
        if column < indent:
            path.append(found[3].strip("\"'"))
            indent = column
        if 0 <= hyphen < indent and column <= indent:
            path.append("-")
            indent = hyphen if hyphen else 1
    return tuple(reversed(path))


def find_citation(line: str, column: int) -> CitedWord | None:
    """Find the citation at *column* of *line*; None where there is none."""
    for found in _CITATION.finditer(line):
        if found.start() <= column <= found.end():
            first = int(found[2] or 0)
            return CitedWord(found[1], first, int(found[3] or first), found.start(), found.end())
    return None


def find_word(line: str, column: int) -> str:
    """Find the word, or slug, at *column* of *line*; "" where there is none."""
    return next((found[0] for found in _WORD.finditer(line) if found.start() <= column <= found.end()), "")
