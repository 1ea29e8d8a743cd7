"""How long a bank takes from YAML text to proved facts to .apkg, as whole processes and stage by stage."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from briefdeck.check import (
    attribution,
    belonging,
    check,
    grounding,
    things,
)
from briefdeck.ledger import make_next_edition
from briefdeck.model import Verified
from briefdeck.project import Folder, Project, open_project
from briefdeck.quiz import pool
from briefdeck.render.anki import contents, pack
from briefdeck.rules.context import CheckContext
from tests.benchmarks.generate import generate
from tests.conftest import REPOSITORY
from tests.support.contexts import checks_of
from tests.support.learner import bank

NOW = 1_800_000_000
SIZES = [1_000, 10_000, 100_000]
_FOLDERS = TemporaryDirectory()


@cache
def _project(facts: int) -> Path:
    """A generated project of so many *facts*, indexed."""
    folder = Path(_FOLDERS.name) / str(facts)
    made = generate(facts)
    (folder / "articles").mkdir(parents=True)
    (folder / "questions.yaml").write_text(made.questions, encoding="utf-8")
    for name, text in made.articles.items():
        (folder / "articles" / name).write_text(text, encoding="utf-8")
    _briefdeck("index", folder)
    return folder


def _briefdeck(command: str, folder: Path, *options: str) -> float:
    """Runs a command as a process of its own; its peak memory in MiB."""
    arguments = [sys.executable, "-m", "briefdeck", command, "--project", str(folder), *options]
    environment = {key: value for key, value in os.environ.items() if key != "BRIEFDECK_ARTICLES"}
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_maxrss / 1024


@pytest.fixture(autouse=True)
def _collector_off() -> Iterator[None]:
    """The program runs without the garbage collector; so do its stages here."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def _rounds(facts: int) -> int:
    return 1 if facts == max(SIZES) else 3


@pytest.mark.parametrize("facts", SIZES)
@pytest.mark.parametrize("texts", ["concordance", "texts"])
def test_check(benchmark: Any, facts: int, texts: str) -> None:
    """`briefdeck check`: every rule, from the concordance alone and with the texts."""
    folder = _project(facts)
    options = ["--articles", str(folder / ("articles" if texts == "texts" else "."))]
    peak = benchmark.pedantic(_briefdeck, ("check", folder, *options), rounds=_rounds(facts))
    benchmark.extra_info["peak MiB"] = round(peak)


@pytest.mark.parametrize("facts", SIZES)
@pytest.mark.parametrize("texts", ["concordance", "texts"])
def test_all_rules(benchmark: Any, facts: int, texts: str) -> None:
    """All rules, without reading."""
    folder = _project(facts)

    def fresh() -> tuple[tuple[CheckContext], dict[str, Any]]:
        """A case of its own: one that was checked remembers what was looked up."""
        return (open_project(Folder(folder, folder / ("articles" if texts == "texts" else ".")), NOW).context,), {}

    benchmark.pedantic(check, setup=fresh, rounds=_rounds(facts))


@pytest.mark.parametrize("facts", SIZES)
def test_from_yaml_to_deck(benchmark: Any, facts: int) -> None:
    """YAML text → bank → everything proved → .apkg."""
    folder = _project(facts)

    def run() -> int:
        opened = open_project(Folder(folder, folder), NOW)
        assert [problem for problem in check(opened.context) if problem.severity == "error"] == []
        return len(_deck(opened))

    size = benchmark.pedantic(run, rounds=_rounds(facts))
    benchmark.extra_info["MB of .apkg"] = round(size / 1e6, 1)


def _deck(opened: Project) -> bytes:
    made = contents(Verified(opened.context.bank, {}), opened.context.ledger)
    return pack(made, make_next_edition(opened.context.ledger, made, NOW)[0])


STAGES = {
    "citations": checks_of("C"),
    "grounding": grounding.CHECKS,
    "things": things.CHECKS,
    "belonging": belonging.CHECKS,
    "attribution": attribution.CHECKS,
    "card wording": checks_of("Q"),
    "agreement": checks_of("D"),
}


@pytest.mark.parametrize("stage", ["read", *STAGES, "deck"])
def test_stage(benchmark: Any, stage: str) -> None:
    """Each stage by itself, with 10,000 facts and cards, and the texts."""
    folder = _project(10_000)
    opened = open_project(Folder(folder, folder / "articles"), NOW)

    def run() -> None:
        if stage == "read":
            open_project(Folder(folder, folder / "articles"), NOW)
        elif stage == "deck":
            _deck(opened)
        else:
            for each in STAGES[stage]:
                assert list(each(opened.context)) == []

    benchmark.pedantic(run, rounds=3)


@pytest.mark.parametrize("facts", [2_500, 5_000, 10_000])
def test_questions(benchmark: Any, facts: int) -> None:
    """Facts → every question, with the wrong answers that are drawn for it: it grows as the facts do."""
    verified = Verified(bank(generate(facts).questions), {})
    made = benchmark.pedantic(pool, (verified,), rounds=1)  # a second time it would remember most
    assert len(made.questions) == facts * 3 // 2
    benchmark.extra_info["drawn"] = sum(each.drawn for each in made.questions)


@pytest.mark.parametrize("command", ["check", "build"])
def test_the_shipped_bank(benchmark: Any, command: str) -> None:
    """The shipped project as a whole process: check, and build with its briefs (`--locked` builds all the same)."""
    options = ["--locked"] if command == "build" else []
    benchmark.pedantic(_briefdeck, (command, REPOSITORY, *options), rounds=5, warmup_rounds=1)


def test_all_rules_on_the_shipped_bank(benchmark: Any) -> None:
    """All rules together, without reading."""
    opened = open_project(Folder(REPOSITORY, REPOSITORY / "articles"), NOW)
    benchmark.pedantic(lambda: check(opened.context), rounds=5, warmup_rounds=1)
