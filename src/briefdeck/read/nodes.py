"""Events of YAML → nodes: dicts, lists and Texts that know their places, and a problem for all else.

One pass over the events gives places, strings as typed and strictness, many times faster than PyYAML's loaders.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

from briefdeck.located import LocatedStr, Location
from briefdeck.problem import Problem
from briefdeck.read.events import (
    ALIAS,
    BROKEN,
    CONTROL,
    DOCUMENT,
    END,
    MAPPING,
    ODD_SCALAR,
    SCALAR,
    SEQUENCE,
    events,
)
from briefdeck.rules.old_docs import RULES

DEEPEST = 16
"""Levels of nesting beyond which a file is refused; the formats need 6."""
_DEPTH_OF_ITEMS = 2
"""Levels above an item of a list in the top mapping."""


class Mapping(dict[LocatedStr, Any]):
    """A mapping of YAML and the place where it begins."""

    __slots__ = ("hollow", "location")

    location: Location
    hollow: tuple[LocatedStr, ...]
    """Keys that stand there without a value."""


class Sequence(list[Any]):
    """A sequence of YAML and the place where it begins."""

    __slots__ = ("location",)

    location: Location


Node = Mapping | Sequence | LocatedStr

Finish = AnyMapping[str, Callable[[Mapping], object]]
"""What an item of a list becomes as soon as it ends, by the key of the list in the top mapping."""


_ID = LocatedStr("id")
_new_text = str.__new__
_QUOTES = ("'", '"')


class RefusedError(Exception):
    """The YAML cannot be read on; *problem* says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Builder:
    """Builds the nodes of one document, event by event."""

    def __init__(self, path: str, finish: Finish = MappingProxyType({})) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self._finish = finish
        self._text = ""
        self._open: list[Mapping | Sequence] = []
        self._keys: list[LocatedStr | None] = []

    def build(self, text: str) -> None:
        """Takes in *text*.

        Raises RefusedError where it stops being YAML, nests too deep, or begins a second document.
        """
        self._text = text
        takers = [getattr(self, name) for _, name in sorted(_TAKERS.items())]
        for kind, line, column, value in events(text):
            takers[kind](line, column, value)

    def complain(self, place: Location, code: str, message: str, words: str = "") -> None:
        """Adds a problem."""
        self.problems.append(RULES[code].problem(place, message, self._fact(), words))

    def _fact(self) -> str:
        """The id of the fact whose nodes are being built, "" outside of facts."""
        if len(self._open) < 3 or not isinstance(self._open[2], Mapping):
            return ""
        return str(self._open[2].get(_ID, "")) if self._section() == "facts" else ""

    def _section(self) -> str:
        """The key of the top mapping whose value is being built."""
        top = self._open[0]
        return str(next(reversed(top), "")) if isinstance(top, Mapping) else ""

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")

    def _scalar(self, line: int, column: int, value: str) -> None:
        # Two events of three come here: the constructor is called where it does its work.
        text = _new_text(LocatedStr, value)
        text.path, text.line, text.column = self.path, line, column
        parent = self._open[-1] if self._open else None
        if type(parent) is Mapping:
            key = self._keys[-1]
            if key is None:
                self._keys[-1] = text
            elif text and key not in parent:
                parent[key] = text
                self._keys[-1] = None
            else:
                self._put(text)
        elif text and type(parent) is Sequence:
            parent.append(text)
        else:
            self._put(text)

    def _odd_scalar(self, line: int, column: int, odd: tuple[str, str, int, str]) -> None:
        value, style, last, mark = odd
        place = Location(self.path, line, column)
        if mark:
            self._plain_only(place, mark)
        if style in _QUOTES and last > line:
            self._refuse_runaway(place, last)
        if style == '"' and CONTROL.search(value):
            self.complain(place, "Y101", "this value has a control character, by an escape such as \\x1b: take it out")
            value = CONTROL.sub(" ", value)
        self._scalar(line, column, value)

    def _refuse_runaway(self, place: Location, last: int) -> None:
        """Refuses a quoted value that has run on into the next keys, for want of its closing quote.

        libyaml takes it; YAML asks that a value's further lines be indented more than its key.
        """
        outer = self._open[-1].location.column - 1 if self._open else 0
        for line in self._lines[place.line : last]:
            if line.strip() and len(line) - len(line.lstrip(" ")) <= outer:
                raise RefusedError(
                    RULES["Y102"].problem(place, f"this is not YAML from here: {_NEVER_CLOSED}", self._fact())
                )

    def _mapping(self, line: int, column: int, mark: str) -> None:
        node = Mapping()
        node.hollow = ()
        self._begin(node, Location(self.path, line, column), mark)

    def _sequence(self, line: int, column: int, mark: str) -> None:
        self._begin(Sequence(), Location(self.path, line, column), mark)

    def _begin(self, node: Mapping | Sequence, place: Location, mark: str) -> None:
        node.location = place
        if mark:
            self._plain_only(place, mark)
        if len(self._open) == DEEPEST:
            message = f"more than {DEEPEST} levels begin here: is a bracket not closed?"
            raise RefusedError(RULES["Y109"].problem(place, message))
        self._put(node)
        self._open.append(node)
        self._keys.append(None)

    def _end(self, _line: int, _column: int, _value: str) -> None:
        node = self._open.pop()
        self._keys.pop()
        if len(self._open) == _DEPTH_OF_ITEMS and isinstance(node, Mapping):
            self._finish_item(node)

    def _finish_item(self, node: Mapping) -> None:
        finish, items = self._finish.get(self._section()), self._open[-1]
        if finish is not None and isinstance(items, Sequence):
            items[-1] = finish(node)

    def _alias(self, line: int, column: int, name: str) -> None:
        place = Location(self.path, line, column)
        self.complain(place, "Y105", f"*{name} is an alias: write the value out", f"*{name}")
        self._put(LocatedStr("?", place))

    def _document(self, line: int, column: int, _value: str) -> None:
        if self.root is not None:
            place = Location(self.path, line, column)
            raise RefusedError(RULES["Y105"].problem(place, "a second document begins here: one file holds one"))

    def _broken(self, line: int, column: int, said: str) -> None:
        meaning = next((meaning for heard, meaning in _SAYS if heard in said), said)
        raise RefusedError(
            RULES["Y102"].problem(Location(self.path, line, column), f"this is not YAML from here: {meaning}")
        )

    def _plain_only(self, place: Location, mark: str) -> None:
        what = "an anchor" if mark.startswith("&") else "a tag"
        self.complain(place, "Y105", f"{mark} is {what} to YAML: leave it out, or put the value in quotes", mark)

    def _put(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            self._put_item(parent, node)
        elif self._keys[-1] is None:
            self._keys[-1] = self._key(node)
        else:
            key, self._keys[-1] = self._keys[-1], None
            self._put_value(parent, key, node)

    def _put_item(self, parent: Sequence, node: Node) -> None:
        if node == "":
            self.complain(node.location, "Y112", "an item of this list is empty")
            return
        parent.append(node)

    def _key(self, node: Node) -> LocatedStr:
        if isinstance(node, LocatedStr):
            return node
        self.complain(node.location, "Y112", "a key is text, not a list or a mapping")
        return LocatedStr("?", node.location)

    def _put_value(self, parent: Mapping, key: LocatedStr, node: Node) -> None:
        if key in parent:
            first = next(known for known in parent if known == key).location.line
            self.complain(key.location, "Y104", f"“{key}” stands twice in this mapping, first on line {first}", key)
        elif node == "":
            parent.hollow += (key,)
            self.complain(key.location, "Y112", f"“{key}” has no value", key)
        else:
            parent[key] = node


_TAKERS = {
    SCALAR: "_scalar",
    ODD_SCALAR: "_odd_scalar",
    MAPPING: "_mapping",
    SEQUENCE: "_sequence",
    END: "_end",
    ALIAS: "_alias",
    DOCUMENT: "_document",
    BROKEN: "_broken",
}

# What the parser says (libyaml's words, then PyYAML's own) → what a curator can act on.
_NEVER_CLOSED = "a quotation mark opened here is never closed"
_SAYS = (
    ("found unexpected end of stream", _NEVER_CLOSED),
    ("mapping values are not allowed", "a colon and a space inside a value: put the whole value in quotes"),
    ("cannot start any token", "this character cannot begin a value: put the value in quotes"),
    ("could not find expected ':'", "this line is neither `key: value` nor the rest of a value: check its indentation"),
    ("did not find expected key", "this does not fit what stands above: check the indentation and the closing quotes"),
    ("did not find expected '-'", "this line is not indented like the items of its list"),
    ("did not find expected ',' or", "a bracket is not closed, or a comma is missing"),
    ("did not find expected node content", "a value is missing here"),
    ("block sequence entries are not allowed", "an item of a list cannot begin here: put it on a line of its own"),
    ("expected <block end>", "this does not fit what stands above: check the indentation and the closing quotes"),
    ("expected ',' or", "a bracket is not closed, or a comma is missing"),
)
