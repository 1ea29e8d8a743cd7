"""The texts of a bank, cut into their facts by their lines, without reading them as YAML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from briefdeck.curate.write_yaml import values_of

_FACTS = re.compile(r"^facts:[ \t]*(?:#.*)?$", re.MULTILINE)
_TOP_KEY = re.compile(r"\n(?!- )[^\s#]")
_FIRST_ITEM = re.compile(r"\n( *)- ")
_BLANK_OR_COMMENT = re.compile(r"([ \t]*)(?:#.*)?\Z")
_FIRST_KEY = re.compile(r" *- +(?=[a-z_]+:)")


@cache
def _id_behind(column: int) -> re.Pattern[str]:
    """Match an id whose key stands at *column*, where only the keys of the fact do."""
    return re.compile(rf"^[ -]{{{column}}}id: +([a-z0-9-]+) *(?: #.*)?$", re.MULTILINE)


class FactSlice(NamedTuple):
    """The lines of one fact, up to the next fact or the next key of the file."""

    path: str
    """The file that they stand in."""
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
        """The id of the fact itself, not of a card; "" where it has none."""
        first = _FIRST_KEY.match(self.text)
        if first and (found := _id_behind(first.end()).search(self.text)):
            return found[1]  # without reading its YAML, which takes a hundred times as long
        own = values_of(self.text).get("id", "")
        return own if isinstance(own, str) else ""


class CutFile(NamedTuple):
    """The text of one file, cut."""

    head: str
    """What precedes the first fact."""
    slices: tuple[FactSlice, ...]
    """The facts; none where they do not stand one below the other."""
    tail: str = ""
    """What follows the last fact."""

    def keep(self, wanted: Iterable[FactSlice]) -> str:
        """Return the text with blank lines in place of all facts but those *wanted*, so that places stay true."""
        parts, line = [self.head], self.head.count("\n") + 1
        for each in wanted:
            parts += ["\n" * (each.first - line), each.text]
            line = each.first + each.text.count("\n")
        last = self.slices[-1] if self.slices else None
        return "".join([*parts, "\n" * (last.end - line) if last else "", self.tail])


class CutBank:
    """The texts of a bank, cut."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Cut *texts*, by their paths."""
        self.files: Mapping[str, CutFile] = {path: cut_file(text, path) for path, text in texts.items()}

    @cached_property
    def slices(self) -> tuple[FactSlice, ...]:
        """All facts, in the order of the files."""
        return tuple(each for file in self.files.values() for each in file.slices)

    @cached_property
    def _sorted(self) -> list[FactSlice]:
        return sorted(self.slices)

    def at(self, path: str, line: int) -> FactSlice | None:
        """Find the fact that *line* of the file *path* belongs to; None where it belongs to none."""
        place = bisect_right(self._sorted, (path, line, "\U0010ffff")) - 1
        own = self._sorted[place] if place >= 0 else None
        return own if own is not None and own.path == path and line < own.end else None

    def keep(self, wanted: Iterable[FactSlice]) -> dict[str, str]:
        """Return the texts with blank lines in place of all facts but those *wanted*.

        Files in which none is wanted, and that hold facts alone, are left out.
        """
        by_path: dict[str, list[FactSlice]] = {}
        for each in sorted(wanted):
            by_path.setdefault(each.path, []).append(each)
        first = next(iter(self.files), "")
        kept = {path: by_path.get(path, []) for path in self.files if path in by_path or path == first}
        return {path: self.files[path].keep(own) for path, own in kept.items()}


def cut_file(text: str, path: str) -> CutFile:
    """Cut *text*, that of the file *path*, at the items of `facts:`."""
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
        slices.append(FactSlice(path, line, text[start:stop]))
        line += text.count("\n", start, stop)
        start = stop
    return CutFile(head, tuple(slices), text[end:])


def offset_of_line(text: str, line: int) -> int:
    """Return where *line*, counted from 1, begins in *text*, in characters."""
    return sum(len(each) + 1 for each in text.split("\n")[: line - 1])


def filled_lines(lines: Sequence[str], column: int) -> int:
    """Count the first of *lines*, an entry whose hyphen or key stands at *column*, that belong to it.

    Blank lines and comments at the end belong to what follows, unless they stand further in.
    """
    end = len(lines)
    while end and (comment := _BLANK_OR_COMMENT.match(lines[end - 1].rstrip("\n"))):
        if "#" in lines[end - 1] and len(comment[1]) > column:
            break
        end -= 1
    return end
