"""The files behind the page: as they would be with what is typed; watched, and changed without undoing others’ work."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from briefdeck.bank_files import Texts, change_bank_files, read_bank_files
from briefdeck.curate.add import Draft, insert_fact, propose_id
from briefdeck.curate.edit import PlacedFact
from briefdeck.curate.edit_yaml import set_value
from briefdeck.curate.fact_slices import CutBank, filled_lines
from briefdeck.curate.write_yaml import UneditableError, Value, write_item
from briefdeck.errors import UserError
from briefdeck.located import LocatedStr
from briefdeck.project import Folder
from briefdeck.project_lock import hold_lock
from briefdeck.project_names import ARTICLES, BRIEFS, FACTS, LEDGER, QUESTIONS, READINGS
from briefdeck.read.yaml_document import read_document
from briefdeck.read.yaml_nodes import KeyPath
from briefdeck.text_change import ChangedSinceError, Step
from briefdeck.undo import name_last_step, remember_step, undo_step

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


Signature = tuple[tuple[str, int, int], ...]


class ConflictError(UserError):
    """Something else was written at the same place meanwhile; nothing was changed."""


class SavedFiles:
    """The files of the bank of a project: read, changed under the lock of the project, and changed back.

    The steps are those of the project, so that the desk and `briefdeck undo` take back the same.
    """

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._redo: list[Step] = []
        self._lock = threading.Lock()

    def read(self) -> Texts:
        """Return their texts as they are now. Raises UserError where one cannot be read."""
        return read_bank_files(self._folder.root).texts

    def change(self, label: str, change: Callable[[Texts], Texts]) -> Texts:
        """Write what *change* makes of the texts as they are now, and return them. *label* says what was done.

        What an editor has saved meanwhile is changed too, or nothing is. *change* raises UserError where its place is
        not there any more.
        """
        with self._lock:
            new = self._write(label, change)
            self._redo = []
            return new

    def _write(self, label: str, change: Callable[[Texts], Texts]) -> Texts:
        root = self._folder.root
        with hold_lock(root, lambda _: None):
            old, new = change_bank_files(root, change)
            remember_step(root, old, new, label)
            return new

    def undo(self) -> str:
        """Take back what was done last, here or by a command, and return what that was.

        Raises ConflictError where it was changed since, and UserError where it cannot be taken back.
        """
        with self._lock, hold_lock(self._folder.root, lambda _: None):
            try:
                undone = undo_step(self._folder).step
            except ChangedSinceError as fault:
                raise ConflictError(str(fault)) from None
            self._redo = [] if undone.made or undone.indexed else [*self._redo, undone]
            return undone.label

    def redo(self) -> str:
        """Make the change again that was taken back last, and return what it does."""
        with self._lock:
            if not self._redo:
                raise UserError("there is nothing to do again")
            step = self._redo[-1]
            try:
                self._write(step.label, step.apply)
            except ChangedSinceError:
                raise ConflictError(f"{step.label}: these lines were changed since, so it is not done again") from None
            return self._redo.pop().label

    @property
    def undoable(self) -> str:
        """What `undo` would take back; "" where there is nothing."""
        return name_last_step(self._folder.root)

    @property
    def redoable(self) -> str:
        """What `redo` would do again; "" where there is nothing."""
        return self._redo[-1].label if self._redo else ""


def look_at(folder: Folder) -> Signature:
    """Return the names, times and sizes of the files of the project in *folder*: 1 ms for 200 files."""
    files = [folder.root / name for name in (QUESTIONS, LEDGER, READINGS)]
    folders = {*(folder.root / name for name in (FACTS, BRIEFS, ARTICLES)), folder.articles}
    return tuple(sorted([*filter(None, map(_signed, files)), *(each for one in folders for each in _listed(one))]))


def _signed(path: Path) -> tuple[str, int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return str(path), found.st_mtime_ns, found.st_size


def _listed(folder: Path) -> list[tuple[str, int, int]]:
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.startswith("."):
                    about = entry.stat()
                    found.append((entry.path, about.st_mtime_ns, about.st_size))
    except OSError:
        return found
    return found
