"""Bytes of a file → its text, with a problem for everything that an editor would not show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from briefdeck.language.sentences.splitting import split_lines
from briefdeck.located import Location
from briefdeck.problem import Problem
from briefdeck.rules.yaml import empty_file, odd_characters

_BOM = b"\xef\xbb\xbf"
# What YAML forbids, or counts as the end of a line though `grep -n` and editors do not.
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]|\r(?!\n)")
_FINE_BYTES = bytes({*range(0x20, 0x7F), *range(0x80, 0x100), *b"\t\n"})
_MAYBE_ODD = (b"\xc2", b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef")
"""What the odd characters that are no control bytes begin with, or are, in UTF-8."""
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""A letter of UTF-8 that is not of ASCII."""
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MOST = 20


class Sources(Mapping[str, list[str]]):
    """The lines of files by their paths, split on first use, because most files have no problems."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._lines: dict[str, list[str]] = {}

    def add(self, path: str, text: str) -> None:
        """Add the *text* of the file *path*."""
        self._texts[path] = text

    def text(self, path: str) -> str:
        """Return the whole text of the file *path*; "" where it was not read."""
        return self._texts.get(path, "")

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

    A byte order mark is left out, and lines that end with CR LF end with LF. At most 20 odd characters are reported,
    one to a line; a whole file in another encoding is one problem.
    """
    data = data.removeprefix(_BOM)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "", [odd_characters.report_utf16(path)]
    if _is_plain(data):
        return data.decode("utf-8"), []
    if b"\r" in data and b"\n" not in data:
        return "", [odd_characters.report_old_line_ends(path)]
    if text := read_windows(data):
        at = next(place for place, character in enumerate(text) if not character.isascii())
        line = text.count("\n", 0, at) + 1
        place = Location(path, line, at - text.rfind("\n", 0, at))
        return text.replace("\r\n", "\n"), [odd_characters.report_windows(place, text[at])]
    text = data.decode("utf-8", errors="surrogateescape").replace("\r\n", "\n")
    problems = list(islice(_odd_characters(text, path), _MOST))
    text = _ODD.sub(" ", text)
    if not text.strip() and not problems:
        problems.append(empty_file.report(path))
    return text, problems


def encode_like(text: str, data: bytes) -> bytes:
    """Encode *text*, a changed version of the file *data*, with its byte order mark and the line ends of each line."""
    mark, body = (_BOM, data[len(_BOM) :]) if data.startswith(_BOM) else (b"", data)
    old, new = body.split(b"\n"), text.encode("utf-8").split(b"\n")
    bare = [*(line.removesuffix(b"\r") for line in old[:-1]), old[-1]]
    fewest = min(len(old), len(new))
    before = next((at for at, pair in enumerate(zip(bare, new, strict=False)) if pair[0] != pair[1]), fewest)
    after = fewest - before
    after = next((at for at in range(after) if bare[-1 - at] != new[-1 - at]), after)
    end = b"\r" if 2 * body.count(b"\r\n") > body.count(b"\n") else b""
    added = [line + end for line in new[before : len(new) - after]]
    return mark + b"\n".join([*old[:before], *added, *old[len(old) - after :]])


def read_windows(data: bytes) -> str:
    """Return the text of *data* if it is in Windows-1252, as some editors save it, and in no way UTF-8; else ""."""
    if data.isascii() or _MULTIBYTE.search(data) or _CONTROL_BYTES.search(data):
        return ""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return ""


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
