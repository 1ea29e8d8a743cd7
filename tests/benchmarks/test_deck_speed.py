"""Notes → the bytes of an .apkg: ours beside genanki's own writer and the official Anki, with the same notes.

Each makes the same notes with the same fields, tags, decks and cards in two note types. genanki stores its files, ours
and Anki's are compressed. What prepares the notes for each is not timed, except that Anki has no notes but in a
collection: there adding them, in one batch, is part of the work.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import genanki
import pytest
from anki.collection import AddNoteRequest, Collection, DeckIdLimit, ExportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.decks import DeckId

from briefdeck.ledger import Ledger, empty_ledger, make_next_edition
from briefdeck.model import Verified
from briefdeck.render.anki import DeckContents, build_contents, pack
from briefdeck.render.anki.note_types import note_types
from briefdeck.render.anki.package import make_guid
from briefdeck.render.anki.unpack import unpack
from tests.benchmarks.repeated import repeated
from tests.support.learner import bank

NOW = 1_800_000_000
SIZES = [1_000, 10_000]
MAKERS = ["briefdeck", "genanki", "anki"]


@cache
def _deck(size: int) -> tuple[DeckContents, Ledger]:
    """A deck of *size* notes, and the ledger that knows them."""
    made = build_contents(Verified(bank(repeated(size)), {}), Ledger("bench"))
    made = replace(made, notes=made.notes[:size])
    assert len(made.notes) == size
    return made, make_next_edition(empty_ledger("bench", "0123456789abcdef"), made, NOW)[0]


def _ours(size: int, folder: Path) -> Callable[[], bytes]:
    made, ledger = _deck(size)
    return lambda: pack(made, ledger)


def _genankis(size: int, folder: Path) -> Callable[[], bytes]:
    made, _ = _deck(size)
    models = {
        name: genanki.Model(
            kind.id,
            kind.name,
            fields=[{"name": field} for field in kind.fields],
            templates=[{"name": each.name, "qfmt": each.front, "afmt": each.back} for each in kind.templates],
            css=kind.css,
            model_type=int(kind.cloze),
        )
        for name, kind in note_types().items()
    }
    decks = {name: genanki.Deck(number, name) for number, name in enumerate(made.decks, 1 << 40)}
    for at, note in enumerate(made.notes, 1):
        model, identity = models[note.type], make_guid("bench", note.key)
        decks[note.deck].add_note(genanki.Note(model, list(note.fields), guid=identity, tags=list(note.tags), due=at))
    path = folder / "genanki.apkg"

    def write() -> bytes:
        genanki.Package(list(decks.values())).write_to_file(str(path), timestamp=NOW)
        return path.read_bytes()

    return write


def _ankis(size: int, folder: Path) -> Callable[[], bytes]:
    made, _ = _deck(size)
    few = tuple(next(note for note in made.notes if note.type == name) for name in note_types())
    sample = replace(made, notes=few)
    path = folder / "anki.apkg"
    path.write_bytes(pack(sample, make_next_edition(empty_ledger("bench", "0123456789abcdef"), sample, NOW)[0]))
    collection = Collection(str(folder / f"{len(list(folder.iterdir()))}.anki2"))
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path)))
    collection.remove_notes(collection.find_notes(""))
    types = {name: collection.models.by_name(kind.name) or {} for name, kind in note_types().items()}
    decks = {name: collection.decks.id(name) or DeckId(0) for name in made.decks}

    def write() -> bytes:
        requests = []
        for note in made.notes:
            new = collection.new_note(types[note.type])
            new.guid, new.fields, new.tags = make_guid("bench", note.key), list(note.fields), list(note.tags)
            requests.append(AddNoteRequest(new, decks[note.deck]))
        collection.add_notes(requests)
        options = ExportAnkiPackageOptions(legacy=True, with_media=True)
        collection.export_anki_package(out_path=str(path), options=options, limit=DeckIdLimit(decks[made.decks[0]]))
        collection.close()
        return path.read_bytes()

    return write


_WRITERS = {"briefdeck": _ours, "genanki": _genankis, "anki": _ankis}


@pytest.fixture(autouse=True)
def _collector_off() -> Iterator[None]:
    """The program runs without the garbage collector; so do all three here."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("maker", MAKERS)
def test_notes_to_bytes(benchmark: Any, maker: str, size: int, tmp_path: Path) -> None:
    """Each maker's package has all the notes and cards; the figures stand side by side."""
    benchmark.group = f"{size:,} notes"
    made, _ = _deck(size)

    def fresh() -> tuple[tuple[Callable[[], bytes]], dict[str, Any]]:
        """A writer with notes of its own: genanki keeps what it has once found out of a note."""
        return (_WRITERS[maker](size, tmp_path),), {}

    data = benchmark.pedantic(lambda write: write(), setup=fresh, rounds=1 if size == max(SIZES) else 5)
    benchmark.extra_info["MB"] = round(len(data) / 1e6, 1)
    notes = unpack(data).notes
    assert len(notes) == size
    assert sum(len(note.cards) for note in notes.values()) == sum(len(note.cards) for note in made.notes)
