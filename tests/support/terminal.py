"""A real terminal for a command: what it shows there, and what is pressed."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

pty = pytest.importorskip("pty")  # a terminal of its own is to be had on Unix only

PATIENCE = 20
"""Seconds to wait for anything to be shown."""


class Terminal:
    """A command at a terminal."""

    def __init__(self, command: str, folder: Path, *options: str, **environment: str) -> None:
        self.shown = ""
        self._process, self._end = pty.fork()
        if self._process == 0:
            kept = {key: each for key, each in os.environ.items() if key not in ("NO_COLOR", "BRIEFDECK_ARTICLES")}
            own = {"PYTHONPATH": str(REPOSITORY / "src"), "TERM": "xterm", "COLUMNS": "60"}
            program = [sys.executable, "-m", "briefdeck", command, "--project", str(folder), *options]
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever runs the tests may ignore it
            os.execve(sys.executable, program, {**kept, **own, **environment})  # noqa: S606

    def _pieces(self) -> Iterator[str]:
        """What is shown, piece by piece, until it ends; where nothing comes any more, it is ended."""
        with suppress(OSError):  # Linux says so when the other end is closed
            while select.select([self._end], [], [], PATIENCE)[0]:
                piece = os.read(self._end, 4096).decode()
                if not piece:
                    return
                yield piece
            os.kill(self._process, signal.SIGKILL)

    def enter(self, keys: str, at: str) -> None:
        """Presses *keys* once *at* is shown."""
        for piece in self._pieces() if at not in self.shown else ():
            self.shown += piece
            if at in self.shown:
                break
        assert at in self.shown, self.shown
        os.write(self._end, keys.encode())

    def leave(self, key: str = "") -> int:
        """Reads to the end, and presses *key* to get there; the exit code."""
        while key and select.select([self._end], [], [], 0.5)[0]:
            self.shown += os.read(self._end, 4096).decode()  # the rest of what asks for the key
        while key and not select.select([self._end], [], [], 1)[0]:
            os.write(self._end, key.encode())  # Python misses a Ctrl-C in the moment before it waits for a line
        self.shown += "".join(self._pieces())
        return os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])
