"""Fixtures: YAML in a docstring, a small honest project, the command line, golden files."""

from __future__ import annotations

import gc
import inspect
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from hypothesis import settings

from briefdeck.model import Bank
from briefdeck.problem import Problem
from briefdeck.proofs import CACHE
from briefdeck.read.bank import read_bank

DATA = Path(__file__).parent / "data"
GOLDEN = Path(__file__).parent / "golden"
REPOSITORY = Path(__file__).parent.parent


# a test proves everything anew, and leaves nothing in the home of whoever runs it
os.environ[CACHE] = ""

# the same examples each time, so that what passes here passes elsewhere; `make fuzz` tries others
settings.register_profile("busy", deadline=None, derandomize=True)
settings.register_profile("quick", deadline=None, derandomize=True, max_examples=15)
settings.register_profile("fuzz", deadline=None, max_examples=2000)
settings.load_profile("busy")
"""No example fails for the time it takes, as other tests run beside it; `make quick` tries fewer of them."""


class Ran(NamedTuple):
    """What a command did."""

    code: int
    stdout: str
    stderr: str


Run = Callable[..., Ran]


def pytest_collection_finish() -> None:
    """Keeps the thousands of tests that are there by now out of every search for garbage."""
    gc.collect()
    gc.freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds --update-golden."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def doc(request: pytest.FixtureRequest) -> str:
    """The part of the test's docstring after its first blank line, as the text of a file."""
    text = inspect.getdoc(request.function) or ""
    return text.partition("\n\n")[2] + "\n"


@pytest.fixture
def read(doc: str) -> tuple[Bank, list[Problem]]:
    """The docstring's YAML, read."""
    return read_bank(doc, "questions.yaml")


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small honest project with its concordance made; it is copied, and stays as it is."""
    folder = tmp_path_factory.mktemp("indexed") / "strike"
    shutil.copytree(DATA / "good", folder)
    ran = _run("index", "--project", str(folder), "--articles", str(folder / "articles"))
    assert ran.code == 0, ran
    return folder


@pytest.fixture
def project(tmp_path: Path, indexed: Path) -> Path:
    """A copy of the small honest project, with its concordance made."""
    return Path(shutil.copytree(indexed, tmp_path / "strike"))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `briefdeck` with the arguments given, in this process."""
    monkeypatch.delenv("BRIEFDECK_ARTICLES", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return _run


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with a file of tests/golden; --update-golden writes it anew."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"there is no golden file {name}: run pytest --update-golden and read it"
        assert text == path.read_text(encoding="utf-8")

    return compare


def _run(*arguments: str) -> Ran:
    from briefdeck.cli import main

    result = CliRunner().invoke(main, list(arguments), prog_name="briefdeck")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)
