"""Signals for programs that tests start."""

from __future__ import annotations

import signal


def hear_signals() -> None:
    """Let a program be stopped, as its `preexec_fn`: who runs the tests in the background may ignore such signals."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
