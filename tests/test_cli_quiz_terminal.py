"""`briefdeck quiz` at a real terminal: colour, Ctrl-C and Ctrl-D."""

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
from tests.test_cli_quiz import strike

pty = pytest.importorskip("pty")  # a terminal of its own is to be had on Unix only

__all__ = ["strike"]
TYPED = ("--topic", "strike")
PATIENCE = 20
"""Seconds to wait for anything to be shown."""


class Terminal:
    """A quiz at a terminal."""

    def __init__(self, folder: Path, *options: str, **environment: str) -> None:
        self.shown = ""
        self._process, self._end = pty.fork()
        if self._process == 0:
            kept = {key: each for key, each in os.environ.items() if key not in ("NO_COLOR", "BRIEFDECK_ARTICLES")}
            own = {"PYTHONPATH": str(REPOSITORY / "src"), "TERM": "xterm", "COLUMNS": "60"}
            command = [sys.executable, "-m", "briefdeck", "quiz", "--project", str(folder), *options]
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever runs the tests may ignore it
            os.execve(sys.executable, command, {**kept, **own, **environment})  # noqa: S606

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
        while key and not select.select([self._end], [], [], 1)[0]:
            os.write(self._end, key.encode())  # Python misses a Ctrl-C in the moment before it waits for a line
        self.shown += "".join(self._pieces())
        return os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("prompt", ["Your answer:", "Count it as right?"])
def test_leaving_at_a_prompt(strike: Path, key: str, prompt: str) -> None:
    """Ctrl-C and Ctrl-D say the score so far on lines of their own and leave with 0, without a traceback."""
    terminal = Terminal(strike, *TYPED, NO_COLOR="1")
    if prompt != "Your answer:":
        terminal.enter("Tove Brant\n", at="Your answer:")
    terminal.enter("", at=prompt)
    assert terminal.leave(key) == 0
    assert "Traceback" not in terminal.shown
    assert "Abort" not in terminal.shown
    assert terminal.shown.endswith("\r\n0 of 0 right\r\n")


@pytest.mark.parametrize(("environment", "painted"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour(strike: Path, environment: dict[str, str], painted: bool) -> None:
    """Bold is bold on a terminal; with NO_COLOR, nothing is painted."""
    terminal = Terminal(strike, *TYPED, **environment)
    terminal.enter("s\n", at="Your answer:")
    terminal.enter("n\n", at="Ask what was missed")
    assert terminal.leave() == 0
    assert ("\x1b[1mTove Brandt\x1b[0m led" in terminal.shown) is painted
    assert ("\x1b[0m" in terminal.shown) is painted
