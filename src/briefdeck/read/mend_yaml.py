"""Where YAML breaks off, what its writer probably meant, and what mends it: mistakes of beginners, by line.

What is wrong is told as a sentence; a colon that lacks, and a wrong indentation, come with the edits that make the YAML
whole again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as AnyMapping
from typing import NamedTuple

from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.words import STOP_WORDS
from briefdeck.located import LocatedStr, Location
from briefdeck.model import Bank, Brief
from briefdeck.problem import Edit
from briefdeck.read.schema import find_records, keys_of_record
from briefdeck.read.yaml_nodes import goes_on

_KEYS = frozenset(key for record in find_records(Bank, Brief) for key in keys_of_record(record))
"""Every key that a file of a curator may have."""
_HAS_KEY = lazy_pattern(r" *(?:- +)?[^\s:]+:(?: |$)")
"""A line that has a key and its colon."""
_TOLD_BY_THEMSELVES = _KEYS - STOP_WORDS | {"a"}
"""Keys that are told without their colon: a line of a text seldom begins with one."""
_INDENT = lazy_pattern(r"(\s*)(- +)?")
_KEY = lazy_pattern(r" *(?:- +)?([a-z_]+):(?: |$)")
_ANY_KEY = lazy_pattern(r" *(?:- +)?[^\s:#][^:]*:(?: |$)")
_BARE = lazy_pattern(r" *(?:- +)?([a-z_]+)(?:[：;=] *| +)(?=\S)")
_CITED = lazy_pattern(r" *(?:- +)?cite: +[\[{]?([a-z0-9-]+): +([0-9]+(?:-[0-9]+)?)")
_CITED_ARTICLE = lazy_pattern(r" *(?:- +)?cite: +[\[{]?([a-z0-9-]+): *$")
_DASH = lazy_pattern(r" *([‐-―−•·*–])\s*\w")
_CLOSED = lazy_pattern(r""" *(?:- +)?[a-z_]+: +(?:"[^"]*"|'[^']*') *[^\s#"',}\]]""")
_BRACKET = lazy_pattern(r" *(?:- +)?[a-z_]+: +([\[{])")
_EMPTY = lazy_pattern(r"(?m)^([a-z_]+): *(\[ *\]|\{ *\}) *(?:#.*)?$")
_ENTRY = lazy_pattern(r" *- +id:")
_CONFLICT = lazy_pattern(r"(?m)^(?:<{7} |={7}$|>{7} )")
_BACKSLASH = "a backslash within \" begins a sign of its own: put ' around the value instead"
_BEGINNINGS = (
    ("did not find expected alphabetic or numeric", "text that begins with `*` or `&` goes into quotation marks"),
    ("expected alphabetic or numeric character, but", "text that begins with `*` or `&` goes into quotation marks"),
    ("did not find expected comment or line break", "text that begins with `|` or `>` goes into quotation marks"),
    ("expected chomping or indentation indicators", "text that begins with `|` or `>` goes into quotation marks"),
    ("unknown escape character", _BACKSLASH),
    ("expected hexdecimal number", _BACKSLASH),
    ("escape sequence of", _BACKSLASH),
)
"""What a value cannot begin with, or have within double marks, by a part of what the parser says: libyaml, PyYAML."""

SECTIONS = ("articles", "topics", "names")
"""Keys of the top mapping whose entries have keys of their own, and can be set aside one by one."""
NO_ENTRY = "this line is no `key: value`: take it out"
"""Said of a line at the margin that is neither an entry nor part of one."""


class Diagnosis(NamedTuple):
    """What is wrong, as a sentence, and the line and column where it is, from 1."""

    line: int
    column: int
    why: str


def find_conflict(text: str) -> Diagnosis | None:
    """Find the first mark of a merge of Git that nobody has resolved."""
    if "<<<<<<<" not in text or (mark := _CONFLICT.search(text)) is None:
        return None
    why = "here begins a merge that is not resolved: keep one of its two sides, and take out its three marks"
    return Diagnosis(text.count("\n", 0, mark.start()) + 1, 1, why)


