"""YAML text → events → nodes: dicts, lists and texts that know their places, and a problem for everything else.

One pass over the events of libyaml gives places, strings as typed and strictness, many times faster than PyYAML's
loaders. The events are plain tuples of numbers and texts, because there are thirty to a fact, and records with
names take twice the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as AnyMapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

import yaml
from yaml.events import AliasEvent, DocumentStartEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

from briefdeck.language.hidden_characters import is_plain, may_hide, read_plainly
from briefdeck.located import LocatedStr, Location
from briefdeck.problem import Problem
from briefdeck.rules.yaml import (
    anchor_or_tag,
    deep_nesting,
    duplicate_key,
    hidden_character,
    malformed_yaml,
    odd_characters,
    wrong_value,
)

try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # PyYAML was installed without libyaml

    class _Parser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):  # type: ignore[no-redef]
        """PyYAML's own parser: slower, same events."""

        def __init__(self, stream: str) -> None:
            yaml.reader.Reader.__init__(self, stream)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)


Event = tuple[int, int, int, Any]
"""What it is, the line and column where it begins, counted from 1, and what belongs to it."""

SCALAR, ODD_SCALAR, MAPPING, SEQUENCE, END, ALIAS, DOCUMENT, BROKEN = range(8)
"""What an event is, and what belongs to it:

a scalar (its text), one that needs a second look (text, style, last line, mark), the beginning of a mapping or sequence
(mark), its end, an alias (its name), the beginning of a document, and where the text stops being YAML (why). A mark is
an anchor or tag as it is written, "" where there is none.
"""
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What a value can have by an escape only."""
_COLLECTIONS = {MappingStartEvent: MAPPING, SequenceStartEvent: SEQUENCE}
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
LONGEST_VALUE = 4000
"""Characters of a value: what proves a fact looks at each of its words beside every other, and never long."""
_DEPTH_OF_ITEMS = 2
"""Levels above an item of a list in the top mapping."""
KeyPath = tuple[str | int, ...]
"""The way to a value from the record it belongs to: ("cards", 0, "q")."""
_ID = LocatedStr("id")
_new_text = str.__new__
_QUOTES = ("'", '"')
_ANSWERS = frozenset(("a", "accept", "wrong", "items"))
"""Keys whose values are compared with what learners type or choose."""
_OF_LINES = frozenset(("cite", "furniture"))
"""Keys whose lists have numbers of lines."""
_HANDLERS = {
    SCALAR: "_scalar",
    ODD_SCALAR: "_odd_scalar",
    MAPPING: "_mapping",
    SEQUENCE: "_sequence",
    END: "_end",
    ALIAS: "_alias",
    DOCUMENT: "_document",
    BROKEN: "_broken",
}


def parse_events(text: str) -> Iterator[Event]:
    """Parse *text* into its events, in order, as far as it is YAML."""
    try:
        next_event = _Parser(text).get_event
        while (event := next_event()) is not None:
            mark: Any = event.start_mark
            if type(event) is ScalarEvent:  # two out of three are
                if event.anchor is None and event.tag is None and (event.style not in ("'", '"') or _is_even(event)):
                    yield SCALAR, mark.line + 1, mark.column + 1, event.value
                else:
                    odd = (event.value, event.style or "", _find_last_line(event), _read_mark(event))
                    yield ODD_SCALAR, mark.line + 1, mark.column + 1, odd
            elif (found := _parse_other(event)) is not None:
                kind, value = found
                yield kind, mark.line + 1, mark.column + 1, value
    except yaml.MarkedYAMLError as fault:
        yield _report_end(fault)
    except yaml.reader.ReaderError:
        yield _report_control(text)


def goes_on(lines: Iterable[str], line: int) -> bool:
    """Tell whether *lines* are YAML to the end of *line*, and further where more follow."""
    for kind, place, _, _ in parse_events("\n".join(lines)):
        if place > line:
            return True
        if kind == BROKEN:
            return False
    return True


def _find_last_line(event: Any) -> int:
    last: int = event.end_mark.line
    return last + 1


def _is_even(event: Any) -> bool:
    """Tell whether a quoted scalar is on one line and has nothing that an editor would not show."""
    if event.start_mark.line != event.end_mark.line:
        return False
    return event.style == "'" or (not CONTROL.search(event.value) and is_plain(event.value))


def _parse_other(event: Any) -> tuple[int, Any] | None:
    """Return the kind of an event that is not a scalar, and its data; None when it does not matter."""
    kind = _COLLECTIONS.get(type(event))
    if kind is not None:
        return kind, _read_mark(event)
    if isinstance(event, _ENDS):
        return END, ""
    if isinstance(event, AliasEvent):
        return ALIAS, event.anchor
    return (DOCUMENT, "") if isinstance(event, DocumentStartEvent) else None


def _read_mark(event: Any) -> str:
    """Return the anchor or tag of *event* as it is written, "" where it has none."""
    if event.anchor is not None:
        return f"&{event.anchor}"
    return "" if event.tag is None else str(event.tag).replace("tag:yaml.org,2002:", "!!")


def _report_end(fault: yaml.MarkedYAMLError) -> Event:
    reason = str(fault.problem)
    mark: Any = fault.context_mark if "end of stream" in reason and fault.context_mark else fault.problem_mark
    return (BROKEN, mark.line + 1, mark.column + 1, reason) if mark else (BROKEN, 1, 1, reason)


def _report_control(text: str) -> Event:
    """Report the first character of *text* that no YAML may have; what was decoded as a file has none."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    at = found.start() if found else 0
    name = f"the character U+{ord(text[at]):04X} is not allowed"
    return BROKEN, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), name


