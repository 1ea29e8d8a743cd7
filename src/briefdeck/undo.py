"""What `add`, `edit`, `retire` and their like changed in questions.yaml, step by step, so that it can be taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from briefdeck.errors import UserError
from briefdeck.files import MIB, exists, read_file, write_files

STEPS = ".briefdeck-undo"
"""The file of the steps, in the folder of the project; version control ignores it."""
_MOST_STEPS = 20
_LIMIT = 16 * MIB
_AROUND = 2
"""Lines above and below a change that must stand there for it to be taken back."""
_KEYS = frozenset(("label", "line", "old", "new"))


class NothingToUndoError(UserError):
    """There is no step that could be taken back."""


def remember_step(root: Path, before: str, after: str, label: str) -> None:
    """Remember that questions.yaml of the project at *root* became *after*; *label* says what was done."""
    old, new = before.split("\n"), after.split("\n")
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    rest = next((at for at in range(most - start) if old[-1 - at] != new[-1 - at]), most - start)
    start, rest = max(0, start - _AROUND), max(0, rest - _AROUND)
    changed = ("\n".join(lines[start : len(lines) - rest]) for lines in (old, new))
    step = dict(zip(("label", "line", "old", "new"), (label, start, *changed), strict=True))
    _write(root, [*_steps(root), step][-_MOST_STEPS:])


def take_back(root: Path, text: str) -> tuple[str, str]:
    """Return *text*, that of questions.yaml, without what was done last, and what that was.

    The lines of the step must stand there as it left them, wherever they stand now. Raises NothingToUndoError where
    there is no step, or its lines have changed since.
    """
    steps = _steps(root)
    if not steps:
        raise NothingToUndoError("there is nothing to take back")
    step, lines = steps[-1], text.split("\n")
    old, new = str(step["old"]).split("\n"), str(step["new"]).split("\n")
    places = [at for at in range(len(lines) - len(new) + 1) if lines[at : at + len(new)] == new]
    if not places:
        raise NothingToUndoError(f"{step['label']}: these lines were changed since, so it cannot be taken back")
    at = min(places, key=lambda place: abs(place - step["line"]))
    return "\n".join([*lines[:at], *old, *lines[at + len(new) :]]), str(step["label"])


def forget_step(root: Path) -> None:
    """Forget the last step, which was taken back."""
    _write(root, _steps(root)[:-1])


def _write(root: Path, steps: list[dict[str, Any]]) -> None:
    write_files(root, {STEPS: (json.dumps(steps, ensure_ascii=False, indent=1) + "\n").encode()})


def _steps(root: Path) -> list[dict[str, Any]]:
    """Read the steps; none where the file is missing or damaged."""
    if not exists(root / STEPS):
        return []
    try:
        steps = json.loads(read_file(root / STEPS, _LIMIT, root))
        usable = [step for step in steps if step.keys() == _KEYS and isinstance(step["line"], int)]
    except (ValueError, TypeError, AttributeError, RecursionError):
        return []
    return usable
