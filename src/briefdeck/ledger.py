"""The ledger, `deck.lock`: which notes were released, with which content, and when each last changed.

Anki takes a note from the next edition only when the note's time of change is newer than the one it
has, and then overwrites what the learner wrote there. So a note gets a new time when its content
changes and at no other moment, and the times have to be remembered: that is all the ledger is for.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

from briefdeck.model import Card, Fact
from briefdeck.problem import Place, Problem

VERSION = 1
"""The form of the file that this module writes and reads."""


_S = TypeVar("_S", bound="Stamp")
_ENCODER = json.JSONEncoder(ensure_ascii=False)
_DAY = 24 * 60 * 60
_CONFLICT = re.compile(r"^(<<<<<<<|=======|>>>>>>>)", re.MULTILINE)
_KEY = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)?")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a note type was when it last changed."""

    digest: str
    """The digest of its content."""
    changed: int
    """When it last changed, in whole seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Entry(Stamp):
    """What a note was when it last changed."""

    type: str
    """Its note type: question or cloze."""
    retired: bool = False
    """True when it was released as retired."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that was ever released."""

    project: str
    """The project's id: decided once, in the guid of every note and in the name of the deck's file."""
    note_types: Mapping[str, Stamp] = field(default_factory=dict)
    """The note types by their short names."""
    notes: Mapping[str, Entry] = field(default_factory=dict)
    """The notes by their keys."""


class Note(Protocol):
    """A note as the ledger sees it."""

    @property
    def key(self) -> str:
        """What tells it from all other notes, for ever."""

    @property
    def type(self) -> str:
        """Its note type."""

    @property
    def digest(self) -> str:
        """The digest of all that a learner gets of it."""

    @property
    def retired(self) -> bool:
        """True when its fact or card is retired."""


class Contents(Protocol):
    """A deck as the ledger sees it."""

    @property
    def notes(self) -> Sequence[Note]:
        """Its notes."""

    @property
    def note_types(self) -> Mapping[str, str]:
        """The digests of its note types by their short names."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What an edition brings to those who have the one before; each note is counted once."""

    new: tuple[str, ...] = ()
    """The keys of the notes that were never released before."""
    changed: tuple[str, ...] = ()
    """The keys of the notes that are not what they were."""
    unchanged: tuple[str, ...] = ()
    """The keys of the notes that stay as they are."""
    retired: tuple[str, ...] = ()
    """The keys of the notes that this edition retires."""
    note_types: tuple[str, ...] = ()
    """The note types that are new or look different."""

    def __str__(self) -> str:
        named = {"new": self.new, "changed": self.changed, "unchanged": self.unchanged, "retired": self.retired}
        return ", ".join(f"{len(keys)} {name}" for name, keys in named.items())


def note_key(fact: Fact, card: Card) -> str:
    """The key of the note that *card* of *fact* becomes."""
    return f"{fact.id}/{card.id}" if card.id else str(fact.id)


def digest(*parts: str | Iterable[str]) -> str:
    """The SHA-256 of *parts*, which are kept apart: ("ab", "c") and ("a", "bc") differ."""
    apart = [part if isinstance(part, str) else tuple(part) for part in parts]
    return hashlib.sha256(_ENCODER.encode(apart).encode("utf-8", "surrogatepass")).hexdigest()