def empty_value_above(lines: Sequence[str], line: int) -> Diagnosis | None:
    """Find the brackets, left standing behind the key of *line*, of *lines*, under which entries follow; or None."""
    above = _written_above(lines, min(line, len(lines)) - 1, 0)
    empty = _EMPTY.match(lines[above])
    if empty is None or above + 1 >= line:
        return None
    why = f"`{empty[2]}` says that `{empty[1]}:` is empty, but entries follow: take the brackets away"
    return Diagnosis(above + 1, empty.start(2) + 1, why)


def _written_above(lines: Sequence[str], here: int, default: int) -> int:
    """Return the place of the last line above the one at *here* that is neither blank nor a comment, or *default*."""
    return next((at for at in range(here - 1, -1, -1) if lines[at].strip()[:1] not in ("", "#")), default)


def find_stray_words(lines: Sequence[str], line: int) -> Diagnosis | None:
    """Find words without a key, such as one that is just being typed, on the line above the break at *line*; or None.

    They stand where the keys above them do, so that they go on with no value, and *lines* are YAML without them.
    """
    at = next((at for at in range(min(line - 1, len(lines)) - 1, -1, -1) if lines[at].strip()), 0)
    words = lines[at].strip()
    margin = _INDENT.match(lines[at])
    if (
        not words
        or words[0] in "-#[{\"'&*!|>%@`"
        or _HAS_KEY.match(words)
        or margin is None
        or not _is_in_record(lines[:at], margin.end())
    ):
        return None
    if not goes_on([*lines[:at], "", *lines[at + 1 :]], line):
        return None
    return Diagnosis(at + 1, margin.end() + 1, f"“{words}” is neither `key: value` nor the rest of a value")


def _is_in_record(above: Sequence[str], column: int) -> bool:
    """Tell whether the lines *above* end in a record whose keys stand behind *column* characters."""
    for line in reversed(above):
        margin = _INDENT.match(line)
        if line.strip() and margin is not None and margin.end() <= column:
            return margin.end() == column and _ANY_KEY.match(line) is not None
    return False


def missing_facts_key(lines: Sequence[str], line: int) -> Diagnosis | None:
    """Find a list of facts that begins at *line*, of *lines*, below a blank line or a comment and without `facts:`."""
    if not 1 < line <= len(lines):
        return None
    above = lines[line - 2].strip()[:1]
    if above not in ("", "#") or not _ENTRY.match(lines[line - 1]) or any(each.startswith("facts:") for each in lines):
        return None
    return Diagnosis(line, 1, "a list of facts begins here, and `facts:` is missing on the line above it")


def diagnose(lines: Sequence[str], line: int, column: int, reason: str) -> Diagnosis | None:
    """Say what broke the YAML of *lines* at *line* and *column*, of which the parser gives a *reason*; None if unknown.

    The line itself is looked at, and the one with words before it, where the cause often is.
    """
    here = min(line, len(lines)) - 1
    above = _written_above(lines, here, here)
    for at in dict.fromkeys((here, above)):
        for find in _FINDERS:
            if (found := next(find(lines[at]), None)) is not None:
                return Diagnosis(at + 1, found[0], found[1])
    if "a bracket is not closed" in reason and (opened := _never_closed(lines, here)) is not None:
        return opened
    if "neither `key: value`" in reason and lines[above][:1].strip() and not _KEY.match(lines[above]):
        return Diagnosis(above + 1, 1, NO_ENTRY)
    for part, why in _BEGINNINGS:
        if part in reason:
            return Diagnosis(line, column, why)
    return None


_Found = Iterator[tuple[int, str]]
"""The column, from 1, of what is wrong on a line, and what is wrong."""


def _odd_indentation(line: str) -> _Found:
    blanks = _INDENT.match(line)
    for column, char in enumerate(blanks[1] if blanks else "", 1):
        if char not in " \t\r":
            yield column, f"this line is indented with {_named(char)}: use spaces"


def _odd_dash(line: str) -> _Found:
    if dash := _DASH.match(line):
        yield dash.start(1) + 1, f"here is {_named(dash[1])}, where an item begins with a hyphen: `- `"


def _dash_without_blank(line: str) -> _Found:
    if dash := re.match(r" *-(?=[a-z_]+:(?: |$))", line):
        yield dash.end(), "a space is missing behind the hyphen: `- ` begins an item"


