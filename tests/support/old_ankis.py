"""Old versions of Anki, each in an environment of its own.

They are made with pip at the first run and kept: in BRIEFDECK_ANKI_VENVS where that is set, else beside .venv as
.venv-anki-VERSION. `python -m tests.support.old_ankis` makes all of them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from filelock import FileLock

NEWEST = "newest"
VERSIONS = ["2.1.54", "23.12.1", "24.11", NEWEST]
"""The first with today's importer, two from before notes kept the time of the edition, and the one in .venv."""
_REPOSITORY = Path(__file__).parent.parent.parent


class NoAnkiError(Exception):
    """A version cannot be installed."""


def find_python(version: str) -> str:
    """Return the interpreter of the environment that has Anki *version*, made if need be. Raises NoAnkiError."""
    if version == NEWEST:
        return sys.executable
    home = os.environ.get("BRIEFDECK_ANKI_VENVS")
    folder = Path(home) / version if home else _REPOSITORY / f".venv-anki-{version}"
    python = str(folder / "bin" / "python")
    if not _is_ready(folder):
        try:
            with FileLock(f"{folder}.lock"):  # tests run in several processes
                if not _is_ready(folder):
                    _install(version, folder, python)
        except (subprocess.SubprocessError, OSError) as fault:
            raise NoAnkiError(f"Anki {version} cannot be installed: {getattr(fault, 'stderr', '') or fault}") from fault
    return python


def _is_ready(folder: Path) -> bool:
    return (folder / "ready").exists() and (folder / "bin" / "python").exists()


def _install(version: str, folder: Path, python: str) -> None:
    def run(*arguments: str) -> None:
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True, encoding="utf-8", timeout=240)

    run("-m", "venv", "--without-pip", "--clear", str(folder))
    quiet = ["--quiet", "--no-compile", "--disable-pip-version-check", "--only-binary", ":all:"]
    run("-m", "pip", "--python", python, "install", *quiet, f"anki=={version}")
    (folder / "ready").touch()


if __name__ == "__main__":
    for each in VERSIONS:
        find_python(each)
