"""What `add`, `edit`, `retire` and their like changed in a bank, step by step, so that it can be taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from briefdeck.errors import UserError
from briefdeck.files import MIB, exists, read_file, write_files
from briefdeck.text_change import ChangedSinceError, Step, TextChange, compare_files

STEPS = ".briefdeck-undo"
"""The file of the steps, in the folder of the project; version control ignores it."""
_MOST_STEPS = 20
_LIMIT = 16 * MIB


class NothingToUndoError(UserError):
    """There is no step that could be taken back."""


def remember_step(root: Path, before: Mapping[str, str], after: Mapping[str, str], label: str) -> None:
    """Remember that the files *before* of the project at *root* became those *after*; *label* says what was done."""
    _write(root, [*_steps(root), Step(label, compare_files(before, after))][-_MOST_STEPS:])


def take_back(root: Path, texts: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """Return *texts*, the files of a bank, without what was done last, and what that was.

    The lines of the step must stand there as it left them, wherever they stand now. Raises NothingToUndoError where
    there is no step, or its lines have changed since.
    """
    steps = _steps(root)
    if not steps:
        raise NothingToUndoError("there is nothing to take back")
    step = steps[-1].back()
    try:
        return step.apply(texts), step.label
    except ChangedSinceError:
        raise NothingToUndoError(f"{step.label}: these lines were changed since, so it cannot be taken back") from None


def forget_step(root: Path) -> None:
    """Forget the last step, which was taken back."""
    _write(root, _steps(root)[:-1])


def _write(root: Path, steps: list[Step]) -> None:
    write_files(root, {STEPS: (json.dumps(steps, ensure_ascii=False, indent=1) + "\n").encode()})


def _steps(root: Path) -> list[Step]:
    """Read the steps; none where the file is missing or damaged."""
    if not exists(root / STEPS):
        return []
    try:
        steps = json.loads(read_file(root / STEPS, _LIMIT, root))
        return [
            Step(str(label), {name: _as_change(*change) for name, change in changes.items()})
            for label, changes in steps
        ]
    except (ValueError, TypeError, AttributeError, RecursionError):
        return []


def _as_change(line: int, *parts: str) -> TextChange:
    """Return the change that was written. Raises TypeError or ValueError where it is none."""
    above, old, new, below = map(str, parts)
    return TextChange(int(line), above, old, new, below)
