"""The bytes of an .apkg → its notes, decks and note types; and a comparison of two packages."""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

_LARGEST = 1 << 30
"""The most bytes that are unpacked here of a collection, and of all media together."""
_LARGEST_MEDIA_LIST = 1 << 26
"""The most bytes of the list of media: a million names."""
_LONGEST_FIELD = 1 << 26
"""The most bytes of a text in the collection."""
_CHUNK = 1 << 20
_STEPS_BETWEEN, _MOST_STEPS = 100_000, 5_000
"""SQLite reports after so many of its steps, and is stopped after so many reports."""
_TOO_LARGE = "is larger than any package that is read here"
_ZSTANDARD = (
    "is in Anki's newer package format, which is not read here: export it again with “Support older Anki versions” on"
)


class UnreadablePackageError(Exception):
    """The data are no package that can be read here; the message continues a sentence that begins with its name."""


@dataclass(frozen=True, slots=True)
class PackedNote:
    """A note in a package."""

    guid: str
    """What Anki knows it by."""
    type: int
    """The id of its note type."""
    changed: int
    """When it last changed, in whole seconds since 1970."""
    deck: str
    """The name of the deck of its first card; "" when it has no card."""
    cards: tuple[int, ...]
    """The places of its cards, ascending."""
    tags: tuple[str, ...]
    """Its tags, in order."""
    fields: Mapping[str, str]
    """The HTML of its fields, by their names; empty fields, which most are, are left out."""

    @property
    def key(self) -> str:
        """The key of a note made by briefdeck, otherwise the guid."""
        return self.fields.get("Key") or self.guid


@dataclass(frozen=True, slots=True)
class PackedType:
    """A note type in a package."""

    name: str
    """Its name."""
    changed: int
    """When it last changed, in whole seconds since 1970."""
    fields: tuple[str, ...]
    """The names of its fields."""
    templates: Mapping[str, tuple[str, str]]
    """The front and the back of each of its templates, by their names."""
    css: str
    """The style of its cards."""


@dataclass(frozen=True, slots=True)
class Package:
    """What a package holds."""

    notes: Mapping[str, PackedNote]
    """The notes by their guids, in the order of the file."""
    note_types: Mapping[int, PackedType]
    """The note types by their ids."""
    media: Mapping[str, str]
    """The SHA-256 of each file by its name."""


