"""A deck before it is packed: its notes, its subdecks, its description, and advice to learners."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from briefdeck.language.dates.date_range import parse_date_range, print_date
from briefdeck.language.markup import plain, read_spans
from briefdeck.ledger import Edition, Ledger, NoteTypeVersion, ReleasedNote
from briefdeck.model import About, Verified
from briefdeck.printed_words import message
from briefdeck.provenance import HowChecked, how_checked, word_check
from briefdeck.render.anki.fields import field_html, link_html, media_name, style_name
from briefdeck.render.anki.note_types import note_types
from briefdeck.render.anki.notes import (
    RETIRED_SEARCH,
    Note,
    is_core,
    make_notes,
    name_deck,
    search_core,
    search_former_deck,
    topic_of_tags,
)
from briefdeck.render.html import escape, field_to_text

_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,2000}")
_CODE = re.compile(r"</?code>")
_MARKDOWN = re.compile(r"[\\`*_\[\]<>#|~]")


def list_searches(notes: Sequence[Note], ledger: Ledger) -> list[str]:
    """List the searches for the cards of *notes* that learners may still have in a former deck.

    *ledger* records the former decks.
    """
    released = [(note, ledger.notes[note.key]) for note in notes if not note.retired and note.key in ledger.notes]
    return sorted(
        {search_former_deck(deck, topic_of_tags(note.tags)) for note, entry in released for deck in entry.left}
    )


def has_emptied_cards(notes: Sequence[Note], ledger: Ledger) -> bool:
    """Tell whether learners may have cards of *notes* that have nothing to show any more."""
    unknown = ReleasedNote("", 0, "")
    return any(ledger.notes.get(note.key, unknown).emptied for note in notes)


def advise_learners(notes: Sequence[Note], ledger: Ledger, edition: Edition, former_title: str) -> Iterator[str]:
    """Word, as lines, what *edition* means for learners and leaves for them to do.

    *ledger* is the one after that edition; *former_title* is what the deck was called before it, "" where that is not
    known.
    """
    if former_title and former_title != ledger.title:
        yield message("deck.learners_retitle", title=former_title)
    newer = {"changed": (*edition.changed, *edition.retired), "again": edition.sent_again}
    for kind, keys in newer.items():
        if keys:
            yield message(f"deck.learners_{kind}", notes=message("deck.notes", count=len(keys)))
    if edition.note_types and edition.unchanged:
        yield message("deck.learners_look")
    moved = [note for note in notes if note.key in set(edition.moved)]
    if moved:
        yield message("deck.learners_move", notes=message("deck.notes", count=len(moved)))
        yield from (f"  {search}" for search in list_searches(moved, ledger))
    if edition.retired:
        yield message("deck.learners_retire", notes=message("deck.notes", count=len(edition.retired)))
        yield f"  {RETIRED_SEARCH}"
    if edition.emptied:
        yield message("deck.learners_empty", notes=message("deck.notes", count=len(edition.emptied)))
        yield f"  {', '.join(edition.emptied)}"


@dataclass(frozen=True, slots=True)
class DeckContents:
    """A deck as a learner gets it, except for the times at which its notes changed."""

    bank: str
    """The id of the bank: part of every guid."""
    title: str
    """What the deck is called, as plain text."""
    notes: tuple[Note, ...]
    """Its notes, in the order to learn them."""
    note_types: Mapping[str, NoteTypeVersion]
    """Its note types by their short names, each as it last changed in briefdeck."""
    facts: int
    """How many facts its notes ask for, retired ones not counted."""
    articles: int
    """How many articles these rest on."""
    media: Mapping[str, bytes] = field(default_factory=dict)
    """The files that fields name."""
    checked: HowChecked = field(default_factory=HowChecked)
    """How its facts were checked."""
    about: About = field(default_factory=About)
    """What the curator tells of it."""
    topics: tuple[str, ...] = ()
    """The names of its topics, as written."""

    def without_retired(self) -> DeckContents:
        """Return the deck for those who have no earlier edition, and so nothing of what is retired."""
        held = tuple(note for note in self.notes if not note.retired)
        named = {name for note in held for name in note.media}
        media = {name: data for name, data in self.media.items() if name in named}
        return replace(self, notes=held, media=media)

    @property
    def decks(self) -> tuple[str, ...]:
        """The names of the deck and its subdecks, the deck first."""
        return tuple(dict.fromkeys((name_deck(self.title), *(note.deck for note in self.notes if not note.retired))))


def build_contents(verified: Verified, ledger: Ledger) -> DeckContents:
    """Build the deck of *verified*, keeping the topic numbers that *ledger* has released.

    The result is what `make_next_edition` compares with the ledger and what is packed.
    """
    bank = verified.bank
    all_notes = tuple(make_notes(bank, verified.images, ledger))
    media_names = {name for note in all_notes for name in note.media}
    shown = {card.image.file for fact in bank.facts for card in fact.cards if card.image}
    media = {media_name(data): data for name, data in verified.images.items() if name in shown}
    if bank.css:
        media[style_name(bank.css)] = bank.css.encode()
    active_facts = [fact for fact in bank.held_facts if fact.held_cards]
    return DeckContents(
        ledger.bank,
        plain(bank.title),
        all_notes,
        {name: kind.version for name, kind in note_types().items()},
        len(active_facts),
        len({key for fact in active_facts for key in fact.articles}),
        {name: media[name] for name in sorted(media_names)},
        how_checked(active_facts, bank),
        bank.about or About(),
        tuple(map(str, bank.topics.values())),
    )


def describe_deck(deck: DeckContents, ledger: Ledger) -> str:
    """Describe *deck* in the HTML that Anki shows before it is studied."""
    return "".join(f"<p>{line}</p>" for line in (*describe_about(deck.about), *_paragraphs(deck, ledger)))


def write_ankiweb(deck: DeckContents, ledger: Ledger) -> str:
    """Write the text for the page of *deck* on AnkiWeb."""
    return write_ankiweb_page(deck.about, _paragraphs(deck, ledger), deck.topics)


def _paragraphs(deck: DeckContents, ledger: Ledger) -> list[str]:
    """List what is said of *deck* besides what its curator tells, as paragraphs of HTML."""
    newest = max((entry.changed for entry in ledger.notes.values()), default=0)
    edition = print_date(parse_date_range(datetime.fromtimestamp(newest, UTC).date().isoformat()))
    retired = sum(note.retired for note in deck.notes)
    moved = [f"<code>{escape(search)}</code>" for search in list_searches(deck.notes, ledger)]
    told = [
        message(
            "deck.about_html",
            title=escape(deck.title),
            date=edition,
            facts=message("deck.facts", count=deck.facts),
            articles=message("deck.articles", count=deck.articles),
            checked=word_check(deck.checked),
        ),
        message("deck.update_html"),
        message("deck.stops_html"),
    ]
    core = sum(is_core(note.tags) for note in deck.notes if not note.retired)
    if core:
        notes = message("deck.notes", count=core)
        told.append(message("deck.core_html", notes=notes, search=search_core(ledger.project)))
    if retired:
        notes = message("deck.notes", count=retired)
        told.append(message("deck.retired_html", notes=notes, search=RETIRED_SEARCH))
    if moved:
        told.append(message("deck.moved_html", searches=message("deck.or").join(moved)))
    if has_emptied_cards(deck.notes, ledger):
        told.append(message("deck.emptied_html"))
    return told


def describe_about(about: About) -> Iterator[str]:
    """Yield paragraphs of HTML: the text, who made the deck and on what terms, where to report mistakes, changes."""
    if about.text:
        yield field_html(about.text)
    if any((about.author, about.licence, about.contact)):
        yield "<br>".join(_word_credits(about, _linked))
    if about.changes:
        changes = "".join(f"<br>{field_html(when)}: {field_html(what)}" for when, what in about.changes.items())
        yield f"<b>{message('deck.changes')}</b>{changes}"


def write_ankiweb_page(about: About, paragraphs: Iterable[str], topics: Iterable[str]) -> str:
    """Write the text for the page of a shared deck on AnkiWeb, which takes Markdown.

    *paragraphs* are those of the description in HTML that are not of *about*, and *topics* the names of the topics.
    """
    changes = [f"- {_markdown(when)}: {_markdown(what)}" for when, what in about.changes.items()]
    parts = [
        _markdown(about.text),
        "\n".join(f"- {_markdown(topic)}" for topic in topics),
        *(field_to_text(_CODE.sub("`", paragraph)) for paragraph in paragraphs),
        *_word_credits(about, _markdown),
        "\n".join([f"**{message('deck.changes')}**", "", *changes]) if changes else "",
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _word_credits(about: About, write: Callable[[str], str]) -> Iterator[str]:
    """Word who made the deck, on what terms, and where to report mistakes; *write* writes the curator's texts."""
    told = {"author": about.author, "licence": about.licence, "contact": about.contact}
    yield from (message(f"deck.{key}", **{key: write(text)}) for key, text in told.items() if text)


def _linked(text: str) -> str:
    return link_html(text, field_html(text)) if _ADDRESS.fullmatch(text) else field_html(text)


def _markdown(text: str) -> str:
    """Write the curator's *text* in Markdown; an address of the web stays as it is, and becomes a link there."""
    if _ADDRESS.fullmatch(text):
        return plain(text)
    marks = {(True, False): "**", (False, True): "*", (True, True): "***", (False, False): ""}
    spans = ((marks[span.bold, span.italic], _MARKDOWN.sub(r"\\\g<0>", span.text)) for span in read_spans(text))
    return "".join(f"{mark}{escaped}{mark}" for mark, escaped in spans)