class Mapping(dict[LocatedStr, Any]):
    """A mapping of YAML and the place where it begins."""

    __slots__ = ("hollow", "location", "repeated")

    location: Location
    hollow: tuple[LocatedStr, ...]
    """Keys without a value."""
    repeated: bool
    """Whether a key of it stands twice."""


class Sequence(list[Any]):
    """A sequence of YAML and the place where it begins."""

    __slots__ = ("location",)

    location: Location


Node = Mapping | Sequence | LocatedStr

Finish = AnyMapping[str, Callable[[Mapping], object]]
"""What an item of a list becomes as soon as it ends, by the key of the list in the top mapping."""


class RefusedError(Exception):
    """The YAML cannot be read any further; *problem* says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class NodeBuilder:
    """Builds the nodes of one document, event by event. It is quicker for *plain* text, which `is_plain`."""

    def __init__(self, path: str, finish: Finish = MappingProxyType({}), plain: bool = False) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self._finish = finish
        self._plain = plain
        self._text = ""
        self._open: list[Mapping | Sequence] = []
        self._keys: list[LocatedStr | None] = []

    def build(self, text: str) -> None:
        """Read *text* into nodes.

        Raises RefusedError where it stops being YAML, is nested too deeply, or begins a second document.
        """
        self._text = text
        handlers = [getattr(self, name) for _, name in sorted(_HANDLERS.items())]
        if not self._plain:
            handlers[SCALAR] = self._unclean_scalar
        for kind, line, column, value in parse_events(text):
            handlers[kind](line, column, value)

    def _fact_id(self) -> str:
        """Return the id of the fact whose nodes are being built, "" outside of facts."""
        if len(self._open) < 3 or not isinstance(self._open[2], Mapping):
            return ""
        return str(self._open[2].get(_ID, "")) if self._section() == "facts" else ""

    def _section(self) -> str:
        """Return the key of the top mapping whose value is being built."""
        top = self._open[0]
        return str(next(reversed(top), "")) if isinstance(top, Mapping) else ""

    def _key(self) -> str:
        """Return the key whose value, or item of a list, comes next; "" where a key comes next."""
        if not self._open or isinstance(self._open[-1], Mapping):
            return str(self._keys[-1] or "") if self._open else ""
        holder = self._open[-2] if len(self._open) > 1 else None
        return str(next(reversed(holder), "")) if isinstance(holder, Mapping) else ""

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")

    def _scalar(self, line: int, column: int, value: str) -> None:
        # Two events of three come here: the constructor is called where it does its work.
        if len(value) > LONGEST_VALUE and self._keys[-1:] != ["css"]:  # no rule looks at the words of a style
            value = self._cut_off(Location(self.path, line, column), value)
        text = _new_text(LocatedStr, "" if value.isspace() else value)
        text.path, text.line, text.column = self.path, line, column
        parent = self._open[-1] if self._open else None
        if type(parent) is Mapping:
            key = self._keys[-1]
            if key is None and text:
                self._keys[-1] = text
            elif text and key is not None and key not in parent:
                parent[key] = text
                self._keys[-1] = None
            else:
                self._put(text)
        elif text and type(parent) is Sequence:
            parent.append(text)
        else:
            self._put(text)

    def _cut_off(self, place: Location, value: str) -> str:
        """Report a *value* that is too long to be checked, and return its beginning."""
        self.problems.append(wrong_value.report_long(place, len(value), LONGEST_VALUE, self._fact_id()))
        return value[:LONGEST_VALUE]

    def _unclean_scalar(self, line: int, column: int, value: str) -> None:
        """Take *value* as it is meant, without what copying has left in it."""
        if not is_plain(value):
            if self._key() in _ANSWERS:
                answer = LocatedStr(value, Location(self.path, line, column))
                self.problems += hidden_character.check_answer(answer, self._fact_id())
            value = read_plainly(value).strip(" ")  # a blank beside a leftover was within the value
        self._scalar(line, column, value)

    def _odd_scalar(self, line: int, column: int, odd: tuple[str, str, int, str]) -> None:
        value, style, last, mark = odd
        place = Location(self.path, line, column)
        if mark:
            self._report_mark(place, mark)
            value = value or mark  # the mark was meant as text
        if style in _QUOTES and last > line:
            self._refuse_open_quotation(place, last)
        if style == '"' and CONTROL.search(value):
            self.problems.append(odd_characters.report_escape(place, self._fact_id()))
            value = CONTROL.sub(" ", value)
        if style == '"' and may_hide(value):
            self.problems += hidden_character.check_value(LocatedStr(value, place), self._text, self._fact_id())
        self._unclean_scalar(line, column, value)

    def _refuse_open_quotation(self, place: Location, last: int) -> None:
        """Refuse a quoted value that has run on into the next keys because its closing quotation mark is missing.

        libyaml accepts it; YAML requires further lines of a value to be indented more than its key.
        """
        outer = self._open[-1].location.column - 1 if self._open else 0
        for line in self._lines[place.line : last]:
            if line.strip() and len(line) - len(line.lstrip(" ")) <= outer:
                raise RefusedError(malformed_yaml.report_open_quotation(place, self._fact_id()))

    def _mapping(self, line: int, column: int, mark: str) -> None:
        node = Mapping()
        node.hollow = ()
        node.repeated = False
        self._begin(node, Location(self.path, line, column), mark)

    def _sequence(self, line: int, column: int, mark: str) -> None:
        self._begin(Sequence(), Location(self.path, line, column), mark)

    def _begin(self, node: Mapping | Sequence, place: Location, mark: str) -> None:
        node.location = place
        if mark:
            self._report_mark(place, mark)
        if len(self._open) == deep_nesting.DEEPEST:
            raise RefusedError(deep_nesting.report(place))
        self._put(node)
        self._open.append(node)
        self._keys.append(None)

    def _end(self, _line: int, _column: int, _value: str) -> None:
        node = self._open.pop()
        self._keys.pop()
        if isinstance(node, Sequence) and len(node) > 1:
            self._mend_cut_items(node)
        if len(self._open) == _DEPTH_OF_ITEMS and isinstance(node, Mapping):
            self._finish_item(node)

    def _finish_item(self, node: Mapping) -> None:
        finish, items = self._finish.get(self._section()), self._open[-1]
        if finish is not None and isinstance(items, Sequence):
            items[-1] = finish(node)

    def _alias(self, line: int, column: int, name: str) -> None:
        place = Location(self.path, line, column)
        self.problems.append(anchor_or_tag.report_alias(place, name, self._fact_id()))
        self._put(LocatedStr("?", place))

    def _document(self, line: int, column: int, _value: str) -> None:
        if self.root is not None:
            raise RefusedError(anchor_or_tag.report_second_document(Location(self.path, line, column)))

    def _broken(self, line: int, column: int, reason: str) -> None:
        raise RefusedError(malformed_yaml.report(Location(self.path, line, column), reason))

    def _report_mark(self, place: Location, mark: str) -> None:
        self.problems.append(anchor_or_tag.report_mark(place, mark, self._fact_id()))

    def _put(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            self._put_item(parent, node)
        elif self._keys[-1] is None:
            self._keys[-1] = self._as_key(node)
        else:
            key, self._keys[-1] = self._keys[-1], None
            self._put_value(parent, key, node)

    def _put_item(self, parent: Sequence, node: Node) -> None:
        if node == "":
            self.problems.append(wrong_value.report_empty_item(node.location, self._fact_id()))
            return
        parent.append(node)

    def _as_key(self, node: Node) -> LocatedStr:
        if isinstance(node, LocatedStr):
            if not node:
                self.problems.append(wrong_value.report_empty_key(node.location, self._fact_id()))
            return node
        self.problems.append(wrong_value.report_key_of_parts(node.location, self._fact_id()))
        return LocatedStr("?", node.location)

    def _put_value(self, parent: Mapping, key: LocatedStr, node: Node) -> None:
        if key in parent:
            first = next(known for known in parent if known == key)
            if not parent.repeated:  # where an item lacks its hyphen, all of its keys stand twice
                self.problems.append(duplicate_key.report(key, first, self._fact_id()))
            parent.repeated = True
        elif node != "":
            parent[key] = node
        elif not self._mend_cut_value(parent, key):
            parent.hollow += (key,)
            self.problems.append(wrong_value.report_no_value(key, self._fact_id(), self._lines[key.line - 1]))

    def _mend_cut_items(self, items: Sequence) -> None:
        """Take a number whole that its own commas have cut into several of *items*, and report that."""
        holder = self._open[-1] if self._open else None
        key = next(reversed(holder), "") if isinstance(holder, Mapping) else ""
        is_flow = self._lines[items.location.line - 1].startswith("[", items.location.column - 1)
        runs = wrong_value.find_cut_items(self._lines, items) if is_flow and key not in _OF_LINES else []
        if not runs:
            return
        wholes = [LocatedStr(",".join(items[start:end]), items[start].location) for start, end in runs]
        first, last = runs[0]
        is_sure = len(items) == 2 or (first, last) != (0, len(items))
        self.problems.append(wrong_value.report_cut_items(wholes, items[first:last], self._fact_id(), is_sure))
        for (start, end), whole in reversed([*zip(runs, wholes, strict=True)]):
            items[start:end] = [whole]

    def _mend_cut_value(self, parent: Mapping, key: LocatedStr) -> bool:
        """Take the last value of *parent* whole where *key* is only the rest of it behind a comma, and report that."""
        last = next(reversed(parent), None)
        value = parent[last] if last is not None else None
        if not isinstance(value, LocatedStr):
            return False
        whole = wrong_value.find_cut_value(self._lines[key.line - 1], key, value)
        if last is None or whole is None:
            return False
        if whole != value:  # else it has been taken whole at an earlier comma
            self.problems.append(wrong_value.report_cut_value(whole, str(value), self._fact_id()))
            parent[last] = whole
        return True
