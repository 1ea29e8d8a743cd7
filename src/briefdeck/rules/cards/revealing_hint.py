"""Hints and descriptions of pictures that give the answer away."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from briefdeck.language.markup import Piece, plain, split_cloze
from briefdeck.language.stems import contains_stems, core_stems, is_distinctive, stems_of
from briefdeck.language.words import fold
from briefdeck.model import Card
from briefdeck.model.roles import Role
from briefdeck.model.texts import RoleText
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import find_texts_of_cards
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q537",
    "A hint, or the description of a picture, does not give the answer away.",
    "warning",
    why="A hint that spells the answer leaves nothing to recall (Anki manual, hint fields), and who hears the "
    "`alt:` of a picture should have to think as much as who sees it.",
    bad=example("""
        cards:
          - cloze: The union of the ferry crews is led by {{c1::Tove Brandt::Tove Brand…}}.
        """),
    good=example("""
        cards:
          - cloze: The union of the ferry crews is led by {{c1::Tove Brandt::a former pilot}}.
        """),
    reads=frozenset({Role.HELP}),
)

LONGEST_HINT = 60
"""The most characters of a hint in a cloze text, where it is shown in the gap."""
TOO_SIMILAR = 0.8
"""From 0 to 1: how similar to its answer a hint may not be."""


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the answer of a card in its hints, and in alternative texts of pictures on its front."""
    for text in find_texts_of_cards(fact, RULE.reads):
        if text.card is None:
            continue
        if text.key == "cloze hint":
            deletions = (piece for piece in split_cloze(text.card.cloze) if piece.number and piece.hint == text.text)
            complaints = filter(None, map(_complaint_of_cloze_hint, deletions))
        else:
            complaints = filter(None, (_complaint(text, answer) for answer in _answers(text.card)))
        for message in complaints:
            yield RULE.problem(text.text.location, message, fact.fact.id, text.text)


def _answers(card: Card) -> Iterator[str]:
    yield from filter(None, (card.a, *card.items))
    yield from (piece.text for piece in split_cloze(card.cloze) if piece.number)


def _complaint(text: RoleText, answer: str) -> str:
    wanted = core_stems(plain(answer))
    if not is_distinctive(wanted) or not contains_stems(stems_of(text.plain), wanted):
        return ""
    if text.key == "image.alt":
        shown = text.card is not None and text.card.image is not None and text.card.image.side == "front"
        return f"`alt:` gives “{plain(answer)}” away: describe the picture without it" if shown else ""
    return f"the hint gives “{plain(answer)}” away: hint at it in other words"


def _complaint_of_cloze_hint(deletion: Piece) -> str:
    hint, answer = fold(deletion.hint), fold(plain(deletion.text))
    similar = SequenceMatcher(None, hint, answer).ratio() >= TOO_SIMILAR
    if similar or contains_stems(stems_of(hint), core_stems(answer)):
        return f"the hint “{deletion.hint}” gives “{plain(deletion.text)}” away: hint at it in other words"
    if len(deletion.hint) > LONGEST_HINT:
        return f"the hint has {len(deletion.hint)} characters: cut it to {LONGEST_HINT}"
    return ""
