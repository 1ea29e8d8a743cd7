"""`briefdeck index`: an error in one place keeps nothing else from being indexed, and what is left out is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run


def _edit(project: Path, old: str, new: str) -> None:
    path = project / "questions.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _indexed(project: Path) -> set[str]:
    return set(json.loads((project / "articles/concordance.json").read_text(encoding="utf-8"))["articles"])


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("    title: A harbour", "    title: Ferries: A harbour", "Y102"),
        ("    title: A harbour", "    titel: A harbour", "Y110"),
        ("    published: 2031-03\n", "    published: the third\n", "Y115"),
        ("    title: A harbour", "    title: A harbour \u202eof", "Y126"),
    ],
)
@pytest.mark.parametrize("fresh", [True, False])
def test_an_article_with_an_error(project: Path, run: Run, old: str, new: str, code: str, fresh: bool) -> None:
    """The other articles are indexed, it keeps the entry it had, its error is told, and the exit code is 1."""
    before = _indexed(project)
    if fresh:
        (project / "articles/concordance.json").unlink()
    _edit(project, old, new)
    ran = run("index", "--project", str(project))
    assert (ran.code, ran.stdout.count(f" {code} ")) == (1, 1)
    out = set() if code == "Y126" else {"quay"}
    assert ("left out: quay" in ran.stderr) == bool(out)
    assert _indexed(project) == (before - out if fresh else before)
    assert " C101 " not in run("check", "--project", str(project)).stdout


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    fact: A day of strike", "    fact: **A day** of strike"),
        ("    fact: A day of strike", "    fakt: A day of strike"),
        ("    cite: harbour:12", "    cite: harbour twelve"),
        ("  money: Money", "  money: Money: all"),
        ("language: en", "langauge: en"),
    ],
)
def test_errors_elsewhere_can_wait(project: Path, run: Run, old: str, new: str) -> None:
    """With an error in the facts, topics or keys every article is indexed, and `check` tells of the error."""
    before = _indexed(project)
    (project / "articles/concordance.json").unlink()
    _edit(project, old, new)
    ran = run("index", "--project", str(project))
    assert (ran.code, ran.stdout) == (0, "")
    assert _indexed(project) == before
    ran = run("check", "--project", str(project))
    assert ran.code == 1
    assert " C102 " not in ran.stdout


def test_a_text_in_another_encoding(project: Path, run: Run) -> None:
    """It is named with its first odd byte, and the others are indexed."""
    (project / "articles/concordance.json").unlink()
    path = project / "articles/quay.txt"
    path.write_bytes(path.read_text(encoding="utf-8").replace("e", "é").encode("cp1252", "replace"))
    ran = run("index", "--project", str(project))
    assert (ran.code, "left out: quay.txt" in ran.stderr, " Y101 " in ran.stdout) == (1, True, True)
    assert "harbour" in _indexed(project)


def test_a_file_that_is_no_yaml_at_all(project: Path, run: Run) -> None:
    """Nothing can be read of it, so the concordance stays as it is."""
    before = _indexed(project)
    _edit(project, "articles:", "articles: {")
    assert run("index", "--project", str(project)).code == 1
    assert _indexed(project) == before


@pytest.mark.parametrize("others", [True, False])
@pytest.mark.parametrize("fresh", [True, False])
def test_a_text_under_another_name(project: Path, run: Run, others: bool, fresh: bool) -> None:
    """A `file:` that is misspelt is told with the text that is there, by `index` and `check`, and neither sends on."""
    _edit(project, "file: harbour.txt", "file: harbor.txt")
    if not others:
        (project / "articles/quay.txt").unlink()
    if fresh:
        (project / "articles/concordance.json").unlink()
    ran = run("index", "--project", str(project))
    assert "harbor.txt is not there: did you mean “harbour.txt”?" in ran.stderr
    checked = run("check", "--project", str(project))
    cures = ("= did you mean “harbour.txt”?", "= harbour.txt has this very text")
    told = any(cure in checked.stdout for cure in cures)
    assert told, checked.stdout
    assert "run `briefdeck index`, then" not in checked.stdout


def test_the_only_text_was_renamed(project: Path, run: Run) -> None:
    """Where no text is under its name, one with the same bytes is found all the same, and where none is, nothing is."""
    (project / "articles/quay.txt").unlink()
    (project / "articles/harbour.txt").rename(project / "articles/strike.txt")
    assert "strike.txt has this very text" in run("check", "--project", str(project)).stdout
    (project / "articles/strike.txt").write_text("Another text.\n", encoding="utf-8")
    assert " C111 " not in run("check", "--project", str(project)).stdout
