"""Files: read whole within limits, and written whole or not at all, never through a link that leads elsewhere."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from briefdeck.errors import OutsideProjectError, UnreadableFileError, UnwritableFileError

MIB = 1 << 20
QUESTIONS_LIMIT = 128 * MIB
"""Bytes of questions.yaml: 100,000 facts have some 30 MB."""
BRIEF_LIMIT = MIB
"""Bytes of a brief: it makes one page."""
ARTICLE_LIMIT = 16 * MIB
"""Bytes of an article: “War and Peace” has 3 MB."""
CONCORDANCE_LIMIT = 512 * MIB
"""Bytes of the concordance: that of a million lines has some 200 MB."""
LEDGER_LIMIT = 128 * MIB
"""Bytes of deck.lock: 100,000 notes have some 20 MB."""
READINGS_LIMIT = 32 * MIB
"""Bytes of reader.lock: 100,000 statements have some 5 MB."""
FONT_LIMIT = 64 * MIB
"""Bytes of a font: the largest, of Chinese, have 20 MB."""
PACKAGE_LIMIT = 512 * MIB
"""Bytes of a deck, or of another file of output/: AnkiWeb shares decks up to 250 MB."""
SETTINGS_LIMIT = MIB
"""Bytes of a .gitignore."""

_FLAGS = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK if os.name == "posix" else getattr(os, "O_BINARY", 0)
"""Not to be handed on to other programs, nor to be opened through a link, nor to wait for the other end of a pipe."""
_BEGINNING, _END = ".briefdeck-", ".new"
"""How the names of files begin and end that are not yet written whole."""


def read_file(path: Path, limit: int, root: Path | None = None) -> bytes:
    """Read the file *path* of at most *limit* bytes.

    Raises OutsideProjectError when a link leads out of the folder *root*, if one is given, and UnreadableFileError when
    the file is larger, when it is a pipe, a device or a folder, or when the system refuses it.
    """
    data = read_start(path, limit + 1, root)
    if len(data) > limit:
        raise UnreadableFileError(f"{path} is too large: more than {_size(limit)}")
    return data


def read_start(path: Path, length: int, root: Path | None = None) -> bytes:
    """Read the first *length* bytes of the file *path*, as `read_file` does."""
    try:
        target = path.resolve(strict=True)
        if root is not None and not target.is_relative_to(root.resolve()):
            raise OutsideProjectError(f"{path} is not read: it leads out of the project, to {target}")
        if not stat.S_ISREG(target.stat().st_mode):
            raise UnreadableFileError(f"{path} cannot be read: it is not an ordinary file")
        descriptor = os.open(target, os.O_RDONLY | _FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise UnreadableFileError(f"{path} cannot be read: it is not an ordinary file")
            return file.read(length)
    except OSError as fault:
        raise UnreadableFileError(f"{path} cannot be read: {fault.strerror}") from None
    except (RuntimeError, ValueError):  # links in a circle; a NUL in the name
        raise UnreadableFileError(f"{path} cannot be read: there is no such file") from None


def exists(path: Path) -> bool:
    """Tell whether *path* leads to anything. A name that the system refuses leads to nothing."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def list_folder(folder: Path) -> list[Path]:
    """List what is in *folder*, in order, without names that begin with a dot; [] where there is no folder.

    Raises UnreadableFileError when the folder cannot be read.
    """
    try:
        paths = sorted(folder.iterdir()) if folder.exists() else []
    except OSError as fault:
        raise UnreadableFileError(f"{folder} cannot be read: {fault.strerror}") from None
    return [path for path in paths if not path.name.startswith(".")]


def make_folder(path: Path) -> None:
    """Make the folder *path* and missing folders above it. Raises UnwritableFileError when that fails."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise UnwritableFileError(f"{fault.filename or path} cannot be written: {_reason(fault)}") from None


def write_files(root: Path, files: Mapping[str, bytes], folder: str = "") -> None:
    """Write *files*, by their paths in *root*, each whole or not at all; first make *folder* if it is missing.

    Everything is on the disk under other names before the first old file is replaced, so that an interruption leaves
    the old ones. Links and permissions are kept. Raises OutsideProjectError when a link leads out of *root*, and
    UnwritableFileError when a file cannot be written.
    """
    waiting: dict[Path, Path] = {}
    try:
        (root / folder).mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            target = _target(root, root / name)
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists() and not os.access(target, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(root / name))
            temporary = target.with_name(f"{_BEGINNING}{os.urandom(8).hex()}{_END}")
            waiting[temporary] = root / name
            _put(temporary, data, target)
        for temporary, shown in waiting.items():
            temporary.replace(_target(root, shown))
        _sync_folders({temporary.parent for temporary in waiting})
    except OSError as fault:
        path = Path(fault.filename or root)
        raise UnwritableFileError(f"{waiting.get(path, path)} cannot be written: {_reason(fault)}") from None
    finally:
        for temporary in waiting:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _reason(fault: OSError) -> str | None:
    """Word why something cannot be written."""
    in_the_way = isinstance(fault, (FileExistsError, NotADirectoryError))
    return "a file stands where a folder belongs: rename it" if in_the_way else fault.strerror


def _target(root: Path, path: Path) -> Path:
    """Follow the links of *path*, if they stay within *root*, to the ordinary file that exists or will be written."""
    try:
        target = path.resolve()
    except RuntimeError:
        raise UnwritableFileError(f"{path} cannot be written: its links lead in a circle") from None
    if not target.is_relative_to(root.resolve()):
        raise OutsideProjectError(f"{path} is not written: it leads out of the project, to {target}")
    if target.exists() and not target.is_file():
        raise UnwritableFileError(f"{path} cannot be written: it is not an ordinary file")
    return target


def _put(path: Path, data: bytes, old: Path) -> None:
    """Write *data* to the new file *path*, with the permissions of the *old* file, and flush it to the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        if old.exists():
            path.chmod(stat.S_IMODE(old.stat().st_mode))
        file.write(data)
        file.flush()
        os.fsync(descriptor)


def _sync_folders(folders: Iterable[Path]) -> None:
    """Flush the new names in *folders* to the disk, on systems that can; the data of the files is already there."""
    for folder in folders:
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def remove_leftovers(folders: Iterable[Path]) -> None:
    """Remove files that interrupted runs left in *folders*. No other run may be writing at the same time."""
    for folder in folders:
        with contextlib.suppress(OSError):
            for path in folder.glob(f"{_BEGINNING}*{_END}"):
                path.unlink()


def _size(limit: int) -> str:
    return f"{limit // MIB} MiB"
