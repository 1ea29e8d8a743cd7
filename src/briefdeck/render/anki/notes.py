"""The bank as notes: which fields, tags and deck each card of each fact gets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefdeck.language.date_range import spell_date
from briefdeck.language.markup import plain
from briefdeck.ledger import Ledger, digest, note_key
from briefdeck.model import Bank, Card, Dispute, Fact
from briefdeck.render.anki import sources
from briefdeck.render.anki.fields import field
from briefdeck.render.anki.kinds import cards_of, fields_of, listed
from briefdeck.render.anki.note_types import CLOZE_FIELDS, QUESTION_FIELDS
from briefdeck.render.anki.pictures import media_name, picture_fields
from briefdeck.render.anki.topic_numbers import numbers

RETIRED = "Retired"
"""The subdeck in which those who never had a retired note find it."""

_BLANK = {"question": dict.fromkeys(QUESTION_FIELDS, ""), "cloze": dict.fromkeys(CLOZE_FIELDS, "")}


@dataclass(frozen=True, slots=True)
class Note:
    """A note as a learner gets it."""

    key: str
    """The fact's id, and after a slash the card's where it has one."""
    type: str
    """The short name of its note type."""
    deck: str
    """The name of the deck for its cards, with `::` between deck and subdeck."""
    tags: tuple[str, ...]
    """Its tags, sorted."""
    fields: tuple[str, ...]
    """The HTML of its fields, in the order of the note type."""
    cards: tuple[int, ...]
    """Which cards it has: the places of their templates, or the numbers of the deletions less one."""
    retired: bool
    """True when its fact or card is no longer held."""
    digest: str
    """The digest of all that a learner gets of it. Its place in the order of study is not in it."""
    media: tuple[str, ...] = ()
    """The names of the files that its fields show."""


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What the notes of a bank are drawn from, looked up and spelled out once."""

    bank: Bank
    facts: Mapping[str, Fact]
    articles: Mapping[str, str]
    topics: Mapping[str, str]
    decks: Mapping[str, str]
    retired: str
    disputes: Mapping[str, list[Dispute]]
    pictures: Mapping[str, str]


def notes(bank: Bank, images: Mapping[str, bytes], ledger: Ledger) -> Iterator[Note]:
    """A note for each card of *bank*, in the order to learn them; retired ones last.

    The *ledger* tells under which numbers topics were released; *images* are the pictures that cards name, by the
    names of their files.
    """
    shelf = _shelf(bank, images, ledger)
    retired: list[Note] = []
    for fact in bank.facts:
        if fact.cards:
            shared = _shared_fields(fact, shelf)
            for card in fact.cards:
                note = _note(fact, card, shared, shelf)
                if note.retired:
                    retired.append(note)
                else:
                    yield note
    yield from retired


def deck_name(text: str) -> str:
    """*text* as one level of the tree of decks: Anki would see a further level in `::`."""
    return re.sub(r":{2,}", ":", " ".join(plain(text).split())).strip(": ") or "–"


def _shelf(bank: Bank, images: Mapping[str, bytes], ledger: Ledger) -> _Shelf:
    top, order = deck_name(bank.title), numbers(bank, ledger)
    disputes: dict[str, list[Dispute]] = {}
    for dispute in bank.disputes:
        for fact in dispute.facts:
            disputes.setdefault(fact, []).append(dispute)
    return _Shelf(
        bank,
        facts={str(fact.id): fact for fact in bank.facts},
        articles={str(key): sources.described(article) for key, article in bank.articles.items()},
        topics={str(key): field(heading) for key, heading in bank.topics.items()},
        decks={str(key): f"{top}::{order[key]:02d} {deck_name(heading)}" for key, heading in bank.topics.items()},
        retired=f"{top}::{RETIRED}",
        disputes=disputes,
        pictures={name: media_name(data) for name, data in images.items()},
    )


def _shared_fields(fact: Fact, shelf: _Shelf) -> dict[str, str]:
    """The fields that all notes of *fact* have alike."""
    disputes = shelf.disputes.get(fact.id, [])
    return {
        "Fact": field(fact.fact),
        "Said by": field(fact.said_by),
        "As of": sources.as_of(fact, shelf.bank),
        "Date": spell_date(fact.date) if fact.date else "",
        "Topic": shelf.topics[fact.topic],
        "Sources": listed(sources.sources(fact, shelf.articles)),
        "Cited": sources.cited(fact, shelf.bank),
        "Disputed": "".join(_against(fact, dispute, shelf) for dispute in disputes),
        "Language": field(shelf.bank.language),
    }


def _against(fact: Fact, dispute: Dispute, shelf: _Shelf) -> str:
    """What stands against *fact* in *dispute*: its question, how they differ, the others with their sources."""
    others = [shelf.facts[other] for other in dispute.facts if other != fact.id]
    versions = listed(sources.version(other, shelf.articles) for other in others)
    note = f"<p>{field(dispute.note)}</p>" if dispute.note else ""
    return f"<section><p><b>{field(dispute.question)}</b></p>{note}<ul>{versions}</ul></section>"


def _note(fact: Fact, card: Card, shared: Mapping[str, str], shelf: _Shelf) -> Note:
    key, retirement = note_key(fact, card), fact.retired or card.retired
    own = {**_BLANK[card.note_type], **shared, **fields_of(card, key), "Key": key}
    media: tuple[str, ...] = ()
    if card.image:
        media = (shelf.pictures[card.image.file],)
        own |= picture_fields(card.image, *media)
    if retirement:
        own |= {"Retired": field(retirement.because), "Retired since": spell_date(retirement.since)}
    deck = shelf.retired if retirement else shelf.decks[fact.topic]
    fields = tuple(own.values())
    tags = _tags(fact, shared, bool(retirement))
    seal = digest(card.note_type, deck, tags, fields, media)
    return Note(key, card.note_type, deck, tags, fields, cards_of(card), bool(retirement), seal, media)


def _tags(fact: Fact, shared: Mapping[str, str], retired: bool) -> tuple[str, ...]:
    """The tags of a note. Anki takes a blank for the end of a tag and drops quotes."""
    tags = {f"briefdeck::topic::{fact.topic}", f"briefdeck::fact::{fact.id}"}
    tags |= {f"briefdeck::article::{key}" for key in fact.articles}
    tags |= {re.sub(r'[\s"]+', "-", plain(tag)).strip("-") for tag in fact.tags}
    tags |= {"briefdeck::disputed"} if shared["Disputed"] else set()
    tags |= {"briefdeck::retired"} if retired else set()
    return tuple(sorted(tags - {""}))
