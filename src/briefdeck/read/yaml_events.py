"""YAML text → events: what libyaml reads, in flat records.

Plain tuples of numbers and texts, because there are thirty to a fact, and records with names take twice the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import AliasEvent, DocumentStartEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

from briefdeck.language.hidden_characters import is_plain

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
