"""The keys of a fact and of its cards as a terminal has them: "cards.0.wrong", with several values on one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields

from briefdeck.curate.record_values import items_of, value_at, value_with
from briefdeck.curate.write_yaml import Value
from briefdeck.located import LocatedStr
from briefdeck.model import Card, Fact, Picture, Reverse
from briefdeck.read.document import read_document
from briefdeck.read.yaml_nodes import KeyPath, Node
from briefdeck.read.yaml_nodes import Mapping as MappingNode
from briefdeck.read.yaml_nodes import Sequence as SequenceNode

_OF_FACT, _OF_CARD, _OF_IMAGE, _OF_REVERSE = (
    tuple(each.name for each in fields(record)) for record in (Fact, Card, Picture, Reverse)
)
_LAST = ("cards", "retired")
KEYS_IN_ORDER = tuple(key for key in dict.fromkeys((*_OF_FACT, *_OF_CARD)) if key not in _LAST) + _LAST
"""The keys of a fact and of a card, in the order in which new ones are put."""
OF_FACT = tuple(key for key in _OF_FACT if key not in _LAST)
"""The keys of a fact that are asked for."""
OF_CARD = (
    *(key for key in _OF_CARD if key not in ("image", "retired")),
    *(f"reverse.{key}" for key in _OF_REVERSE),
    *(f"image.{key}" for key in _OF_IMAGE),
)
"""The keys of a card that are asked for."""
_LISTS = frozenset(("cite", "tags", "accept", "wrong", "items", "before", "after"))
_TABLES = frozenset(("value", "given", "sic", "ignore"))
_PARTED = ("image", "reverse")
"""The keys of a card whose own keys are entered one by one."""


def known_keys(values: Mapping[str, Value]) -> list[str]:
    """List the keys that may be entered for a fact with those *values*, those of one more card among them."""
    cards = len(items_of(values.get("cards", ()))) + 1
    return [*OF_FACT, *(f"cards.{card}.{key}" for card in range(cards) for key in OF_CARD)]


def parse_key(key: str) -> KeyPath:
    """Read *key*. Raises ValueError with a sentence where there is none of that name."""
    steps = split_key(key)
    of_card = len(steps) > 2 and steps[0] == "cards" and isinstance(steps[1], int)
    if key not in OF_FACT and not (of_card and ".".join(map(str, steps[2:])) in OF_CARD):
        raise ValueError(f"there is no key “{key}”: write one such as as_of, tags or cards.0.wrong")
    return steps


def split_key(key: str) -> KeyPath:
    """Read *key*, which may be unknown."""
    return tuple(int(step) if step.isdecimal() else step for step in key.split("."))


def parse_entry(key: str, entry: str) -> Value:
    """Read what was entered for *key*. Values of a list are parted by ;, as are entries such as term: reason."""
    name = key.rpartition(".")[2]
    parts = [part.strip() for part in entry.split(_between(name)) if part.strip()]
    if name in _TABLES:
        pairs = (part.partition(": " if ": " in part else ":") for part in parts)
        return {term.strip(): reason.strip() for term, _, reason in pairs}
    return parts if name in _LISTS else entry.strip()


def format_entry(key: str, value: Value) -> str:
    """Write *value* as it may be entered for *key*."""
    if isinstance(value, str):
        return value
    parts = [f"{name}: {each}" for name, each in value.items()] if isinstance(value, Mapping) else map(str, value)
    return f"{_between(key.rpartition('.')[2])} ".join(parts)


def _between(name: str) -> str:
    """Return what parts several values of the key *name* on one line."""
    return "," if name == "cite" else ";"


def entry_of(values: Mapping[str, Value], key: str) -> str:
    """Return what would be entered for *key* of the fact with those *values*; "" where it has none."""
    value = value_at(values, split_key(key))
    return "" if value is None else format_entry(key, value)


def with_entry(values: Mapping[str, Value], key: str, entry: str) -> dict[str, Value]:
    """Return the *values* of a fact with what was entered for *key*; an empty *entry* takes it out.

    What stands there as it was stays as it is, though it would be read otherwise. Raises ValueError with a sentence
    where cards between are missing.
    """
    path, cards = split_key(key), len(items_of(values.get("cards", ())))
    if len(path) > 1 and isinstance(path[1], int) and path[1] > cards:
        raise ValueError(f"there is no cards.{cards} yet: enter that before {key}")
    if entry.strip() == entry_of(values, key).strip():
        return dict(values)
    changed = value_with(values, path, parse_entry(key, entry) or None)
    return dict(changed) if isinstance(changed, Mapping) else {}


def in_order(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return *values* of a fact as they are written: its keys and those of its cards in order, without empty ones."""
    fact = {key: values[key] for key in sorted(values, key=order_of) if values[key]}
    cards = [in_order(card) if isinstance(card, Mapping) else card for card in items_of(fact.pop("cards", ())) if card]
    return {**fact, "cards": cards} if cards else fact


def order_of(key: str) -> tuple[int, int, int]:
    """Return a sort key: the keys of a fact as they are written, and those of its cards behind them, card by card."""
    if not key.startswith("cards."):
        return _place(KEYS_IN_ORDER, key), 0, 0
    _, card, name = key.split(".", 2)
    return len(KEYS_IN_ORDER) + 1, int(card), _place(OF_CARD, name)


def _place(order: Sequence[str], key: str) -> int:
    return order.index(key) if key in order else len(order)


def keys_of(values: Mapping[str, Value]) -> list[str]:
    """List the keys of a fact with those *values*, and of its cards, that may be entered one by one."""
    keys = [key for key in values if key in OF_FACT]
    for number, card in enumerate(items_of(values.get("cards", ()))):
        for key, value in card.items() if isinstance(card, Mapping) else ():
            inner = value if key in _PARTED and isinstance(value, Mapping) else {}
            keys += [f"cards.{number}.{key}.{each}" for each in inner] or [f"cards.{number}.{key}"]
    return keys


def key_at(text: str, fact: str, line: int) -> str:
    """Find the key of the fact with the id *fact* in *text*, that of questions.yaml, that stands on *line*."""
    root = read_document(text, "").root
    facts = root.get(LocatedStr("facts")) if root is not None else None
    records = (each for each in facts or () if isinstance(each, MappingNode))
    node: Node | None = next((each for each in records if each.get(_ID) == fact), None)
    steps: list[str] = []
    while isinstance(node, MappingNode | SequenceNode) and node:
        if isinstance(node, MappingNode):
            above = [key for key in node if key.line <= line]
            if not above:
                break
            key = max(above, key=lambda each: each.line)
            steps.append(str(key))
            node = node[key]
            if key in _LISTS or key in _TABLES:
                break
        else:
            places = [place for place, item in enumerate(node) if item.location.line <= line]
            steps.append(str(places[-1] if places else 0))
            node = node[int(steps[-1])]
    return ".".join(steps)


_ID = LocatedStr("id")