def unpack(data: bytes) -> Package:
    """Read the package *data*.

    Raises UnreadablePackageError when it is no package, or one in the format of Anki 23.10 and later without the older
    one inside.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, open_collection(_collection(archive)) as conn:
            return _package(conn, _media(archive))
    except UnreadablePackageError:
        raise
    except Exception as fault:  # a damaged zip or database may raise nearly anything
        raise UnreadablePackageError("is no Anki package, or a damaged one") from fault


def _collection(archive: zipfile.ZipFile) -> bytes:
    """Read the collection in *archive*.

    Where there is a newer one, collection.anki2 holds a single note that says so.
    """
    members = {info.filename: info.file_size for info in archive.infolist()}
    if "collection.anki21b" in members:
        raise UnreadablePackageError(_ZSTANDARD)
    name = "collection.anki21" if "collection.anki21" in members else "collection.anki2"
    if members.get(name, 0) > _LARGEST:
        raise UnreadablePackageError(_TOO_LARGE)
    return archive.read(name)


@contextmanager
def open_collection(collection: bytes) -> Iterator[sqlite3.Connection]:
    """Open the database *collection*, which stays in memory, and close it at the end.

    Raises UnreadablePackageError where it holds more than tables and indexes.
    """
    conn = sqlite3.connect(":memory:")
    steps = count()
    try:
        conn.deserialize(collection)
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_FIELD)
        conn.set_progress_handler(lambda: next(steps) > _MOST_STEPS, _STEPS_BETWEEN)
        if conn.execute("SELECT 1 FROM sqlite_master WHERE type NOT IN ('table', 'index') LIMIT 1").fetchone():
            raise UnreadablePackageError("has more in its collection than Anki puts there")  # views may have no end
        yield conn
    finally:
        conn.close()


def _media(archive: zipfile.ZipFile) -> dict[str, str]:
    members = {info.filename: info.file_size for info in archive.infolist()}
    if members.get("media", 0) > _LARGEST_MEDIA_LIST:
        raise UnreadablePackageError(_TOO_LARGE)
    names: dict[str, str] = json.loads(archive.read("media")) if "media" in members else {}
    if sum(members[number] for number in names) > _LARGEST:
        raise UnreadablePackageError(_TOO_LARGE)
    return {name: _hash_of(archive, number) for number, name in names.items()}


def _hash_of(archive: zipfile.ZipFile, member: str) -> str:
    """Compute the SHA-256 of *member* of *archive*, unpacked piece by piece."""
    digest = hashlib.sha256()
    with archive.open(member) as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def _package(conn: sqlite3.Connection, media: Mapping[str, str]) -> Package:
    models, decks = (json.loads(text) for text in conn.execute("SELECT models, decks FROM col").fetchone())
    types = {int(number): _type(model) for number, model in models.items()}
    names = {int(number): str(deck["name"]) for number, deck in decks.items()}
    cards: dict[int, list[tuple[int, int]]] = {}
    for note, place, deck in conn.execute("SELECT nid, ord, did FROM cards ORDER BY nid, ord"):
        cards.setdefault(note, []).append((place, deck))
    rows = conn.execute("SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY id")
    notes = (_note(row[1:], types[row[2]], cards.get(row[0], []), names) for row in rows)
    return Package({note.guid: note for note in notes}, types, media)


def _note(row: tuple[Any, ...], kind: PackedType, cards: list[tuple[int, int]], decks: Mapping[int, str]) -> PackedNote:
    guid, type_, changed, tags, fields = row
    deck = decks.get(cards[0][1], "") if cards else ""
    named = {name: html for name, html in zip(kind.fields, fields.split("\x1f"), strict=True) if html}
    places = tuple(place for place, _ in cards)
    return PackedNote(guid, type_, changed, deck, places, tuple(tags.split()), named)


def _type(model: Mapping[str, Any]) -> PackedType:
    templates = {str(entry["name"]): (str(entry["qfmt"]), str(entry["afmt"])) for entry in model["tmpls"]}
    fields = tuple(str(entry["name"]) for entry in model["flds"])
    return PackedType(str(model["name"]), int(model["mod"]), fields, templates, str(model["css"]))


_NOTES = "SELECT guid, mid, mod, tags, flds FROM notes ORDER BY guid, id"
_CARDS = """SELECT guid, ord, did, due, type, queue, ivl, factor, reps, lapses, left, odue, odid, c.flags, c.data
            FROM cards c JOIN notes ON notes.id = c.nid ORDER BY guid, ord, c.id"""


def same_deck(a: bytes, b: bytes) -> bool:
    """Tell whether the packages *a* and *b* hold the same notes, cards, decks, note types and media.

    Another SQLite or zlib may pack the same rows in other bytes; that makes no difference. A package that cannot be
    read equals only its own copy. Never raises.
    """
    if a == b:
        return True
    try:
        return _all_of(a) == _all_of(b)
    except Exception:  # a damaged zip or database may raise nearly anything
        return False


def _all_of(package: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        media = _media(archive)
        members = sorted(name for name in archive.namelist() if not name.isdecimal())
        return {"members": members, "media": media, **_rows(_collection(archive))}


def _rows(collection: bytes) -> dict[str, Any]:
    with open_collection(collection) as conn:
        tables = zip(
            ("models", "decks", "dconf"), conn.execute("SELECT models, decks, dconf FROM col").fetchone(), strict=True
        )
        return {
            "notes": conn.execute(_NOTES).fetchall(),
            "cards": conn.execute(_CARDS).fetchall(),
            "counts": conn.execute("SELECT (SELECT count() FROM cards), (SELECT count() FROM revlog)").fetchone(),
            **{name: json.loads(text) for name, text in tables},
        }
