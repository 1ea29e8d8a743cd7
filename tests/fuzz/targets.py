"""The files that are broken, and what is done with a project that has one of them."""

from __future__ import annotations

import io
import random
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import FrameType

from click.testing import CliRunner
from PIL import Image

from briefdeck.cli import main
from tests.conftest import DATA
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
_ENVIRONMENT = {"BRIEFDECK_ARTICLES": None, "SOURCE_DATE_EPOCH": "1700000000"}
"""In which the commands run: the project has its own articles, and the clock does not matter."""
EXIT_CODES = frozenset({0, 1, 2})
PICTURES = {"png": "picture", "jpg": "photograph", "gif": "film", "webp": "portrait", "svg": "drawing"}
"""By the ending of the file: what its card calls it."""
EXPORTS = ("gift", "qti", "csv", "kahoot")


@dataclass(frozen=True)
class Target:
    """A kind of file, and how it is broken."""

    name: str
    file: str
    """Its path in the project."""
    mutations: tuple[Mutation, ...]
    commands: tuple[tuple[str, ...], ...] = (("check",), ("build",))
    """What is done with it: the later ones where the earlier end well."""


TARGETS = (
    Target("questions", "questions.yaml", (*[broken_yaml] * 2, *[broken_free_text] * 2, broken_text, broken_bytes)),
    Target("brief", "briefs/overview.yaml", (broken_yaml, broken_free_text, broken_text, broken_bytes)),
    Target(
        "ledger",
        "deck.lock",
        (broken_json, broken_json, broken_text, broken_bytes),
        (("check",), ("build",), ("diff",)),
    ),
    Target("concordance", "articles/concordance.json", (broken_json, broken_json, broken_text, broken_bytes)),
    Target("article", "articles/harbour.txt", (broken_text, broken_bytes), (("index",), ("check",), ("coverage",))),
    Target("font", "fonts/Sample.ttf", (broken_bytes,)),
    *(Target(kind, f"images/sample.{kind}", (broken_bytes,)) for kind in PICTURES if kind != "svg"),
    Target("svg", "images/sample.svg", (broken_text, broken_bytes)),
    Target("package", "old.apkg", (broken_package, broken_bytes), (("diff", "old.apkg"),)),
)


class HangError(Exception):
    """A command took longer than LONGEST."""


def make_project(folder: Path) -> None:
    """Makes a small honest project in *folder*, with pictures, a font and an edition that was built."""
    shutil.copytree(DATA / "good", folder)
    (folder / "fonts").mkdir()
    ours = files("briefdeck.render.pdf") / "fonts" / "BriefSans-Regular.ttf"
    (folder / "fonts/Sample.ttf").write_bytes(ours.read_bytes())
    picture = Image.effect_noise((24, 16), 80).convert("RGB")
    for kind in PICTURES.keys() - {"svg"}:
        written = io.BytesIO()
        picture.save(written, {"jpg": "JPEG"}.get(kind, kind.upper()))
        (folder / f"images/sample.{kind}").write_bytes(written.getvalue())
    shutil.copy(folder / "images/routes.svg", folder / "images/sample.svg")
    cards = "".join(
        f'      - {{id: {kind}, q: "Who leads the union of ferry crews shown in this {word}?", a: Tove Brandt, '
        f"image: {{file: sample.{kind}, alt: A picture of the quay, credit: Drawn for this deck}}}}\n"
        for kind, word in PICTURES.items()
    )
    questions = (folder / "questions.yaml").read_text(encoding="utf-8")
    pictured = f"""
  - id: pictured
    fact: The union is led by **Tove Brandt**.
    cite: harbour:10
    topic: strike
    cards:
{cards}"""
    (folder / "questions.yaml").write_text(questions.replace("facts:\n", f"facts:{pictured}", 1), encoding="utf-8")
    brief = folder / "briefs/overview.yaml"
    brief.write_text(brief.read_text(encoding="utf-8") + "\nfonts: [Sample.ttf]\n", encoding="utf-8")
    for command in ("index", "check", "build"):
        ran = CliRunner(env=_ENVIRONMENT).invoke(main, [command, "--project", str(folder)])
        assert ran.exit_code == 0, ran.output
    (deck,) = (folder / "output").glob("*.apkg")
    shutil.copy(deck, folder / "old.apkg")


def broken(target: Target, data: bytes, seed: int) -> bytes:
    """*data* of a file of *target*, broken in the way that belongs to *seed*."""
    chance = random.Random(f"{target.name} {seed}")  # noqa: S311 (chance, not secrecy)
    return chance.choice(target.mutations)(data, chance)


def attempt(target: Target, folder: Path, data: bytes) -> str:
    """What goes wrong when the file of *target* in the project *folder* is *data*; "" for nothing.

    The folder is left as it was.
    """
    path = folder / target.file
    honest = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    path.write_bytes(data)
    try:
        for command in target.commands:
            fault, code = _run(folder, command)
            if fault or code != 0:
                return fault
        return _export(folder, data) if target.name == "questions" else ""
    finally:
        for each in set(folder.rglob("*")) - honest.keys():
            if each.is_file():
                each.unlink()
        for each, content in honest.items():
            if not each.exists() or each.read_bytes() != content:
                each.write_bytes(content)


def _export(folder: Path, data: bytes) -> str:
    form = EXPORTS[len(data) % len(EXPORTS)]
    return _run(folder, ("quiz", "--export", form, "-o", str(folder / f"exported.{form}")))[0]


def _run(folder: Path, command: tuple[str, ...]) -> tuple[str, int]:
    """What goes wrong with a *command*, and its exit code."""
    arguments = [str(folder / each) if each.endswith(".apkg") else each for each in command]
    name = " ".join(command)
    try:
        with _time_limit():
            ran = CliRunner(env=_ENVIRONMENT).invoke(main, [*arguments, "--project", str(folder)])
    except HangError:
        return f"{name}: takes more than {LONGEST} seconds", 0
    if isinstance(ran.exception, HangError):
        return f"{name}: takes more than {LONGEST} seconds", 0
    if ran.exception is not None and not isinstance(ran.exception, SystemExit):
        return f"{name}: {type(ran.exception).__name__}: {ran.exception}", ran.exit_code
    printed = ran.stdout + ran.stderr
    if any(not (character.isprintable() or character in "\n\u200c\u200d") for character in printed):
        return f"{name}: prints what a terminal may obey", ran.exit_code
    return ("" if ran.exit_code in EXIT_CODES else f"{name}: exit code {ran.exit_code}"), ran.exit_code


@contextmanager
def _time_limit() -> Iterator[None]:
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
