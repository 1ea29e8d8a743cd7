"""How long `check` and `build` take, as whole processes, and what of it are the rules and the questions."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from briefdeck.check import check
from briefdeck.model import Verified
from briefdeck.project import Folder, open_project
from briefdeck.quiz import make_pool
from briefdeck.rules.context import CheckContext
from tests.benchmarks.repeated import repeated, write_project
from tests.conftest import REPOSITORY
from tests.support.learner import bank

NOW = 1_800_000_000
SIZES = [300, 1_000, 10_000]
_FOLDERS = TemporaryDirectory()


@cache
def _project(facts: int) -> Path:
    return write_project(Path(_FOLDERS.name) / str(facts), facts)


def _articles(folder: Path) -> Path:
    """Where the texts are, if BRIEFDECK_ARTICLES says; else the concordance proves alone."""
    return Path(os.environ.get("BRIEFDECK_ARTICLES", folder / "articles"))


def _briefdeck(command: str, folder: Path) -> float:
    """Run a command as a process of its own; give its peak memory in MiB."""
    arguments = [sys.executable, "-m", "briefdeck", command, "--project", str(folder)]
    arguments += ["--articles", str(_articles(folder))]
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_maxrss / 1024


@pytest.mark.parametrize("facts", SIZES)
@pytest.mark.parametrize("command", ["check", "build"])
def test_command(benchmark: Any, command: str, facts: int) -> None:
    """From the start of the process to its end; the peak of its memory stands in the extra figures."""
    folder = _project(facts)
    benchmark.group = f"briefdeck {command}"
    peak = benchmark.pedantic(_briefdeck, (command, folder), rounds=1 if facts == max(SIZES) else 3)
    benchmark.extra_info["peak MiB"] = round(peak)


@pytest.mark.parametrize("facts", SIZES)
def test_all_rules(benchmark: Any, facts: int) -> None:
    """All rules, without reading."""
    folder = _project(facts)
    benchmark.group = "stages"

    def fresh() -> tuple[tuple[CheckContext], dict[str, Any]]:
        """Read the project anew: one that was checked remembers what was looked up."""
        return (open_project(Folder(folder, _articles(folder)), NOW).context,), {}

    benchmark.pedantic(check, setup=fresh, rounds=1 if facts == max(SIZES) else 3)


@pytest.mark.parametrize("facts", SIZES)
def test_questions(benchmark: Any, facts: int) -> None:
    """Every question of the quiz, with the wrong answers that are generated for it."""
    verified = Verified(bank(repeated(facts)), {})
    benchmark.group = "stages"
    made = benchmark.pedantic(make_pool, (verified,), rounds=1)  # a second time it would remember most
    benchmark.extra_info["questions"] = len(made.questions)


def test_the_shipped_bank(benchmark: Any) -> None:
    """`check` of the shipped project with its briefs."""
    benchmark.group = "briefdeck check"
    benchmark.pedantic(_briefdeck, ("check", REPOSITORY), rounds=5, warmup_rounds=1)
