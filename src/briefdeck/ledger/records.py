"""What the ledger holds, what an edition brings that is new, changed or retired, and the ledger after it."""

from __future__ import annotations

import calendar
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Protocol

from briefdeck.language.markup import filled, plain, split_cloze
from briefdeck.model import Card, Fact
from briefdeck.slugs import slugify

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


_ENCODER = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class NoteTypeVersion:
    """A note type as it was when it last changed."""

    digest: str
    """The digest of its content."""
    changed: int
    """When it last changed, in whole seconds since 1970."""


@dataclass(frozen=True, slots=True)
class ReleasedNote(NoteTypeVersion):
    """A released note as it was when it last changed."""

    type: str
    """Its note type: question or cloze."""
    retired: bool = False
    """True when it was released as retired."""
    deck: str = ""
    """The deck that its cards are for; "" until an edition has recorded it."""
    left: tuple[str, ...] = ()
    """The decks that they were for before, the last one last: there learners' cards still are."""
    cards: tuple[int, ...] = (0,)
    """The places of its cards, as in a note of a deck."""
    emptied: tuple[int, ...] = ()
    """The places at which it had cards once: learners' cards there have nothing to show."""
    first: int = 0
    """When it was first released, in whole seconds since 1970; 0 where that was not recorded."""
    again: int = 0
    """In how many more editions its latest change is sent again, to reach those whose Anki refused it."""
    asked: str = ""
    """Its question, or its cloze text with nothing deleted; "" until an edition has recorded it."""
    answers: tuple[str, ...] = ()
    """What is recalled on each of its cards."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that was ever released."""

    project: str
    """The name of the deck's file and of the bank's tags: made from the first title, and kept."""
    note_types: Mapping[str, NoteTypeVersion] = field(default_factory=dict)
    """The note types by their short names."""
    notes: Mapping[str, ReleasedNote] = field(default_factory=dict)
    """The notes by their keys."""
    bank: str = ""
    """The id of the bank, in the guid of every note and the id of every deck: random, made once, and kept."""
    title: str = ""
    """The title of the latest edition; "" where that was not recorded."""

    def has_fact(self, fact: str) -> bool:
        """Tell whether the *fact* of that id was released, so that learners keep it by its id."""
        return any(key.partition("/")[0] == fact for key in self.notes)


class NoteLike(Protocol):
    """A note as the ledger sees it."""

    @property
    def key(self) -> str:
        """The key that identifies it for ever."""

    @property
    def type(self) -> str:
        """Its note type."""

    @property
    def digest(self) -> str:
        """The digest of what a learner sees of it."""

    @property
    def former_digest(self) -> str:
        """The digest of the same note as version 1 of the ledger records it."""

    @property
    def retired(self) -> bool:
        """Whether its fact or card is retired."""

    @property
    def deck(self) -> str:
        """The name of the deck for its cards."""

    @property
    def cards(self) -> tuple[int, ...]:
        """The places of its cards, ascending."""

    @property
    def asked(self) -> str:
        """Its question, or its cloze text with nothing deleted."""

    @property
    def answers(self) -> tuple[str, ...]:
        """What is recalled on each of its cards."""


class DeckLike(Protocol):
    """A deck as the ledger sees it."""

    @property
    def notes(self) -> Sequence[NoteLike]:
        """Its notes."""

    @property
    def note_types(self) -> Mapping[str, NoteTypeVersion]:
        """Its note types by their short names, each as it last changed in briefdeck."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What an edition brings to those who have the previous one; each note is counted once."""

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
    sent_again: tuple[str, ...] = ()
    """The keys of the unchanged notes whose earlier change is sent again."""
    moved: tuple[str, ...] = ()
    """The keys of the notes, new or retired ones apart, whose cards are for another deck now."""
    emptied: tuple[str, ...] = ()
    """The keys of the notes that lose a card."""

    def __str__(self) -> str:
        named = {"new": self.new, "changed": self.changed, "unchanged": self.unchanged, "retired": self.retired}
        return ", ".join(f"{len(keys)} {name}" for name, keys in named.items())


def note_key(fact: Fact, card: Card) -> str:
    """Return the key of the note that *card* of *fact* becomes."""
    return f"{fact.id}/{card.id}" if card.id else str(fact.id)


def digest(*parts: str | Iterable[str]) -> str:
    """Return the SHA-256 of *parts*, which are kept apart: ("ab", "c") and ("a", "bc") differ."""
    apart = [part if isinstance(part, str) else tuple(part) for part in parts]
    return hashlib.sha256(_ENCODER.encode(apart).encode("utf-8", "surrogatepass")).hexdigest()


def empty_ledger(title: str, bank: str) -> Ledger:
    """Return the ledger of the bank with the id *bank*, called *title*, that has not released anything."""
    return Ledger(slugify(title) or "deck", bank=bank)


def word_question(card: Card) -> str:
    """Return the question of *card*, or its cloze text with nothing deleted; without marks."""
    return plain(filled(card.cloze) if card.cloze else card.q)


def list_answers(card: Card) -> tuple[str, ...]:
    """Return what is recalled on each card of the note of *card*, in the order of their places; without marks."""
    if card.items:
        return tuple(map(plain, card.items))
    if card.cloze:
        deleted: dict[int, list[str]] = {}
        for piece in split_cloze(card.cloze):
            if piece.number:
                deleted.setdefault(piece.number, []).append(plain(piece.text))
        return tuple(" … ".join(deleted[number]) for number in sorted(deleted))
    return (plain(card.a), *((plain(card.reverse.q),) if card.reverse else ()))
