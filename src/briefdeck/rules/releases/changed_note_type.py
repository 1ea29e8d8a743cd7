"""Changed note type: a released card that would become a note of another type."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.ledger import note_key
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "L803",
    "A released card keeps its note type.",
    why="Anki has one type for questions and one for cloze texts, and an import never turns a note into the "
    "other: it leaves out the new one.",
    bad=example("""
        -      - q: How many captains were on strike, according to the company?
        -        a: "60"
        -        accept: [sixty]
        +      - cloze: Of its captains {{c1::60}} were on strike, the company said.
        """),
    good=example("""
               - q: How many captains were on strike, according to the company?
                 a: "60"
                 accept: [sixty]
        +        retired: {since: 2031-04-01, because: The cloze text is easier to learn.}
        +      - id: cloze
        +        cloze: Of its captains {{c1::60}} were on strike, the company said.
        """),
    form="diff",
    reads_retired=True,
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find cards of *fact* that were released as a note of another type."""
    for card in fact.fact.cards:
        released = fact.context.ledger.notes.get(note_key(fact.fact, card))
        if released and released.type != card.note_type:
            message = (
                f"this card was released as a {released.type} card, and Anki never turns one into a {card.note_type} "
                "card: give the new card an id of its own, and put the old one back with "
                "`retired: {since: …, because: …}`"
            )
            yield RULE.problem((card.q or card.cloze).location, message, fact.fact.id)
