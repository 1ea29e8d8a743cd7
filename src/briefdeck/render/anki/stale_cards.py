"""What an import cannot do: move cards, delete notes and cards. What is left for a learner, and how to find it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.ledger import Edition, Ledger, ReleasedNote
from briefdeck.messages import message
from briefdeck.render.anki.browser_searches import RETIRED, left_behind, topic_of
from briefdeck.render.anki.notes import Note


def searches(notes: Sequence[Note], ledger: Ledger) -> list[str]:
    """What finds the cards of *notes* that learners have in the decks where the *ledger* says they were before."""
    held = [(note, ledger.notes[note.key]) for note in notes if not note.retired and note.key in ledger.notes]
    return sorted({left_behind(deck, topic_of(note.tags)) for note, entry in held for deck in entry.left})


def emptied(notes: Sequence[Note], ledger: Ledger) -> bool:
    """True when learners may have cards of *notes* that have nothing to show."""
    unknown = ReleasedNote("", 0, "")
    return any(ledger.notes.get(note.key, unknown).emptied for note in notes)


def advice(notes: Sequence[Note], ledger: Ledger, edition: Edition) -> Iterator[str]:
    """What this *edition* leaves for learners to do, as sentences; the *ledger* is that after it."""
    moved = [note for note in notes if note.key in set(edition.moved)]
    if moved:
        yield message("deck.learners_move", notes=message("deck.notes", count=len(moved)))
        yield from (f"  {search}" for search in searches(moved, ledger))
    if edition.retired:
        yield message("deck.learners_retire", notes=message("deck.notes", count=len(edition.retired)))
        yield f"  {RETIRED}"
    if edition.emptied:
        yield message("deck.learners_empty", notes=message("deck.notes", count=len(edition.emptied)))
        yield f"  {', '.join(edition.emptied)}"
