"""What the cards of a note ask, as the ledger remembers it."""

from __future__ import annotations

from briefdeck.language.markup import filled, plain, split_cloze
from briefdeck.model import Card


def word_question(card: Card) -> str:
    """Return the question of *card*, or its cloze text with nothing deleted; without marks."""
    return plain(filled(card.cloze) if card.cloze else card.q)


def list_answers(card: Card) -> tuple[str, ...]:
    """Return what is recalled on each card of the note of *card*, in the order of their places; without marks."""
    if card.items:
        return tuple(map(plain, card.items))
    if card.cloze:
        deleted: dict[int, list[str]] = {}
        for piece in split_cloze(card.cloze):
            if piece.number:
                deleted.setdefault(piece.number, []).append(plain(piece.text))
        return tuple(" … ".join(deleted[number]) for number in sorted(deleted))
    return (plain(card.a), *((plain(card.reverse.q),) if card.reverse else ()))
