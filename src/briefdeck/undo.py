"""What `add`, `edit`, `retire`, `import` and `index --move` changed, step by step, so that it can be taken back."""

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
_CONTEXT = 2
"""Lines above and below a change that must be as they were for it to be taken back."""


class NothingToUndoError(UserError):
    """There is no step that could be taken back."""


def remember_step(root: Path, file: str, before: bytes, after: bytes, told: str) -> None:
    """Remember that *file* in the project at *root* became *after*; *told* says what was done: "added “stranded”"."""
    old, new = before.split(b"\n"), after.split(b"\n")
    start = next(
        (at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new))
    )
    rest = min(len(old), len(new)) - start
    end = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    start, end = max(0, start - _CONTEXT), max(0, end - _CONTEXT)
    step = {
        "file": file,
        "told": told,
        "line": start,
        "old": _text(old[start : len(old) - end]),
        "new": _text(new[start : len(new) - end]),
    }
    steps = [*_steps(root), step][-_MOST_STEPS:]
    write_files(root, {STEPS: (json.dumps(steps, ensure_ascii=False, indent=1) + "\n").encode()})


def take_back(root: Path, limit: int) -> tuple[str, str]:
    """Take the last step back; return the file, and what had been done.

    The lines of the step must stand in the file as it left them, wherever they stand now. Raises NothingToUndoError
    where there is no step, or its lines have changed since.
    """
    steps = _steps(root)
    if not steps:
        raise NothingToUndoError("there is nothing to take back")
    step = steps[-1]
    file, old, new = step["file"], _lines(step["old"]), _lines(step["new"])
    lines = read_file(root / file, limit, root).split(b"\n")
    places = [at for at in range(len(lines) - len(new) + 1) if lines[at : at + len(new)] == new]
    if not places:
        raise NothingToUndoError(f"what was done last ({step['told']}) has been changed in {file} since: undo it there")
    at = min(places, key=lambda place: abs(place - step["line"]))
    data = b"\n".join([*lines[:at], *old, *lines[at + len(new) :]])
    write_files(root, {file: data, STEPS: (json.dumps(steps[:-1], ensure_ascii=False, indent=1) + "\n").encode()})
    return file, str(step["told"])


def _text(lines: list[bytes]) -> str:
    return b"\n".join(lines).decode("utf-8", errors="surrogateescape").encode("utf-8", "backslashreplace").decode()


def _lines(text: str) -> list[bytes]:
    return text.encode().split(b"\n")


def _steps(root: Path) -> list[dict[str, Any]]:
    """Read the steps; none where the file is missing or damaged."""
    if not exists(root / STEPS):
        return []
    try:
        steps = json.loads(read_file(root / STEPS, _LIMIT, root))
        usable = [
            s for s in steps if {"file", "told", "line", "old", "new"} <= s.keys() and s["file"] == "questions.yaml"
        ]
    except (ValueError, TypeError, AttributeError, RecursionError):
        return []
    return usable if all(isinstance(s["line"], int) and isinstance(s["new"], str) for s in usable) else []
