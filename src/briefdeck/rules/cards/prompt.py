"""Cards as the rules of their wording see them: prompts with their answers, and the texts of cards not retired."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from briefdeck.language.markup import find_fault, plain, split_cloze
from briefdeck.language.sentences.splitting import unquoted
from briefdeck.located import LocatedStr
from briefdeck.model import Card, Fact
from briefdeck.model.roles import Role
from briefdeck.model.texts import RoleText
from briefdeck.rules.context import CheckContext, kept
from briefdeck.rules.fact_context import FactContext, select_held

_ASKING = frozenset({Role.QUESTION})


class Prompt(NamedTuple):
    """A question of a card, with its answer."""

    fact: Fact
    card: Card
    q: LocatedStr
    """The question as written in the file."""
    a: LocatedStr
    """The answer as written in the file; "" where the back shows the fact, or a list."""
    question: str
    """The question without marks, and with an ellipsis for what it quotes."""
    answer: str
    """The answer without marks."""
    is_reverse: bool
    """Whether it is a card asked the other way round."""

    @property
    def is_choice(self) -> bool:
        """Whether it has options to choose from."""
        return self.card.kind == "choice" and not self.is_reverse


class Answer(NamedTuple):
    """Something that a learner has to recall."""

    text: LocatedStr
    """The text that contains it, as written in the file: for a deletion, the cloze text."""
    shown: str
    """The answer without marks."""
    kind: Literal["answer", "item", "deletion"]
    """What it is called."""
    prompt: Prompt | None
    """The question that it alone answers; None for items and deletions."""


def find_texts_of_cards(fact: FactContext, roles: frozenset[Role]) -> Sequence[RoleText]:
    """Return the texts that have one of *roles* and belong to cards of *fact* that are not retired."""
    return [text for text in fact.texts_in(roles) if text.card is not None]


@kept
def find_prompts(fact: FactContext) -> tuple[Prompt, ...]:
    """Return the prompts of the cards that are not retired; a reversed prompt follows the one that it reverses."""
    asked = [(text, text.card) for text in find_texts_of_cards(fact, _ASKING) if text.card]
    return tuple(_prompt(fact.fact, card, text) for text, card in asked if card.a or card.items)


def _prompt(fact: Fact, card: Card, text: RoleText) -> Prompt:
    reverse = card.reverse if text.key == "reverse.q" else None
    a = reverse.a if reverse else card.a
    return Prompt(fact, card, text.text, a, unquoted(plain(text.text)), plain(a), reverse is not None)


@kept
def find_prompts_of_bank(context: CheckContext) -> tuple[Prompt, ...]:
    """Return the prompts of all facts of the bank that are not retired, in their order."""
    return tuple(prompt for fact in select_held(context) for prompt in find_prompts(fact))


def find_answers(fact: FactContext, roles: frozenset[Role]) -> Iterator[Answer]:
    """Yield what is to be recalled in the card texts with one of *roles*; in a cloze text, that is its deletions."""
    asked = {id(prompt.a): prompt for prompt in find_prompts(fact)}
    for text in find_texts_of_cards(fact, roles):
        if text.key == "cloze":
            deleted = [] if find_fault(text.text) else [piece for piece in split_cloze(text.text) if piece.number]
            yield from (Answer(text.text, plain(piece.text), "deletion", None) for piece in deleted)
        elif text.key == "items":
            yield Answer(text.text, plain(text.text), "item", None)
        else:
            yield Answer(text.text, plain(text.text), "answer", asked.get(id(text.text)))
