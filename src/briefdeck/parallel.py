"""Jobs shared between two processes, so that a large bank keeps two processors busy."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


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
            data = sent.read()
    finally:
        os.close(turns)
        _, status = os.waitpid(double, 0)
    others: list[T] = pickle.loads(data)[::-1] if status == 0 else [job() for job in jobs[len(found) :]]  # noqa: S301
    return found + others


def _work(jobs: Iterable[Callable[[], T]], turns: int) -> list[T]:
    return [job() for job in jobs if os.read(turns, 1)]


def _work_as_double(jobs: Iterable[Callable[[], T]], turns: int, sink: int) -> None:
    """Works, sends what it found and ends at once: what else the process had begun is not its to finish."""
    import pickle

    status = 1
    try:
        with os.fdopen(sink, "wb") as stream:
            pickle.dump(_work(jobs, turns), stream, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)
