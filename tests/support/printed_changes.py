"""Changes of printed texts: projects that hold, with falsehoods and true rewordings to put into them one at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

import yaml

from briefdeck.articles.concordance import Concordance, digest, index_articles
from briefdeck.check import check, check_codes
from briefdeck.ledger import empty_ledger
from briefdeck.model import Bank
from briefdeck.problem import Problem
from briefdeck.read.bank import read_bank
from briefdeck.read.brief import read_brief
from briefdeck.rules.context import CheckContext
from briefdeck.rules.drawn_text import list_drawn_contexts
from briefdeck.rules.fact_context import list_fact_contexts
from briefdeck.rules.registry import MODULES, problems_of_drawn, problems_of_fact, problems_of_whole

FILES = ("questions.yaml", "briefs/page.yaml")
_Kept = dict[str, tuple[object, tuple[Problem, ...]]]
"""What was found in texts."""


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
    written = yaml.load((folder / "changes.yaml").read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506
    changes = (
        Change(kind == "true", row["place"], row["old"], row["new"]) for kind, rows in written.items() for row in rows
    )
    return Project(folder, {name: (folder / name).read_text(encoding="utf-8") for name in FILES}, tuple(changes))


def find_problems(folder: Path, project: Mapping[str, str]) -> list[Problem]:
    """Find what the check tells of *project*, whose articles are in *folder*."""
    context, problems = _read(folder, project)
    return [*problems, *check(context)]


def read_context(project: Project) -> CheckContext:
    """Read *project* as it is before any change."""
    return _read(project.folder, project.files)[0]


def _read(folder: Path, project: Mapping[str, str]) -> tuple[CheckContext, list[Problem]]:
    bank, problems = _read_bank(project["questions.yaml"])
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
    return context, [*problems, *more]


@lru_cache(maxsize=2)
def _read_bank(text: str) -> tuple[Bank, list[Problem]]:
    """Read a bank; most changes are of the brief, and leave it as it is."""
    return read_bank(text, "questions.yaml")


class Judge:
    """Checks a project with one change after the other made in it.

    A change leaves most texts as they were: what the rules find in a fact, or in a text that is drawn from facts, is
    kept. Of a changed bank all that is drawn from it is read anew.
    """

    def __init__(self, project: Project, known: Collection[tuple[str, str]] = ()) -> None:
        """Check nothing yet; what is *known*, by code and message, was there before any change."""
        self._project, self._known = project, known
        self._before, _ = _read(project.folder, project.files)
        self._facts: _Kept = {}
        self._drawn: _Kept = {}

    def judge(self, change: Change) -> Finding:
        """Check the project with *change* made in it."""
        return self._finding(change, self._problems(self._changed(change)))

    def judge_anew(self, change: Change) -> Finding:
        """Do the same with nothing kept."""
        return self._finding(change, find_problems(self._project.folder, self._changed(change)))

    def _changed(self, change: Change) -> Mapping[str, str]:
        files = self._project.files
        name = next(name for name in FILES if change.old in files[name])
        return {**files, name: files[name].replace(change.old, change.new)}

    def _finding(self, change: Change, found: Iterable[Problem]) -> Finding:
        return Finding(change, sorted({each.code for each in found if (each.code, each.message) not in self._known}))

    def _problems(self, files: Mapping[str, str]) -> Iterator[Problem]:
        context, problems = _read(self._project.folder, files)
        yield from problems
        is_same_but_facts = context.take_over(self._before)
        facts = self._facts if is_same_but_facts else {}
        drawn = self._drawn if is_same_but_facts and context.bank == self._before.bank else {}
        found = [*check_codes(context), *problems_of_whole(MODULES, context)]
        for fact in list_fact_contexts(context):
            found += _look_up(facts, str(fact.fact.id), fact.fact, partial(problems_of_fact, MODULES, fact))
        for text in list_drawn_contexts(context):
            found += _look_up(drawn, text.says, text.parts, partial(problems_of_drawn, MODULES, text))
        yield from (problem for problem in found if not context.ignores(problem))


def _look_up(kept: _Kept, key: str, text: object, find: Callable[[], Iterable[Problem]]) -> Iterable[Problem]:
    """Return what is *kept* under *key* where it was found in the same *text*; else find it, and keep that."""
    if key not in kept or kept[key][0] != text:
        kept[key] = text, tuple(find())
    return kept[key][1]


def count_findings(project: Project) -> dict[str, list[int]]:
    """Count the changes of *project*, and those that are told of: [true ones, false ones]; and what is told before."""
    known = {(problem.code, problem.message) for problem in find_problems(project.folder, project.files)}
    findings = list(map(Judge(project, known).judge, project.changes))
    told = [each.change.true for each in findings if each.codes]
    every = [each.change.true for each in findings]
    return {
        "changes": [every.count(True), every.count(False)],
        "told": [told.count(True), told.count(False)],
        "before": [len(known)],
    }
