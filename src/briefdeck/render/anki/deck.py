"""A whole deck before it is packed: notes, decks, note types, and what Anki shows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from briefdeck.language.date_range import parse_date_range, spell_date
from briefdeck.language.markup import plain
from briefdeck.ledger import Ledger
from briefdeck.messages import message
from briefdeck.model import Verified
from briefdeck.render.anki.fields import media_name
from briefdeck.render.anki.note_types import note_types
from briefdeck.render.anki.notes import RETIRED_DECK, Note, make_notes, name_deck
from briefdeck.render.anki.stale_cards import RETIRED_SEARCH, has_emptied_cards, list_searches
from briefdeck.render.html import escape


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
        return tuple(dict.fromkeys((name_deck(self.title), *(note.deck for note in self.notes))))


def build_contents(verified: Verified, ledger: Ledger) -> DeckContents:
    """The deck that *verified* makes after what *ledger* has released, for `advance` and for packing."""
    bank = verified.bank
    all_notes = tuple(make_notes(bank, verified.images, ledger))
    media_names = {name for note in all_notes for name in note.media}
    media = {media_name(data): data for data in verified.images.values()}
    active_facts = [fact for fact in bank.facts if fact.cards and not fact.retired]
    return DeckContents(
        ledger.project,
        plain(bank.title),
        all_notes,
        {name: kind.digest for name, kind in note_types().items()},
        len(active_facts),
        len({key for fact in active_facts for key in fact.articles}),
        {name: media[name] for name in sorted(media_names)},
    )


def describe_deck(deck: DeckContents, ledger: Ledger) -> str:
    """What Anki shows of the deck before it is studied, as HTML."""
    stamps = (*ledger.notes.values(), *ledger.note_types.values())
    newest = max((stamp.changed for stamp in stamps), default=0)
    edition = spell_date(parse_date_range(datetime.fromtimestamp(newest, UTC).date().isoformat()))
    retired = sum(note.retired for note in deck.notes)
    moved = [f"<code>{escape(search)}</code>" for search in list_searches(deck.notes, ledger)]
    about = [
        message(
            "deck.about_html",
            title=escape(deck.title),
            date=edition,
            facts=message("deck.facts", count=deck.facts),
            articles=message("deck.articles", count=deck.articles),
        ),
        message("deck.update_html"),
    ]
    if retired:
        notes = message("deck.notes", count=retired)
        about.append(message("deck.retired_html", notes=notes, deck=RETIRED_DECK, search=RETIRED_SEARCH))
    if moved:
        about.append(message("deck.moved_html", searches=message("deck.or").join(moved)))
    if has_emptied_cards(deck.notes, ledger):
        about.append(message("deck.emptied_html"))
    return "".join(f"<p>{line}</p>" for line in about)
