"""The files behind the page: watched, changed without undoing anybody else’s work, and changed back."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

from briefdeck.bank_files import Texts, change_bank_files, read_bank_files
from briefdeck.errors import UserError
from briefdeck.project import Folder
from briefdeck.project_lock import hold_lock
from briefdeck.project_names import ARTICLES, BRIEFS, FACTS, LEDGER, QUESTIONS, READINGS
from briefdeck.text_change import ChangedSinceError, Step, compare_files

_MOST_KEPT = 500
"""Changes that can be taken back."""
Signature = tuple[tuple[str, int, int], ...]


class ConflictError(UserError):
    """Something else was written at the same place meanwhile; nothing was changed."""


class SavedFiles:
    """The files of the bank of a project: read, changed under the lock of the project, and changed back."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._lock = threading.Lock()

    def read(self) -> Texts:
        """Return their texts as they are now. Raises UserError where one cannot be read."""
        return read_bank_files(self._root).texts

    def change(self, label: str, change: Callable[[Texts], Texts]) -> Texts:
        """Write what *change* makes of the texts as they are now, and return them. *label* says what was done.

        What an editor has saved meanwhile is changed too, or nothing is. *change* raises UserError where its place is
        not there any more.
        """
        with self._lock:
            old, new = self._write(change)
            if changes := compare_files(old, new):
                self._undo = [*self._undo[1 - _MOST_KEPT :], Step(label, changes)]
                self._redo = []
            return new

    def _write(self, change: Callable[[Texts], Texts]) -> tuple[Texts, Texts]:
        with hold_lock(self._root, lambda _: None):
            return change_bank_files(self._root, change)

    def undo(self) -> str:
        """Take the last change back, and return what was done. Raises ConflictError where it was changed since."""
        return self._move(self._undo, self._redo, "there is nothing to take back")

    def redo(self) -> str:
        """Make the change again that was taken back last, and return what it does."""
        return self._move(self._redo, self._undo, "there is nothing to do again")

    @property
    def undoable(self) -> str:
        """What `undo` would take back; "" where there is nothing."""
        return self._undo[-1].label if self._undo else ""

    @property
    def redoable(self) -> str:
        """What `redo` would do again; "" where there is nothing."""
        return self._redo[-1].label if self._redo else ""

    def _move(self, source: list[Step], target: list[Step], none: str) -> str:
        with self._lock:
            if not source:
                raise UserError(none)
            back = source[-1].back()
            try:
                self._write(back.apply)
            except ChangedSinceError:
                raise ConflictError(
                    f"“{back.label}” cannot be taken back: this place was changed elsewhere since"
                ) from None
            target.append(back)
            source.pop()
            return back.label


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
