"""Items of a list: two to eight, all different."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefdeck.model import Card, Fact
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "Y124",
    "A list has two to eight items, each once.",
    why="Each item is asked for with the others shown, so one alone is no list, and more than eight blur (Wozniak, "
    "rule 9: avoid sets). Groups that belong together make good lists of their own.",
    bad=example("""
        facts:
          - id: quarrel
            fact: At odds over the ferries are the union, whose leader is **Tove Brandt**, and **Norrland Ferries**.
            cite: [harbour:6, harbour:10]
            topic: strike
            cards:
              - q: Which two are at odds over the night rota of the ferries?
                items: [Norrland Ferries]
        """),
    good=example("""
        facts:
          - id: quarrel
            fact: At odds over the ferries are the union, whose leader is **Tove Brandt**, and **Norrland Ferries**.
            cite: [harbour:6, harbour:10]
            topic: strike
            cards:
              - q: Which two are at odds over the night rota of the ferries?
                items: [Norrland Ferries, Tove Brandt’s union]
        """),
)

FEWEST, MOST = 2, 8
"""Items of a list; a longer one is not kept in mind as one (Wozniak, rule 9: avoid sets)."""


def check_card(fact: Fact, card: Card) -> Iterator[Problem]:
    """Find too few or too many items of *card*, one of *fact*, and items that are repeated."""
    fault = _fault(card.items) if card.items else ""
    if fault:
        yield RULE.problem(card.items[0].location, fault, fact.id)


def _fault(items: tuple[str, ...]) -> str:
    if not FEWEST <= len(items) <= MOST:
        count = f"a list has {FEWEST} to {MOST} items, this one {len(items)}"
        return f"{count}: split it" if len(items) > MOST else f"{count}: make it a question with its answer"
    twice = next((item for item, count in Counter(items).items() if count > 1), "")
    return f"the list has “{twice}” twice" if twice else ""
