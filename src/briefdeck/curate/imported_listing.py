"""What was taken from a file → text for people, JSON for programs.

The JSON, of which keys may be added but none taken away or changed, is a list with, for each file:

    {"file": its name, "key": the key of the article, "entry": what stands under `articles:`,
     "found": {key of the entry: where in the file it was found, …},
     "lines": [{"line": N, "text": …, "furniture": whether it is proposed as such, "doubt": why or ""}, …],
     "notes": [sentences]}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from briefdeck.console import clean_json
from briefdeck.curate.write_yaml import Value
from briefdeck.grammar import count, listed, numbered_lines
from briefdeck.imports import ImportedText

_TOLD = ("title", "author", "outlet", "published", "url", "language")
_WIDTH = 80
"""The columns that every terminal has."""


class Taken(NamedTuple):
    """A file, and what is taken from it."""

    name: str
    key: str
    entry: Mapping[str, Value]
    imported: ImportedText


def format_text(taken: Taken, whole: bool) -> str:
    """Format what is taken: what the file tells of itself and where, and its lines, cut to 80 columns or *whole*."""
    return "".join(f"{row}\n" for row in (*_head(taken), *_rows(taken.imported, whole), *_foot(taken)))


def _head(taken: Taken) -> Iterator[str]:
    imported = taken.imported
    yield f"{taken.name}: {imported.kind}, {count(len(imported.lines), 'lines')}, to be the article “{taken.key}”"
    missing = []
    for key in _TOLD:
        told = getattr(imported, key)
        if told:
            yield f"  {key + ':':<11}{told.value}  ({told.found})"
        elif key != "language":
            missing.append("day" if key == "published" else "address" if key == "url" else key)
    if missing:
        yield f"  it tells {listed([f'no {each}' for each in missing])}"


def _rows(imported: ImportedText, whole: bool) -> Iterator[str]:
    for number, line in enumerate(imported.lines, start=1):
        row = f"{number:>5} {'~' if line.is_furniture else '?' if line.doubt else '|'} {line.text}"
        yield row if whole or len(row) <= _WIDTH else f"{row[: _WIDTH - 1]}…"


def _foot(taken: Taken) -> Iterator[str]:
    lines = taken.imported.lines
    if furniture := taken.imported.furniture:
        yield f"  ~ {numbered_lines(furniture)}: furniture, which cannot be cited"
    doubted = [number for number, line in enumerate(lines, start=1) if line.doubt and not line.is_furniture]
    if doubted:
        yield f"  ? {numbered_lines(doubted)}: {lines[doubted[0] - 1].doubt}; see whether it belongs to the article"
    yield from (f"  note: {note}" for note in taken.imported.notes)


def format_json(all_taken: Sequence[Taken]) -> str:
    """Format *all_taken* as the JSON that this module describes."""
    return clean_json([_document(taken) for taken in all_taken])


def _document(taken: Taken) -> dict[str, Any]:
    imported = taken.imported
    return {
        "file": taken.name,
        "key": taken.key,
        "entry": {key: value for key, value in taken.entry.items() if value},
        "found": {key: getattr(imported, key).found for key in _TOLD if getattr(imported, key)},
        "lines": [
            {"line": number, "text": line.text, "furniture": line.is_furniture, "doubt": line.doubt}
            for number, line in enumerate(imported.lines, start=1)
        ],
        "notes": list(imported.notes),
    }
