"""The ledger as the text of deck.lock, and back."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Any

from briefdeck.ledger.records import SENT_AGAIN, Ledger, NoteTypeVersion, ReleasedNote
from briefdeck.located import Location
from briefdeck.problem import Problem
from briefdeck.rules.releases import damaged_ledger

VERSION = 2
"""The form of the file that this module writes; it reads the first one as well."""

_DAY = 24 * 60 * 60
_NAMES = ("project", "bank", "title", "note_types", "notes")
_CONFLICT = re.compile(r"^(<<<<<<<|=======|>>>>>>>)", re.MULTILINE)
_KEY = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)?")
_DIGEST = re.compile(r"[0-9a-f]{64}")


def dump_ledger(ledger: Ledger) -> str:
    """Write *ledger* as the text of deck.lock: sorted, one note to a line, so that a diff is easy to read."""
    types = {name: {"changed": stamp.changed, "digest": stamp.digest} for name, stamp in ledger.note_types.items()}
    notes = {key: _note_row(entry) for key, entry in ledger.notes.items()}
    texts = {"project": ledger.project, "bank": ledger.bank, "title": ledger.title}
    named = "".join(f" {json.dumps(key)}: {json.dumps(text, ensure_ascii=False)},\n" for key, text in texts.items())
    head = f' "version": {VERSION},\n{named}'
    return f'{{\n{head} "note_types": {_dump_table(types)},\n "notes": {_dump_table(notes)}\n}}\n'


def _note_row(entry: ReleasedNote) -> dict[str, object]:
    row: dict[str, object] = {"changed": entry.changed, "deck": entry.deck, "digest": entry.digest, "type": entry.type}
    row |= {"left": entry.left, "cards": entry.cards, "emptied": entry.emptied, "retired": entry.retired}
    row |= {"first": entry.first, "again": entry.again}
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
    if version not in (1, VERSION) or isinstance(version, bool):
        raise _DamagedError("version", f"is of no version that this briefdeck knows, 1 to {VERSION}")
    if version == 1:
        read = {**read, "bank": read.get("project"), "title": ""}
    project, bank, title, types, notes = (read.get(name) for name in _NAMES)
    for name, value in (("project", project), ("bank", bank)):
        if not isinstance(value, str) or not _KEY.fullmatch(value) or "/" in value:
            raise _DamagedError(name, f"names no {name}")
    good = isinstance(types, dict) and isinstance(notes, dict) and isinstance(title, str)
    if not good or read.keys() != {"version", *_NAMES}:
        raise _DamagedError("notes", f"does not have version, {', '.join(_NAMES)}, and nothing else")
    latest = None if now is None else now + _DAY
    return Ledger(
        project,
        {
            name: NoteTypeVersion(*_parse_version(name, row, latest, {"changed", "digest"}))
            for name, row in types.items()
        },
        {key: _parse_note(key, row, latest) for key, row in notes.items()},
        bank,
        title,
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
    if type(row.get("first", 0)) is int and row.get("first", 0) > row["changed"]:
        raise _DamagedError(key, f"says that “{key}” was first released after its last change")
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
    "first": lambda value: type(value) is int and value > 0,
    "again": lambda value: type(value) is int and 0 < value <= SENT_AGAIN,
    "asked": lambda value: isinstance(value, str) and value != "",
    "answers": lambda value: isinstance(value, list) and all(isinstance(answer, str) for answer in value),
}
"""What the value of each of these keys has to be where it is written."""
