"""Values → the YAML in which questions.yaml has them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from briefdeck.read.yaml_events import CONTROL
from briefdeck.read.yaml_nodes import Mapping as MappingNode
from briefdeck.read.yaml_nodes import Node

Value = str | Sequence[Any] | Mapping[str, Any]
"""A text, or a list or mapping of values."""

_WIDTH = 100
"""Characters of a line of questions.yaml."""
_SHORT = 72
"""The most characters of a text on the line of its key; a longer text is folded below it."""
_QUOTED = re.compile(r"^[^\w“„«(]|:(?:\s|\Z)|\s#|['\"]")
"""What makes a text need quotation marks on the line of its key."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[1-9][0-9]{0,8}")
"""What may stand without quotation marks, since briefdeck reads every value as it is typed."""
_IN_BRACKETS = frozenset(("furniture", "tags"))
"""Keys whose lists stand on one line."""


def write_entry(key: str, value: Value) -> list[str]:
    """Write *key* and *value* as lines of YAML; a list of one text is written as that text."""
    return _dumped({key: _written(key, value)})


def write_item(values: Mapping[str, Value]) -> list[str]:
    """Write *values* as an item of a list, in lines of YAML; what is empty is left out."""
    return _dumped([{key: _written(key, value) for key, value in values.items() if value}])


def plain_value(node: Node) -> Value:
    """Return the *node* of a file as a value, as `write_entry` takes it."""
    if isinstance(node, str):
        return str(node)
    if isinstance(node, MappingNode):
        return {str(key): plain_value(value) for key, value in node.items()}
    return [plain_value(value) for value in node]


def same_value(one: Value, other: Value) -> bool:
    """Tell whether two values mean the same in the file: a list of one text means that text."""
    return _normal(one) == _normal(other)


def _normal(value: Value) -> Value:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _normal(each) for key, each in value.items() if each}
    return _normal(value[0]) if len(value) == 1 and isinstance(value[0], str) else [_normal(each) for each in value]


def _dumped(value: Any) -> list[str]:
    written: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return written.rstrip("\n").split("\n")


def _written(key: str, value: Value) -> Any:
    """Return *value* as the dumper takes it."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return {inner: _written(inner, each) for inner, each in value.items() if each}
    if len(value) == 1 and isinstance(value[0], str) and key != "items":
        return _text(value[0])
    written = [_written("", each) for each in value]
    return _Bracketed(written) if key in _IN_BRACKETS else written


def _text(text: str) -> str:
    if CONTROL.search(text) or text.isspace():
        return _Escaped(text)
    if _DAY.fullmatch(text):
        return _AsTyped(text)
    return _Folded(text) if len(text) > _SHORT or _QUOTED.search(text) else text


class _Folded(str):
    """A text that is written below its key, where it needs no quotation marks."""

    __slots__ = ()


class _Escaped(str):
    """A text with characters that can only be written by an escape."""

    __slots__ = ()


class _AsTyped(str):
    """A text that other programs would read as a day or a number."""

    __slots__ = ()


class _Bracketed(list[Any]):
    """A list that is written on one line."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Writes lists as questions.yaml has them, indented below their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)


_STRING = "tag:yaml.org,2002:str"
_NUMBER, _DATE = "tag:yaml.org,2002:int", "tag:yaml.org,2002:timestamp"
_LIST = "tag:yaml.org,2002:seq"
_Dumper.add_representer(_Folded, lambda dumper, text: dumper.represent_scalar(_STRING, text, style=">"))
_Dumper.add_representer(_Escaped, lambda dumper, text: dumper.represent_scalar(_STRING, text, style='"'))
_Dumper.add_representer(_AsTyped, lambda _, text: yaml.ScalarNode(_NUMBER if text.isdecimal() else _DATE, str(text)))
_Dumper.add_representer(_Bracketed, lambda dumper, items: dumper.represent_sequence(_LIST, items, flow_style=True))
