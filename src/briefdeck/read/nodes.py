"""YAML text → nodes: dicts, lists and Texts that know their places, and a problem for all else.

Read from libyaml's events: one pass gives places, strings as typed and strictness, many times
faster than PyYAML's loaders.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

import yaml
from yaml.events import AliasEvent, DocumentStartEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

from briefdeck.problem import Place, Problem, Text

try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # PyYAML was installed without libyaml

    class _Parser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):  # type: ignore[no-redef]
        """PyYAML's own parser: slower, same events."""

        def __init__(self, stream: str) -> None:
            yaml.reader.Reader.__init__(self, stream)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)


DEEPEST = 16
"""Levels of nesting beyond which a file is refused; the formats need 6."""
_DEPTH_OF_ITEMS = 2
"""Levels above an item of a list in the top mapping."""


class Mapping(dict[Text, Any]):
    """A mapping of YAML and the place where it begins."""

    __slots__ = ("hollow", "place")

    place: Place
    hollow: tuple[Text, ...]
    """Keys that stand there without a value."""


class Sequence(list[Any]):
    """A sequence of YAML and the place where it begins."""

    __slots__ = ("place",)

    place: Place


Node = Mapping | Sequence | Text

Finish = AnyMapping[str, Callable[[Mapping], object]]
"""What an item of a list becomes as soon as it ends, by the key of the list in the top mapping."""


_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ID = Text("id")
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
        self._keys: list[Text | None] = []

    def build(self, text: str) -> None:
        """Takes in *text*; raises RefusedError where it stops being YAML or nests too deep."""
        self._text = text
        next_event = _Parser(text).get_event
        take: dict[type, Callable[[Any], None]] = {kind: getattr(self, name) for kind, name in _TAKERS.items()}
        try:
            while (event := next_event()) is not None:
                if (taker := take.get(type(event))) is not None:
                    taker(event)
        except yaml.MarkedYAMLError as fault:
            raise RefusedError(_syntax(fault, self.path)) from None

    def complain(self, place: Place, code: str, message: str, words: str = "") -> None:
        """Adds a problem."""
        self.problems.append(Problem(place, code, message, self._fact(), words))

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

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.path, mark.line + 1, mark.column + 1)

    def _scalar(self, event: ScalarEvent) -> None:
        mark: Any = event.start_mark
        # Nine events of ten come here: the constructor is called where it does its work.
        text = _new_text(Text, event.value)
        text.path, text.line, text.column = self.path, mark.line + 1, mark.column + 1
        if event.anchor is not None or event.tag is not None:
            self._plain_only(event)
        if event.style in _QUOTES and event.end_mark.line > mark.line:  # type: ignore[union-attr]
            self._refuse_runaway(event, text.place)
        if event.style == '"' and _CONTROL.search(event.value):
            self.complain(
                text.place, "Y101", "this value has a control character, by an escape such as \\x1b: take it out"
            )
            text = Text(_CONTROL.sub(" ", event.value), text.place)
        parent = self._open[-1] if self._open else None
        if type(parent) is not Mapping:
            self._put(text)
        elif (key := self._keys[-1]) is None:
            self._keys[-1] = text
        elif text and key not in parent:
            parent[key] = text
            self._keys[-1] = None
        else:
            self._put(text)

    def _refuse_runaway(self, event: Any, place: Place) -> None:
        """Refuses a quoted value that has run on into the next keys, for want of its closing quote.

        libyaml takes it; YAML asks that a value's further lines be indented more than its key.
        """
        outer = self._open[-1].place.column - 1 if self._open else 0
        for line in self._lines[event.start_mark.line + 1 : event.end_mark.line + 1]:
            if line.strip() and len(line) - len(line.lstrip(" ")) <= outer:
                raise RefusedError(Problem(place, "Y102", f"this is not YAML from here: {_NEVER_CLOSED}", self._fact()))

    def _collection(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        node: Mapping | Sequence = Mapping() if isinstance(event, MappingStartEvent) else Sequence()
        node.place = self._place(event)
        if isinstance(node, Mapping):
            node.hollow = ()
        if event.anchor is not None or event.tag is not None:
            self._plain_only(event)
        if len(self._open) == DEEPEST:
            raise RefusedError(
                Problem(node.place, "Y109", f"more than {DEEPEST} levels begin here: is a bracket not closed?")
            )
        self._put(node)
        self._open.append(node)
        self._keys.append(None)

    def _end(self, _event: Any) -> None:
        node = self._open.pop()
        self._keys.pop()
        if len(self._open) == _DEPTH_OF_ITEMS and isinstance(node, Mapping):
            self._finish_item(node)

    def _finish_item(self, node: Mapping) -> None:
        finish, items = self._finish.get(self._section()), self._open[-1]
        if finish is not None and isinstance(items, Sequence):
            items[-1] = finish(node)

    def _alias(self, event: AliasEvent) -> None:
        self.complain(
            self._place(event), "Y105", f"*{event.anchor} is an alias: write the value out", f"*{event.anchor}"
        )
        self._put(Text("?", self._place(event)))

    def _document(self, event: DocumentStartEvent) -> None:
        if self.root is not None:
            raise RefusedError(Problem(self._place(event), "Y105", "a second document begins here: one file holds one"))

    def _plain_only(self, event: Any) -> None:
        mark, name = ("&", event.anchor) if event.anchor is not None else ("!", event.tag)
        what = "an anchor" if mark == "&" else "a tag"
        shown = f"&{name}" if mark == "&" else name.replace("tag:yaml.org,2002:", "!!")
        message = f"{shown} is {what} to YAML: leave it out, or put the value in quotes"
        self.complain(self._place(event), "Y105", message, shown)

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
            self.complain(node.place, "Y112", "an item of this list is empty")
            return
        parent.append(node)

    def _key(self, node: Node) -> Text:
        if isinstance(node, Text):
            return node
        self.complain(node.place, "Y112", "a key is text, not a list or a mapping")
        return Text("?", node.place)

    def _put_value(self, parent: Mapping, key: Text, node: Node) -> None:
        if key in parent:
            first = next(known for known in parent if known == key).place.line
            self.complain(key.place, "Y104", f"“{key}” stands twice in this mapping, first on line {first}", key)
        elif node == "":
            parent.hollow += (key,)
            self.complain(key.place, "Y112", f"“{key}” has no value", key)
        else:
            parent[key] = node


_TAKERS = {
    ScalarEvent: "_scalar",
    MappingStartEvent: "_collection",
    SequenceStartEvent: "_collection",
    yaml.MappingEndEvent: "_end",
    yaml.SequenceEndEvent: "_end",
    AliasEvent: "_alias",
    DocumentStartEvent: "_document",
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


def _syntax(fault: yaml.MarkedYAMLError, path: str) -> Problem:
    said = str(fault.problem)
    mark = fault.context_mark if "end of stream" in said and fault.context_mark else fault.problem_mark
    place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path, 1, 1)
    meaning = next((meaning for heard, meaning in _SAYS if heard in said), said)
    return Problem(place, "Y102", f"this is not YAML from here: {meaning}")
