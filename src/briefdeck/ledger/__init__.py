"""The ledger, `deck.lock`: which notes were released, with which content, and when each last changed.

Anki takes a note from the next edition only when the note's time of change is newer than the one it
has, and then overwrites what the learner wrote there. So a note gets a new time when its content
changes and at no other moment, and the times have to be remembered. Anki moves and deletes no cards
either: so the ledger remembers too in which deck they were, to tell learners where to look.
"""

from briefdeck.ledger.file import VERSION, dump, load
from briefdeck.ledger.records import Contents, Edition, Entry, Ledger, Note, Stamp, digest, empty, note_key, slug
from briefdeck.ledger.release import advance, changed_after

__all__ = [
    "VERSION",
    "Contents",
    "Edition",
    "Entry",
    "Ledger",
    "Note",
    "Stamp",
    "advance",
    "changed_after",
    "digest",
    "dump",
    "empty",
    "load",
    "note_key",
    "slug",
]
