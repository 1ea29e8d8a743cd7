"""A change of one fact → questions.yaml with that value rewritten, and everything else as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefdeck.curate.insert_lines import Insertion, UnplacedError
from briefdeck.curate.yaml_values import Value, plain_value, same_value, write_entry
from briefdeck.located import LocatedStr
from briefdeck.read.bank import read_bank
from briefdeck.read.document import read_document
from briefdeck.read.yaml_nodes import Mapping as MappingNode
from briefdeck.read.yaml_nodes import Sequence as SequenceNode

_FACTS, _ID = LocatedStr("facts"), LocatedStr("id")
_CARDS = "cards"


def fact_values(text: str, fact: str) -> dict[str, Value]:
    """Return the values of the fact with that id in *text*, that of questions.yaml; {} where there is none."""
    node = _fact_node(text, fact)
    values = plain_value(node) if node is not None else {}
    return dict(values) if isinstance(values, Mapping) else {}


def edit_fact(text: str, fact: str, values: Mapping[str, Value]) -> Insertion:
    """Rewrite the values of the fact with that id that differ from *values*; an empty one is taken out.

    Raises UnplacedError where the fact is not written with one key below the other, or cannot be rewritten.
    """
    old = fact_values(text, fact)
    new = text
    for key in dict.fromkeys((*old, *values)):
        wanted = values.get(key, "")
        if not same_value(old.get(key, ""), wanted):
            new = _edit_key(new, fact, key, wanted)
    if not same_value(fact_values(new, str(values.get("id", fact))), {k: v for k, v in values.items() if v}):
        raise UnplacedError(f"“{fact}” cannot be rewritten here: change it in questions.yaml by hand")
    _refuse_other_changes(text, new, fact, str(values.get("id", fact)))
    node = _fact_node(new, str(values.get("id", fact)))
    assert node is not None  # noqa: S101 (its values were just read)
    first = node.location.line
    return Insertion(new, first, first + _height(new.split("\n"), first - 1, node.location.column - 1) - 1)


def _edit_key(text: str, fact: str, key: str, wanted: Value) -> str:
    """Rewrite one value of a fact; of its cards only those values that differ, where no card was added or taken."""
    node = _fact_node(text, fact)
    if node is None:
        raise UnplacedError(f"there is no fact “{fact}”")
    cards = node.get(LocatedStr(_CARDS))
    if key == _CARDS and isinstance(cards, SequenceNode) and len(cards) == len(wanted) and not isinstance(wanted, str):
        for place, card in enumerate(wanted):
            known = plain_value(cards[place])
            if not isinstance(known, Mapping):
                raise UnplacedError(f"“{fact}” has a card that cannot be read")
            for inner in dict.fromkeys((*known, *card)):
                if not same_value(known.get(inner, ""), card.get(inner, "")):
                    here = _fact_node(text, fact)
                    assert here is not None  # noqa: S101
                    text = _rewrite(text, here[LocatedStr(_CARDS)][place], inner, card.get(inner, ""))
        return text
    return _rewrite(text, node, key, wanted)


def _rewrite(text: str, node: Any, key: str, wanted: Value) -> str:
    """Rewrite, add or take out *key* in the mapping *node*, which must stand in lines."""
    lines = text.split("\n")
    first, column = node.location.line - 1, node.location.column - 1
    if not isinstance(node, MappingNode) or lines[first][column : column + 1] == "{":
        raise UnplacedError("this is written in brackets: change it in questions.yaml by hand")
    place = next((each for each in node if each == key), None)
    new = [f"{' ' * column}{line}" if line else line for line in write_entry(key, wanted)] if wanted else []
    if place is None:
        last = max(each.location.line for each in node) - 1
        before = next((each.location.line - 1 for each in node if each == _CARDS), None)
        at = before if before is not None and before > first else last + _height(lines, last, column)
        return "\n".join([*lines[:at], *new, *lines[at:]])
    start = place.location.line - 1
    end = start + _height(lines, start, column)
    opening = lines[start][:column]
    if opening.strip() and not new:
        raise UnplacedError(f"`{key}` stands behind the hyphen: change it in questions.yaml by hand")
    if new:
        new[0] = opening + new[0][column:]
    return "\n".join([*lines[:start], *new, *lines[end:]])


def _height(lines: Sequence[str], start: int, column: int) -> int:
    """Count the lines of what begins at *start* under a key in *column*, without blank lines and comments behind it."""
    end = start + 1
    for at in range(start + 1, len(lines)):
        indent = len(lines[at]) - len(lines[at].lstrip(" "))
        filled = lines[at].strip() != "" and not (lines[at].lstrip().startswith("#") and indent <= column)
        of_list = indent == column and lines[at].lstrip().startswith("- ") and "-" not in lines[start][:column]
        if filled and indent <= column and not of_list:
            break
        end = at + 1 if filled else end
    return end - start


def _fact_node(text: str, fact: str) -> MappingNode | None:
    root = read_document(text, "").root
    facts = root.get(_FACTS) if root is not None else None
    return next((each for each in facts or () if isinstance(each, MappingNode) and each.get(_ID) == fact), None)


def _refuse_other_changes(text: str, new: str, fact: str, new_id: str) -> None:
    """Raise UnplacedError where anything but that fact reads otherwise than before."""
    (before, _), (after, _) = read_bank(text, ""), read_bank(new, "")
    one = {str(each.id): each for each in before.facts if each.id != fact}
    other = {str(each.id): each for each in after.facts if each.id != new_id}
    heads = [(bank.title, bank.articles, bank.topics, bank.disputes, bank.names) for bank in (before, after)]
    if one != other or heads[0] != heads[1]:
        raise UnplacedError(f"“{fact}” cannot be rewritten here: change it in questions.yaml by hand")
