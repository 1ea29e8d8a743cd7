"""A broken file that makes something go wrong → the smallest one that does."""

from __future__ import annotations

from collections.abc import Callable


def shrink(data: bytes, fails: Callable[[bytes], bool], most: int = 400) -> bytes:
    """*data* with as much taken out as can be while it still *fails*, in at most *most* attempts.

    Halves are tried first, then quarters, and so on down to single bytes.
    """
    size = max(1, len(data) // 2)
    attempts = 0
    while attempts < most:
        start, shorter = 0, False
        while start < len(data) and attempts < most:
            candidate = data[:start] + data[start + size :]
            attempts += 1
            if fails(candidate):
                data, shorter = candidate, True
            else:
                start += size
        if size == 1 and not shorter:
            return data
        if not shorter:
            size = max(1, size // 2)
    return data
