"""What an import cannot do: move cards, delete notes and cards. What is left for a learner, and how to find it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefdeck.ledger import Edition, Ledger, ReleasedNote
from briefdeck.messages import message
from briefdeck.render.anki.notes import Note

RETIRED_SEARCH = "tag:briefdeck::retired"
"""Finds all notes that are no longer held."""
TOPIC_TAG = "briefdeck::topic::"
"""What the tag of a topic begins with."""

_WILD = re.compile(r'[\\"*_]')


def topic_of_tags(tags: Iterable[str]) -> str:
    """The key of the topic that *tags* name, or ""."""
    return next((tag.removeprefix(TOPIC_TAG) for tag in tags if tag.startswith(TOPIC_TAG)), "")


def search_former_deck(deck: str, topic: str) -> str:
    """Finds the cards of *topic* that are still in *deck*, where they were before their topic changed."""
    return f'"deck:{_WILD.sub(_escaped, deck)}" tag:{TOPIC_TAG}{topic} -{RETIRED_SEARCH}'


def _escaped(character: re.Match[str]) -> str:
    return f"\\{character[0]}"


def list_searches(notes: Sequence[Note], ledger: Ledger) -> list[str]:
    """What finds the cards of *notes* that learners have in the decks where the *ledger* says they were before."""
    released = [(note, ledger.notes[note.key]) for note in notes if not note.retired and note.key in ledger.notes]
    return sorted(
        {search_former_deck(deck, topic_of_tags(note.tags)) for note, entry in released for deck in entry.left}
    )


def has_emptied_cards(notes: Sequence[Note], ledger: Ledger) -> bool:
    """True when learners may have cards of *notes* that have nothing to show."""
    unknown = ReleasedNote("", 0, "")
    return any(ledger.notes.get(note.key, unknown).emptied for note in notes)


def advise_learners(notes: Sequence[Note], ledger: Ledger, edition: Edition) -> Iterator[str]:
    """What this *edition* leaves for learners to do, as sentences; the *ledger* is that after it."""
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