def _citation_with_a_blank(line: str) -> _Found:
    if cited := _CITED.match(line):
        yield cited.start(1) + 1, f"a citation has no blank in it: `{cited[1]}:{cited[2]}`"
    elif whole := _CITED_ARTICLE.match(line):
        yield whole.start(1) + 1, f"the number of the line is missing behind `{whole[1]}:`"


def _key_without_colon(line: str) -> _Found:
    if (bare := _BARE.match(line)) and bare[1] in _TOLD_BY_THEMSELVES and not _KEY.match(line):
        yield bare.end(1) + 1, f"a colon and a space are missing behind the key: `{bare[1]}: …`"


def _closed_too_early(line: str) -> _Found:
    if closed := _CLOSED.match(line):
        yield (
            closed.end(),
            "text follows the mark that closes the value: put ' around the whole value instead",
        )


def _bracketed(line: str) -> _Found:
    begin = _BRACKET.match(line)
    if begin and (end := _closing(line, begin.start(1))) and line[end:].strip() and line[end:].strip()[0] != "#":
        yield begin.start(1) + 1, f"a value that begins with `{begin[1]}` goes into quotation marks"


def _closing(line: str, start: int) -> int:
    """Return the place behind the bracket that closes the one at *start*; 0 where none does."""
    depth = 0
    for place in range(start, len(line)):
        depth += (line[place] in "[{") - (line[place] in "]}")
        if depth == 0:
            return place + 1
    return 0


def _never_closed(lines: Sequence[str], here: int) -> Diagnosis | None:
    """Find the bracket that is open at the end of a line before *here*, and below which the next key stands."""
    for at in range(here - 1, -1, -1):
        begin = _BRACKET.match(lines[at])
        if begin and not _closing(lines[at], begin.start(1)) and _KEY.match(lines[at + 1]):
            return Diagnosis(at + 1, begin.start(1) + 1, "a bracket opened here is never closed")
        if _KEY.match(lines[at]) and at < here - 1:
            break
    return None


_FINDERS: tuple[Callable[[str], _Found], ...] = (
    _odd_indentation,
    _odd_dash,
    _dash_without_blank,
    _citation_with_a_blank,
    _closed_too_early,
    _bracketed,
    _key_without_colon,
)


def _named(character: str) -> str:
    return (
        f"“{character}”, {unicodedata.name(character, 'a sign').lower()}"
        if character.strip()
        else (f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip())
    )


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
_FARTHEST = 30
"""Lines above a break at which its cause may stand, a mark be open, or a line be the example of an indentation."""


def find_missing_colon(lines: Sequence[str], line: int, path: str) -> Edit | None:
    """Find what gives a key its colon and blank, at or above *line* where *lines*, of *path*, are no YAML; or None."""
    for at in range(min(line, len(lines)) - 1, max(-1, line - _FARTHEST), -1):
        for edit in _suggest_colons(lines, at, path):
            mended = edit.apply(lines[at])
            if goes_on([*lines[:at], mended, *lines[at + 1 :]], max(line, at + 1)):
                return edit
    return None


def find_bare_entry(lines: Sequence[str], top: AnyMapping[LocatedStr, object], path: str) -> Edit | None:
    """Find what gives the only entry of a key in *top*, of *lines*, its colon, without which it is a text; or None."""
    for section in SECTIONS:
        value = top.get(LocatedStr(section))
        if isinstance(value, LocatedStr) and value.location.column > 1:
            for edit in _suggest_colons(lines, value.location.line - 1, path):
                return edit
    return None


def _suggest_colons(lines: Sequence[str], at: int, path: str) -> Iterator[Edit]:
    """Yield the ways in which the line at *at* may be given a colon."""
    if _HAS_KEY.match(lines[at]):
        return
    own = (_OWN if _begins_more(lines, at) else _OWN[1:]) if _is_entry(lines, at) else ()
    for form in (*_KNOWN, *own):
        if (found := form.match(lines[at])) and (form in _OWN or found[1] in _KEYS):
            new = f"{found[1]}: " if found[2] else f"{found[1]}:"
            yield Edit(Location(path, at + 1, found.start(1) + 1), found[1] + found[2], new)


