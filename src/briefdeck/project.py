"""A folder → what its files say; bytes → its files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefdeck.articles.concordance import Concordance, digest, load_concordance
from briefdeck.build import LEDGER, OUTPUT, deck_path, has_deck
from briefdeck.errors import (
    NoProjectError,
    NothingToBuildError,
    ProjectExistsError,
    UnreadableFileError,
    UnwritableFileError,
)
from briefdeck.files import read, write
from briefdeck.language.hidden_characters import without_hidden
from briefdeck.ledger import Ledger, empty_ledger, load_ledger
from briefdeck.model import Bank, Brief
from briefdeck.problem import Problem
from briefdeck.read.bank import UNREAD, read_bank
from briefdeck.read.brief import check_references, read_brief
from briefdeck.read.consequences import find_declared, is_consequence
from briefdeck.read.locate import pinpoint
from briefdeck.read.source import Sources, decode
from briefdeck.rules.context import CheckContext
from briefdeck.rules.releases import damaged_ledger
from briefdeck.rules.yaml import reused_id

if TYPE_CHECKING:
    from briefdeck.render.anki import Package

QUESTIONS = "questions.yaml"
ARTICLES = "articles"
CONCORDANCE = "articles/concordance.json"
IMAGES = "images"
FONTS = "fonts"


@dataclass(frozen=True, slots=True)
class Folder:
    """Where a project lies."""

    root: Path
    """The folder that holds questions.yaml."""
    articles: Path
    """The folder that holds the article texts, if they are there."""
    shown: str = ""
    """What stands before a file's name in messages: "" or the way from the current folder, ending in "/"."""


@dataclass(frozen=True, slots=True)
class Project:
    """Everything a project's files say, and every fault found in reading them."""

    folder: Folder
    context: CheckContext
    texts: Mapping[str, bytes]
    """The articles whose texts are there, as bytes."""
    problems: tuple[Problem, ...]
    sources: Sources = field(repr=False)
    """The lines of each file read, by the path that its problems show."""
    declared: frozenset[str] = frozenset()
    """Where something in questions.yaml could not be read: every id and key that stands there all the same."""

    def merge_problems(self, problems: list[Problem]) -> list[Problem]:
        """Join *problems* with those of reading: each once, located at its very words, in the order of the files."""
        if any(problem.code == "C110" for problem in self.problems):
            # Without a concordance no article is in it: one problem is enough.
            problems = [problem for problem in problems if problem.code != "C102"]
        causes = [problem for problem in (*self.problems, *problems) if not is_consequence(problem, self.declared)]
        return sorted({pinpoint(problem, self.sources.get(problem.location.path, ())) for problem in causes})


def find_root(start: Path) -> Path:
    """The nearest folder from *start* upwards that has a questions.yaml.

    Raises NoProjectError when there is none.
    """
    for folder in (start, *start.parents):
        if (folder / QUESTIONS).is_file():
            return folder
    raise NoProjectError(f"there is no {QUESTIONS} in {start} or above it")


def open_project(folder: Folder, now: int) -> Project:
    """Reads everything in *folder*, as of *now* in whole seconds since 1970.

    Raises UnreadableFileError when a file cannot be read; whatever is wrong with its text is a problem.
    """
    reader = _Reader(folder, now)
    bank = reader.bank()
    texts = _texts(folder.articles, bank)
    briefs = reader.briefs(bank)
    context = CheckContext(
        bank=bank,
        briefs=briefs,
        concordance=reader.concordance(),
        ledger=reader.ledger(bank),
        texts={key: without_hidden(data.decode("utf-8", errors="replace")) for key, data in texts.items()},
        hashes={key: digest(data) for key, data in texts.items()},
        images=_images(folder.root / IMAGES, bank),
        fonts=_fonts(folder.root / FONTS, briefs),
    )
    return Project(folder, context, texts, tuple(reader.problems), reader.sources, reader.declared)


def replace_questions(project: Project, text: str) -> Project:
    """Read *project* as it would be with *text* for its questions.yaml. Nothing is written."""
    path = project.folder.shown + QUESTIONS
    bank, problems = read_bank(text, path)
    sources = Sources()
    sources.add(path, text)
    others = [problem for problem in project.problems if problem.location.path != path]
    return replace(
        project,
        context=replace(project.context, bank=bank),
        problems=(*others, *problems),
        sources=sources,
        declared=find_declared(text) if problems else frozenset(),
    )


