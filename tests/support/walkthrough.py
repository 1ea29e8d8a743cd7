"""A document followed to the letter: its files written, its commands typed, and what they print put beside it.

In a Markdown file the block behind `<!-- file: NAME -->` is the text of a file, the one behind `<!-- append: NAME -->`
is put at its end, and the one behind `<!-- edit: NAME -->` is a change of it: a diff, of which lines with a minus go
and lines with a plus come. The console block behind `<!-- run -->` is a session: a line that begins with `$ ` is typed,
what stands below it is what one sees then. The session goes on from block to block, in one folder.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

_STEP = re.compile(
    r"<!-- (?:file: (?P<file>\S+)|append: (?P<append>\S+)|edit: (?P<edit>\S+)|(?P<run>run)) -->\n"
    r"```\w*\n(?P<body>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_WHERE = "\N{INFORMATION SEPARATOR ONE}"
"""Marks, in what a shell prints, the folder and the exit code with which a command has ended."""


def follow(document: str, folder: Path) -> str:
    """Do in *folder* what *document* says, and give the document with what was printed then."""
    session = _Session(folder)

    def do(step: re.Match[str]) -> str:
        if step["file"]:
            path = session.folder / step["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step["body"], encoding="utf-8")
            return step[0]
        if step["append"]:
            with (session.folder / step["append"]).open("a", encoding="utf-8") as file:
                file.write(step["body"])
            return step[0]
        if step["edit"]:
            _edit(session.folder / step["edit"], step["body"])
            return step[0]
        typed = re.findall(r"^\$ (.*(?:\n> .*)*)\n", step["body"], re.MULTILINE)
        seen = "".join(f"$ {command}\n{session.type(command)}" for command in typed)
        return step[0].replace(step["body"], seen)

    return _STEP.sub(do, document)


def _edit(path: Path, diff: str) -> None:
    """Make the change *diff* in the file *path*."""
    lines = diff.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] in " -")
    new = "".join(line[1:] for line in lines if line[0] in " +")
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, diff
    path.write_text(text.replace(old, new), encoding="utf-8")


def steps(document: str) -> int:
    """Count the files, changes and sessions of *document*."""
    return len(_STEP.findall(document))


class _Session:
    """Somebody at a shell in which `briefdeck` is installed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        programs = folder / ".programs"
        programs.mkdir()
        program = programs / "briefdeck"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m briefdeck "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        kept = {key: value for key, value in os.environ.items() if key not in {"BRIEFDECK_ARTICLES", "CI"}}
        path = f"{programs}{os.pathsep}{os.environ['PATH']}"
        self._environment = {**kept, "PATH": path, "NO_COLOR": "1", "COLUMNS": "100"}

    def type(self, command: str) -> str:
        """Give what *command* prints, results and talk as they come."""
        command = command.replace("\n> ", "\n")
        script = f'{command}\nprintf "{_WHERE}%s" "$PWD"'
        ran = subprocess.run(
            ["bash", "-c", script],
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=True,
        )
        printed, _, where = ran.stdout.rpartition(_WHERE)
        self.folder = Path(where)
        return printed