def _is_entry(lines: Sequence[str], at: int) -> bool:
    """Tell whether the line at *at* may be an entry of a key of the top mapping that has entries with own keys."""
    above = next((line for line in reversed(lines[:at]) if line[:1].strip() and line[0] not in "#-"), "")
    return above.partition(":")[0] in SECTIONS and _indentation(lines[at]) <= 4


def _begins_more(lines: Sequence[str], at: int) -> bool:
    """Tell whether the line behind the one at *at* stands further in."""
    return at + 1 < len(lines) and _indentation(lines[at + 1]) > _indentation(lines[at])


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_KEYED = re.compile(r"( *)((?:- {1,8})?)([^\s:#\"'\[{-][^:]*):(?= |$)")
"""A line that has a key: its blanks, the hyphens of items, and the key."""
_OPENED = re.compile(r""" *(?:- +)?(?:[^\s:]+: +)?(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$""")
"""A line that opens a quotation mark and does not close it."""
_TOP = frozenset((*keys_of_record(Bank), *keys_of_record(Brief)))
"""Keys that may stand at the margin."""
_FURTHER = (12, 3)
"""How many lines behind the break have to be YAML too: as many as can be, and at least so many."""


def find_wrong_indentation(lines: Sequence[str], line: int, path: str) -> list[Edit]:
    """Find what puts right the indentation of a line at or just above *line*, where *lines*, of *path*, are no YAML.

    Its own edit comes first, and then those of the lines below that belong to it. There are none where no width of the
    lines above lets the YAML go on.
    """
    here = min(line, len(lines)) - 1
    above = _written_above(lines, here, here)
    if any(_OPENED.match(each) for each in lines[max(0, here - _FARTHEST) : here]):
        return []
    tries = [edits for at in dict.fromkeys((here, above)) for edits in _suggest_widths(lines, at, path)]
    for further in _FURTHER:
        for edits in tries:
            mended = list(lines)
            for edit in edits:
                mended[edit.location.line - 1] = edit.apply(mended[edit.location.line - 1])
            if goes_on(mended, here + 1 + further):
                return edits
    return []


def _suggest_widths(lines: Sequence[str], at: int, path: str) -> Iterator[list[Edit]]:
    """Yield the ways in which the line at *at* may be indented like one of its kind above, alone or with its own."""
    own = _KEYED.match(lines[at])
    if own is None:
        return
    old = len(own[1])
    below = next((end for end in range(at + 1, len(lines)) if _is_outside(lines[end], old)), len(lines))
    for width in _widths_above(lines, at, own):
        first = Edit(Location(path, at + 1, 1), own[1], " " * width)
        rest = [
            _shift(lines[index], index, path, width - old) for index in range(at + 1, below) if lines[index].strip()
        ]
        yield [first]
        if rest and None not in rest:
            yield [first, *filter(None, rest)]


def _is_outside(line: str, width: int) -> bool:
    """Tell whether *line* is no part of an entry whose first line is indented by *width*."""
    return bool(line.strip()) and _indentation(line) <= width


def _shift(line: str, at: int, path: str, by: int) -> Edit | None:
    """Return what indents *line*, at *at*, further *by* so many columns; None where there are not as many."""
    old = _indentation(line)
    return Edit(Location(path, at + 1, 1), " " * old, " " * (old + by)) if old + by >= 0 else None


def _widths_above(lines: Sequence[str], at: int, own: re.Match[str]) -> list[int]:
    """Return how far lines of the same kind as *own*, at *at*, are indented above it, the nearest first.

    An item is of the kind of items that begin with the same key; a key known to the format, of known keys; a key that
    the curator has chosen, of such. A key stands under the key behind a hyphen, and only keys of the top at the margin.
    """
    found = []
    for above in reversed(lines[max(0, at - _FARTHEST) : at]):
        if (other := _KEYED.match(above)) is None:
            continue
        if own[2]:
            if other[2] and other[3] == own[3]:
                found.append(len(other[1]))
        elif (other[3] in _KEYS) == (own[3] in _KEYS) and (other.start(3) or own[3] in _TOP):
            found.append(other.start(3))
    return [width for width in dict.fromkeys(found) if width != len(own[1])]
