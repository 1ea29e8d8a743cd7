"""One lock for each project: a run that writes there holds it, so that no two runs of briefdeck write at once.

The lock is the system's lock on a file (flock), which ends with the process that holds it, however that ends; so no
lock is ever stale. Only the file may be left behind by a run that was killed: the next run says so and takes it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from briefdeck.errors import ProjectBusyError, UnwritableFileError

LOCK = ".briefdeck.lock"
"""The name of the file in the project's folder; it exists only while a run writes."""
PATIENCE = 10.0
"""Seconds to wait for another run: it builds most projects in less."""
_BEAT = 0.05
_LONGEST = 200
"""Bytes that are read of the file."""
_FLAGS = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK if os.name == "posix" else 0

if sys.platform == "win32":
    import msvcrt

    def _block_signals() -> None:
        """Windows has none that wait."""

    def _unblock_signals() -> None:
        """Windows has none that wait."""

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)  # a byte far behind the text, which others may read
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    _STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def _block_signals() -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)

    def _unblock_signals() -> None:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextlib.contextmanager
def hold_lock(root: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of the project at *root*; wait up to PATIENCE seconds for another run, and *say* so.

    Where the folder cannot be written, nothing needs to be guarded. Where the disk has no locks, *say* gets a warning
    and no lock is held. Raises ProjectBusyError when another run keeps the lock, and UnwritableFileError when something
    else is in the place of its file.
    """
    path, start = root / LOCK, time.monotonic()
    taken: int | str = ""
    try:
        while isinstance(taken, str):
            with _signals_wait():
                taken = _try_to_take(path, say)
            if isinstance(taken, str):
                if time.monotonic() - start > PATIENCE:
                    by = f" ({taken})" if taken else ""
                    raise ProjectBusyError(f"another briefdeck{by} is at work in {root}: try again when it has ended")
                time.sleep(_BEAT)
        yield
    finally:
        try:
            _block_signals()
        finally:
            if isinstance(taken, int) and taken != _NOT_NEEDED:
                _release(path, taken)
            _unblock_signals()


_NOT_NEEDED = -1
"""In place of a descriptor where no lock can be, or need be, held."""


def _try_to_take(path: Path, say: Callable[[str], None]) -> int | str:
    """Take the lock: its open file, or _NOT_NEEDED, or who has it ("" where that is not known)."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _FLAGS, 0o666)
    except OSError as fault:
        if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return _NOT_NEEDED
        raise UnwritableFileError(f"{path} cannot be written: {fault.strerror}") from None
    taken: int | str = _NOT_NEEDED
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise UnwritableFileError(f"{path} is not an ordinary file: delete it")
        if not _try_lock(descriptor):
            taken = _owner(descriptor)
        elif not _is_at(path, descriptor):
            taken = ""
        else:
            _sign(descriptor, say)
            taken = descriptor
    except OSError as fault:
        if fault.errno not in (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL):
            raise UnwritableFileError(f"{path} cannot be written: {fault.strerror}") from None
        say("this disk has no locks: run only one briefdeck at a time here")
    finally:
        if taken != descriptor:
            os.close(descriptor)
    return taken


def _release(path: Path, descriptor: int) -> None:
    with contextlib.suppress(OSError):
        os.truncate(descriptor, 0)
        path.unlink()
    os.close(descriptor)


@contextlib.contextmanager
def _signals_wait() -> Iterator[None]:
    """Let signals that stop a run wait, so that a lock is never taken without its holder knowing."""
    try:
        _block_signals()
        yield
    finally:
        _unblock_signals()


def _is_at(path: Path, descriptor: int) -> bool:
    """Tell whether *path* still names the file *descriptor*, which the last holder of the lock may have deleted."""
    try:
        return os.path.samestat(path.lstat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _owner(descriptor: int) -> str:
    """Read who holds the lock: the process, its machine and since when; "" where that is not written yet."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    text = os.read(descriptor, _LONGEST).decode("utf-8", errors="replace")
    return "".join(character for character in text if character.isprintable())


def _sign(descriptor: int, say: Callable[[str], None]) -> None:
    """Write this process into the lock; *say* which run ended without deleting it."""
    if previous := _owner(descriptor):
        say(f"an earlier run ({previous}) was stopped before its end; this one goes on")
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    import socket  # 0.01 s to load, and most commands take no lock

    since = time.strftime("%Y-%m-%d %H:%M:%S")
    os.write(descriptor, f"process {os.getpid()} on {socket.gethostname()}, since {since}".encode())
