"""Progress is shown to people who wait, and to nobody else."""

from __future__ import annotations

import io
import time

import pytest

from briefdeck import progress
from briefdeck.progress import Progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_in_a_pipe() -> None:
    """A log or a pipe gets no bar, however long it takes."""
    stream = io.StringIO()
    with Progress("Building", stream) as stage:
        stage("deck")
    assert stream.getvalue() == ""


def test_nothing_for_short_work() -> None:
    """What takes less than a second shows nothing on a terminal either."""
    stream = _Terminal()
    with Progress("Building", stream) as stage:
        stage("deck")
    assert stream.getvalue() == ""


def test_the_stage_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Long work names its stage, and the line is wiped at the end."""
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_BEAT", 0.01)
    stream = _Terminal()
    with Progress("Building", stream) as stage:
        stage("deck")
        deadline = time.monotonic() + 10
        while "deck" not in stream.getvalue() and time.monotonic() < deadline:
            time.sleep(0.01)
    assert "Building" in stream.getvalue()
    assert "deck" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[K")
