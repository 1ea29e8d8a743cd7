"""Files: read whole, and written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from briefdeck.errors import UnreadableFileError, UnwritableFileError


def read(path: Path) -> bytes:
    """The bytes of the file *path*. Raises UnreadableFileError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as fault:
        raise UnreadableFileError(f"{path} cannot be read: {fault.strerror}") from None


def write(root: Path, files: Mapping[str, bytes], folder: str = "") -> None:
    """Writes *files*, by their paths in the project, each whole or not at all, and makes *folder*, if it is missing.

    Everything is on disk under other names before the first old file is replaced, so that an interruption leaves the
    old ones. A link stays a link, and who may read and write a file may so afterwards. Raises UnwritableFileError when
    a file cannot be written.
    """
    waiting: dict[Path, Path] = {}
    try:
        (root / folder).mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            target = (root / name).resolve()
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists() and not os.access(target, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(root / name))
            temporary = target.with_name(f".{target.name}.new")
            waiting[temporary] = root / name
            _put(temporary, data, target)
        for temporary, shown in waiting.items():
            temporary.replace(shown.resolve())
    except OSError as fault:
        path = Path(fault.filename or root)
        raise UnwritableFileError(f"{waiting.get(path, path)} cannot be written: {fault.strerror}") from None
    finally:
        for temporary in waiting:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _put(path: Path, data: bytes, old: Path) -> None:
    """Writes *data* to *path*, open to whom the *old* file is, and has it on the disk, not in a cache."""
    with path.open("wb") as file:
        if old.exists():
            shutil.copymode(old, path)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
