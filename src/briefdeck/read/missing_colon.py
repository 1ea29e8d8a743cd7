"""A key without its colon, or the blank behind it: what gives it one, where the YAML is whole again with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as AnyMapping

from briefdeck.language.remembering import lazy_pattern
from briefdeck.located import LocatedStr, Location
from briefdeck.model import Bank, Brief
from briefdeck.problem import Edit
from briefdeck.read.schema import find_records, keys_of_record
from briefdeck.read.yaml_nodes import goes_on

KEYS = frozenset(key for record in find_records(Bank, Brief) for key in keys_of_record(record))
"""Every key that a file of a curator may have."""
_SECTIONS = ("articles", "topics", "names")
"""Keys of the top mapping whose entries have keys of their own."""
_KNOWN = (
    lazy_pattern(r"\A *(?:- +)?([a-z_]+)()(?=\s*(?:#.*)?$)"),
    lazy_pattern(r"\A *(?:- +)?([a-z_]+)([：;=] *| +|:[^\S \t\r]*(?![:/]))(?=\S)"),
)
"""A known key alone, and before a value: the key, and what stands in the place of a colon and a blank."""
_OWN = (
    lazy_pattern(r"\A +([^\s\"'#:-](?:[^\"'#:\[{]*[^\s\"'#:\[{])?)()(?=\s*$)"),
    lazy_pattern(r"\A +([^\s\"'#:-](?:[^\"'#:\[{]*[^\s\"'#:\[{])?)( +)(?=[\[{])"),
    lazy_pattern(r"\A +([a-z0-9-]+)( +)(?=[^\s#])"),
)
"""The same of a key of its own: alone, before a list or mapping, and before a text."""
HAS_KEY = lazy_pattern(r" *(?:- +)?[^\s:]+:(?: |$)")
"""A line that has a key and its colon."""
_FARTHEST = 30
"""Lines above a break at which its cause may stand: those of one value that runs on."""


def find_missing_colon(lines: Sequence[str], line: int, path: str) -> Edit | None:
    """Find what gives a key its colon and blank, at or above *line* where *lines*, of *path*, are no YAML; or None."""
    for at in range(min(line, len(lines)) - 1, max(-1, line - _FARTHEST), -1):
        for edit in _suggest(lines, at, path):
            mended = edit.apply(lines[at])
            if goes_on([*lines[:at], mended, *lines[at + 1 :]], max(line, at + 1)):
                return edit
    return None


def find_bare_entry(lines: Sequence[str], top: AnyMapping[LocatedStr, object], path: str) -> Edit | None:
    """Find what gives the only entry of a key in *top*, of *lines*, its colon, without which it is a text; or None."""
    for section in _SECTIONS:
        value = top.get(LocatedStr(section))
        if isinstance(value, LocatedStr) and value.location.column > 1:
            for edit in _suggest(lines, value.location.line - 1, path):
                return edit
    return None


def _suggest(lines: Sequence[str], at: int, path: str) -> Iterator[Edit]:
    """Yield the ways in which the line at *at* may be given a colon."""
    if HAS_KEY.match(lines[at]):
        return
    own = (_OWN if _begins_more(lines, at) else _OWN[1:]) if _is_entry(lines, at) else ()
    for form in (*_KNOWN, *own):
        if (found := form.match(lines[at])) and (form in _OWN or found[1] in KEYS):
            new = f"{found[1]}: " if found[2] else f"{found[1]}:"
            yield Edit(Location(path, at + 1, found.start(1) + 1), found[1] + found[2], new)


def _is_entry(lines: Sequence[str], at: int) -> bool:
    """Tell whether the line at *at* may be an entry of a key of the top mapping that has entries with own keys."""
    above = next((line for line in reversed(lines[:at]) if line[:1].strip() and line[0] not in "#-"), "")
    return above.partition(":")[0] in _SECTIONS and _indentation(lines[at]) <= 4


def _begins_more(lines: Sequence[str], at: int) -> bool:
    """Tell whether the line behind the one at *at* stands further in."""
    return at + 1 < len(lines) and _indentation(lines[at + 1]) > _indentation(lines[at])


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
