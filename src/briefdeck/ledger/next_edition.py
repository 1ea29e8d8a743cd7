"""The next edition: what is new, changed and retired in it, and the ledger after it."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import TypeVar

from briefdeck.ledger.records import DeckLike, Edition, Ledger, NoteTypeVersion, ReleasedNote

_S = TypeVar("_S", bound=NoteTypeVersion)
_DAY = 24 * 60 * 60


def make_next_edition(ledger: Ledger, contents: DeckLike, now: int) -> tuple[Ledger, Edition]:
    """Work out the ledger after the release of *contents* at the time *now*, and what that edition brings.

    What has not changed keeps its time; what has changed gets *now*, or the second after its old time where that is
    later. What was released and is no longer in *contents* stays in the ledger.
    """
    notes, types = dict(ledger.notes), dict(ledger.note_types)
    keys_by_fate: dict[str, list[str]] = {field.name: [] for field in fields(Edition)}
    for note in contents.notes:
        old = notes.get(note.key)
        new = ReleasedNote(
            note.digest, now, note.type, note.retired, note.deck, (), note.cards, (), note.asked, note.answers
        )
        for fate in _fates(old, new):
            keys_by_fate[fate].append(note.key)
        notes[note.key] = _remembering(old, _stamped(old, new))
    for name, fingerprint in contents.note_types.items():
        stamp = NoteTypeVersion(fingerprint, now)
        if _fate(types.get(name), stamp) != "unchanged":
            keys_by_fate["note_types"].append(name)
        types[name] = _stamped(types.get(name), stamp)
    edition = Edition(**{name: tuple(keys) for name, keys in keys_by_fate.items()})
    return Ledger(ledger.project, types, notes), edition


def _fates(old: ReleasedNote | None, new: ReleasedNote) -> Iterator[str]:
    """Yield the names of the lists of an edition that a note belongs to."""
    yield _fate(old, new)
    if old and old.deck:
        if not _same_deck(old.deck, new.deck) and not new.retired:
            yield "moved"
        if set(old.cards) - set(new.cards):
            yield "emptied"


def _fate(old: NoteTypeVersion | None, new: NoteTypeVersion) -> str:
    if old is None:
        return "new"
    if old.digest == new.digest:
        return "unchanged"
    newly_retired = isinstance(new, ReleasedNote) and isinstance(old, ReleasedNote) and new.retired and not old.retired
    return "retired" if newly_retired else "changed"


def _stamped(old: _S | None, new: _S) -> _S:
    if old is None:
        return new
    same = old.digest == new.digest
    return replace(new, changed=old.changed if same else max(new.changed, old.changed + 1))


def _same_deck(first: str, second: str) -> bool:
    """Tell whether two names mean the same deck; Anki ignores the case of deck names."""
    return first.casefold() == second.casefold()


def _remembering(old: ReleasedNote | None, new: ReleasedNote) -> ReleasedNote:
    """Return *new* with the former decks of its cards, and the cards that it no longer has."""
    if old is None or not old.deck:
        return new
    left = tuple(deck for deck in dict.fromkeys((*old.left, old.deck)) if not _same_deck(deck, new.deck))
    emptied = {*old.emptied, *old.cards} - set(new.cards)
    return replace(new, left=left, emptied=tuple(sorted(emptied)))


def changed_after(ledger: Ledger, day: date) -> frozenset[str]:
    """Return the ids of the facts of which a note was new or changed after *day*, by the calendar of UTC."""
    end = calendar.timegm(day.timetuple()) + _DAY
    return frozenset(key.partition("/")[0] for key, entry in ledger.notes.items() if entry.changed >= end)
