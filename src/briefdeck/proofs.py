"""What earlier runs have proved: facts and printed texts in which nothing was found when they were compared with lines.

That comparison is most of the work of a check, and between two checks little changes. A digest stands for all that it
reads: the text, the articles, the names, the rules themselves. Only what was in order is kept, so that every problem is
found anew and none is told from memory.

The digests lie in the user's own folder for caches and never in the project, which could bring false ones along.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import sysconfig
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from briefdeck.errors import UserError
from briefdeck.files import list_folder, read_file, write_files
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import FactContext

CACHE = "BRIEFDECK_CACHE"
"""The environment variable that names another folder for the proofs; where it is empty, none are kept."""
_LARGEST = 64 * 2**20
"""Bytes of a file of proofs: two million of them."""
_MOST_FILES = 50
"""So many files are kept, the newest: one for each project, and for each state of its articles and of these rules."""


class KeptProofs:
    """The proofs of one project, in the folder for caches."""

    def __init__(self, context: CheckContext) -> None:
        """Read what earlier runs have proved of *context*: of the same articles and names, by the same rules."""
        folder = _cache_folder()
        self._path = folder and folder / _digest(_own_state(), _apart_from_facts(context))
        self._before = frozenset(_read(self._path)) if self._path else frozenset()
        self._now: set[str] = set()

    def prove(self, text: FactContext, find: Callable[[], Iterator[Problem]]) -> Iterable[Problem]:
        """Return what *find* finds in *text*; it does not look where an earlier run has found nothing."""
        if self._path is None:
            return find()
        key = _digest(text.fact, text.parts, [each.fact for each in text.drawn_from])
        problems = () if key in self._before else tuple(find())
        if not problems:
            self._now.add(key)
        return problems

    def save(self) -> None:
        """Keep what is proved now for the next run. Where that cannot be written, the next run proves it again."""
        if self._path is None or self._now == self._before:
            return
        data = "".join(f"{key}\n" for key in sorted(self._now)).encode()
        with contextlib.suppress(UserError, OSError):
            write_files(self._path.parent, {self._path.name: data})
            newest = sorted(list_folder(self._path.parent), key=lambda path: path.stat().st_mtime, reverse=True)
            for path in newest[_MOST_FILES:]:
                path.unlink(missing_ok=True)


def _cache_folder() -> Path | None:
    if CACHE in os.environ:
        return Path(os.environ[CACHE]) / "proofs" if os.environ[CACHE] else None
    from platformdirs import user_cache_path

    return user_cache_path("briefdeck", appauthor=False) / "proofs"


def _read(path: Path) -> list[str]:
    try:
        return read_file(path, _LARGEST).decode("ascii", errors="replace").split("\n")
    except (UserError, OSError):
        return []


def _apart_from_facts(context: CheckContext) -> tuple[object, ...]:
    """Return all that a fact is compared with, and all that says how."""
    bank = replace(context.bank, facts=(), disputes=(), quiz=(), about=None)
    return bank, context.concordance, sorted(context.hashes.items()), context.texts_needed


def _own_state() -> list[object]:
    """Return what tells these rules, and the libraries they use, from others: a file that changes has another time."""
    own, found = Path(__file__).parent, list[object]()
    for folder, folders, files in os.walk(own):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        stats = ((name, os.stat(os.path.join(folder, name))) for name in sorted(files))  # noqa: PTH116, PTH118  (quick)
        found += [(folder, name, stat.st_size, stat.st_mtime_ns) for name, stat in stats]
    installed = Path(sysconfig.get_path("purelib"))
    return [sys.version, installed.stat().st_mtime_ns if installed.exists() else 0, *found]


def _digest(*parts: object) -> str:
    """Return 32 hexadecimal digits that stand for *parts*: records are told apart by all their values."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        written = repr(part).encode(errors="surrogatepass")
        digest.update(b"%d " % len(written) + written)
    return digest.hexdigest()
