"""`briefdeck quiz` at a real terminal: colour, Ctrl-C and Ctrl-D."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.terminal import Terminal
from tests.test_cli_quiz import strike

pytestmark = pytest.mark.slow

__all__ = ["strike"]
TYPED = ("--topic", "strike")


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("prompt", ["Your answer:", "Count it as right?"])
def test_leaving_at_a_prompt(strike: Path, key: str, prompt: str) -> None:
    """Ctrl-C and Ctrl-D say the score so far on lines of their own and leave with 0, without a traceback."""
    terminal = Terminal("quiz", strike, *TYPED, NO_COLOR="1")
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
    terminal = Terminal("quiz", strike, *TYPED, **environment)
    terminal.enter("s\n", at="Your answer:")
    terminal.enter("n\n", at="Repeat the")
    assert terminal.leave() == 0
    assert ("\x1b[1mTove Brandt\x1b[0m led" in terminal.shown) is painted
    assert ("\x1b[0m" in terminal.shown) is painted
