"""Broken files of every kind: `check`, and where it is content `build` and more, end with 0, 1 or 2 and no exception.

FUZZ_EXAMPLES sets how many of each kind are tried (`make fuzz` tries many), and FUZZ_SEED where to begin. What is found
is made as small as it goes and printed as an entry for cases.json, where it stays for good.
"""

from __future__ import annotations

import base64
import json
import os
from functools import partial
from pathlib import Path

import pytest

from tests.fuzz.shrinking import shrink
from tests.fuzz.targets import TARGETS, Target, attempt, broken, make_project

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "30"))
_SAME = 40
"""Characters of a fault by which it is known again: the command, the exception and the beginning of what it says."""
SEED = int(os.environ.get("FUZZ_SEED", "0"))
CASES = json.loads(Path(__file__).with_name("cases.json").read_text(encoding="utf-8"))
"""What once went wrong: the name of a target, the content of its file in Base64, and what it did."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small honest project whose files are broken."""
    project = tmp_path_factory.mktemp("fuzz") / "strike"
    make_project(project)
    return project


def _goes_wrong(target: Target, folder: Path, fault: str, data: bytes) -> bool:
    return attempt(target, folder, data).startswith(fault)


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_broken_files(target: Target, folder: Path) -> None:
    """Whatever is in a file, what is done with the project ends in a sentence."""
    honest = (folder / target.file).read_bytes()
    for seed in range(SEED, SEED + EXAMPLES * (5 if target.name == "questions" else 1)):
        data = broken(target, honest, seed)
        fault = attempt(target, folder, data)
        if fault:
            smallest = shrink(data, partial(_goes_wrong, target, folder, fault[:_SAME]))
            case = {"target": target.name, "what": fault, "data": base64.b64encode(smallest).decode()}
            pytest.fail(f"seed {seed}: {fault}\nfor cases.json: {json.dumps(case)}")


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['target']}: {case['what'][:50]}")
def test_what_once_went_wrong(case: dict[str, str], folder: Path) -> None:
    """It goes wrong no more."""
    (target,) = (each for each in TARGETS if each.name == case["target"])
    assert attempt(target, folder, base64.b64decode(case["data"])) == ""


def test_shrinking() -> None:
    """What is left of a failing file is what makes it fail."""
    assert shrink(b"a lot of text with X and Y in it", lambda data: b"X" in data and b"Y" in data) == b"XY"
