"""The text of questions.yaml, cut into its facts by their lines, without reading it as YAML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_FACTS = re.compile(r"^facts:[ \t]*(?:#.*)?$", re.MULTILINE)
_TOP_KEY = re.compile(r"\n(?!- )[^\s#]")
_FIRST_ITEM = re.compile(r"\n( *)- ")
_ID = re.compile(r"^ *(?:- )?id:[ ]+[\"']?([a-z0-9-]+)", re.MULTILINE)


class FactSlice(NamedTuple):
    """The lines of one fact, up to the next fact or the next key of the file."""

    first: int
    """The number of its first line, from 1."""
    text: str
    """Its lines, with their line feeds."""

    @property
    def end(self) -> int:
        """The number of the line after its last."""
        return self.first + self.text.count("\n") + (not self.text.endswith("\n"))

    @property
    def id(self) -> str:
        """The id that stands in it; "" where none does."""
        found = _ID.search(self.text)
        return found[1] if found else ""


class CutFile(NamedTuple):
    """The text of questions.yaml, cut."""

    head: str
    """What precedes the first fact."""
    slices: tuple[FactSlice, ...]
    """The facts; none where they do not stand one below the other."""
    tail: str = ""
    """What follows the last fact."""

    def keep(self, wanted: Sequence[FactSlice]) -> str:
        """Return the text with blank lines in place of all facts but those *wanted*, so that places stay true."""
        parts, line = [self.head], self.head.count("\n") + 1
        for each in wanted:
            parts += ["\n" * (each.first - line), each.text]
            line = each.first + each.text.count("\n")
        last = self.slices[-1] if self.slices else None
        return "".join([*parts, "\n" * (last.end - line) if last else "", self.tail])


def cut_file(text: str) -> CutFile:
    """Cut *text* at the items of `facts:`."""
    key = _FACTS.search(text)
    if key is None:
        return CutFile(text, ())
    end = found.start() + 1 if (found := _TOP_KEY.search(text, key.end())) else len(text)
    first = _FIRST_ITEM.search(text, key.end(), end)
    if first is None:
        return CutFile(text, ())
    slices, start, line = list[FactSlice](), first.start() + 1, text.count("\n", 0, first.start() + 1) + 1
    head = text[:start]
    while start < end:
        stop = text.find(f"\n{first[1]}- ", start, end) + 1 or end
        slices.append(FactSlice(line, text[start:stop]))
        line += text.count("\n", start, stop)
        start = stop
    return CutFile(head, tuple(slices), text[end:])
