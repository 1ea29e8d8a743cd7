"""Edits of questions.yaml: a value for one key of a record, new lines behind the last item; all else stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from briefdeck.curate.fact_keys import KEYS_IN_ORDER
from briefdeck.curate.fact_slices import filled_lines
from briefdeck.curate.record_values import (
    LINES_ABOVE,
    UneditableError,
    plain_value,
    read_record,
    value_at,
    value_with,
)
from briefdeck.curate.write_yaml import Value, write_entry, write_item
from briefdeck.errors import UserError
from briefdeck.located import LocatedStr
from briefdeck.read import yaml_nodes
from briefdeck.read.document import read_document
from briefdeck.read.yaml_nodes import KeyPath, Node
from briefdeck.read.yaml_nodes import Mapping as MappingNode
from briefdeck.read.yaml_nodes import Sequence as SequenceNode

_COMMENT = re.compile(r"(?<!\s)\s+#.*$")
_INDENT = 2
_EMPTY = re.compile(r"\[\s*\]|\{\s*\}")
_ADVICE: dict[type, str] = {
    SequenceNode: "put one fact below the other, each behind a `- `",
    MappingNode: "put one entry below the other",
}


class _Entry(NamedTuple):
    """A key with its value, on lines of their own."""

    key: LocatedStr
    first: int
    """Its first line, counted from 0."""
    end: int
    """The line after its last."""


def set_value(text: str, path: KeyPath, value: Value | None) -> str:
    """Set the *value* at *path* in *text*, the lines of one record of a list; None takes the key out.

    A key that is not there yet is put where its like stand. Comments stay. Raises UneditableError where the text is
    written so that this cannot be done without a change of something else.
    """
    if not text.endswith("\n"):
        return set_value(f"{text}\n", path, value).removesuffix("\n")
    wanted = value_with(plain_value(read_record(text)), path, value)
    if wanted == plain_value(read_record(text)):
        return text
    # first the value alone; where that cannot be, the list or the keys around it, and so on
    for depth in range(len(path), 0, -1):
        part = value_at(wanted, path[:depth])
        new = _write_part(text, path[:depth], part)
        if new is not None and _reads_as(new, wanted):
            return new
    raise UneditableError(f"`{path[0]}` cannot be changed here: change it in questions.yaml by hand")


def _reads_as(text: str, wanted: Value) -> bool:
    try:
        return plain_value(read_record(text)) == wanted
    except UneditableError:
        return False


def _write_part(text: str, path: KeyPath, value: Value | None) -> str | None:
    """Write *text* with *value* at *path* on the lines that are there; None where they hold something else too."""
    lines = text.splitlines(keepends=True)
    *outer, last = path
    node = _walk(read_record(text), tuple(outer))
    end = _end_of(read_record(text), tuple(outer), lines)
    if isinstance(last, int):
        return _write_item(lines, node, last, end, value)
    if not isinstance(node, yaml_nodes.Mapping):
        return None
    entries = _entries(node, lines, end)
    if entries is None:
        return None
    column = min(entry.key.column for entry in entries) - 1
    own = next((entry for entry in entries if entry.key == last), None)
    if own is None:
        return None if value is None else _write_new_entry(lines, entries, str(last), value, column)
    if value is None:
        return _take_entry_out(lines, own, entries)
    return _write_entry(lines, own, write_entry(str(last), value, column))


def _walk(node: Node, path: KeyPath) -> Node | None:
    found: Node | None = node
    for step in path:
        if isinstance(step, int) and isinstance(found, yaml_nodes.Sequence):
            found = found[step] if step < len(found) else None
        elif isinstance(step, str) and isinstance(found, yaml_nodes.Mapping):
            found = found.get(LocatedStr(step))
        else:
            return None
    return found


def _end_of(root: Node, path: KeyPath, lines: Sequence[str]) -> int:
    """Return the line after the last of what is at *path*, counted from 0."""
    end, node = len(lines), root
    for step in path:
        if isinstance(node, yaml_nodes.Mapping):
            after = [key.line - 1 - LINES_ABOVE for key in node if key.line > _key_line(node, str(step))]
            end = min(after, default=end)
            node = node.get(LocatedStr(str(step)), LocatedStr())
        elif isinstance(node, yaml_nodes.Sequence) and isinstance(step, int):
            after = [_line_of(item) - 1 - LINES_ABOVE for item in node[step + 1 :]]
            end = min(after, default=end)
            node = node[step] if step < len(node) else node
    return end


def _key_line(node: yaml_nodes.Mapping, key: str) -> int:
    return next((known.line for known in node if known == key), 0)


def _line_of(node: Node) -> int:
    return node.line if isinstance(node, LocatedStr) else node.location.line


def _entries(node: yaml_nodes.Mapping, lines: Sequence[str], end: int) -> list[_Entry] | None:
    """Return the entries of *node*, each with its lines; None where two share one, or are in braces."""
    starts = [key.line - 1 - LINES_ABOVE for key in node]
    before = [lines[start][: key.column - 1] for start, key in zip(starts, node, strict=True)]
    if len(set(starts)) < len(starts) or any(part.strip(" -") for part in before):
        return None
    ends = [_trimmed(lines, start, stop) for start, stop in zip(starts, [*starts[1:], end], strict=True)]
    return [_Entry(key, *span) for key, span in zip(node, zip(starts, ends, strict=True), strict=True)]


def _trimmed(lines: Sequence[str], start: int, end: int) -> int:
    """Return *end* without blank lines and comments before it, which belong to what follows; a folded text has none."""
    column = len(lines[start]) - len(lines[start].lstrip(" -"))
    return start + max(1, filled_lines(lines[start:end], column))


def _write_entry(lines: Sequence[str], own: _Entry, written: str) -> str:
    """Put *written* in place of the entry *own*, behind the hyphen where it has one; keep a comment on its line."""
    first = lines[own.first]
    before = first[: own.key.column - 1]
    new = before + written.lstrip(" ")
    if own.end == own.first + 1 and new.count("\n") == 1 and (comment := _comment_of(first)):
        new = f"{new.rstrip()}{comment}\n"
    elif comment := _comment_of(first):
        new = new.replace("\n", f"{comment}\n", 1) if _is_block(written) else new
    return "".join([*lines[: own.first], new, *lines[own.end :]])


def _is_block(written: str) -> bool:
    """Tell whether the first line of an entry may have a comment: it has an indicator, or nothing, behind the key."""
    return written.split("\n", 1)[0].endswith((":", ">-", "|-", ">", "|"))


def _comment_of(line: str) -> str:
    """Return the comment at the end of *line*, with the blanks before it; "" where there is none.

    A “#” within quotation marks is none: without it the line would not read as before.
    """
    found = _COMMENT.search(line.rstrip("\n"))
    if found is None:
        return ""
    bare = re.sub(r"^[\s-]*", "", line[: found.start()])
    whole = re.sub(r"^[\s-]*", "", line)
    one, other = (read_document(each.rstrip() + "\n", "") for each in (bare, whole))
    same = one.root is not None and other.root is not None and one.root == other.root
    return found[0].rstrip() if same else ""


def _write_new_entry(lines: Sequence[str], entries: Sequence[_Entry], key: str, value: Value, column: int) -> str:
    """Put a new entry behind those that come before it in the usual order."""
    place = KEYS_IN_ORDER.index(key) if key in KEYS_IN_ORDER else len(KEYS_IN_ORDER)
    earlier = [each for each in entries if each.key in KEYS_IN_ORDER and KEYS_IN_ORDER.index(str(each.key)) < place]
    at = max((each.end for each in earlier), default=entries[-1].end)
    return "".join([*lines[:at], write_entry(key, value, column), *lines[at:]])


def _take_entry_out(lines: Sequence[str], own: _Entry, entries: Sequence[_Entry]) -> str | None:
    """Take the entry *own* out; one behind a hyphen hands it to the next."""
    first = lines[own.first]
    if "-" not in first[: own.key.column - 1]:
        return "".join([*lines[: own.first], *lines[own.end :]])
    following = next((each for each in entries if each.first == own.end), None)
    if following is None:
        return None
    handed = first[: own.key.column - 1] + lines[following.first][own.key.column - 1 :]
    return "".join([*lines[: own.first], handed, *lines[following.first + 1 :]])


def _write_item(lines: Sequence[str], node: Node | None, at: int, end: int, value: Value | None) -> str | None:
    """Put the item *value* into a list of records at *at*, or behind the last; None takes it out."""
    if not isinstance(node, yaml_nodes.Sequence) or not node or not all(isinstance(each, Mapping) for each in node):
        return None
    starts = [_line_of(item) - 1 - LINES_ABOVE for item in node]
    hyphens = [lines[start].find("-") for start in starts]
    if len(set(starts)) < len(starts) or len(set(hyphens)) > 1:
        return None
    ends = [_trimmed(lines, start, stop) for start, stop in zip(starts, [*starts[1:], end], strict=True)]
    first, stop = (starts[at], ends[at]) if at < len(starts) else (ends[-1], ends[-1])
    written = write_item(value, hyphens[0]) if isinstance(value, Mapping) else ""
    return "".join([*lines[:first], written, *lines[stop:]])


class UnplacedError(UserError):
    """There is no place for something new; the message is a sentence for the user."""


class Insertion(NamedTuple):
    """A questions.yaml with something new."""

    text: str
    """The text of the whole file."""
    first: int
    """The line on which the new part begins, from 1."""
    last: int
    """The line on which it ends."""


def insert_lines(text: str, section: str, added: Sequence[str], is_right: Callable[[str], bool]) -> Insertion:
    """Insert the lines *added* behind the last item of *section*, a key of the top mapping of *text*.

    Comments, order and spelling of everything else stay. *is_right* tells whether a new text reads as it should. Raises
    UnplacedError where the section is written in brackets, is missing, or has no place that is right.
    """
    lines = text.split("\n")
    node, end = _section(text, section, len(lines) if lines[-1] else len(lines) - 1)
    first, column = node.location.line - 1, node.location.column - 1
    opening = lines[first][column:]
    if not node and (bracket := _EMPTY.match(opening)):
        lines[first] = f"{lines[first][:column]}{opening[bracket.end() :]}".rstrip()
        column, ends, gap = _INDENT, [first + 1], []
    elif opening.startswith("{") or (isinstance(node, SequenceNode) and not opening.startswith("-")):
        raise UnplacedError(f"`{section}:` is written in brackets: {_ADVICE[type(node)]}")
    else:
        # Comments before the next key belong to it; but where the last value is a block, they may be its words.
        ends, gap = [filled_lines(lines[:end], column), end], [""] if _apart(lines, node) else []
    new = [f"{' ' * column}{line}" if line else line for line in added]
    for end in ends:
        whole = "\n".join([*lines[:end], *gap, *new, *(lines[end:] or [""])])
        if is_right(whole):
            begin = end + len(gap) + 1
            return Insertion(whole, begin, begin + len(new) - 1)
    raise UnplacedError(f"nothing can be written behind the last entry of `{section}:`: write it there by hand")


def _section(text: str, section: str, last: int) -> tuple[MappingNode | SequenceNode, int]:
    """Find the value of *section*, and how many of the *last* lines of *text* end before the next key."""
    root = read_document(text, "").root
    node: Node | None = root.get(LocatedStr(section)) if root is not None else None
    if root is None or node is None or isinstance(node, str):
        raise UnplacedError(f"questions.yaml has no `{section}:` with entries: write `{section}:` where it shall stand")
    after = [key.location.line - 1 for key in root if key.location.line > node.location.line]
    return node, min(after, default=last)


def _apart(lines: Sequence[str], node: MappingNode | SequenceNode) -> bool:
    """Tell whether there is a blank line between entries."""
    places = [each.location.line for each in node]
    return any(not lines[place - 2].strip() for place in places[1:])
