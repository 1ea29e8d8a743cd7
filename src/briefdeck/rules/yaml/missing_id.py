"""Missing id: a card or quiz after the first that has no id."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.model import Bank, Card, Fact, Quiz
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "Y119",
    "Every card of a fact but the first has an id of its own.",
    why="It tells the cards apart in every later edition, whatever becomes of their order and wording, so that "
    "each keeps its learner’s progress.",
    bad=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour:6
            topic: strike
            cards:
              - q: On how many islands did the strike of March 2031 strand passengers?
                a: Four
              - cloze: The ferry strike of March 2031 stranded passengers on {{c1::four}} islands.
        """),
    good=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour:6
            topic: strike
            cards:
              - q: On how many islands did the strike of March 2031 strand passengers?
                a: Four
              - id: cloze
                cloze: The ferry strike of March 2031 stranded passengers on {{c1::four}} islands.
        """),
)


def check_card(fact: Fact, card: Card, position: int) -> Iterator[Problem]:
    """Report *card*, at *position* (from 0) of *fact*, when it needs an id and has none."""
    if position and not card.id:
        message = "this card has no `id:`: every card but the first of a fact needs one"
        yield RULE.problem(card.location or fact.id.location, message, fact.id)


def check_quiz(bank: Bank, quiz: Quiz, position: int) -> Iterator[Problem]:
    """Report *quiz*, at *position* (from 0) of *bank*, when it needs an id and has none."""
    if position and not quiz.id:
        words = quiz.first_text or bank.title
        message = "this quiz has no `id:`: every quiz but the first needs one"
        yield RULE.problem(words.location, message, words=words)
