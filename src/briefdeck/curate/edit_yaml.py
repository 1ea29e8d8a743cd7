"""Edits of questions.yaml: a value for one key of a record, named as in a terminal, or lines behind the last item."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import NamedTuple

from briefdeck.curate.fact_slices import filled_lines
from briefdeck.curate.write_yaml import (
    LINES_ABOVE,
    UneditableError,
    Value,
    items_of,
    plain_value,
    read_record,
    value_at,
    value_with,
    write_entry,
    write_item,
)
from briefdeck.errors import UserError
from briefdeck.located import LocatedStr
from briefdeck.model import Card, Fact, Picture, Reverse
from briefdeck.read import yaml_nodes
from briefdeck.read.schema import words_at
from briefdeck.read.yaml_document import read_document
from briefdeck.read.yaml_nodes import KeyPath, Node
from briefdeck.read.yaml_nodes import Mapping as MappingNode
from briefdeck.read.yaml_nodes import Sequence as SequenceNode

_OF_FACT, _OF_CARD, _OF_IMAGE, _OF_REVERSE = (
    tuple(each.name for each in fields(record)) for record in (Fact, Card, Picture, Reverse)
)
_LAST = ("cards", "retired")
KEYS_IN_ORDER = tuple(key for key in dict.fromkeys((*_OF_FACT, *_OF_CARD)) if key not in _LAST) + _LAST
"""The keys of a fact and of a card, in the order in which new ones are put."""
OF_FACT = tuple(key for key in _OF_FACT if key not in _LAST)
"""The keys of a fact that are asked for."""
OF_CARD = (
    *(key for key in _OF_CARD if key not in ("image", "retired")),
    *(f"reverse.{key}" for key in _OF_REVERSE),
    *(f"image.{key}" for key in _OF_IMAGE),
)
"""The keys of a card that are asked for."""
_LISTS = frozenset(("cite", "tags", "accept", "wrong", "items", "before", "after"))
_TABLES = frozenset(("value", "given", "sic", "ignore"))
_ID = LocatedStr("id")
_PARTED = ("image", "reverse")
"""The keys of a card whose own keys are entered one by one."""


def known_keys(values: Mapping[str, Value]) -> list[str]:
    """List the keys that may be entered for a fact with those *values*, those of one more card among them."""
    cards = len(items_of(values.get("cards", ()))) + 1
    return [*OF_FACT, *(f"cards.{card}.{key}" for card in range(cards) for key in OF_CARD)]


def parse_key(key: str) -> KeyPath:
    """Read *key*. Raises ValueError with a sentence where there is none of that name."""
    steps = split_key(key)
    of_card = len(steps) > 2 and steps[0] == "cards" and isinstance(steps[1], int)
    if key not in OF_FACT and not (of_card and ".".join(map(str, steps[2:])) in OF_CARD):
        raise ValueError(f"there is no key “{key}”: write one such as as_of, tags or cards.0.wrong")
    return steps


def words_of(key: str) -> list[str]:
    """List the words of which the value of *key* is one; [] where it is any text, or there is no such key."""
    return words_at(Fact, split_key(key))


def split_key(key: str) -> KeyPath:
    """Read *key*, which may be unknown."""
    return tuple(int(step) if step.isdecimal() else step for step in key.split("."))


def parse_entry(key: str, entry: str) -> Value:
    """Read what was entered for *key*. Values of a list are parted by ;, as are entries such as term: reason."""
    name = key.rpartition(".")[2]
    parts = split_citations(entry) if name == "cite" else [part.strip() for part in entry.split(";") if part.strip()]
    if name in _TABLES:
        pairs = (part.partition(": " if ": " in part else ":") for part in parts)
        return {term.strip(): reason.strip() for term, _, reason in pairs}
    return parts if name in _LISTS else entry.strip()


def format_entry(key: str, value: Value) -> str:
    """Write *value* as it may be entered for *key*."""
    if isinstance(value, str):
        return value
    parts = [f"{name}: {each}" for name, each in value.items()] if isinstance(value, Mapping) else map(str, value)
    return (", " if key == "cite" else "; ").join(parts)


def split_citations(entry: str) -> list[str]:
    """Read several citations on one line: parted by commas, or by semicolons as other values are."""
    return [part.strip() for part in re.split("[;,]", entry) if part.strip()]


def entry_of(values: Mapping[str, Value], key: str) -> str:
    """Return what would be entered for *key* of the fact with those *values*; "" where it has none."""
    value = value_at(values, split_key(key))
    return "" if value is None else format_entry(key, value)


def with_entry(values: Mapping[str, Value], key: str, entry: str) -> dict[str, Value]:
    """Return the *values* of a fact with what was entered for *key*; an empty *entry* takes it out.

    What stands there as it was stays as it is, though it would be read otherwise. Raises ValueError with a sentence
    where cards between are missing.
    """
    path, cards = split_key(key), len(items_of(values.get("cards", ())))
    if len(path) > 1 and isinstance(path[1], int) and path[1] > cards:
        raise ValueError(f"there is no cards.{cards} yet: enter that before {key}")
    if entry.strip() == entry_of(values, key).strip():
        return dict(values)
    changed = value_with(values, path, parse_entry(key, entry) or None)
    return dict(changed) if isinstance(changed, Mapping) else {}


def in_order(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return *values* of a fact as they are written: its keys and those of its cards in order, without empty ones."""
    fact = {key: values[key] for key in sorted(values, key=order_of) if values[key]}
    cards = [in_order(card) if isinstance(card, Mapping) else card for card in items_of(fact.pop("cards", ())) if card]
    return {**fact, "cards": cards} if cards else fact


def order_of(key: str) -> tuple[int, int, int]:
    """Return a sort key: the keys of a fact as they are written, and those of its cards behind them, card by card."""
    if not key.startswith("cards."):
        return _place(KEYS_IN_ORDER, key), 0, 0
    _, card, name = key.split(".", 2)
    return len(KEYS_IN_ORDER) + 1, int(card), _place(OF_CARD, name)


def _place(order: Sequence[str], key: str) -> int:
    return order.index(key) if key in order else len(order)


def keys_of(values: Mapping[str, Value]) -> list[str]:
    """List the keys of a fact with those *values*, and of its cards, that may be entered one by one."""
    keys = [key for key in values if key in OF_FACT]
    for number, card in enumerate(items_of(values.get("cards", ()))):
        for key, value in card.items() if isinstance(card, Mapping) else ():
            inner = value if key in _PARTED and isinstance(value, Mapping) else {}
            keys += [f"cards.{number}.{key}.{each}" for each in inner] or [f"cards.{number}.{key}"]
    return keys


def key_at(text: str, fact: str, line: int) -> str:
    """Find the key of the fact with the id *fact* in *text*, that of questions.yaml, that stands on *line*."""
    root = read_document(text, "").root
    facts = root.get(LocatedStr("facts")) if root is not None else None
    records = (each for each in facts or () if isinstance(each, MappingNode))
    node: Node | None = next((each for each in records if each.get(_ID) == fact), None)
    steps: list[str] = []
    while isinstance(node, MappingNode | SequenceNode) and node:
        if isinstance(node, MappingNode):
            above = [key for key in node if key.line <= line]
            if not above:
                break
            key = max(above, key=lambda each: each.line)
            steps.append(str(key))
            node = node[key]
            if key in _LISTS or key in _TABLES:
                break
        else:
            places = [place for place, item in enumerate(node) if item.location.line <= line]
            steps.append(str(places[-1] if places else 0))
            node = node[int(steps[-1])]
    return ".".join(steps)


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
