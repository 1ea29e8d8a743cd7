"""The values of one record, such as a fact, and their lines of YAML: long texts folded, short lists in brackets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import yaml

from briefdeck.errors import UserError
from briefdeck.located import LocatedStr
from briefdeck.read import yaml_nodes
from briefdeck.read.yaml_document import read_document
from briefdeck.read.yaml_nodes import CONTROL, KeyPath, Node

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


Value = str | Sequence["Value"] | Mapping[str, "Value"]
"""What a key may have: a text, a list, or keys with values."""

WIDTH = 100
"""Characters of a line of questions.yaml."""
_SHORT = 72
"""The most characters of a text on the line of its key, and of a list in brackets; what is longer goes below."""
_PLAIN = re.compile(r"(?:[a-z0-9-]+:)?[0-9]+(?:-[0-9]+)?|[^\W\d_](?:[\w .;’‘“”–%-]*[\w.’”%])?")
"""What needs no quotation marks in brackets: a citation, lines, and words."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_QUOTED = re.compile(r"^[^\w“„«(]|:(?:\s|$)|\s#|['\"]")
"""What makes a text need quotation marks on the line of its key."""


def write_item(value: Value, indent: int) -> str:
    """Write *value* as an item of a list whose hyphens stand behind *indent* blanks."""
    if isinstance(value, Mapping):
        entries = "".join(write_entry(key, inner, indent + 2) for key, inner in value.items())
        return f"{' ' * indent}- {entries.lstrip(' ')}"
    return _scalar([_text(str(value))], indent)


def write_entry(key: str, value: Value, indent: int) -> str:
    """Write *key* with its *value* as an entry of a mapping whose keys stand behind *indent* blanks."""
    if isinstance(value, str):
        return _scalar({key: _text(value)}, indent)
    start = f"{' ' * indent}{key}:"
    if isinstance(value, Mapping):
        return "".join([f"{start}\n", *(write_entry(each, inner, indent + 2) for each, inner in value.items())])
    texts = [inner for inner in value if isinstance(inner, str)]
    if len(texts) == len(value) and sum(map(len, texts)) + 4 * len(texts) <= _SHORT:
        return f"{start} [{', '.join(map(_bracketed, texts))}]\n"
    return "".join([f"{start}\n", *(write_item(inner, indent + 2) for inner in value)])


_LISTS = ("items", "furniture")
"""Keys whose one text stands in brackets: of a list, or a number that would need quotation marks by itself."""


def tidy(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return *values* as they are written: without empty ones, and with a list of one text as that text."""
    return {key: _tidied(key, value) for key, value in values.items() if value}


def _tidied(key: str, value: Value) -> Value:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return tidy(value)
    alone = len(value) == 1 and isinstance(value[0], str) and key not in _LISTS
    return value[0] if alone else [_tidied("", each) for each in value]


def _scalar(node: dict[str, str] | list[str], indent: int) -> str:
    text: str = yaml.dump(node, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH - indent)
    return "".join(f"{' ' * indent}{line}" if line.strip() else line for line in text.splitlines(keepends=True))


def _bracketed(text: str) -> str:
    """Write *text* as it may stand in a list in brackets."""
    if CONTROL.search(text) or not _PLAIN.fullmatch(text):
        return _scalar([_Escaped(text)], 0).removeprefix("- ").rstrip("\n").replace("\\\n", "")
    return text


def _text(text: str) -> str:
    if CONTROL.search(text) or text.isspace():
        return _Escaped(text)
    if _DAY.fullmatch(text):
        return _Day(text)
    return _Folded(text) if len(text) > _SHORT or _QUOTED.search(text) else text


class _Folded(str):
    """A text that is written below its key, where it needs no quotation marks."""

    __slots__ = ()


class _Escaped(str):
    """A text with characters that can only be written by an escape."""

    __slots__ = ()


class _Day(str):
    """A day, which needs no quotation marks, since briefdeck reads every value as it is typed."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Writes texts as questions.yaml has them."""


_STRING, _DATE = "tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp"
_Dumper.add_representer(_Day, lambda _, text: yaml.ScalarNode(_DATE, str(text)))
_Dumper.add_representer(_Folded, lambda dumper, text: dumper.represent_scalar(_STRING, text, style=">"))
_Dumper.add_representer(_Escaped, lambda dumper, text: dumper.represent_scalar(_STRING, text, style='"'))
