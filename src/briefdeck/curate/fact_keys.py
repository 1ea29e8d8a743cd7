"""The keys of a fact and of its cards as a terminal has them: "cards.0.wrong", with several values on one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields

from briefdeck.curate.write_yaml import Value
from briefdeck.located import LocatedStr
from briefdeck.model import Card, Fact, Picture
from briefdeck.read.document import read_document
from briefdeck.read.yaml_nodes import KeyPath, Node
from briefdeck.read.yaml_nodes import Mapping as MappingNode
from briefdeck.read.yaml_nodes import Sequence as SequenceNode

_OF_FACT, _OF_CARD, _OF_IMAGE = (tuple(each.name for each in fields(record)) for record in (Fact, Card, Picture))
_LAST = ("cards", "retired")
KEYS_IN_ORDER = tuple(key for key in dict.fromkeys((*_OF_FACT, *_OF_CARD)) if key not in _LAST) + _LAST
"""The keys of a fact and of a card, in the order in which new ones are put."""
OF_FACT = tuple(key for key in _OF_FACT if key not in _LAST)
"""The keys of a fact that are asked for."""
OF_CARD = (
    *(key for key in _OF_CARD if key not in ("id", "image", "retired")),
    *(f"image.{key}" for key in _OF_IMAGE),
)
"""The keys of a card that are asked for."""
_LISTS = frozenset(("cite", "tags", "accept", "wrong", "items", "before", "after"))
_TABLES = frozenset(("value", "given", "sic", "ignore"))
_BETWEEN = ";"
"""What parts several values on one line."""


def known_keys(cards: int) -> list[str]:
    """List the keys that may be entered for a fact with so many cards, one more among them."""
    return [*OF_FACT, *(f"cards.{card}.{key}" for card in range(cards + 1) for key in OF_CARD)]


def parse_key(key: str) -> KeyPath:
    """Read *key*. Raises ValueError with a sentence where there is none of that name."""
    steps = tuple(int(step) if step.isdecimal() else step for step in key.split("."))
    of_card = len(steps) > 2 and steps[0] == "cards" and isinstance(steps[1], int)
    if key not in OF_FACT and not (of_card and ".".join(map(str, steps[2:])) in OF_CARD):
        raise ValueError(f"there is no key “{key}”: write one such as as_of, tags or cards.0.wrong")
    return steps


def parse_entry(key: str, entry: str) -> Value:
    """Read what was entered for *key*. Values of a list are parted by ;, as are entries such as term: reason."""
    name = key.rpartition(".")[2]
    parts = [part.strip() for part in entry.split(_BETWEEN if name != "cite" else ",") if part.strip()]
    if name in _TABLES:
        pairs = (part.partition(":") for part in parts)
        return {term.strip(): reason.strip() for term, _, reason in pairs}
    return parts if name in _LISTS else entry.strip()


def format_entry(value: Value) -> str:
    """Write *value* as it may be entered."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return f"{_BETWEEN} ".join(f"{key}: {each}" for key, each in value.items())
    return f"{_BETWEEN} ".join(map(str, value))


def values_of_entries(entries: Mapping[str, str]) -> dict[str, Value]:
    """Make the values of a fact of what was entered for its keys; cards stand in the order of their numbers."""
    values: dict[str, Value] = {}
    cards: dict[int, dict[str, Value]] = {}
    for key, entry in entries.items():
        steps, value = parse_key(key), parse_entry(key, entry)
        if len(steps) == 1:
            values[key] = value
        elif value and isinstance(steps[1], int):
            card = cards.setdefault(steps[1], {})
            if len(steps) > 3:
                inner = card.setdefault(str(steps[2]), {})
                card[str(steps[2])] = {**inner, str(steps[3]): value} if isinstance(inner, Mapping) else value
            else:
                card[str(steps[2])] = value
    return {**values, "cards": [cards[number] for number in sorted(cards)]} if cards else values


def entries_of_values(values: Mapping[str, Value]) -> dict[str, str]:
    """Return the entries that make *values*."""
    entries = {key: format_entry(value) for key, value in values.items() if key in OF_FACT}
    cards = values.get("cards", ())
    for number, card in enumerate(cards if isinstance(cards, Sequence) and not isinstance(cards, str) else ()):
        for key, value in card.items() if isinstance(card, Mapping) else ():
            if key == "image" and isinstance(value, Mapping):
                entries |= {f"cards.{number}.image.{inner}": str(each) for inner, each in value.items()}
            else:
                entries[f"cards.{number}.{key}"] = format_entry(value)
    return entries


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
