"""What the ledger holds, what it needs to know of a deck and asks of its cards, and what an edition brings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from briefdeck.language.markup import filled, plain, split_cloze
from briefdeck.model import Card, Fact
from briefdeck.slugs import slugify

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
