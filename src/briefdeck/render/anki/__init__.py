"""What is proved → an Anki deck."""

from __future__ import annotations

from briefdeck.ledger import Ledger
from briefdeck.model import Verified
from briefdeck.render.anki.deck import DeckContents, contents
from briefdeck.render.anki.notes import Note
from briefdeck.render.anki.stale_cards import advice
from briefdeck.render.anki.unpack import Package, UnreadablePackageError, same_deck, unpack

__all__ = [
    "DeckContents",
    "Note",
    "Package",
    "UnreadablePackageError",
    "advice",
    "contents",
    "pack",
    "render_deck",
    "same_deck",
    "unpack",
]


def render_deck(verified: Verified, ledger: Ledger) -> bytes:
    """The .apkg of *verified*; *ledger* must have been advanced to its `contents`."""
    return pack(contents(verified, ledger), ledger)


def pack(contents: DeckContents, ledger: Ledger) -> bytes:
    """The .apkg of *contents*; *ledger* must have been advanced to them."""
    from briefdeck.render.anki.package import package  # genanki takes 80 ms to import

    return package(contents, ledger)
