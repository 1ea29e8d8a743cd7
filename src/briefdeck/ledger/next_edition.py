"""The next edition: what is new, changed and retired in it, and the ledger after it."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date

from briefdeck.ledger.records import DeckLike, Edition, Ledger, NoteLike, ReleasedNote

SENT_AGAIN = 3
"""The number of later editions that send a change again.

Anki takes a note only if it is newer than the learner's, and a leech tag or a mark makes the learner's newer: whoever
has that would never get the correction.
"""
_DAY = 24 * 60 * 60


def make_next_edition(ledger: Ledger, contents: DeckLike, now: int, title: str = "") -> tuple[Ledger, Edition]:
    """Work out the ledger after the release of *contents*, called *title*, at the time *now*, and what it brings.

    What has not changed keeps its time; what has changed gets *now*, or the second after its old time where that is
    later. An edition that brings anything also gives a new time to what changed in the last SENT_AGAIN editions. What
    was released and is no longer in *contents* stays in the ledger.
    """
    notes, types = dict(ledger.notes), dict(ledger.note_types)
    keys_by_fate: dict[str, list[str]] = {field.name: [] for field in fields(Edition)}
    for note in contents.notes:
        old = notes.get(note.key)
        for fate in _fates(old, note):
            keys_by_fate[fate].append(note.key)
        notes[note.key] = _release(old, note, now)
    for name, version in contents.note_types.items():
        if name not in types or types[name].digest != version.digest:
            keys_by_fate["note_types"].append(name)
        types[name] = version
    if any(keys_by_fate[fate] for fate in ("new", "changed", "retired")):
        for key in keys_by_fate["unchanged"]:
            if notes[key].again:
                keys_by_fate["sent_again"].append(key)
                notes[key] = replace(notes[key], changed=_later(notes[key], now), again=notes[key].again - 1)
    edition = Edition(**{name: tuple(keys) for name, keys in keys_by_fate.items()})
    return replace(ledger, note_types=types, notes=notes, title=title or ledger.title), edition


def _fates(old: ReleasedNote | None, new: NoteLike) -> Iterator[str]:
    """Yield the names of the lists of an edition that a note belongs to."""
    yield _fate(old, new)
    if old and old.deck and not new.retired:
        if not _same_deck(old.deck, new.deck):
            yield "moved"
        if set(old.cards) - set(new.cards):
            yield "emptied"


def _fate(old: ReleasedNote | None, new: NoteLike) -> str:
    if old is None:
        return "new"
    if _is_same(old, new):
        return "unchanged"
    return "retired" if new.retired and not old.retired else "changed"


def _is_same(old: ReleasedNote, new: NoteLike) -> bool:
    return old.digest in (new.digest, new.former_digest)


def _later(old: ReleasedNote, now: int) -> int:
    return max(now, old.changed + 1)


def _release(old: ReleasedNote | None, note: NoteLike, now: int) -> ReleasedNote:
    """Return the entry of *note* after its release at the time *now*; *old* is the one before, if there is one."""
    new = ReleasedNote(
        note.digest,
        now,
        note.type,
        note.retired,
        note.deck,
        cards=note.cards,
        first=now,
        asked=note.asked,
        answers=note.answers,
    )
    if old is None:
        return new
    same = _is_same(old, note)
    changed, again = (old.changed, old.again) if same else (_later(old, now), SENT_AGAIN)
    return _remembering(old, replace(new, changed=changed, again=again, first=old.first))


def _same_deck(first: str, second: str) -> bool:
    """Tell whether two names mean the same deck; Anki ignores the case of deck names."""
    return first.casefold() == second.casefold()


def _remembering(old: ReleasedNote, new: ReleasedNote) -> ReleasedNote:
    """Return *new* with the former decks of its cards, and the cards that it no longer has."""
    if not old.deck:
        return new
    left = tuple(deck for deck in dict.fromkeys((*old.left, old.deck)) if not _same_deck(deck, new.deck))
    emptied = {*old.emptied, *old.cards} - set(new.cards)
    return replace(new, left=left, emptied=tuple(sorted(emptied)))


def changed_after(ledger: Ledger, day: date) -> frozenset[str]:
    """Return the ids of the facts of which a note was new or changed after *day*, by the calendar of UTC."""
    end = calendar.timegm(day.timetuple()) + _DAY
    return frozenset(key.partition("/")[0] for key, entry in ledger.notes.items() if entry.changed >= end)
