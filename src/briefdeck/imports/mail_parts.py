"""A letter → what its writer says, what it quotes from another, the signature, and the small print of its sender."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import dropwhile

from briefdeck.imports.furniture import looks_like_ending
from briefdeck.imports.imported_text import ImportedLine
from briefdeck.imports.markup import MarkupTag, lines_of_markup, read_markup
from briefdeck.imports.unwrap import unwrap

_QUOTED, _SIGNED, _BELOW = "quoted from another letter", "the signature", "stands below the end of the letter"
_QUOTE = re.compile(r"(?:gmail|yahoo)_quote|moz-cite-prefix|divRplyFwdMsg|appendonsend|OutlookMessageHeader")
"""How programs of mail call the element that holds the letter that is answered."""
_INTRODUCED = re.compile(r"[^0-9@]*[0-9@][^\n]*:[ \t]*")
"""The line above a quoted letter: “On Wed, 16 Feb 2033 at 10:12, Bo Lind wrote:”."""
_DASHES = ("-- ", "--")


def lines_of_html(page: str) -> list[ImportedLine]:
    """Turn a letter in HTML into its lines."""
    parts = list(read_markup(page))
    quote = next((place for place, part in enumerate(parts) if _begins_quote(part)), len(parts))
    above, below = ([text for _, text in lines_of_markup(some)] for some in (parts[:quote], parts[quote:]))
    return _marked(above, [], below)


def _begins_quote(part: MarkupTag | str) -> bool:
    if isinstance(part, str) or part.is_end or part.name not in ("div", "blockquote"):
        return False
    return part.attributes.get("type") == "cite" or any(
        _QUOTE.search(part.attributes.get(name, "")) for name in ("class", "id")
    )


def lines_of_plain(text: str) -> list[ImportedLine]:
    """Turn a letter in plain text into its lines."""
    lines = text.split("\n")
    quoted = {number for number, line in enumerate(lines) if line.startswith(">")}
    first = min(quoted, default=len(lines))
    end = first - len(_introduction(lines[:first])) if quoted else first
    sign = next((number for number, line in enumerate(lines[:end]) if line in _DASHES), end)
    rest = [line for number, line in enumerate(lines[first:], first) if number not in quoted]
    quote = [lines[number].lstrip("> ") for number in sorted(quoted)]
    signature = [line for line in lines[sign:end] if line not in _DASHES]
    return _marked(unwrap([*lines[:sign], *rest]), unwrap(signature), unwrap([*lines[end:first], "", *quote]))


def _introduction(lines: Sequence[str]) -> list[str]:
    """Return the lines that introduce what is quoted below *lines*, and the blank ones behind them."""
    backwards = list(dropwhile(lambda line: not line.strip(), reversed(lines)))
    blank = len(lines) - len(backwards)
    for count in (1, 2):
        if _INTRODUCED.fullmatch(" ".join(reversed(backwards[:count]))):
            return list(lines[len(lines) - blank - count :])
    return []


def _marked(said: Sequence[str], signature: Sequence[str], quoted: Sequence[str]) -> list[ImportedLine]:
    """Put the parts of a letter together. What is quoted is its text where it is longer than what is said of it."""
    is_forwarded = _length(quoted) > _length(said)
    return [
        *map(ImportedLine, said),
        *(ImportedLine(line, _SIGNED, is_furniture=True) for line in signature),
        *(ImportedLine(line) if is_forwarded else ImportedLine(line, _QUOTED, is_furniture=True) for line in quoted),
    ]


def _length(lines: Iterable[str]) -> int:
    return sum(map(len, lines))


def without_small_print(lines: Sequence[ImportedLine]) -> list[ImportedLine]:
    """Propose as furniture what stands below the line with which a letter to many ends, such as “Unsubscribe”."""
    begin = 2 * len(lines) // 3
    end = next(
        (place for place, line in enumerate(lines) if place >= begin and looks_like_ending(line.text)), len(lines)
    )
    return [
        line if place <= end or line.is_furniture else ImportedLine(line.text, _BELOW, is_furniture=True)
        for place, line in enumerate(lines)
    ]
