"""Changes of printed texts: projects that hold, with falsehoods and true rewordings to put into them one at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from briefdeck.articles.concordance import Concordance, digest, index_articles
from briefdeck.check import check
from briefdeck.ledger import empty_ledger
from briefdeck.problem import Problem
from briefdeck.read.bank import read_bank
from briefdeck.read.brief import read_brief
from briefdeck.rules.context import CheckContext

FILES = ("questions.yaml", "briefs/page.yaml")


class Change(NamedTuple):
    """A change of one printed text."""

    true: bool
    """Whether an editor would pass it."""
    place: str
    """Where the text is printed."""
    old: str
    new: str


class Finding(NamedTuple):
    """What the check says of a change."""

    change: Change
    codes: list[str]


class Project(NamedTuple):
    """A project that holds, and changes of it."""

    folder: Path
    files: Mapping[str, str]
    changes: tuple[Change, ...]


def read_project(folder: Path) -> Project:
    """Read the project in *folder*: its articles, questions.yaml, a brief, and changes.yaml."""
    written = yaml.load((folder / "changes.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    changes = (
        Change(kind == "true", row["place"], row["old"], row["new"]) for kind, rows in written.items() for row in rows
    )
    return Project(folder, {name: (folder / name).read_text(encoding="utf-8") for name in FILES}, tuple(changes))


def find_problems(folder: Path, project: Mapping[str, str]) -> list[Problem]:
    """Find what the check tells of *project*, whose articles are in *folder*."""
    bank, problems = read_bank(project["questions.yaml"], "questions.yaml")
    brief, more = read_brief(project["briefs/page.yaml"], "briefs/page.yaml")
    assert brief is not None
    texts = {str(key): (folder / "articles" / article.file).read_bytes() for key, article in bank.articles.items()}
    concordance, _ = index_articles(bank.articles, texts, Concordance())
    context = CheckContext(
        bank,
        {"page": brief},
        concordance,
        empty_ledger(bank.title, "0123456789abcdef"),
        {key: text.decode() for key, text in texts.items()},
        {key: digest(text) for key, text in texts.items()},
    )
    return [*problems, *more, *check(context)]


def judge_change(project: Project, change: Change, known: Collection[tuple[str, str]] = ()) -> Finding:
    """Check *project* with *change* made in it; what is *known*, by code and message, was there before."""
    name = next(name for name in FILES if change.old in project.files[name])
    changed = {**project.files, name: project.files[name].replace(change.old, change.new)}
    found = find_problems(project.folder, changed)
    return Finding(change, sorted({each.code for each in found if (each.code, each.message) not in known}))


def count_findings(project: Project) -> dict[str, list[int]]:
    """Count the changes of *project*, and those that are told of: [true ones, false ones]; and what is told before."""
    known = {(problem.code, problem.message) for problem in find_problems(project.folder, project.files)}
    findings = [judge_change(project, change, known) for change in project.changes]
    told = [each.change.true for each in findings if each.codes]
    every = [each.change.true for each in findings]
    return {
        "changes": [every.count(True), every.count(False)],
        "told": [told.count(True), told.count(False)],
        "before": [len(known)],
    }
