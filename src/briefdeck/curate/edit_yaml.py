"""A new value for one key of a fact → the text of questions.yaml, in which nothing else changes by a byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefdeck.curate.write_yaml import Value, write_entry, write_item
from briefdeck.errors import UserError
from briefdeck.located import LocatedStr
from briefdeck.problem import Edit
from briefdeck.read import yaml_nodes
from briefdeck.read.document import read_document
from briefdeck.read.yaml_nodes import Node

Path = tuple[str | int, ...]
"""The way to a value from the record it belongs to: ("cards", 0, "q")."""

_ORDER = (
    *(
        "id",
        "fact",
        "cite",
        "topic",
        "said_by",
        "as_of",
        "date",
        "tags",
        "value",
        "given",
        "ignore",
        "cards",
        "retired",
    ),
    *("q", "a", "accept", "wrong", "reverse", "cloze", "items", "order", "before", "after", "hint", "because", "image"),
)
"""The keys of a fact and of a card, in the order in which new ones are put."""
_COMMENT = re.compile(r"(?<!\s)\s+#.*$")
_BLANK_OR_COMMENT = re.compile(r"[ \t]*(?:#.*)?\Z")


class UneditableError(UserError):
    """A value cannot be changed by itself; the message is a sentence for the user."""


class _Entry(NamedTuple):
    """A key with its value, on lines of their own."""

    key: LocatedStr
    first: int
    """Its first line, counted from 0."""
    end: int
    """The line after its last."""


def set_value(text: str, path: Path, value: Value | None) -> str:
    """Set the *value* at *path* in *text*, the lines of one record of a list; None takes the key out.

    A key that is not there yet is put where its like stand. Comments stay. Raises UneditableError where the text is
    written so that this cannot be done without a change of something else.
    """
    if not text.endswith("\n"):
        return set_value(f"{text}\n", path, value).removesuffix("\n")
    wanted = _with(plain_value(_read(text)), path, value)
    if wanted == plain_value(_read(text)):
        return text
    for depth in range(len(path), 0, -1):
        part = _inner(wanted, path[:depth])
        new = _replaced(text, path[:depth], part)
        if new is not None and _reads_as(new, wanted):
            return new
    raise UneditableError(f"`{path[0]}` cannot be changed here: change it in questions.yaml by hand")


def read_values(text: str) -> Mapping[str, Value]:
    """Read *text*, the lines of one record of a list, as its keys and what stands under them.

    Raises UneditableError where it cannot be read.
    """
    values = plain_value(_read(text))
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


def apply_edits(texts: Mapping[str, str], edits: Iterable[Edit]) -> dict[str, str]:
    """Make *edits* in *texts*, whole files by their paths.

    Raises UneditableError where an old text is not at its place any more.
    """
    by_path: dict[str, set[Edit]] = {}
    for edit in edits:
        by_path.setdefault(edit.location.path, set()).add(edit)
    return {**texts, **{path: _with_edits(texts.get(path, ""), own) for path, own in by_path.items()}}


def _with_edits(text: str, edits: Iterable[Edit]) -> str:
    lines = text.split("\n")
    starts, start = [], 0
    for line in lines:
        starts.append(start)
        start += len(line) + 1
    for edit in sorted(edits, reverse=True):
        at = starts[edit.location.line - 1] + edit.location.column - 1 if edit.location.line <= len(starts) else -1
        if at < 0 or text[at : at + len(edit.old)] != edit.old:
            raise UneditableError(f"line {edit.location.line} has changed since: look at it again")
        text = text[:at] + edit.new + text[at + len(edit.old) :]
    return text


def _read(text: str) -> Node:
    document = read_document("record:\n" + text, "")
    record = document.root.get(LocatedStr("record")) if document.root else None
    if not isinstance(record, yaml_nodes.Sequence) or len(record) != 1 or document.problems:
        raise UneditableError("this fact cannot be read: mend it in questions.yaml first")
    only: Node = record[0]
    return only


def _reads_as(text: str, wanted: Value) -> bool:
    try:
        return plain_value(_read(text)) == wanted
    except UneditableError:
        return False


def plain_value(node: Node) -> Value:
    """Return *node*, a value as a file has it, without places."""
    if isinstance(node, LocatedStr):
        return str(node)
    if isinstance(node, Mapping):
        return {str(key): plain_value(value) for key, value in node.items()}
    return [plain_value(value) for value in node]


def _with(whole: Value, path: Path, value: Value | None) -> Value:
    """Return *whole* with *value* at *path*."""
    step, *rest = path
    if isinstance(step, int):
        items = list(whole) if isinstance(whole, Sequence) and not isinstance(whole, str) else []
        inner = _with(items[step] if step < len(items) else {}, tuple(rest), value) if rest else value
        new = [] if inner is None else [inner]
        return [*items[:step], *new, *items[step + 1 :]]
    entries = dict(whole) if isinstance(whole, Mapping) else {}
    inner = _with(entries.get(step, [] if isinstance(rest[0], int) else {}), tuple(rest), value) if rest else value
    if inner is None or inner in ([], {}):
        entries.pop(step, None)
        return entries
    return {**entries, step: inner}


def _inner(whole: Value, path: Path) -> Value | None:
    """Return what is at *path*; None where nothing is."""
    for step in path:
        if isinstance(step, int) and isinstance(whole, Sequence) and not isinstance(whole, str):
            if step >= len(whole):
                return None
            whole = whole[step]
        elif isinstance(step, str) and isinstance(whole, Mapping) and step in whole:
            whole = whole[step]
        else:
            return None
    return whole


def _replaced(text: str, path: Path, value: Value | None) -> str | None:
    """Write *text* with *value* at *path* on the lines that are there; None where they hold something else too."""
    lines = text.splitlines(keepends=True)
    *outer, last = path
    node = _walk(_read(text), tuple(outer))
    end = _end_of(_read(text), tuple(outer), lines)
    if isinstance(last, int):
        return _with_item(lines, node, last, end, value)
    if not isinstance(node, yaml_nodes.Mapping):
        return None
    entries = _entries(node, lines, end)
    if entries is None:
        return None
    column = min(entry.key.column for entry in entries) - 1
    own = next((entry for entry in entries if entry.key == last), None)
    if own is None:
        return None if value is None else _with_new_entry(lines, entries, str(last), value, column)
    if value is None:
        return _without(lines, own, entries)
    return _with_entry(lines, own, write_entry(str(last), value, column))


def _walk(node: Node, path: Path) -> Node | None:
    found: Node | None = node
    for step in path:
        if isinstance(step, int) and isinstance(found, yaml_nodes.Sequence):
            found = found[step] if step < len(found) else None
        elif isinstance(step, str) and isinstance(found, yaml_nodes.Mapping):
            found = found.get(LocatedStr(step))
        else:
            return None
    return found


def _end_of(root: Node, path: Path, lines: Sequence[str]) -> int:
    """Return the line after the last of what is at *path*, counted from 0."""
    end, node = len(lines), root
    for step in path:
        if isinstance(node, yaml_nodes.Mapping):
            after = [key.line - 2 for key in node if key.line > _key_line(node, str(step))]
            end = min(after, default=end)
            node = node.get(LocatedStr(str(step)), LocatedStr())
        elif isinstance(node, yaml_nodes.Sequence) and isinstance(step, int):
            after = [_line_of(item) - 2 for item in node[step + 1 :]]
            end = min(after, default=end)
            node = node[step] if step < len(node) else node
    return end


def _key_line(node: yaml_nodes.Mapping, key: str) -> int:
    return next((known.line for known in node if known == key), 0)


def _line_of(node: Node) -> int:
    return node.line if isinstance(node, LocatedStr) else node.location.line


def _entries(node: yaml_nodes.Mapping, lines: Sequence[str], end: int) -> list[_Entry] | None:
    """Return the entries of *node*, each with its lines; None where two share one, or are in braces."""
    starts = [key.line - 2 for key in node]
    before = [lines[start][: key.column - 1] for start, key in zip(starts, node, strict=True)]
    if len(set(starts)) < len(starts) or any(part.strip(" -") for part in before):
        return None
    ends = [_trimmed(lines, start, stop) for start, stop in zip(starts, [*starts[1:], end], strict=True)]
    return [_Entry(key, *span) for key, span in zip(node, zip(starts, ends, strict=True), strict=True)]


def _trimmed(lines: Sequence[str], start: int, end: int) -> int:
    """Leave blank lines and comments at the end to what follows; in a folded text, a comment is a part of it."""
    column = len(lines[start]) - len(lines[start].lstrip(" -"))
    while end > start + 1 and _BLANK_OR_COMMENT.match(lines[end - 1].rstrip("\n")):
        if lines[end - 1].strip() and len(lines[end - 1]) - len(lines[end - 1].lstrip(" ")) > column:
            break
        end -= 1
    return end


def _with_entry(lines: Sequence[str], own: _Entry, written: str) -> str:
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


def _with_new_entry(lines: Sequence[str], entries: Sequence[_Entry], key: str, value: Value, column: int) -> str:
    """Put a new entry behind those that come before it in the usual order."""
    place = _ORDER.index(key) if key in _ORDER else len(_ORDER)
    earlier = [each for each in entries if each.key in _ORDER and _ORDER.index(str(each.key)) < place]
    at = max((each.end for each in earlier), default=entries[-1].end)
    return "".join([*lines[:at], write_entry(key, value, column), *lines[at:]])


def _without(lines: Sequence[str], own: _Entry, entries: Sequence[_Entry]) -> str | None:
    """Take the entry *own* out; one behind a hyphen hands it to the next."""
    first = lines[own.first]
    if "-" not in first[: own.key.column - 1]:
        return "".join([*lines[: own.first], *lines[own.end :]])
    following = next((each for each in entries if each.first == own.end), None)
    if following is None:
        return None
    handed = first[: own.key.column - 1] + lines[following.first][own.key.column - 1 :]
    return "".join([*lines[: own.first], handed, *lines[following.first + 1 :]])


def _with_item(lines: Sequence[str], node: Node | None, at: int, end: int, value: Value | None) -> str | None:
    """Put the item *value* into a list of records at *at*, or behind the last; None takes it out."""
    if not isinstance(node, yaml_nodes.Sequence) or not node or not all(isinstance(each, Mapping) for each in node):
        return None
    starts = [_line_of(item) - 2 for item in node]
    hyphens = [lines[start].find("-") for start in starts]
    if len(set(starts)) < len(starts) or len(set(hyphens)) > 1:
        return None
    ends = [_trimmed(lines, start, stop) for start, stop in zip(starts, [*starts[1:], end], strict=True)]
    first, stop = (starts[at], ends[at]) if at < len(starts) else (ends[-1], ends[-1])
    written = write_item(value, hyphens[0]) if isinstance(value, Mapping) else ""
    return "".join([*lines[:first], written, *lines[stop:]])