def slug(title: str) -> str:
    """*title* as a slug; a title without a Latin letter or digit becomes a slug of its digest."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", title) if not unicodedata.combining(c)).lower()
    words = "-".join(re.findall(r"[a-z0-9]+", letters))[:60].strip("-")
    return words or f"deck-{digest(title)[:8]}"


def empty(title: str) -> Ledger:
    """The ledger of a project called *title* that has not released anything."""
    return Ledger(slug(title))


def advance(ledger: Ledger, contents: Contents, now: int) -> tuple[Ledger, Edition]:
    """The ledger after the release of *contents* at the time *now*, and what that edition brings.

    What has not changed keeps its time; what has changed gets *now*, or the second after its old
    time where that is later. What was released and is no longer in *contents* stays in the ledger.
    """
    notes, types = dict(ledger.notes), dict(ledger.note_types)
    sorted_out: dict[str, list[str]] = {"new": [], "changed": [], "unchanged": [], "retired": [], "note_types": []}
    for note in contents.notes:
        old = notes.get(note.key)
        new = Entry(note.digest, now, note.type, note.retired)
        sorted_out[_fate(old, new)].append(note.key)
        notes[note.key] = _stamped(old, new)
    for name, fingerprint in contents.note_types.items():
        stamp = Stamp(fingerprint, now)
        if _fate(types.get(name), stamp) != "unchanged":
            sorted_out["note_types"].append(name)
        types[name] = _stamped(types.get(name), stamp)
    edition = Edition(**{name: tuple(keys) for name, keys in sorted_out.items()})
    return Ledger(ledger.project, types, notes), edition


def _fate(old: Stamp | None, new: Stamp) -> str:
    if old is None:
        return "new"
    if old.digest == new.digest:
        return "unchanged"
    newly_retired = isinstance(new, Entry) and isinstance(old, Entry) and new.retired and not old.retired
    return "retired" if newly_retired else "changed"


def _stamped(old: _S | None, new: _S) -> _S:
    if old is None:
        return new
    same = old.digest == new.digest
    return replace(new, changed=old.changed if same else max(new.changed, old.changed + 1))


def dump(ledger: Ledger) -> str:
    """*ledger* as the text of deck.lock: sorted, one note a line, so that a diff reads well."""
    types = {name: {"changed": stamp.changed, "digest": stamp.digest} for name, stamp in ledger.note_types.items()}
    notes = {key: _written(entry) for key, entry in ledger.notes.items()}
    head = f' "version": {VERSION},\n "project": {json.dumps(ledger.project)},\n'
    return f'{{\n{head} "note_types": {_table(types)},\n "notes": {_table(notes)}\n}}\n'


def _written(entry: Entry) -> dict[str, object]:
    retired = {"retired": True} if entry.retired else {}
    return {"changed": entry.changed, "digest": entry.digest, **retired, "type": entry.type}


def _table(rows: Mapping[str, Mapping[str, object]]) -> str:
    lines = (f"  {json.dumps(key)}: {json.dumps(rows[key])}" for key in sorted(rows))
    return "{\n" + ",\n".join(lines) + "\n }" if rows else "{}"


def load(text: str, path: str, now: int | None = None) -> tuple[Ledger, list[Problem]]:
    """The ledger that *text*, the content of the file *path*, holds; and what is wrong with it.

    Never raises. Where there is a problem the ledger is empty and must not be built upon. With
    *now*, a time of change later than tomorrow is a problem too: Anki would let such a note
    overwrite a learner's own edits at every import.
    """
    try:
        return _ledger(json.loads(text, object_pairs_hook=_without_twins), now), []
    except json.JSONDecodeError as fault:
        line, column, what = fault.lineno, fault.colno, f"is not JSON here: {fault.msg.lower()}"
        if conflict := _CONFLICT.search(text):
            line, column = text.count("\n", 0, conflict.start()) + 1, 1
            what = "has the marks of a merge conflict: keep the line with the later `changed` of each two"
    except _BrokenError as fault:
        line, column, what = *_spot(text, fault.key), str(fault)
    except (ValueError, RecursionError):
        line, column, what = 1, 1, "is not JSON that briefdeck wrote"
    hint = "`git checkout` brings back the last good one; never start afresh, or learners keep old cards"
    return Ledger(""), [Problem(Place(path, line, column), "L804", f"the ledger {what}", hint=hint)]


class _BrokenError(Exception):
    """What is wrong with the ledger, and the key under which it stands."""

    def __init__(self, key: str, what: str) -> None:
        super().__init__(what)
        self.key = key


def _spot(text: str, key: str) -> tuple[int, int]:
    at = text.rfind(json.dumps(key) + ":")
    return (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)) if at >= 0 else (1, 1)


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        twin = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise _BrokenError(twin, f"has “{twin}” twice: keep the line with the later `changed`")
    return table


def _ledger(read: Any, now: int | None) -> Ledger:
    version = read.get("version") if isinstance(read, dict) else None
    if version != VERSION or isinstance(version, bool):
        raise _BrokenError("version", f"is not of version {VERSION}, the only one that this briefdeck knows")
    project, types, notes = (read.get(name) for name in ("project", "note_types", "notes"))
    if not isinstance(project, str) or not _KEY.fullmatch(project) or "/" in project:
        raise _BrokenError("project", "names no project")
    if not isinstance(types, dict) or not isinstance(notes, dict) or len(read) != 4:
        raise _BrokenError("notes", "does not have version, project, note_types and notes, and nothing else")
    latest = None if now is None else now + _DAY
    return Ledger(
        project,
        {name: Stamp(*_stamp(name, row, latest, {"changed", "digest"})) for name, row in types.items()},
        {key: _entry(key, row, latest) for key, row in notes.items()},
    )


def _stamp(key: str, row: Any, latest: int | None, known: set[str]) -> tuple[str, int]:
    if not isinstance(row, dict) or not known >= row.keys():
        raise _BrokenError(key, f"has an entry for “{key}” that briefdeck did not write")
    seal, changed = row.get("digest"), row.get("changed")
    if not isinstance(seal, str) or not _DIGEST.fullmatch(seal):
        raise _BrokenError(key, f"has no proper digest for “{key}”")
    if type(changed) is not int or changed < 0:
        raise _BrokenError(key, f"has no proper time of change for “{key}”")
    if latest is not None and changed > latest:
        raise _BrokenError(key, f"says that “{key}” changed in the future")
    return seal, changed


def _entry(key: str, row: Any, latest: int | None) -> Entry:
    stamp = _stamp(key, row, latest, {"changed", "digest", "retired", "type"})
    if not _KEY.fullmatch(key) or row.get("type") not in ("question", "cloze") or row.get("retired", True) is not True:
        raise _BrokenError(key, f"has an entry for “{key}” that briefdeck did not write")
    return Entry(*stamp, row["type"], "retired" in row)
