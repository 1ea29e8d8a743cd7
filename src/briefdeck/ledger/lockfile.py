"""The ledger as the text of deck.lock, and back."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Any

from briefdeck.ledger.records import Ledger, NoteTypeVersion, ReleasedNote
from briefdeck.located import Location
from briefdeck.problem import Problem
from briefdeck.rules.releases import damaged_ledger

VERSION = 1
"""The form of the file that this module writes and reads."""

_DAY = 24 * 60 * 60
_CONFLICT = re.compile(r"^(<<<<<<<|=======|>>>>>>>)", re.MULTILINE)
_KEY = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)?")
_DIGEST = re.compile(r"[0-9a-f]{64}")


def dump_ledger(ledger: Ledger) -> str:
    """Write *ledger* as the text of deck.lock: sorted, one note to a line, so that a diff is easy to read."""
    types = {name: {"changed": stamp.changed, "digest": stamp.digest} for name, stamp in ledger.note_types.items()}
    notes = {key: _note_row(entry) for key, entry in ledger.notes.items()}
    head = f' "version": {VERSION},\n "project": {json.dumps(ledger.project)},\n'
    return f'{{\n{head} "note_types": {_dump_table(types)},\n "notes": {_dump_table(notes)}\n}}\n'


def _note_row(entry: ReleasedNote) -> dict[str, object]:
    row: dict[str, object] = {"changed": entry.changed, "deck": entry.deck, "digest": entry.digest, "type": entry.type}
    row |= {"left": entry.left, "cards": entry.cards, "emptied": entry.emptied, "retired": entry.retired}
    row |= {"asked": entry.asked, "answers": entry.answers}
    return {name: row[name] for name in sorted(row) if row[name] != _DEFAULTS.get(name)}


def _dump_table(rows: Mapping[str, Mapping[str, object]]) -> str:
    lines = (f"  {json.dumps(key)}: {json.dumps(rows[key], ensure_ascii=False)}" for key in sorted(rows))
    return "{\n" + ",\n".join(lines) + "\n }" if rows else "{}"


def load_ledger(text: str, path: str, now: int | None = None) -> tuple[Ledger, list[Problem]]:
    """Read the ledger in *text*, the content of the file *path*, and find what is wrong with it.

    Never raises. Where there is a problem, the ledger is empty and must not be used for a build. With *now*, a time of
    change later than tomorrow is a problem too: Anki would let such a note overwrite a learner's own edits at every
    import.
    """
    try:
        return _parse_ledger(json.loads(text, object_pairs_hook=_refuse_duplicates), now), []
    except json.JSONDecodeError as fault:
        line, column, what = fault.lineno, fault.colno, f"is not JSON here: {fault.msg.lower()}"
        if conflict := _CONFLICT.search(text):
            line, column = text.count("\n", 0, conflict.start()) + 1, 1
            what = "has the marks of a merge conflict: keep the line with the later `changed` of each two"
    except _DamagedError as fault:
        line, column, what = *_find_key(text, fault.key), str(fault)
    except (ValueError, RecursionError):
        line, column, what = 1, 1, "is not JSON that briefdeck wrote"
    return Ledger(""), [damaged_ledger.report(Location(path, line, column), what)]


class _DamagedError(Exception):
    """What is wrong with the ledger, and the key that has it."""

    def __init__(self, key: str, what: str) -> None:
        super().__init__(what)
        self.key = key


def _find_key(text: str, key: str) -> tuple[int, int]:
    start = text.rfind(json.dumps(key) + ":")
    return (text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)) if start >= 0 else (1, 1)


def _refuse_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        twin = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise _DamagedError(twin, f"has “{twin}” twice: keep the line with the later `changed`")
    return table


def _parse_ledger(read: Any, now: int | None) -> Ledger:
    version = read.get("version") if isinstance(read, dict) else None
    if version != VERSION or isinstance(version, bool):
        raise _DamagedError("version", f"is not of version {VERSION}, the only one that this briefdeck knows")
    project, types, notes = (read.get(name) for name in ("project", "note_types", "notes"))
    if not isinstance(project, str) or not _KEY.fullmatch(project) or "/" in project:
        raise _DamagedError("project", "names no project")
    if not isinstance(types, dict) or not isinstance(notes, dict) or len(read) != 4:
        raise _DamagedError("notes", "does not have version, project, note_types and notes, and nothing else")
    latest = None if now is None else now + _DAY
    return Ledger(
        project,
        {
            name: NoteTypeVersion(*_parse_version(name, row, latest, {"changed", "digest"}))
            for name, row in types.items()
        },
        {key: _parse_note(key, row, latest) for key, row in notes.items()},
    )


def _parse_version(key: str, row: Any, latest: int | None, known: set[str]) -> tuple[str, int]:
    if not isinstance(row, dict) or not known >= row.keys():
        raise _DamagedError(key, f"has an entry for “{key}” that briefdeck did not write")
    digest, changed = row.get("digest"), row.get("changed")
    if not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
        raise _DamagedError(key, f"has no proper digest for “{key}”")
    if type(changed) is not int or changed < 0:
        raise _DamagedError(key, f"has no proper time of change for “{key}”")
    if latest is not None and changed > latest:
        raise _DamagedError(key, f"says that “{key}” changed in the future")
    return digest, changed


def _parse_note(key: str, row: Any, latest: int | None) -> ReleasedNote:
    stamp = _parse_version(key, row, latest, {"changed", "digest", "type", *_DEFAULTS})
    good = _KEY.fullmatch(key) and row.get("type") in ("question", "cloze")
    if not good or any(not _CONDITIONS[name](row[name]) for name in _DEFAULTS if name in row):
        raise _DamagedError(key, f"has an entry for “{key}” that briefdeck did not write")
    optional: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in row.items() if name in _DEFAULTS
    }
    return ReleasedNote(*stamp, row["type"], **optional)


def _are_ordinals(value: Any) -> bool:
    return isinstance(value, list) and all(type(place) is int and place >= 0 for place in value)


_DEFAULTS: Mapping[str, Any] = {each.name: each.default for each in fields(ReleasedNote) if each.default is not MISSING}
"""The values of the keys that an entry may leave out: most notes have one card and never moved."""
_CONDITIONS: Mapping[str, Callable[[Any], bool]] = {
    "retired": lambda value: value is True,
    "deck": lambda value: isinstance(value, str) and value != "",
    "left": lambda value: isinstance(value, list) and all(isinstance(deck, str) and deck for deck in value),
    "cards": _are_ordinals,
    "emptied": _are_ordinals,
    "asked": lambda value: isinstance(value, str) and value != "",
    "answers": lambda value: isinstance(value, list) and all(isinstance(answer, str) for answer in value),
}
"""What the value of each of these keys has to be where it is written."""
