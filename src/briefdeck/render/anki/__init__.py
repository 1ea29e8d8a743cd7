"""Proved facts → an Anki deck."""

from __future__ import annotations

from briefdeck.ledger import Ledger
from briefdeck.model import Verified
from briefdeck.render.anki.deck import DeckContents, advise_learners, build_contents, write_ankiweb
from briefdeck.render.anki.notes import Note
from briefdeck.render.anki.unpack import Package, UnreadablePackageError, same_deck, unpack

__all__ = [
    "DeckContents",
    "Note",
    "Package",
    "UnreadablePackageError",
    "advise_learners",
    "build_contents",
    "pack",
    "render_deck",
    "same_deck",
    "unpack",
    "write_ankiweb",
]


def render_deck(verified: Verified, ledger: Ledger) -> bytes:
    """Build the deck of *verified* and pack it as an .apkg.

    *ledger* must already record this edition: call `make_next_edition` with the `build_contents` of *verified* first.
    Raises ValueError where it does not.
    """
    return pack(build_contents(verified, ledger), ledger)


def pack(deck: DeckContents, ledger: Ledger) -> bytes:
    """Pack *deck* as an .apkg.

    *ledger* must already record these notes as they are: call `make_next_edition` with *deck* first. Raises ValueError
    where it does not, or where two notes have one guid.
    """
    from briefdeck.render.anki.package import pack_contents  # genanki takes 80 ms to import

    return pack_contents(deck, ledger)
