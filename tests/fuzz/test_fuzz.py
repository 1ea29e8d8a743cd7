"""Broken files and requests of every kind: whatever is in them, a command ends with 0, 1 or 2 and a sentence.

FUZZ_EXAMPLES sets how many of each kind are tried (`make fuzz` tries many), and FUZZ_SEED where to begin. What is found
is made as small as it goes and printed as entries for cases.json, where they stay for good.
"""

from __future__ import annotations

import base64
import json
import os
from functools import partial
from pathlib import Path

import pytest

from tests.fuzz.desk import DeskTarget
from tests.fuzz.honest_project import make_project
from tests.fuzz.shrinking import shrink
from tests.fuzz.targets import FILE_TARGETS, Target

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "20"))
_SAME = 40
"""Characters of a fault by which it is known again: the command, the exception and the beginning of what it says."""
_MOST_FAULTS = 10
SEED = int(os.environ.get("FUZZ_SEED", "0"))
TARGETS: tuple[Target | DeskTarget, ...] = (*FILE_TARGETS, DeskTarget())
CASES = json.loads(Path(__file__).with_name("cases.json").read_text(encoding="utf-8"))
"""What once went wrong: the name of a target, the content of its file in Base64, and what it did."""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """The small honest projects whose files are broken: plain and rich."""
    projects = {is_rich: tmp_path_factory.mktemp("fuzz") / "strike" for is_rich in (False, True)}
    for is_rich, project in projects.items():
        make_project(project, is_rich)
    return projects


def _goes_wrong(target: Target | DeskTarget, folder: Path, fault: str, data: bytes) -> bool:
    return target.attempt(folder, data).startswith(fault)


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_broken_files(target: Target | DeskTarget, folders: dict[bool, Path]) -> None:
    """Whatever is in a file or a request, what is done with it ends in a sentence, and nothing else is lost."""
    folder = folders[target.is_rich]
    faults: dict[str, str] = {}
    for seed in range(SEED, SEED + EXAMPLES * (5 if target.name == "questions" else 1)):
        data = target.broken(target.honest(folder, seed), seed)
        fault = target.attempt(folder, data)
        if fault and fault[:_SAME] not in faults:
            smallest = shrink(data, partial(_goes_wrong, target, folder, fault[:_SAME]))
            case = {"target": target.name, "what": fault, "data": base64.b64encode(smallest).decode()}
            faults[fault[:_SAME]] = f"seed {seed}: {fault}\nfor cases.json: {json.dumps(case)}"
        if len(faults) == _MOST_FAULTS:
            break
    assert not faults, "\n".join(faults.values())


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['target']}: {case['what'][:50]}")
def test_what_once_went_wrong(case: dict[str, str], folders: dict[bool, Path]) -> None:
    """It goes wrong no more."""
    (target,) = (each for each in TARGETS if each.name == case["target"])
    assert target.attempt(folders[target.is_rich], base64.b64decode(case["data"])) == ""


def test_shrinking() -> None:
    """What is left of a failing file is what makes it fail."""
    assert shrink(b"a lot of text with X and Y in it", lambda data: b"X" in data and b"Y" in data) == b"XY"