class _Reader:
    """Reads the files of a folder one by one, and gathers their problems and lines."""

    def __init__(self, folder: Folder, now: int) -> None:
        self.folder = folder
        self.now = now
        self.problems: list[Problem] = []
        self.sources = Sources()
        self.declared: frozenset[str] = frozenset()

    def bank(self) -> Bank:
        text, path = self._text(QUESTIONS)
        bank, problems = read_bank(text, path)
        self.problems += problems
        self.declared = find_declared(text) if problems else frozenset()
        return bank

    def briefs(self, bank: Bank) -> dict[str, Brief]:
        facts = {str(fact.id) for fact in bank.facts} | {problem.fact for problem in self.problems}
        disputes = {str(dispute.id) for dispute in bank.disputes}
        taken = {name: "quiz" for quiz in bank.quiz for name in (quiz.name, quiz.cards_name)}
        found: dict[str, Brief] = {}
        for path in _listed(self.folder.root / "briefs", ".yaml", ".yml"):
            if path.stem in taken or path.stem in found:
                shown, other = f"{self.folder.shown}briefs/{path.name}", taken.get(path.stem, "brief")
                self.problems.append(reused_id.report_page(shown, path.stem, other, f"{OUTPUT}/{path.stem}.pdf"))
            brief, problems = read_brief(*self._text(f"briefs/{path.name}"))
            self.problems += problems
            if brief is not None:
                self.problems += check_references(brief, facts, disputes) if bank is not UNREAD else ()
                found[path.stem] = brief
        return found

    def concordance(self) -> Concordance:
        text, path = self._text(CONCORDANCE) if (self.folder.root / CONCORDANCE).exists() else ("", "")
        if not path:
            return Concordance({})
        concordance, problems = load_concordance(text, path)
        self.problems += problems
        if not problems:
            self.sources.forget(path)  # it may be larger than all else
        return concordance

    def ledger(self, bank: Bank) -> Ledger:
        if not (self.folder.root / LEDGER).exists():
            fresh = empty_ledger(bank.title)
            released = deck_path(fresh)
            if (self.folder.root / released).exists():
                shown = self.folder.shown + LEDGER
                self.problems.append(damaged_ledger.report_missing(shown, LEDGER, released, OUTPUT))
            return fresh
        ledger, problems = load_ledger(*self._text(LEDGER), self.now)
        self.problems += problems
        return ledger

    def _text(self, name: str) -> tuple[str, str]:
        """The text of file *name* and the path that messages show."""
        shown = self.folder.shown + name
        text, problems = decode(read(self.folder.root / name), shown)
        self.problems += problems
        self.sources.add(shown, text)
        return text, shown


def _texts(folder: Path, bank: Bank) -> dict[str, bytes]:
    paths = {str(key): folder / Path(article.file).name for key, article in bank.articles.items()}
    return {key: read(path) for key, path in paths.items() if path.is_file()}


def _images(folder: Path, bank: Bank) -> dict[str, bytes]:
    return _named(folder, {str(card.image.file) for fact in bank.facts for card in fact.cards if card.image})


def _fonts(folder: Path, briefs: Mapping[str, Brief]) -> dict[str, bytes]:
    return _named(folder, {str(name) for brief in briefs.values() for name in brief.fonts})


def _named(folder: Path, names: set[str]) -> dict[str, bytes]:
    """The files in *folder* that have one of *names*, letter for letter even where the disk does not care."""
    there = {path.name: path for path in folder.iterdir() if path.is_file()} if names and folder.is_dir() else {}
    return {name: read(there[name]) for name in sorted(names & there.keys())}


def find_article_texts(root: Path) -> dict[str, bytes]:
    """The article texts in *root*, where a project may begin, by the names of their files.

    Raises ProjectExistsError when *root* is no folder, or a project is there already.
    """
    if root.exists() and not root.is_dir():
        raise ProjectExistsError(f"{root} is a file: give the name of a folder")
    if os.path.lexists(root / QUESTIONS):
        raise ProjectExistsError(f"{root / QUESTIONS} is there already: a project begins where there is none")
    return {path.name: read(path) for path in _listed(root / ARTICLES, ".txt") if path.is_file()}


def _listed(folder: Path, *endings: str) -> list[Path]:
    """What has one of *endings* in *folder*, in order; what begins with a dot is an editor's."""
    try:
        there = sorted(folder.iterdir()) if folder.exists() else []
    except OSError as fault:
        raise UnreadableFileError(f"{folder} cannot be read: {fault.strerror}") from None
    return [path for path in there if path.suffix in endings and not path.name.startswith(".")]


def read_deck(path: Path) -> Package:
    """The Anki package *path*. Raises UnreadableFileError when it cannot be read, or is none."""
    from briefdeck.render.anki import UnreadablePackageError, unpack

    try:
        return unpack(read(path))
    except UnreadablePackageError as fault:
        raise UnreadableFileError(f"{path} {fault}") from None


def output_names(root: Path) -> list[str]:
    """List the ledger and everything in output/ that is there, by their paths in the project."""
    paths = [root / LEDGER, *sorted((root / OUTPUT).glob("*"))]
    return [path.relative_to(root).as_posix() for path in paths if path.is_file()]


def read_outputs(root: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Read those of the files *names*, by their paths in the project, that are there."""
    return {name: read(root / name) for name in names if (root / name).is_file()}


def path_of_deck(project: Project) -> Path:
    """Name the file of the deck. Raises NothingToBuildError when there is nothing yet that it could hold."""
    if not has_deck(project.context.bank, project.context.ledger):
        raise NothingToBuildError("there are no facts yet, so there is no deck")
    return project.folder.root / deck_path(project.context.ledger)


def write_page(root: Path, path: Path, data: bytes) -> None:
    """Writes *data*, a page that may hold article text, to *path*, whole or not at all.

    Raises UnwritableFileError when it cannot be written, would replace something that is no page, or would lie in the
    output of the project at *root*.
    """
    if path.suffix.lower() not in (".html", ".htm"):
        raise UnwritableFileError(f"{path} is not written: the name of a page ends in .html")
    target, output = path.resolve(), (root / OUTPUT).resolve()
    if any(folder == output or _same(folder, output) for folder in target.parents):
        raise UnwritableFileError(
            f"{path} is not written: {OUTPUT}/ is committed, and the page may hold the articles' texts, which are not "
            "ours to publish"
        )
    write(target.parent, {target.name: data})


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
