"""Bad deletion: a deletion of a cloze text that would lose a card."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.markup import find_fault, opens_deletion, plain, split_cloze
from briefdeck.model import Card, Fact
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "Y121",
    "Cloze deletions are numbered from 1 without gaps and are not nested.",
    why="Each number becomes a card. A gap is most often a deletion that was taken out by mistake, and moving the "
    "numbers later would give one card the progress of another. Behind `::` stands a hint; where the colons belong to "
    "what is recalled, write `\\::`, and for a brace `\\}`.",
    bad=example("""
        facts:
          - id: islands
            fact: The strike stranded **1,200 passengers** on four islands.
            cite: harbour:6
            topic: strike
            cards:
              - cloze: The strike stranded {{c1::1,200}} ferry passengers on {{c3::four}} islands.
        """),
    good=example("""
        facts:
          - id: islands
            fact: The strike stranded **1,200 passengers** on four islands.
            cite: harbour:6
            topic: strike
            cards:
              - cloze: The strike stranded {{c1::1,200}} ferry passengers on {{c2::four}} islands.
        """),
)


def check_card(fact: Fact, card: Card) -> Iterator[Problem]:
    """Find what keeps the cloze text of *card*, one of *fact*, from making one card for each deletion."""
    fault = find_fault(card.cloze) if card.cloze and opens_deletion(card.cloze) else ""
    if fault:
        yield RULE.problem(card.cloze.location, f"the cloze text has {fault}", fact.id)
    for piece in split_cloze(card.cloze) if "::" in plain(fact.fact) else ():
        whole = f"{piece.text}::{piece.hint}"
        if piece.hint and whole in plain(fact.fact):
            message = f"of “{whole}”, which the fact has, Anki would take “{piece.hint}” for a hint"
            advice = f"write `{piece.text}\\::{piece.hint}`"
            yield RULE.problem(card.cloze.location, message, fact.id, card.cloze, advice)
