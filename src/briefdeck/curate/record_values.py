"""The values of one record of questions.yaml, such as a fact: what stands under its keys, without places."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from briefdeck.curate.write_yaml import Value
from briefdeck.errors import UserError
from briefdeck.located import LocatedStr
from briefdeck.read import yaml_nodes
from briefdeck.read.document import read_document
from briefdeck.read.yaml_nodes import KeyPath, Node

_ABOVE = "record:\n"
LINES_ABOVE = 1
"""A record is read as the only item of a list under a key of its own, on a line above it."""


class UneditableError(UserError):
    """A value cannot be changed by itself; the message is a sentence for the user."""


def read_record(text: str) -> Node:
    """Read *text*, the lines of one record of a list. Raises UneditableError where it cannot be read."""
    document = read_document(_ABOVE + text, "")
    record = document.root.get(LocatedStr("record")) if document.root else None
    if not isinstance(record, yaml_nodes.Sequence) or len(record) != 1 or document.problems:
        raise UneditableError("this cannot be read: mend it in questions.yaml first")
    only: Node = record[0]
    return only


def read_values(text: str) -> Mapping[str, Value]:
    """Read *text*, the lines of one record of a list, as its keys and what stands under them.

    Raises UneditableError where it cannot be read.
    """
    values = plain_value(read_record(text))
    if not isinstance(values, Mapping):
        raise UneditableError("this has no keys: mend it in questions.yaml first")
    return values


@lru_cache(maxsize=16384)
def values_of(text: str) -> Mapping[str, Value]:
    """Read *text* as `read_values` does; {} where it cannot be read."""
    try:
        return read_values(text)
    except UneditableError:
        return {}


def plain_value(node: Node) -> Value:
    """Return *node*, a value as a file has it, without places."""
    if isinstance(node, LocatedStr):
        return str(node)
    if isinstance(node, Mapping):
        return {str(key): plain_value(value) for key, value in node.items()}
    return [plain_value(value) for value in node]


def items_of(value: Value) -> list[Value]:
    """Return the items of a list; keys with values may stand alone where a list is possible."""
    if isinstance(value, Mapping):
        return [value] if value else []
    return [] if isinstance(value, str) else list(value)


def value_with(whole: Value, path: KeyPath, value: Value | None) -> Value:
    """Return *whole* with *value* at *path*."""
    step, *rest = path
    if isinstance(step, int):
        items = items_of(whole)
        inner = value_with(items[step] if step < len(items) else {}, tuple(rest), value) if rest else value
        new = [] if inner is None else [inner]
        return [*items[:step], *new, *items[step + 1 :]]
    entries = dict(whole) if isinstance(whole, Mapping) else {}
    inner = value_with(entries.get(step, [] if isinstance(rest[0], int) else {}), tuple(rest), value) if rest else value
    if inner is None or inner in ([], {}):
        entries.pop(step, None)
        return entries
    return {**entries, step: inner}


def value_at(whole: Value, path: KeyPath) -> Value | None:
    """Return what is at *path*; None where nothing is."""
    for step in path:
        if isinstance(step, int) and step < len(items_of(whole)):
            whole = items_of(whole)[step]
        elif isinstance(step, str) and isinstance(whole, Mapping) and step in whole:
            whole = whole[step]
        else:
            return None
    return whole
