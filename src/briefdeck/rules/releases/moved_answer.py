"""Moved answer: an item of a released list, or a deletion of a cloze text, that now stands in another's place."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.words import fold
from briefdeck.ledger import list_answers, note_key
from briefdeck.model import Card
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "L806",
    "An item of a released list, and a deletion of a released cloze text, keeps its number.",
    why="Each has a card of its own, and a learner’s progress belongs to its number: after another item has taken the "
    "place, a card that was hard is asked seldom and one that was easy often. So a list grows at its end.",
    bad=example("""
        -        cloze: Crews left {{c1::1,200}} passengers stranded on {{c2::four}} islands.
        +        cloze: Crews left {{c2::1,200}} passengers stranded on {{c1::four}} islands.
        """),
    good=example("""
        -        cloze: Crews left {{c1::1,200}} passengers stranded on {{c2::four}} islands.
        +        cloze: Left on {{c2::four}} islands were {{c1::1,200}} passengers.
        """),
    form="diff",
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find released cards of *fact* of which an item or a deletion has another number than it had."""
    for card in fact.fact.held_cards:
        released = fact.context.ledger.notes.get(note_key(fact.fact, card))
        if released and released.type == card.note_type == "cloze":
            yield from _check_card(fact, card, released.answers)


def _check_card(fact: FactContext, card: Card, before: tuple[str, ...]) -> Iterator[Problem]:
    old, new = [[fold(answer) for answer in several] for several in (before, list_answers(card))]
    moved = [(at, new.index(answer)) for at, answer in enumerate(old) if answer in new and new[at : at + 1] != [answer]]
    for at, now in moved[:1]:
        what = "item" if card.items else "deletion"
        numbered = "was item {} of this list" if card.items else "was deletion {} of this cloze text"
        message = f"“{before[at]}” {numbered.format(at + 1)} when it was released, and is {what} {now + 1} now"
        place = card.items[now] if card.items else card.cloze
        yield RULE.problem(place.location, message, fact.fact.id, before[at], advice=_advice(card, before))


def _advice(card: Card, before: tuple[str, ...]) -> str:
    kept = "; ".join(f"{number} {answer}" for number, answer in enumerate(before, 1))
    grow = "a new one goes to the end" if card.items else "a new one gets the next number"
    return (
        f"give each its number again ({kept}), and {grow}; where one is no longer held, give the new card an id of its "
        "own and put the old one back with `retired: {since: …, because: …}`"
    )
