"""A program as second reader: it reads pairs as lines of JSON, and answers verdicts as lines of JSON."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from briefdeck.console import clean
from briefdeck.errors import ReaderError
from briefdeck.model import Reader
from briefdeck.second_reader.pairs import BEYOND, CONTRADICTION, FREE, Pair, plain_label
from briefdeck.second_reader_lock import ReadVerdict

_LONGEST_ANSWER = 1 << 16
"""Bytes of a line of an answer."""
_SHOWN = 100
"""Characters of an answer or an error that are shown."""
_EXPECTED = '{"id": 0, "label": "contradiction", "score": 0.97}'


class Program:
    """A program that a curator brings, run in the folder of the project without a shell."""

    def __init__(self, reader: Reader, root: Path) -> None:
        self._command = list(map(str, reader.command))
        self._patience = reader.timeout
        self._root = root

    def read(self, pairs: Sequence[Pair]) -> Iterator[tuple[int, ReadVerdict]]:
        """Yield the verdicts in the order in which the program answers; it is stopped when all are there."""
        try:
            process = subprocess.Popen(  # noqa: S603 (the user has asked for it)
                self._command,
                cwd=self._root,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
        except (OSError, ValueError) as fault:
            reason = fault.strerror if isinstance(fault, OSError) else str(fault)
            raise ReaderError(f"the second reader “{self._command[0]}” cannot be started: {reason}") from None
        conversation = _Conversation(process, pairs, self._patience)
        try:
            yield from conversation.verdicts()
        finally:
            conversation.end()


class _Conversation:
    """What is said to a program that runs, and what it says."""

    def __init__(self, process: subprocess.Popen[bytes], pairs: Sequence[Pair], patience: float) -> None:
        self._process, self._pairs, self._patience = process, pairs, patience
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._complaints: deque[bytes] = deque(maxlen=20)
        self._listeners = [
            threading.Thread(target=work, daemon=True) for work in (self._tell, self._listen, self._overhear)
        ]

    def verdicts(self) -> Iterator[tuple[int, ReadVerdict]]:
        """Yield the verdicts as they come, one for each pair."""
        for listener in self._listeners:
            listener.start()
        told: set[int] = set()
        while len(told) < len(self._pairs):
            try:
                line = self._answers.get(timeout=self._patience)
            except queue.Empty:
                raise ReaderError(
                    f"the second reader gave no answer for {self._patience:g} seconds: give it more by `timeout:` "
                    "under `reader:`"
                ) from None
            if not line:
                raise self._ended(len(told))
            position, verdict = self._understood(line, told)
            told.add(position)
            yield position, verdict

    def end(self) -> None:
        """Stop the program, and whatever it started."""
        end_program(self._process)
        for listener in self._listeners:
            listener.join()

    def _understood(self, line: bytes, told: set[int]) -> tuple[int, ReadVerdict]:
        try:
            answer = json.loads(line)
            position, label, score = answer["id"], plain_label(answer["label"]), float(answer["score"])
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise _not_understood(line) from None
        if type(position) is not int or not 0 <= position < len(self._pairs) or position in told:
            raise _not_understood(line)
        if label not in CONTRADICTION | BEYOND | FREE or not 0 <= score <= 1:
            raise _not_understood(line)
        return position, ReadVerdict(score * (label in CONTRADICTION), score * (label in BEYOND))

    def _ended(self, told: int) -> ReaderError:
        """Say how the program ended before its last answer."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        self._listeners[-1].join(1)
        code, last = self._process.returncode, next(filter(bytes.strip, reversed(self._complaints)), b"")
        reason = f": {_shown(last)}" if last else ""
        failed = f" with exit code {code}" if code else ""
        return ReaderError(f"the second reader answered {told} of {len(self._pairs)} pairs and ended{failed}{reason}")

    def _tell(self) -> None:
        told = self._process.stdin
        assert told is not None  # noqa: S101 (it was opened as a pipe)
        with contextlib.suppress(OSError, ValueError), told:
            for position, pair in enumerate(self._pairs):
                row = {"id": position, "premise": pair.premise, "hypothesis": pair.statement}
                told.write(f"{json.dumps(row)}\n".encode())
                told.flush()

    def _listen(self) -> None:
        for line in _lines(self._process.stdout):
            self._answers.put(line)
        self._answers.put(b"")

    def _overhear(self) -> None:
        self._complaints.extend(_lines(self._process.stderr))


def end_program(process: subprocess.Popen[bytes]) -> None:
    """Stop a program that leads a session of its own, and whatever it started."""
    with contextlib.suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _lines(stream: IO[bytes] | None) -> Iterator[bytes]:
    assert stream is not None  # noqa: S101 (it was opened as a pipe)
    with contextlib.suppress(OSError, ValueError), stream:
        while line := stream.readline(_LONGEST_ANSWER):
            yield line


def _not_understood(line: bytes) -> ReaderError:
    return ReaderError(f"the second reader answered “{_shown(line)}”, where a line such as {_EXPECTED} was expected")


def _shown(line: bytes) -> str:
    text = clean(line.decode("utf-8", errors="replace").strip())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
