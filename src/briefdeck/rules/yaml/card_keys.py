"""Card keys: the keys of a card make exactly one kind of card, and a complete one."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.model import Card, Fact
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "Y118",
    "A card is a question with its answer, a question with its list, or a cloze text.",
    why="What kind a card is follows from its keys: `q` and `a`, `q` and `items`, or `cloze` alone. Keys of two "
    "kinds in one card leave open what is asked.",
    bad=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour:6
            topic: strike
            cards:
              - q: On how many islands did the strike of March 2031 strand passengers?
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
        """),
)

_APART = (
    (("cloze",), "a cloze text", ("q", "a", "accept", "wrong", "reverse", "items", "before", "after")),
    (("items",), "a list", ("a", "accept", "wrong", "reverse", "before", "after")),
    (("before", "after"), "a timeline", ("accept", "wrong", "reverse")),
    (("wrong",), "multiple choice", ("accept",)),
)
"""Keys, the kind of card they make, and keys that make another kind."""


_SWITCHES = frozenset(("yes", "no", "true", "false", "on", "off", "y", "n", "1", "0"))
"""What is written by those who take a key for a switch."""


def check_card(fact: Fact, card: Card) -> Iterator[Problem]:
    """Find keys of *card*, one of *fact*, that belong to two kinds of card, or a key that it lacks."""
    fault = _mixed(card) or _missing(card)
    if card.reverse and card.reverse.q.lower() in _SWITCHES:
        message = "`reverse:` takes the question that is asked the other way round, as it shall be read"
        yield RULE.problem(card.reverse.q.location, message, fact.id, card.reverse.q)
    if fault:
        yield RULE.problem(card.location or fact.id.location, fault, fact.id)


def is_mixed(card: Card) -> bool:
    """Tell whether the keys of *card* belong to two kinds of card."""
    return bool(_mixed(card))


def _mixed(card: Card) -> str:
    """Say which keys of *card* belong to two kinds of card, "" where none do."""
    for keys, kind, others in _APART:
        if any(getattr(card, key) for key in keys):
            other = next((key for key in others if getattr(card, key)), "")
            return f"{kind} and `{other}:` stand in one card: make two of it" if other else ""
    return "`order:` goes with `items:`, and there are none" if card.order else ""


def _missing(card: Card) -> str:
    if card.cloze or (card.q and (card.a or card.items)):
        return ""
    return "this card has no " + ("answer `a:`" if card.q else "`q:` and no `cloze:`")
