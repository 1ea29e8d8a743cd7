"""Notes → the bytes of an .apkg. The only module that knows genanki; importing it takes 80 ms.

genanki gives the tables, the decks and the note types as Anki has them. It writes rows one by one
and reads and rewrites all decks for each deck, so the rows are written here, each kind at once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count
from operator import itemgetter
from typing import Any, TypeAlias

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from briefdeck.ledger import Ledger, digest
from briefdeck.render.anki.deck import DeckContents, describe_deck
from briefdeck.render.anki.note_types import OPEN_FIELDS, NoteType, note_types
from briefdeck.render.anki.notes import edition_tags
from briefdeck.render.deflate import zip_files

_Row: TypeAlias = tuple[int | str, ...]
_NO_HISTORY = (0,) * 8
_LEVEL = 4
"""How hard to deflate: a fifth of the size for a third of the time. Decks are compared by rows, not bytes."""


class _Model(genanki.Model):  # type: ignore[misc]
    """A note type that states the one field on which each template depends, so that genanki need not search for it."""

    guards: tuple[str, ...] = ()

    @property
    def _req(self) -> list[Any]:
        names = [field["name"] for field in self.fields]
        return [[at, "any", [names.index(guard)]] for at, guard in enumerate(self.guards)]


def make_guid(bank: str, key: str) -> str:
    """Make the guid by which Anki knows a note for ever: from the id of *bank* and *key*, never from its text."""
    return digest("guid", bank, key)[:20]


def pack_contents(deck: DeckContents, ledger: Ledger) -> bytes:
    """Pack *deck* as an .apkg, each note with the time of its last change in *ledger*.

    Raises ValueError when *ledger* does not know the notes of *deck* as they are, or two notes have one guid.
    """
    _require(deck, ledger)
    numbers = _number_notes(deck, ledger)
    decks = {name: _id("deck", deck.bank, name) for name in deck.decks}
    conn = sqlite3.connect(":memory:")
    try:
        conn.executescript(f"PRAGMA page_size = 4096; {APKG_SCHEMA} {APKG_COL}")
        _update(conn, "models", _models(ledger, next(iter(decks.values()))))
        _update(conn, "decks", _decks(decks, describe_deck(deck, ledger)))
        _insert(conn, "notes", _note_rows(deck, ledger, numbers))
        _insert(conn, "cards", _card_rows(deck, ledger, numbers, decks))
        conn.commit()
        image = _image(conn)
    finally:
        conn.close()  # before packing: the image of a large deck takes as much room again
    return _zip(image, deck.media)


def _require(deck: DeckContents, ledger: Ledger) -> None:
    """Raise ValueError where *ledger* has not recorded the notes of *deck* as they are, or guids are not unique."""
    if len({make_guid(deck.bank, note.key) for note in deck.notes}) < len(deck.notes):
        raise ValueError("two notes have one guid: Anki would take both and never update the second")
    if deck.bank != ledger.bank:
        raise ValueError(f"the ledger is that of the bank {ledger.bank}, not of {deck.bank}")
    for note in deck.notes:
        entry = ledger.notes.get(note.key)
        if entry is None or entry.digest != note.digest:
            raise ValueError(f"the ledger does not know the note {note.key} as it is: make the next edition first")


def _id(*parts: str) -> int:
    """Make a number of *parts*, small enough for JavaScript."""
    return (1 << 40) + int(digest(*parts)[:12], 16)


def _models(ledger: Ledger, deck: int) -> dict[str, Any]:
    return {str(kind.id): _model(kind, ledger.note_types[name].changed, deck) for name, kind in note_types().items()}


def _model(kind: NoteType, changed: int, deck: int) -> dict[str, Any]:
    # The ids follow from the places, which never change; they let Anki follow a changed name.
    fields = [
        {"name": name, "id": kind.id * 1000 + at, "collapsed": name not in OPEN_FIELDS}
        for at, name in enumerate(kind.fields)
    ]
    templates = [
        {"name": card.name, "id": kind.id * 1000 + 500 + at, "qfmt": card.front, "afmt": card.back}
        for at, card in enumerate(kind.templates)
    ]
    model = _Model(kind.id, kind.name, fields, templates, kind.css, int(kind.cloze))
    model.guards = tuple(card.guard for card in kind.templates)
    return dict(model.to_json(changed, deck))


def _decks(numbers: Mapping[str, int], about: str) -> dict[str, Any]:
    top = next(iter(numbers))
    decks = [genanki.Deck(number, name, about if name == top else "") for name, number in numbers.items()]
    return {str(deck.deck_id): deck.to_json() for deck in decks}


def _update(conn: sqlite3.Connection, column: str, table: Mapping[str, Any]) -> None:
    old = json.loads(conn.execute(f"SELECT {column} FROM col").fetchone()[0])  # noqa: S608  (a constant)
    conn.execute(f"UPDATE col SET {column} = ?", (json.dumps(old | dict(table), ensure_ascii=False),))  # noqa: S608


def _insert(conn: sqlite3.Connection, table: str, rows: Iterator[_Row]) -> None:
    first = next(rows, None)
    if first:
        insert = f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})"  # noqa: S608  (a constant)
        conn.executemany(insert, chain([first], rows))


def _note_rows(deck: DeckContents, ledger: Ledger, numbers: Sequence[int]) -> Iterator[_Row]:
    types = {name: kind.id for name, kind in note_types().items()}
    for number, note in zip(numbers, deck.notes, strict=True):
        entry = ledger.notes[note.key]
        tags = " ".join((*note.tags, *edition_tags(ledger.project, entry.first)))
        texts = "\x1f".join(note.fields), note.fields[0]
        yield number, make_guid(deck.bank, note.key), types[note.type], entry.changed, -1, f" {tags} ", *texts, 0, 0, ""


def _card_rows(deck: DeckContents, ledger: Ledger, numbers: Sequence[int], decks: Mapping[str, int]) -> Iterator[_Row]:
    """Yield the rows of the cards; none of retired notes, so that nobody gets those as new cards."""
    number = 0
    for note_number, due, note in sorted(zip(numbers, count(1), deck.notes, strict=False), key=itemgetter(0)):
        for card in () if note.retired else note.cards:
            number = max(number + 1, note_number)
            # type 0, queue 0: new and not suspended; due: its place in the order of study; no history
            place = card, ledger.notes[note.key].changed, -1, 0, 0, due
            yield number, note_number, decks[note.deck], *place, *_NO_HISTORY, ""


def _number_notes(deck: DeckContents, ledger: Ledger) -> list[int]:
    """Number the notes: Anki reads an id as the time, in milliseconds, at which a note was added."""
    entries = [ledger.notes[note.key] for note in deck.notes]
    added = [(entry.first or entry.changed) * 1000 for entry in entries]
    numbers, number = [0] * len(added), 0
    for at in sorted(range(len(added)), key=lambda at: (added[at], at)):
        numbers[at] = number = max(number + 1, added[at])
    return numbers


def _image(conn: sqlite3.Connection) -> bytearray:
    image = bytearray(conn.serialize())
    image[96:100] = bytes(4)  # the number of the SQLite that wrote it
    return image


def _zip(collection: bytes | bytearray, media: Mapping[str, bytes]) -> bytes:
    numbered = dict(enumerate(sorted(media)))
    names = json.dumps({str(number): name for number, name in numbered.items()})
    members: dict[str, bytes | bytearray] = {"collection.anki2": collection, "media": names.encode()}
    members |= {str(number): media[name] for number, name in numbered.items()}
    return zip_files(members, _LEVEL)
