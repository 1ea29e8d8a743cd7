"""Replaced question: a released card that asks something else under its old id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.language.near_duplicates import measure_similarity
from briefdeck.language.same_answer import is_same_answer
from briefdeck.language.stems import cached_tokens
from briefdeck.language.words import STOP_WORDS, stem
from briefdeck.ledger import ReleasedNote, list_answers, note_key, word_question
from briefdeck.model import Card
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "L807",
    "A released card goes on asking what it asked.",
    "warning",
    why="A learner’s progress belongs to the id. Another question under an old one is taken for known by those who "
    "knew the other, and may not be asked for months. A question in better words and a mended answer are fine.",
    bad=example("""
        -      - q: Who leads the ferry crews’ union?
        -        a: Tove Brandt
        -        reverse: What does Tove Brandt lead?
        +      - q: What does Tove Brandt lead?
        +        a: The union
        """),
    good=example("""
        -      - q: Who leads the ferry crews’ union?
        +      - q: Who is the leader of the ferry crews’ union?
        """),
    form="diff",
)

_ALIKE = 0.3
"""The similarity of two questions under which they ask different things."""


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find released cards of *fact* that ask something wholly different now."""
    for card in fact.fact.held_cards:
        released = fact.context.ledger.notes.get(note_key(fact.fact, card))
        if released and released.asked and released.type == card.note_type:
            yield from _check_card(fact, card, released)


def _check_card(fact: FactContext, card: Card, released: ReleasedNote) -> Iterator[Problem]:
    same_answer = _is_same(released.answers[:1], list_answers(card)[:1])
    if not (same_answer or _is_alike(released.asked, word_question(card))):
        before = f"“{released.asked}” – “{released.answers[0]}”" if released.answers else f"“{released.asked}”"
        message = f"this card asked {before} when it was released, and asks something else now"
        yield RULE.problem((card.q or card.cloze).location, message, fact.fact.id, advice=_WAY_OUT)
        return
    for before, item in zip(released.answers, card.items, strict=False):
        if not _is_same([before], [item]) and before not in card.items and item not in released.answers:
            message = f"“{item}” stands where “{before}” was released, and has the progress that belongs to that"
            advice = f"if it is the same in better words, all is well; {_WAY_OUT}"
            yield RULE.problem(item.location, message, fact.fact.id, item, advice=advice)


_WAY_OUT = (
    "give the new card an id of its own, and put the old one back with `retired: {since: …, because: …}` if it is no "
    "longer held"
)


def _is_alike(first: str, second: str) -> bool:
    return measure_similarity(_content(first), _content(second)) >= _ALIKE


def _content(text: str) -> frozenset[str]:
    return frozenset(stem(token) for token in cached_tokens(text) if token not in STOP_WORDS)


def _is_same(first: Sequence[str], second: Sequence[str]) -> bool:
    """Tell whether two answers, at most one of each, share a word, or say the same."""
    return any(is_same_answer(a, b) or _content(a) & _content(b) for a in first for b in second)
