"""A line on stderr while something takes longer than a second."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from types import TracebackType
from typing import Self, TextIO

from briefdeck.console import clean

PATIENCE = 1.0
"""Seconds before anything is shown."""
_BEAT = 0.2
"""Seconds between two pictures of the bar."""
_WIDTH = 20
"""Columns of the bar."""


class Progress:
    """Shows on a terminal which stage of a piece of work is under way, once it has taken a second."""

    def __init__(self, work: str, stream: TextIO | None = None) -> None:
        self._work, self._stream = work, stream or sys.stderr
        self._stage = ""
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._show, daemon=True)

    def __call__(self, stage: str) -> None:
        """Name the *stage* that begins now."""
        self._stage = stage

    def __enter__(self) -> Self:
        if self._stream.isatty():
            with contextlib.suppress(RuntimeError):  # the system has no room for a thread: the work goes on without
                self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _show(self) -> None:
        with contextlib.suppress(OSError, ValueError):  # nobody reads any more
            self._draw_until_ended()

    def _draw_until_ended(self) -> None:
        start = time.monotonic()
        if self._ended.wait(PATIENCE):
            return
        beat = 0
        while not self._ended.wait(_BEAT):
            at = beat % _WIDTH
            bar = "·" * at + "●" + "·" * (_WIDTH - at - 1)
            seconds = int(time.monotonic() - start)
            self._stream.write(f"\r\x1b[K{self._work} {bar} {seconds} s  {clean(self._stage)}")
            self._stream.flush()
            beat += 1
        self._stream.write("\r\x1b[K")
        self._stream.flush()
