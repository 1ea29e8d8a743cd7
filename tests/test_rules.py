"""Every fault in tests/data/bad is found where it is marked, and nothing else is."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefdeck.rules import RULES
from tests.conftest import DATA, Run

BAD = sorted((DATA / "bad").glob("*.yaml"))
_MARK = re.compile(r"# !((?: [A-Z]\d{3})+)$")

ELSEWHERE = {
    "Y101": "test_read_source.py",
    "Y103": "test_read_source.py",
    "Y106": "test_read_source.py",
    "Y107": "test_read_source.py",
    "Y108": "test_read_bank.py",
    "Y109": "test_read_bank.py",
    "C110": "test_concordance.py",
    "B701": "test_check_briefs.py",
    "B702": "test_check_briefs.py",
    "B703": "test_brief_fit.py",
    "B704": "test_brief_glyphs.py",
    "B705": "test_check_briefs.py",
    "B706": "test_check_briefs.py",
    "L801": "test_check_release.py",
    "L802": "test_check_release.py",
    "L803": "test_check_release.py",
    "L804": "test_ledger.py",
    "L805": "test_cli.py",
}
"""Rules that a marked comment cannot show, and the tests that do."""


def _marked(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if mark := _MARK.search(line):
            yield from ((number, code) for code in mark[1].split())


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_marked_faults(path: Path, project: Path, run: Run) -> None:
    """The problems of the file are exactly those marked, each on its line."""
    (project / "briefs/overview.yaml").unlink()
    shutil.copy(path, project / "questions.yaml")
    ran = run("check", "--project", str(project), "--format", "json")
    found = {(each["line"], each["code"]) for each in json.loads(ran.stdout)["problems"]}
    assert found == set(_marked(path))


def test_the_good_project_is_clean(project: Path, run: Run) -> None:
    """The honest twin of the bad files breaks no rule."""
    ran = run("check", "--strict", "--project", str(project))
    assert (ran.code, ran.stdout) == (0, "")


def test_every_rule_has_a_bad_example() -> None:
    """Each rule is broken by a marked line, or by a test that is named here and speaks of it."""
    marked = {code for path in BAD for _, code in _marked(path)}
    assert set(RULES) - marked == set(ELSEWHERE)
    for code, name in ELSEWHERE.items():
        assert code in (Path(__file__).parent / name).read_text(encoding="utf-8"), f"{name} does not speak of {code}"
