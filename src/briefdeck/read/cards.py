"""Cards: whether their keys go together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from briefdeck.language.cloze import fault
from briefdeck.located import UNKNOWN_LOCATION, LocatedStr, Location
from briefdeck.model import Card, Fact
from briefdeck.problem import Problem
from briefdeck.rules.old_docs import RULES

FEWEST_ITEMS, MOST_ITEMS = 2, 8
"""Of a list; a longer one is not kept in mind as one (Wozniak, rule 9: avoid sets)."""

_APART = (
    (("cloze",), "a cloze text", ("q", "a", "accept", "wrong", "reverse", "items", "before", "after")),
    (("items",), "a list", ("a", "accept", "wrong", "reverse", "before", "after")),
    (("before", "after"), "a line of time", ("accept", "wrong", "reverse")),
    (("wrong",), "multiple choice", ("accept",)),
)
"""What keys make of a card, and those that make something else of it."""


def card_faults(fact: Fact, card: Card, position: int) -> Iterator[Problem]:
    """What is wrong with *card*, the one at *position* (from 0) of *fact*."""
    if position and not card.id:
        message = "this card has no `id:`: every card but the first of a fact needs one"
        yield RULES["Y119"].problem(_place(fact, card), message, fact.id)
    if mixed := _mixed(card):
        yield RULES["Y118"].problem(_place(fact, card), mixed, fact.id)
    elif card.cloze:
        if found := fault(card.cloze):
            yield RULES[found[0]].problem(card.cloze.location, f"the cloze text {found[1]}", fact.id)
    elif missing := _missing(card):
        yield RULES["Y118"].problem(_place(fact, card), f"this card has no {missing}", fact.id)
    if card.items and (message := _list_fault(card.items)):
        yield RULES["Y124"].problem(card.items[0].location, message, fact.id)
    if card.image and card.image.file != PurePath(card.image.file).name:
        message = f"“{card.image.file}” is a path: give the name of a file in `images/`"
        yield RULES["Y112"].problem(card.image.file.location, message, fact.id, card.image.file)


def _place(fact: Fact, card: Card) -> Location:
    """The first that is said of *card*; where nothing is, its *fact*."""
    places = (text.location for text in (card.id, card.cloze, card.q, card.a))
    return next((place for place in places if place != UNKNOWN_LOCATION), fact.id.location)


def _mixed(card: Card) -> str:
    """What stands in *card* together and makes two kinds of it, "" when nothing does."""
    for keys, kind, others in _APART:
        if any(getattr(card, key) for key in keys):
            other = next((key for key in others if getattr(card, key)), "")
            return f"{kind} and `{other}:` stand in one card: make two of it" if other else ""
    return "`order:` goes with `items:`, and there are none" if card.order else ""


def _missing(card: Card) -> str:
    if not card.q:
        return "`q:` and no `cloze:`"
    return "" if card.a or card.items else "answer `a:`"


def _list_fault(items: tuple[LocatedStr, ...]) -> str:
    if not FEWEST_ITEMS <= len(items) <= MOST_ITEMS:
        many = f"a list has {FEWEST_ITEMS} to {MOST_ITEMS} items, this one {len(items)}"
        return f"{many}: split it" if len(items) > MOST_ITEMS else f"{many}: make it a question with its answer"
    if not all(item.strip() for item in items):
        return "a list has an item with nothing in it"
    twice = next((item for item, count in Counter(items).items() if count > 1), "")
    return f"the list has “{twice}” twice" if twice else ""
