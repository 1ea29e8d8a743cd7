"""Work shared between two processes, so that a large bank keeps two processors busy."""

from __future__ import annotations

import contextlib
import os
import struct
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO, TypeVar

T = TypeVar("T")
_SIZE = struct.Struct("=Q")
"""Of what follows in a pipe, in bytes."""
_BATCH = 2000
"""Items that are sent together."""


def can_double() -> bool:
    """Whether there is a second processor, and a system that doubles a process safely and without copying it."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


def two_at_once(jobs: Sequence[Callable[[], T]]) -> list[T]:
    """What *jobs* give back, in their order: this process takes them from the front, a double of it from the back.

    They are pure, and what they give back can be pickled. Where no double can be had, or it is lost, one does all.
    """
    import pickle

    turns, issue = os.pipe()
    os.write(issue, bytes(len(jobs)))  # who reads a byte may take a job; when none is left the two have met
    os.close(issue)
    source, sink = os.pipe()
    try:
        double = os.fork()
    except OSError:  # the system has no room for another process
        for end in (turns, source, sink):
            os.close(end)
        return [job() for job in jobs]
    if not double:
        os.close(source)
        _work_as_double(reversed(jobs), turns, sink)
    os.close(sink)
    try:
        with os.fdopen(source, "rb") as sent:
            found = _work(jobs, turns)
            data = _receive(sent)
    finally:
        os.close(turns)
        _wait_for(double)
    if data is None:
        return found + [job() for job in jobs[len(found) :]]
    others: list[T] = pickle.loads(data)  # noqa: S301 - it comes from our own double
    return found + others[::-1]


def _work(jobs: Iterable[Callable[[], T]], turns: int) -> list[T]:
    return [job() for job in jobs if os.read(turns, 1)]


def _work_as_double(jobs: Iterable[Callable[[], T]], turns: int, sink: int) -> None:
    """Works, sends what it found and ends at once: what else the process had begun is not its to finish."""
    import pickle

    status = 1
    try:
        with os.fdopen(sink, "wb") as stream:
            _send(stream, pickle.dumps(_work(jobs, turns), pickle.HIGHEST_PROTOCOL))
        status = 0
    finally:
        os._exit(status)


def made_ahead(make: Callable[[], Iterator[T]]) -> Iterator[T]:
    """What *make* makes, in its order: a double of this process makes it while this one takes it.

    It is pure, and makes nothing but numbers, texts and tuples of them. Where no double can be had, or it is lost,
    all of it is made here.
    """
    source, sink = os.pipe()
    try:
        double = os.fork()
    except OSError:  # the system has no room for another process
        os.close(source)
        os.close(sink)
        yield from make()
        return
    if not double:
        os.close(source)
        _make_as_double(make, sink)
    os.close(sink)
    taken, batch = 0, None
    try:
        with os.fdopen(source, "rb") as sent:
            for batch in _received(sent):
                taken += len(batch)
                yield from batch
    finally:
        _wait_for(double)
    if batch != []:  # the last is empty
        yield from islice(make(), taken, None)


def _received(sent: BinaryIO) -> Iterator[list[Any]]:
    import marshal

    while (data := _receive(sent)) is not None:
        yield marshal.loads(data)  # noqa: S302 - it comes from our own double


def _make_as_double(make: Callable[[], Iterator[object]], sink: int) -> None:
    """Makes everything, sends it and ends at once."""
    import marshal

    status = 1
    try:
        made, batch = make(), None
        with os.fdopen(sink, "wb") as stream:
            while batch != []:
                batch = list(islice(made, _BATCH))
                _send(stream, marshal.dumps(batch))
        status = 0
    finally:
        os._exit(status)


def _send(stream: BinaryIO, data: bytes) -> None:
    stream.write(_SIZE.pack(len(data)) + data)


def _receive(stream: BinaryIO) -> bytes | None:
    """What was sent next, None where that is not whole: the double is lost, or has sent all."""
    head = stream.read(_SIZE.size)
    if len(head) < _SIZE.size:
        return None
    (size,) = _SIZE.unpack(head)
    data = stream.read(size)
    return data if len(data) == size else None


def _wait_for(double: int) -> None:
    """Waits until the process *double* has ended; where the system was told to forget such processes, it has."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(double, 0)
