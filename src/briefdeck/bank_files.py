"""The files of a bank, questions.yaml and those in facts/ beside it: read, and changed together."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefdeck.errors import UnreadableFileError
from briefdeck.files import QUESTIONS_LIMIT, exists, list_folder, read_file, write_files
from briefdeck.project_names import FACTS, QUESTIONS
from briefdeck.read.source import decode, encode_like

_FACT_FILE = re.compile(rf"{FACTS}/[^/\\.][^/\\]*\.ya?ml")

Texts = Mapping[str, str]
"""The texts of the files of a bank, by their paths in the project; questions.yaml comes first."""


def is_fact_file(name: str) -> bool:
    """Tell whether *name*, a path in a project, is that of a file that holds facts alone."""
    return _FACT_FILE.fullmatch(name) is not None


def list_fact_files(root: Path) -> list[str]:
    """List the files in facts/ of the project at *root*, by their paths in it, in order."""
    names = (f"{FACTS}/{path.name}" for path in list_folder(root / FACTS))
    return list(filter(is_fact_file, names))


@dataclass(frozen=True, slots=True)
class BankFiles:
    """The files of a bank as they were read."""

    data: Mapping[str, bytes]
    texts: Texts

    def encode(self, texts: Texts) -> dict[str, bytes]:
        """Return those of *texts* that differ, as they are to be written: with the line ends that the file has."""
        changed = {name: text for name, text in texts.items() if self.texts.get(name) != text}
        return {name: encode_like(text, self.data.get(name, b"")) for name, text in changed.items()}


def read_bank_files(root: Path, others: Iterable[str] = ()) -> BankFiles:
    """Read the files of the bank at *root*, and those *others* beside it that exist.

    Raises UnreadableFileError where one cannot be read as text.
    """
    names = [QUESTIONS, *list_fact_files(root), *(name for name in others if exists(root / name))]
    data = {name: read_file(root / name, QUESTIONS_LIMIT, root) for name in names}
    return BankFiles(data, {name: _decoded(each, name) for name, each in data.items()})


def _decoded(data: bytes, name: str) -> str:
    text, problems = decode(data, name)
    if problems:
        raise UnreadableFileError(f"{name} cannot be read any more: {problems[0].message}")
    return text


def change_bank_files(
    root: Path, change: Callable[[Texts], Texts], others: Collection[str] = ()
) -> tuple[Texts, Texts]:
    """Write what *change* makes of the texts of a bank, and of those *others* that exist; return the old and new ones.

    The caller holds the lock of the project. The files are read once more before they are written: what an editor has
    saved meanwhile is changed too, or nothing is. A file that becomes blank is deleted, unless it is questions.yaml.
    Raises UserError where *change* does, and where a file cannot be read or written.
    """
    while True:
        files = read_bank_files(root, others)
        new = change(files.texts)
        written = files.encode(new)
        if not written or read_bank_files(root, others).data == files.data:
            break
    blank = {name for name in written if name != QUESTIONS and not new[name].strip()}
    write_files(root, {name: data for name, data in written.items() if name not in blank})
    for name in blank:
        with contextlib.suppress(FileNotFoundError):
            (root / name).unlink()
    return files.texts, {name: text for name, text in {**files.texts, **new}.items() if name not in blank}
