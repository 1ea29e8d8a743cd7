"""Cloze text without a deletion: it leaves nothing to recall."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.markup import opens_deletion
from briefdeck.model import Card, Fact
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "Y120",
    "A cloze text has a deletion.",
    why="Without one there is nothing to recall, and Anki makes no card of it.",
    bad=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour:6
            topic: strike
            cards:
              - cloze: The ferry strike of March 2031 stranded passengers on **four** islands.
        """),
    good=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour:6
            topic: strike
            cards:
              - cloze: The ferry strike of March 2031 stranded passengers on {{c1::four}} islands.
        """),
)


def check_card(fact: Fact, card: Card) -> Iterator[Problem]:
    """Find a cloze text of *card*, one of *fact*, in which no deletion begins."""
    if card.cloze and not opens_deletion(card.cloze):
        message = "the cloze text has no deletion: write {{c1::…}} around the words to recall"
        yield RULE.problem(card.cloze.location, message, fact.id)
