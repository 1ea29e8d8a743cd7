"""A cure that is offered with a problem puts it right."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefdeck.check import check
from briefdeck.problem import Edit, Problem
from briefdeck.project import Folder, open_project
from tests.conftest import Run

pytestmark = pytest.mark.slow

NOW = 2_000_000_000


def _problems(project: Path) -> list[Problem]:
    opened = open_project(Folder(project, project / "articles"), NOW)
    return opened.merge_problems(check(opened.context))


def _apply(edits: tuple[Edit, ...], project: Path) -> None:
    """Make the changes in questions.yaml, the last first; each stands where it says."""
    path = project / "questions.yaml"
    text = path.read_bytes().decode("utf-8")
    for edit in sorted(edits, reverse=True):
        lines = text.split("\n")
        start = sum(len(line) + 1 for line in lines[: edit.location.line - 1]) + edit.location.column - 1
        assert text[start : start + len(edit.old)] == edit.old
        text = text[:start] + edit.new + text[start + len(edit.old) :]
    path.write_bytes(text.encode("utf-8"))


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("Y108", "    fact: Crews of", "   \tfact: Crews of"),
        ("Y110", "    cite: harbour:12", "    cites: harbour:12"),
        ("Y113", "topics:\n  strike:", "topics:\n  Strike:"),
        ("Y117", "topic: money", "topic: moneys"),
        ("Y117", "topic: money", 'topic: "moneys"'),
        ("C101", "cite: harbour:12", "cite: harbor:12"),
        ("C107", "cite: harbour:8", "cite: harbour:8-6"),
        ("C108", "cite: harbour:8", "cite: [harbour:8, harbour:8]"),
        ("C108", "cite: harbour:8", "cite:\n      - harbour:6-8\n      - harbour:8"),
    ],
)
def test_the_cure_puts_it_right(code: str, old: str, new: str, project: Path) -> None:
    """With the changes of the first cure made, the problem is gone, and no other has come."""
    path = project / "questions.yaml"
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode("utf-8"))
    problem = next(problem for problem in _problems(project) if problem.code == code)
    assert problem.cures[0].label in problem.hint
    _apply(problem.cures[0].edits, project)
    assert _problems(project) == []


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("L801", "- id: union-leader", "- id: union-leaders"),
        ("L802", "- id: cloze\n        cloze: Crews left", "- id: clozed\n        cloze: Crews left"),
    ],
)
def test_an_old_id_is_given_back(code: str, old: str, new: str, project: Path, run: Run) -> None:
    """What was released under another id gets that one again."""
    run("build", "--project", str(project))
    path = project / "questions.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    problem = next(problem for problem in _problems(project) if problem.code == code)
    _apply(problem.cures[0].edits, project)
    assert path.read_text(encoding="utf-8") == text


def test_what_is_not_sure_is_advice(project: Path) -> None:
    """A key that would then stand twice, and a tab of which nobody knows how wide it is, are left to the curator."""
    path = project / "questions.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("    cite: harbour:12", "    cites: harbour:12\n    cite: harbour:12"), encoding="utf-8"
    )
    (unknown,) = [problem for problem in _problems(project) if problem.code == "Y110"]
    assert (unknown.cures, unknown.hint) == ((), "did you mean `cite`?")
    path.write_text(text.replace("  strike: The strike", "\tstrike: The strike"), encoding="utf-8")
    (tabbed, *_) = [problem for problem in _problems(project) if problem.code == "Y108"]
    assert tabbed.cures[0].edits[0].new == "  "
    path.write_text(text.replace("  strike: The strike\n", "\t strike: The strike\n\n"), encoding="utf-8")
    (tabbed, *_) = [problem for problem in _problems(project) if problem.code == "Y108"]
    assert tabbed.cures == ()
