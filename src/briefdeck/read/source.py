"""Bytes of a file → its text, with a problem for everything that an editor would not show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from briefdeck.language.lines import split_lines
from briefdeck.located import Location
from briefdeck.problem import Problem
from briefdeck.rules.yaml import byte_order_mark, empty_file, line_ends, odd_characters

_BOM = b"\xef\xbb\xbf"
# What YAML forbids, or counts as the end of a line though `grep -n` and editors do not.
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|\r(?!\n)")
_FINE_BYTES = bytes({*range(0x20, 0x7F), *range(0x80, 0x100), *b"\t\n"})
_MAYBE_ODD = (b"\xc2", b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef")
"""What the odd characters that are no control bytes begin with, or are, in UTF-8."""
_MOST = 20


class Sources(Mapping[str, list[str]]):
    """The lines of files by their paths, split on first use, because most files have no problems."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._lines: dict[str, list[str]] = {}

    def add(self, path: str, text: str) -> None:
        """Add the *text* of the file *path*."""
        self._texts[path] = text

    def forget(self, path: str) -> None:
        """Drop the file *path*, in which no more problems will be found."""
        self._texts.pop(path, None)
        self._lines.pop(path, None)

    def __getitem__(self, path: str) -> list[str]:
        if path not in self._lines:
            self._lines[path] = split_lines(self._texts[path])
        return self._lines[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """Decode *data*, the file *path*, and replace each odd character by a space so that every place stays right.

    At most 20 odd characters are reported, one to a line.
    """
    problems = []
    if data.startswith(_BOM):
        problems.append(byte_order_mark.report(path))
        data = data[len(_BOM) :]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "", [odd_characters.report_utf16(path)]
    if _is_plain(data):
        return data.decode("utf-8"), problems
    text = data.decode("utf-8", errors="surrogateescape")
    problems += islice(_odd_characters(text, path), _MOST)
    text = _ODD.sub(" ", text)
    if "\r" in text:
        problems.append(line_ends.report(text, path))
    if not text.strip() and not problems:
        problems.append(empty_file.report(path))
    return text, problems


def _is_plain(data: bytes) -> bool:
    """Tell whether *data* has nothing odd: a quick test that nearly every file passes, however large."""
    if data.translate(None, _FINE_BYTES) or not data.strip():
        return False
    if data.isascii():
        return True
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not any(each in data for each in _MAYBE_ODD) or _ODD.search(text) is None


def _odd_characters(text: str, path: str) -> Iterator[Problem]:
    line, start, reported = 1, 0, 0
    for match in _ODD.finditer(text):
        line += text.count("\n", start, match.start())
        start = match.start()
        if line == reported:
            continue
        reported = line
        column = start - text.rfind("\n", 0, start)
        yield odd_characters.report_character(Location(path, line, column), match[0])
