"""What the ledger holds, what it needs to know of a deck, and what an edition brings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

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
    asked: str = ""
    """Its question, or its cloze text with nothing deleted; "" until an edition has recorded it."""
    answers: tuple[str, ...] = ()
    """What is recalled on each of its cards."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that was ever released."""

    project: str
    """The project's id: decided once, in the guid of every note and in the name of the deck's file."""
    note_types: Mapping[str, NoteTypeVersion] = field(default_factory=dict)
    """The note types by their short names."""
    notes: Mapping[str, ReleasedNote] = field(default_factory=dict)
    """The notes by their keys."""


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
        """The digest of everything that a learner gets of it."""

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
    def note_types(self) -> Mapping[str, str]:
        """The digests of its note types by their short names."""


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


def empty_ledger(title: str) -> Ledger:
    """Return the ledger of a project called *title* that has not released anything."""
    return Ledger(slugify(title) or f"deck-{digest(title)[:8]}")
