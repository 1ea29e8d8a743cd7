"""questions.yaml, written by the commands that change it: under the lock, with its line ends, and to be taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefdeck.cli.common import project_lock
from briefdeck.errors import UnreadableFileError
from briefdeck.files import QUESTIONS_LIMIT, read_file, write_files
from briefdeck.project import QUESTIONS
from briefdeck.read.source import decode, encode_like
from briefdeck.undo import remember_step


def read_questions(root: Path) -> str:
    """Read questions.yaml of the project at *root*. Raises UnreadableFileError where it has become unreadable."""
    text, problems = decode(read_file(root / QUESTIONS, QUESTIONS_LIMIT, root), QUESTIONS)
    if problems:
        raise UnreadableFileError(f"{QUESTIONS} cannot be read any more: {problems[0].message}")
    return text


def change_questions(root: Path, label: str, change: Callable[[str], str]) -> str:
    """Write what *change* makes of questions.yaml as it is now, and return it; *label* says what was done."""
    with project_lock(root):
        data = read_file(root / QUESTIONS, QUESTIONS_LIMIT, root)
        old = read_questions(root)
        new = change(old)
        if new != old:
            write_files(root, {QUESTIONS: encode_like(new, data)})
            if label:
                remember_step(root, old, new, label)
        return new
