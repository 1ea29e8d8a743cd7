"""Every fault in tests/data/bad is found where it is marked, and nothing else is.

That each rule is broken by its own example is for test_rule_pages.py.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import DATA, Run

BAD = sorted((DATA / "bad").glob("*.yaml"))
_MARK = re.compile(r"# !((?: [A-Z]\d{3})+)$")


def _marked(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if mark := _MARK.search(line):
            yield from ((number, code) for code in mark[1].split())


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_marked_faults(
    path: Path, project: Path, run: Run, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The problems of the file are exactly those marked, each on its line, and what is said of them was found good."""
    (project / "briefs/overview.yaml").unlink()
    shutil.copy(path, project / "questions.yaml")
    for text in (project / "articles").glob("*.txt"):
        if text.name not in path.read_text(encoding="utf-8"):
            text.unlink()
    monkeypatch.chdir(project)
    found = {(each["line"], each["code"]) for each in json.loads(run("check", "--format", "json").stdout)["problems"]}
    assert found == set(_marked(path))
    golden(f"bad/{path.stem}.txt", run("check").stdout)


def test_the_good_project_is_clean(project: Path, run: Run) -> None:
    """The honest twin of the bad files breaks no rule."""
    ran = run("check", "--strict", "--project", str(project))
    assert (ran.code, ran.stdout) == (0, "")
