"""The ledger, `deck.lock`: which notes were released, with which content, and when each last changed.

Anki takes a note from the next edition only when the note's time of change is newer than the one it has, and then
overwrites what the learner wrote there. So a note gets a new time when its content changes and at no other moment, and
the times have to be remembered. Anki neither moves nor deletes cards: so the ledger also remembers in which deck they
were, to tell learners where to look.
"""

from briefdeck.ledger.lockfile import VERSION, dump_ledger, load_ledger
from briefdeck.ledger.records import (
    SENT_AGAIN,
    DeckLike,
    Edition,
    Ledger,
    NoteLike,
    NoteTypeVersion,
    ReleasedNote,
    changed_after,
    digest,
    empty_ledger,
    list_answers,
    make_next_edition,
    note_key,
    word_question,
)

__all__ = [
    "SENT_AGAIN",
    "VERSION",
    "DeckLike",
    "Edition",
    "Ledger",
    "NoteLike",
    "NoteTypeVersion",
    "ReleasedNote",
    "changed_after",
    "digest",
    "dump_ledger",
    "empty_ledger",
    "list_answers",
    "load_ledger",
    "make_next_edition",
    "note_key",
    "word_question",
]
