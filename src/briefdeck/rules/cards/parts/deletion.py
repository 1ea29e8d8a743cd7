"""Deletions of cloze texts, with the words that remain around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.markup import Piece, find_fault, plain, split_cloze
from briefdeck.language.stems import cached_tokens
from briefdeck.located import LocatedStr
from briefdeck.model.roles import Role
from briefdeck.rules.cards.parts.prompt import find_texts_of_cards
from briefdeck.rules.context import kept
from briefdeck.rules.fact_context import FactContext

MOST_WORDS = 8
"""Words of a deletion (Wozniak, rule 5: cloze deletion)."""
FEWEST_AROUND = 4
"""Words that stay around a deletion (Wozniak, rule 16: context cues)."""
_ANSWERS = frozenset({Role.ANSWER})


class ClozeText(NamedTuple):
    """A well-formed cloze text of a card that is not retired."""

    text: LocatedStr
    """The text as written in the file."""
    pieces: tuple[Piece, ...]
    """Its stretches in order, without marks."""


class Deletion(NamedTuple):
    """What a cloze text deletes under one number: one card asks for all of it."""

    text: LocatedStr
    """The cloze text."""
    hidden: tuple[str, ...]
    """The deleted stretches."""
    around: tuple[str, ...]
    """The stretches that stay, with the other deletions filled in."""

    @property
    def words(self) -> int:
        """The number of deleted words."""
        return sum(len(text.split()) for text in self.hidden)

    @property
    def words_around(self) -> int:
        """The number of words that remain."""
        return sum(len(cached_tokens(text)) for text in self.around)

    @property
    def longest(self) -> str:
        """The stretch with the most words."""
        return max(self.hidden, key=lambda text: len(text.split()))

    @property
    def is_long(self) -> bool:
        """Whether a stretch has more than `MOST_WORDS` words."""
        return len(self.longest.split()) > MOST_WORDS

    @property
    def follows_from_grammar(self) -> bool:
        """Whether only words that grammar supplies are deleted."""
        return ENGLISH.grammar.function_words.issuperset(word for text in self.hidden for word in cached_tokens(text))


@kept
def find_cloze_texts(fact: FactContext) -> tuple[ClozeText, ...]:
    """Return the well-formed cloze texts of the cards of *fact* that are not retired."""
    written = [text.text for text in find_texts_of_cards(fact, _ANSWERS) if text.key == "cloze"]
    return tuple(
        ClozeText(text, tuple(piece._replace(text=plain(piece.text)) for piece in split_cloze(text)))
        for text in written
        if not find_fault(text)
    )


@kept
def find_deletions(fact: FactContext) -> tuple[Deletion, ...]:
    """Return the deletions of the cloze texts of *fact*, in the order of their numbers."""
    return tuple(_deletions_of_texts(find_cloze_texts(fact)))


def _deletions_of_texts(texts: Iterable[ClozeText]) -> Iterator[Deletion]:
    for text in texts:
        for number in sorted({piece.number for piece in text.pieces if piece.number}):
            hidden = tuple(piece.text for piece in text.pieces if piece.number == number)
            around = tuple(piece.text for piece in text.pieces if piece.number != number)
            yield Deletion(text.text, hidden, around)
