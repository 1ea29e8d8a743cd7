"""How much memory a bank takes from YAML text to proved facts to .apkg: the peak of a process of its own."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from briefdeck.check import check
from briefdeck.ledger import make_next_edition
from briefdeck.model import Verified
from briefdeck.project import Folder, open_project
from briefdeck.render.anki import contents, pack
from tests.conftest import REPOSITORY

NOW = 1_800_000_000
SIZES = [10_000, 100_000]


def make_deck(folder: Path) -> bytes:
    """The .apkg of the project in *folder*, when all of it is proved."""
    opened = open_project(Folder(folder, folder), NOW)
    assert not any(problem.severity == "error" for problem in check(opened.context))
    made = contents(Verified(opened.context.bank, {}), opened.context.ledger)
    return pack(made, make_next_edition(opened.context.ledger, made, NOW)[0])


@pytest.mark.parametrize("facts", SIZES)
def test_from_yaml_to_deck(benchmark: Any, facts: int, tmp_path: Path) -> None:
    """The peak stands in the extra figures, in MiB."""
    subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.generate", str(facts), tmp_path], check=True, cwd=REPOSITORY
    )
    subprocess.run([sys.executable, "-m", "briefdeck", "index", "--project", tmp_path], check=True)

    def run() -> float:
        process = subprocess.Popen([sys.executable, "-m", __name__, str(tmp_path)], cwd=REPOSITORY)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0
        return usage.ru_maxrss / 1024

    benchmark.extra_info["peak MiB"] = round(benchmark.pedantic(run, rounds=1))


if __name__ == "__main__":
    gc.disable()  # as the program does
    make_deck(Path(sys.argv[1]))
