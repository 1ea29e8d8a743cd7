"""How the checks word places, lists and counts in their messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefdeck.located import SourceLine

_PLAIN = re.compile(r"[\w$£€(][^\n,:{}\[\]#\"]*")
"""What YAML takes as it is inside braces."""
_MOST = 6
"""Things listed in one hint."""


def listed(items: Iterable[str], most: int = _MOST, last: str = "and") -> str:
    """Word *items* as a list: "a", "a and b", "a, b and c"; items beyond *most* are only counted."""
    shown = list(items)
    if len(shown) > most:
        shown = [*shown[: most - 1], f"{len(shown) - most + 1} more"]
    return f" {last} ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def count(number: int, plural: str) -> str:
    """Word a number of things, whose name is given in the *plural*: "1 fact", "2 facts", "1,200 facts"."""
    return f"{number:,} {plural if number != 1 else plural.removesuffix('s')}"


def numbered_lines(numbers: Iterable[int]) -> str:
    """Word the *numbers* of lines: "line 7", "lines 7 and 9", "lines 7–9"."""
    ordered = sorted(set(numbers))
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"lines {ordered[0]}–{ordered[-1]}"
    return f"{'lines' if len(ordered) > 1 else 'line'} {listed(map(str, ordered))}"


def place(source: SourceLine) -> str:
    """Word the place of *source*: "harbour line 7"; of no article, "the fact", from which a text is drawn."""
    return f"{source.article} {numbered_lines([source.line])}" if source.article else "the fact"


def word_ranges(codes: Iterable[str]) -> str:
    """Word *codes* of rules, three or more in a row as a range: "A301–A307, W401"."""
    rows: list[list[str]] = []
    for code in sorted(codes):
        following = rows and rows[-1][-1][0] == code[0] and int(rows[-1][-1][1:]) + 1 == int(code[1:])
        rows = [*rows[:-1], [*rows[-1], code]] if following else [*rows, [code]]
    return ", ".join(f"{row[0]}–{row[-1]}" if len(row) > 2 else ", ".join(row) for row in rows)


def join_hints(*parts: str) -> str:
    """Join the *parts* that are not empty to one hint."""
    return "; ".join(filter(None, parts))


def quoted(words: Sequence[str]) -> str:
    """Word *words* as a list in quotation marks."""
    return listed([f"“{word}”" for word in words])


def as_yaml(word: str) -> str:
    """Write *word* as it may stand between braces or brackets of YAML: with quotation marks where it needs them."""
    if _PLAIN.fullmatch(word) and "\\" not in word:
        return word
    return "'" + word.replace("'", "''") + "'" if "\\" in word or '"' in word else f'"{word}"'
