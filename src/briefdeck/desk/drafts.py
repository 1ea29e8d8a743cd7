"""What is typed on the page → the files of the bank as they would be: nothing is written here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from briefdeck.curate.change_fact import PlacedFact
from briefdeck.curate.edit_yaml import set_value
from briefdeck.curate.fact_slices import CutBank, filled_lines
from briefdeck.curate.insert_fact import Draft, insert_fact, propose_id
from briefdeck.curate.record_values import UneditableError
from briefdeck.curate.write_yaml import Value, write_item
from briefdeck.errors import UserError
from briefdeck.located import LocatedStr
from briefdeck.read.document import read_document
from briefdeck.read.yaml_nodes import KeyPath

_KEY = re.compile(r"[a-z_]{1,20}(?:\.(?:[0-9]{1,3}|[a-z_]{1,20}))*")
_DEEPEST = 4


def read_changes(data: Any) -> dict[KeyPath, Value | None]:
    """Read what a page sends: new values by their keys, such as "cards.0.q". Raises UserError where it is no such."""
    if not isinstance(data, dict):
        raise UserError("there are no values")
    changes: dict[KeyPath, Value | None] = {}
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


def add_fact(texts: Mapping[str, str], values: Mapping[str, Value], language: str) -> PlacedFact:
    """Add a fact with *values*, in *language*, to *texts*, as `insert_fact` does. An id is made where none is given."""
    known = {each.id for each in CutBank(texts).slices}
    id_ = str(values.get("id") or propose_id(str(values.get("fact", "")), known, language))
    if id_ in known:
        raise UserError(f"there is a fact “{id_}” already: choose another id")
    whole = {"id": id_, **{key: value for key, value in values.items() if key != "id" and value not in ("", [], {})}}
    return insert_fact(texts, Draft(whole))


def change_article(text: str, key: str, path: KeyPath, value: Value) -> str:
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
    end = filled_lines(lines[: min(after, default=len(lines))], column)
    last = lines[end - 1] if lines[end - 1].endswith("\n") else f"{lines[end - 1]}\n"
    return "".join([*lines[: end - 1], last, "\n", write_item(dispute, column), *lines[end:]])
