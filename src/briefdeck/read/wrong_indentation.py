"""A line that is indented otherwise than those that it belongs to: what puts it right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefdeck.located import Location
from briefdeck.model import Bank, Brief
from briefdeck.problem import Edit
from briefdeck.read.missing_colon import KEYS
from briefdeck.read.schema import keys_of_record
from briefdeck.read.yaml_nodes import goes_on

_KEYED = re.compile(r"( *)((?:- {1,8})?)([^\s:#\"'\[{-][^:]*):(?= |$)")
"""A line that has a key: its blanks, the hyphens of items, and the key."""
_OPENED = re.compile(r""" *(?:- +)?(?:[^\s:]+: +)?(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$""")
"""A line that opens a quotation mark and does not close it."""
_TOP = frozenset((*keys_of_record(Bank), *keys_of_record(Brief)))
"""Keys that may stand at the margin."""
_FARTHEST = 30
"""Lines above a break in which a quotation mark may be open, and whose indentation is taken for an example."""
_FURTHER = (12, 3)
"""How many lines behind the break have to be YAML too: as many as can be, and at least so many."""


def find_wrong_indentation(lines: Sequence[str], line: int, path: str) -> list[Edit]:
    """Find what puts right the indentation of a line at or just above *line*, where *lines*, of *path*, are no YAML.

    Its own edit comes first, and then those of the lines below that belong to it. There are none where no width of the
    lines above lets the YAML go on.
    """
    here = min(line, len(lines)) - 1
    above = next((at for at in range(here - 1, -1, -1) if lines[at].strip()[:1] not in ("", "#")), here)
    if any(_OPENED.match(each) for each in lines[max(0, here - _FARTHEST) : here]):
        return []
    tries = [edits for at in dict.fromkeys((here, above)) for edits in _suggest(lines, at, path)]
    for further in _FURTHER:
        for edits in tries:
            mended = list(lines)
            for edit in edits:
                mended[edit.location.line - 1] = edit.apply(mended[edit.location.line - 1])
            if goes_on(mended, here + 1 + further):
                return edits
    return []


def _suggest(lines: Sequence[str], at: int, path: str) -> Iterator[list[Edit]]:
    """Yield the ways in which the line at *at* may be indented like one of its kind above, alone or with its own."""
    own = _KEYED.match(lines[at])
    if own is None:
        return
    old = len(own[1])
    below = next((end for end in range(at + 1, len(lines)) if _is_outside(lines[end], old)), len(lines))
    for width in _widths_above(lines, at, own):
        first = Edit(Location(path, at + 1, 1), own[1], " " * width)
        rest = [
            _shift(lines[index], index, path, width - old) for index in range(at + 1, below) if lines[index].strip()
        ]
        yield [first]
        if rest and None not in rest:
            yield [first, *filter(None, rest)]


def _is_outside(line: str, width: int) -> bool:
    """Tell whether *line* is no part of an entry whose first line is indented by *width*."""
    return bool(line.strip()) and len(line) - len(line.lstrip(" ")) <= width


def _shift(line: str, at: int, path: str, by: int) -> Edit | None:
    """Return what indents *line*, at *at*, further *by* so many columns; None where there are not as many."""
    old = len(line) - len(line.lstrip(" "))
    return Edit(Location(path, at + 1, 1), " " * old, " " * (old + by)) if old + by >= 0 else None


def _widths_above(lines: Sequence[str], at: int, own: re.Match[str]) -> list[int]:
    """Return how far lines of the same kind as *own*, at *at*, are indented above it, the nearest first.

    An item is of the kind of items that begin with the same key; a key known to the format, of known keys; a key that
    the curator has chosen, of such. A key stands under the key behind a hyphen, and only keys of the top at the margin.
    """
    found = []
    for above in reversed(lines[max(0, at - _FARTHEST) : at]):
        if (other := _KEYED.match(above)) is None:
            continue
        if own[2]:
            if other[2] and other[3] == own[3]:
                found.append(len(other[1]))
        elif (other[3] in KEYS) == (own[3] in KEYS) and (other.start(3) or own[3] in _TOP):
            found.append(other.start(3))
    return [width for width in dict.fromkeys(found) if width != len(own[1])]
