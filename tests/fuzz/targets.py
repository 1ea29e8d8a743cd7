"""What is broken, and what is then done with a project that has it."""

from __future__ import annotations

import random
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import Literal
from zlib import crc32

from click.testing import CliRunner

from briefdeck.cli import main
from tests.fuzz.honest_project import ENVIRONMENT, INCOMING, PICTURES
from tests.fuzz.mutations import (
    Mutation,
    broken_bytes,
    broken_free_text,
    broken_json,
    broken_package,
    broken_text,
    broken_yaml,
)

LONGEST = 30
"""Seconds of the processor that a command may take; the slowest of these projects takes one."""
_PATIENCE = 20
"""How many times as long it may take by the clock: other programs may be at work."""
EXIT_CODES = frozenset({0, 1, 2})
EXPORTS = ("gift", "qti", "csv", "kahoot")
_FORMATS = ("text", "json", "github")
_CHECKED = 4
"""One in so many is checked too, where `build` has proved the same already."""

Command = tuple[str, ...]


@dataclass(frozen=True)
class Target:
    """A kind of file, and how it is broken."""

    name: str
    file: str
    """Its path in the project."""
    mutations: tuple[Mutation, ...]
    commands: tuple[Command, ...] = (("build",), ("check",))
    """What is done with it; "@" stands for the folder of the project."""
    so: Literal["agree", "follow", ""] = "agree"
    """What must hold of their exit codes: all are alike, or where the first is content so are the others."""
    sources: tuple[str, ...] = ()
    """The paths of the files that are broken, where it is not the file itself."""
    without: str = ""
    """A file that is taken away first."""
    is_rich: bool = False
    """Whether it needs a project with pictures of every kind and a font."""

    def honest(self, folder: Path, seed: int) -> bytes:
        """Return what is broken for *seed*."""
        sources = self.sources or (self.file,)
        return (folder / sources[seed % len(sources)]).read_bytes()

    def broken(self, data: bytes, seed: int) -> bytes:
        """Break *data* in the way that belongs to *seed*."""
        chance = random.Random(f"{self.name} {seed}")  # noqa: S311 (chance, not secrecy)
        return chance.choice(self.mutations)(data, chance)

    def attempt(self, folder: Path, data: bytes) -> str:
        """Return what goes wrong when the file in the project *folder* is *data*; "" for nothing.

        The folder is left as it was.
        """
        with kept(folder):
            (folder / self.file).write_bytes(data)
            if self.without:
                (folder / self.without).unlink()
            return self._attempt(folder, data)

    def _attempt(self, folder: Path, data: bytes) -> str:
        chance = crc32(data)
        codes: dict[Command, int] = {}
        for command in self.commands:
            if codes and self.so and chance % _CHECKED:
                break
            if codes and self.so != "agree" and any(codes.values()):
                return ""
            told = command if command != ("check",) else (*command, "--format", _FORMATS[chance // 8 % 3])
            fault, codes[command] = _run(folder, told)
            if fault:
                return fault
        if self.so and len({*codes.values()}) > 1:
            return "exit codes differ: " + ", ".join(f"{' '.join(command)} {code}" for command, code in codes.items())
        if self.name == "questions" and not any(codes.values()):
            form = EXPORTS[chance % len(EXPORTS)]
            return _run(folder, ("quiz", "--export", form, "-o", f"@/exported.{form}"))[0]
        return ""


def _imported(name: str, *sources: str, mutations: tuple[Mutation, ...]) -> Target:
    """A file that `import` takes; after it `check` finds nothing."""
    file = f"{INCOMING}/sent.{sources[0].rpartition('.')[2]}"
    paths = tuple(f"{INCOMING}/{source}" for source in sources)
    return Target(f"import {name}", file, mutations, (("import", "--yes", f"@/{file}"), ("check",)), "follow", paths)


_TEXT, _ZIP = (broken_text, broken_text, broken_bytes), (broken_package, broken_package, broken_bytes)
_JSON = (broken_json, broken_json, broken_text, broken_bytes)
_YAML = (broken_yaml, broken_yaml, broken_text, broken_bytes)
FILE_TARGETS = (
    Target("questions", "questions.yaml", (*[broken_yaml] * 2, *[broken_free_text] * 2, broken_text, broken_bytes)),
    Target("facts", "facts/more.yaml", (*[broken_yaml] * 2, broken_free_text, broken_text, broken_bytes)),
    Target("brief", "briefs/overview.yaml", (broken_yaml, broken_free_text, broken_text, broken_bytes)),
    Target("ledger", "deck.lock", _JSON, (("build",), ("check",), ("diff",)), ""),
    Target("concordance", "articles/concordance.json", _JSON),
    Target("article", "articles/harbour.txt", (broken_text, broken_bytes), (("index",), ("check",), ("coverage",)), ""),
    Target("font", "fonts/Sample.ttf", (broken_bytes,), is_rich=True),
    *(Target(kind, f"images/sample.{kind}", (broken_bytes,), is_rich=True) for kind in PICTURES if kind != "svg"),
    Target("svg", "images/sample.svg", (broken_text, broken_bytes), is_rich=True),
    Target("package", f"{INCOMING}/old.apkg", _ZIP, (("diff", f"@/{INCOMING}/old.apkg"),), ""),
    Target("drafts", "drafts.yaml", _YAML, (("import", f"@/{INCOMING}/cards.tsv"), ("check",)), "follow"),
    Target("readings", "reader.lock", _TEXT, (("check",),), ""),
    Target("reader answers", "answers.jsonl", _TEXT, (("check", "--reader"), ("check",)), "", without="reader.lock"),
    Target("steps to undo", ".briefdeck-undo", _JSON, (("undo",), ("check",)), ""),
    Target(
        "draft",
        f"{INCOMING}/proposed.yaml",
        (*[broken_text] * 3, broken_bytes),
        (("draft", "harbour", "--command", f"cat {INCOMING}/proposed.yaml"), ("check",)),
        "",
    ),
    _imported("page", "json-ld.html", "open-graph.html", "browser.htm", mutations=_TEXT),
    _imported("pdf", "report.pdf", "two-columns.pdf", mutations=(broken_bytes, broken_text)),
    _imported("docx", "draft.docx", mutations=_ZIP),
    _imported("epub", "book.epub", mutations=_ZIP),
    _imported("mail", "newsletter.eml", "plain.eml", mutations=_TEXT),
    _imported("markdown", "note.md", mutations=_TEXT),
    _imported("text", "wrapped.txt", "plain.txt", mutations=_TEXT),
    *(
        replace(_imported(kind, f"{name}.{kind}", mutations=mutations), so="")
        for kind, name, mutations in (
            ("apkg", "old", _ZIP),
            ("csv", "cards", _TEXT),
            ("tsv", "cards", _TEXT),
            ("xlsx", "cards", _ZIP),
        )
    ),
)


class HangError(Exception):
    """What was done took longer than LONGEST."""


@contextmanager
def kept(folder: Path) -> Iterator[None]:
    """Leave the files of *folder* as they were."""
    honest = {each: (each.stat().st_mtime_ns, each.read_bytes()) for each in folder.rglob("*") if each.is_file()}
    try:
        yield
    finally:
        _restore(folder, honest)


def _restore(folder: Path, honest: Mapping[Path, tuple[int, bytes]]) -> None:
    for each in set(folder.rglob("*")) - honest.keys():
        if each.is_file():
            each.unlink()
    for each, (moment, content) in honest.items():
        if not each.exists() or each.stat().st_mtime_ns != moment:
            each.write_bytes(content)


def _run(folder: Path, command: Command) -> tuple[str, int]:
    """What goes wrong with a *command*, and its exit code."""
    arguments = [each.replace("@", str(folder), 1) if each.startswith("@") else each for each in command]
    name = " ".join(command)
    try:
        with time_limit():
            ran = CliRunner(env=ENVIRONMENT).invoke(main, [*arguments, "--project", str(folder)])
    except HangError:
        return f"{name}: takes more than {LONGEST} seconds", 0
    if isinstance(ran.exception, HangError):
        return f"{name}: takes more than {LONGEST} seconds", 0
    if ran.exception is not None and not isinstance(ran.exception, SystemExit):
        return f"{name}: {type(ran.exception).__name__}: {ran.exception}", ran.exit_code
    if not is_clean(ran.stdout + ran.stderr):
        return f"{name}: prints what a terminal may obey", ran.exit_code
    return ("" if ran.exit_code in EXIT_CODES else f"{name}: exit code {ran.exit_code}"), ran.exit_code


def is_clean(printed: str) -> bool:
    """Tell whether a terminal has nothing to obey in what is *printed*."""
    return all(character.isprintable() or character in "\n\u200c\u200d" for character in printed)


@contextmanager
def time_limit() -> Iterator[None]:
    """Raise HangError in what takes longer than LONGEST."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise HangError

    before = {number: signal.signal(number, stop) for number in (signal.SIGPROF, signal.SIGALRM)}
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    signal.setitimer(signal.ITIMER_REAL, LONGEST * _PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)
