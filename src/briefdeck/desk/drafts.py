"""What is typed on the page → the text of questions.yaml as it would be: nothing is written here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from briefdeck.curate.edit_yaml import Path, UneditableError, set_value
from briefdeck.curate.insert_fact import Draft, insert_fact, propose_id
from briefdeck.curate.write_yaml import Value, write_item
from briefdeck.desk.views import cited_lines, values_of
from briefdeck.errors import UserError
from briefdeck.live.slices import CutFile, FactSlice, cut_file
from briefdeck.located import LocatedStr
from briefdeck.read.document import read_document

_KEY = re.compile(r"[a-z_]{1,20}(?:\.(?:[0-9]{1,3}|[a-z_]{1,20}))*")
_BLANK_OR_COMMENT = re.compile(r"[ \t]*(?:#.*)?\Z")
_DEEPEST = 4


class PlacedFact(NamedTuple):
    """A fact in the text of a file."""

    text: str
    """The text of the whole file."""
    cut: CutFile
    slice: FactSlice


def read_changes(data: Any) -> dict[Path, Value | None]:
    """Read what a page sends: new values by their keys, such as "cards.0.q". Raises UserError where it is no such."""
    if not isinstance(data, dict):
        raise UserError("there are no values")
    changes: dict[Path, Value | None] = {}
    for key, value in data.items():
        if not _KEY.fullmatch(key):
            raise UserError(f"there is no key “{key[:40]}”")
        path = tuple(int(step) if step.isdecimal() else step for step in key.split("."))
        changes[path] = None if value is None else _as_value(value)
    return changes


def _as_value(value: Any, depth: int = 0) -> Value:
    if isinstance(value, str):
        return " ".join(value.split()) if "\n" in value else value
    if isinstance(value, list) and depth < _DEEPEST:
        return [_as_value(each, depth + 1) for each in value]
    if isinstance(value, dict) and depth < _DEEPEST:
        return {str(key): _as_value(each, depth + 1) for key, each in value.items()}
    raise UserError("a value is a text, a list, or keys with values")


def find_slice(cut: CutFile, id_: str) -> FactSlice:
    """Find the fact with the id. Raises UserError where it is gone."""
    found = next((each for each in cut.slices if each.id == id_), None)
    if found is None:
        raise UserError(f"the fact “{id_}” is not in questions.yaml any more")
    return found


def change_fact(text: str, id_: str, changes: Mapping[Path, Value | None]) -> PlacedFact:
    """Make *changes* of the fact with the id in *text*. Raises UserError where it is gone or cannot be changed."""
    own = find_slice(cut_file(text), id_)
    new = own.text
    for path, value in changes.items():
        new = set_value(new, path, value)
    return replace_slice(text, own, new)


def replace_slice(text: str, own: FactSlice, new: str) -> PlacedFact:
    """Put the lines *new* in place of the fact *own* of *text*."""
    start = _offset(text, own.first)
    changed = f"{text[:start]}{new}{text[start + len(own.text) :]}"
    cut = cut_file(changed)
    return PlacedFact(changed, cut, next(each for each in cut.slices if each.first == own.first))


def add_fact(text: str, values: Mapping[str, Value]) -> PlacedFact:
    """Add a fact with *values* to *text*: behind the last fact of the same line, else of the same article.

    Two branches that add facts then seldom write at the same place. An id is made where none is given.
    """
    cut = cut_file(text)
    known = {each.id for each in cut.slices}
    id_ = str(values.get("id") or propose_id(str(values.get("fact", "")), known))
    if id_ in known:
        raise UserError(f"there is a fact “{id_}” already: choose another id")
    whole = {"id": id_, **{key: value for key, value in values.items() if key != "id" and value not in ("", [], {})}}
    if not cut.slices:
        placed = insert_fact(text, Draft(whole))
        new = cut_file(placed.text)
        return PlacedFact(placed.text, new, find_slice(new, id_))
    before = _neighbour(cut.slices, whole)
    lines = before.text.splitlines(keepends=True)
    end = _last_filled(lines)
    column = len(before.text) - len(before.text.lstrip(" "))
    apart = ["\n"] if any(not line.strip() for each in cut.slices[:-1] for line in each.text.splitlines()[-1:]) else []
    item = write_item(whole, column)
    filled = [line if line.endswith("\n") else f"{line}\n" for line in lines[:end]]
    start = _offset(text, before.first)
    changed = text[:start] + "".join([*filled, *apart, item, *lines[end:]]) + text[start + len(before.text) :]
    new = cut_file(changed)
    placed_slice = find_slice(new, id_)
    if len(new.slices) != len(cut.slices) + 1:
        raise UneditableError("the fact cannot be written there: put it into questions.yaml by hand")
    return PlacedFact(changed, new, placed_slice)


def _neighbour(slices: Sequence[FactSlice], values: Mapping[str, Value]) -> FactSlice:
    """Find the fact behind which a new one with *values* stands best."""
    wanted = next(iter(cited_lines(values)), None)
    best, place = slices[-1], (-1, -1)
    for at, each in enumerate(slices):
        for cited in cited_lines(values_of(each.text)):
            same = wanted is not None and cited["article"] == wanted["article"]
            if wanted is not None and same and cited["first"] <= wanted["first"] and (cited["first"], at) >= place:
                best, place = each, (cited["first"], at)
    return best


def _last_filled(lines: Sequence[str]) -> int:
    end = len(lines)
    while end and _BLANK_OR_COMMENT.match(lines[end - 1].rstrip("\n")):
        end -= 1
    return end


def _offset(text: str, line: int) -> int:
    """Return where *line* begins in *text*, in characters."""
    at = 0
    for _ in range(line - 1):
        at = text.index("\n", at) + 1
    return at


def remove_fact(text: str, id_: str) -> str:
    """Take the fact with the id out of *text*, and leave comments before the next one."""
    own = find_slice(cut_file(text), id_)
    lines = own.text.splitlines(keepends=True)
    rest = lines[_last_filled(lines) :]
    while rest and not rest[0].strip():
        rest = rest[1:]
    start = _offset(text, own.first)
    return text[:start] + "".join(rest) + text[start + len(own.text) :]


def change_article(text: str, key: str, path: Path, value: Value) -> str:
    """Set the *value* at *path* of the article *key* in *text*."""
    root = read_document(text, "").root
    articles = root.get(LocatedStr("articles")) if root is not None else None
    entry = articles.get(LocatedStr(key)) if isinstance(articles, dict) else None
    if not isinstance(entry, dict) or not entry:
        raise UserError(f"there is no article “{key}” in questions.yaml")
    lines = text.splitlines(keepends=True)
    first, column = min(each.line for each in entry) - 1, min(each.column for each in entry) - 1
    rest = range(first, len(lines))
    end = next((at for at in rest if lines[at].strip() and not lines[at][:column].isspace()), len(lines))
    if column < 2 or not lines[first][:column].isspace():
        raise UneditableError("this article is written in braces: change it in questions.yaml by hand")
    record = f"{lines[first][: column - 2]}- {lines[first][column:]}" + "".join(lines[first + 1 : end])
    changed = set_value(record, path, value)
    back = f"{changed[: column - 2]}  {changed[column:]}"
    return "".join([*lines[:first], back, *lines[end:]])


def add_dispute(text: str, dispute: Mapping[str, Value]) -> str:
    """Add *dispute* behind the last one of *text*."""
    root = read_document(text, "").root
    disputes = root.get(LocatedStr("disputes")) if root is not None else None
    item = write_item(dispute, 2)
    if root is None or (disputes is not None and not isinstance(disputes, list)):
        raise UneditableError("questions.yaml cannot be read: mend it first")
    if not disputes:
        if disputes is not None:
            raise UneditableError("take `disputes: []` out of questions.yaml first")
        return f"{text.rstrip()}\n\ndisputes:\n{item}"
    lines = text.splitlines(keepends=True)
    column = lines[disputes[0].location.line - 1].find("-")
    after = [key.line - 1 for key in root if key.line > disputes[-1].location.line]
    end = _last_filled(lines[: min(after, default=len(lines))])
    last = lines[end - 1] if lines[end - 1].endswith("\n") else f"{lines[end - 1]}\n"
    return "".join([*lines[: end - 1], last, "\n", write_item(dispute, column), *lines[end:]])
