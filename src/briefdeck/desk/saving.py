"""Changes of questions.yaml that never undo anybody else's, and that can be taken back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from briefdeck.errors import UserError
from briefdeck.files import QUESTIONS_LIMIT, read_file, write_files
from briefdeck.project import QUESTIONS
from briefdeck.project_lock import hold_lock
from briefdeck.read.source import decode, encode_like

_MOST_KEPT = 500
"""Changes that can be taken back."""
_CONTEXT = 3
"""Lines around a change by which its place is found again."""


class ConflictError(UserError):
    """Something else was written at the same place meanwhile; nothing was changed."""


class _Change(NamedTuple):
    """Lines that became others, and the lines around them."""

    label: str
    before: str
    old: str
    new: str
    after: str

    def taken_back(self) -> _Change:
        return self._replace(old=self.new, new=self.old)


class QuestionsFile:
    """The file questions.yaml of a project: read, changed under the lock of the project, and changed back."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._undo: list[_Change] = []
        self._redo: list[_Change] = []
        self._lock = threading.Lock()

    def read(self) -> str:
        """Return its text as it is now. Raises UserError where it cannot be read."""
        return self._decoded(read_file(self._root / QUESTIONS, QUESTIONS_LIMIT, self._root))

    def _decoded(self, data: bytes) -> str:
        text, problems = decode(data, QUESTIONS)
        if problems:
            raise ConflictError(f"{QUESTIONS} cannot be read any more: {problems[0].message}")
        return text

    def change(self, label: str, change: Callable[[str], str]) -> str:
        """Write what *change* makes of the text as it is now, and return it. *label* says what was done.

        The text is read under the lock, and once more before it is written: what an editor has saved meanwhile is
        changed too, or nothing is. *change* raises UserError where its place is not there any more.
        """
        with self._lock:
            old, new = self._write(change)
            if new != old:
                self._undo = [*self._undo[1 - _MOST_KEPT :], _compare(label, old, new)]
                self._redo = []
            return new

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

    def _move(self, source: list[_Change], target: list[_Change], none: str) -> str:
        with self._lock:
            if not source:
                raise UserError(none)
            back = source[-1].taken_back()
            self._write(lambda text: _applied(text, back))
            target.append(source.pop()._replace(old=back.old, new=back.new))
            return back.label

    def _write(self, change: Callable[[str], str]) -> tuple[str, str]:
        with hold_lock(self._root, lambda _: None):
            while True:
                data = read_file(self._root / QUESTIONS, QUESTIONS_LIMIT, self._root)
                old = self._decoded(data)
                new = change(old)
                if new == old:
                    return old, old
                if read_file(self._root / QUESTIONS, QUESTIONS_LIMIT, self._root) == data:
                    write_files(self._root, {QUESTIONS: encode_like(new, data)})
                    return old, new


def _compare(label: str, old: str, new: str) -> _Change:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    start = _count_alike(before, after)
    end = _count_alike(before[start:][::-1], after[start:][::-1])
    stop = len(before) - end
    return _Change(
        label,
        "".join(before[max(0, start - _CONTEXT) : start]),
        "".join(before[start:stop]),
        "".join(after[start : len(after) - end]),
        "".join(before[stop : stop + _CONTEXT]),
    )


def _count_alike(one: list[str], other: list[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (first, second) in pairs if first != second), min(len(one), len(other)))


def _applied(text: str, change: _Change) -> str:
    """Make *change* in *text*, where its old lines stand exactly once; the lines around them may have changed since."""
    for before, after in ((change.before, change.after), ("", "")):
        found = f"{before}{change.old}{after}"
        if found.strip() and f"\n{text}".count(f"\n{found}") == 1:
            return f"\n{text}".replace(f"\n{found}", f"\n{before}{change.new}{after}", 1)[1:]
    raise ConflictError(f"“{change.label}” cannot be taken back: this place was changed elsewhere since")
