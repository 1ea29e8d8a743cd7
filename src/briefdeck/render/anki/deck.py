"""A whole deck before it is packed: notes, decks, note types, and what Anki shows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from briefdeck.language.date_range import parse_date_range, spell_date
from briefdeck.language.markup import plain
from briefdeck.ledger import Ledger
from briefdeck.model import Verified
from briefdeck.render.anki.note_types import note_types
from briefdeck.render.anki.notes import RETIRED, Note, deck_name, notes
from briefdeck.render.anki.pictures import media_name
from briefdeck.render.anki.stale_cards import emptied, searches
from briefdeck.render.html import escape

_RETIRED = (
    "No longer held: {them}, marked as such where you have them, and in the subdeck “" + RETIRED + "” if they are new "
    "to you. Find them with <code>tag:briefdeck::retired</code>."
)
_MOVED = (
    "Anki moves no cards: where a fact has got another topic, those you have stay in their old deck. Find them with "
    "{them}, and choose <i>Cards › Change Deck</i>."
)
_EMPTIED = "Some notes have fewer cards than before: <i>Tools › Empty Cards</i> removes what is left of those you have."


@dataclass(frozen=True, slots=True)
class DeckContents:
    """A deck as a learner gets it, but for the times at which its notes changed."""

    project: str
    """The id of the project: part of every guid."""
    title: str
    """What the deck is called, as plain text."""
    notes: tuple[Note, ...]
    """Its notes, in the order to learn them."""
    note_types: Mapping[str, str]
    """The digests of its note types by their short names."""
    facts: int
    """How many facts its notes ask for, retired ones not counted."""
    articles: int
    """How many articles these rest on."""
    media: Mapping[str, bytes] = field(default_factory=dict)
    """The files that fields name."""

    @property
    def decks(self) -> tuple[str, ...]:
        """The names of the deck and its subdecks, the deck first."""
        return tuple(dict.fromkeys((deck_name(self.title), *(note.deck for note in self.notes))))


def contents(verified: Verified, ledger: Ledger) -> DeckContents:
    """The deck that *verified* makes after what *ledger* has released, for `advance` and for packing."""
    bank = verified.bank
    made = tuple(notes(bank, verified.images, ledger))
    shown = {name for note in made for name in note.media}
    media = {media_name(data): data for data in verified.images.values()}
    held = [fact for fact in bank.facts if fact.cards and not fact.retired]
    return DeckContents(
        ledger.project,
        plain(bank.title),
        made,
        {name: kind.digest for name, kind in note_types().items()},
        len(held),
        len({key for fact in held for key in fact.articles}),
        {name: media[name] for name in sorted(shown)},
    )


def description(contents: DeckContents, ledger: Ledger) -> str:
    """What Anki shows of the deck before it is studied, as HTML."""
    stamps = (*ledger.notes.values(), *ledger.note_types.values())
    newest = max((stamp.changed for stamp in stamps), default=0)
    edition = spell_date(parse_date_range(datetime.fromtimestamp(newest, UTC).date().isoformat()))
    retired = sum(note.retired for note in contents.notes)
    moved = searches(contents.notes, ledger)
    about = [
        f"<b>{escape(contents.title)}</b>, edition of {edition}: {_count(contents.facts, 'fact')} from "
        f"{_count(contents.articles, 'article')}, each with its source and line on the back.",
        "To update, import the next edition over this one: your reviews stay, and so do your own changes to notes "
        "that the edition leaves alone.",
        *([_RETIRED.format(them=_count(retired, "note"))] if retired else []),
        *([_MOVED.format(them=" or ".join(f"<code>{escape(each)}</code>" for each in moved))] if moved else []),
        *([_EMPTIED] if emptied(contents.notes, ledger) else []),
    ]
    return "".join(f"<p>{line}</p>" for line in about)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
