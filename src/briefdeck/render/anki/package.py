"""Notes → the bytes of an .apkg. The only module that knows genanki; importing it takes 80 ms.

genanki gives the tables, the decks and the note types as Anki has them. It writes rows one by one
and reads and rewrites all decks for each deck, so the rows are written here, each kind at once.
"""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from briefdeck.ledger import Entry, Stamp, digest
from briefdeck.render.anki.note_types import NoteType
from briefdeck.render.anki.notes import Note

_FIRST_ID = 1_718_668_800_000
"""The first note has this id. Anki matches notes by guid and shifts ids that clash."""
_ROWS = {"notes": 11, "cards": 18}


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck, possibly empty."""

    name: str
    """Its name with its parents', parted by `::`."""
    description: str = ""
    """What Anki shows of it, as HTML."""


class _Model(genanki.Model):  # type: ignore[misc]
    """A note type whose templates each depend on one field, which need not be found out by trial."""

    guards: tuple[str, ...] = ()

    @property
    def _req(self) -> list[Any]:
        names = [field["name"] for field in self.fields]
        return [[at, "any", [names.index(guard)]] for at, guard in enumerate(self.guards)]


def guid(project: str, key: str) -> str:
    """What Anki knows a note by, for ever: made of what was decided, never of text."""
    return digest("guid", project, key)[:20]


def package(
    project: str,
    decks: Sequence[Deck],
    notes: Sequence[Note],
    types: Mapping[str, NoteType],
    stamps: Mapping[str, Stamp],
    entries: Mapping[str, Entry],
) -> bytes:
    """The .apkg of *notes*, each with its time from *entries*, in *decks*, which name all that notes are in."""
    conn = sqlite3.connect(":memory:")
    try:
        conn.executescript(f"PRAGMA page_size = 4096; {APKG_SCHEMA} {APKG_COL}")
        ids = {deck.name: _id("deck", project, deck.name) for deck in decks}
        models = {str(kind.id): _model(kind, stamps[name].changed, ids[decks[0].name]) for name, kind in types.items()}
        _update(conn, "models", models)
        _update(conn, "decks", {str(ids[deck.name]): _deck(deck, ids[deck.name]) for deck in decks})
        mids = {name: kind.id for name, kind in types.items()}
        _insert(conn, "notes", _note_rows(project, notes, mids, entries))
        _insert(conn, "cards", _card_rows(notes, ids, entries))
        conn.commit()
        return _zip(_image(conn))
    finally:
        conn.close()
