"""Bytes → the files of a project, and the files that a build has made there, or would make as the project is now."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefdeck.articles.concordance import digest
from briefdeck.build_project import BuildResult, build_project, has_deck
from briefdeck.clock import refuse_future, release_time
from briefdeck.errors import NothingToBuildError, OutsideProjectError, UnreadableFileError, UnwritableFileError
from briefdeck.files import ARTICLE_LIMIT, PACKAGE_LIMIT, read_file, read_start, write_files
from briefdeck.problem import Problem
from briefdeck.project import Folder, Project, prove_project
from briefdeck.project_names import (
    ARTICLES,
    BRIEFS,
    CONCORDANCE,
    DRAFTS,
    FACTS,
    FONTS,
    IMAGES,
    LEDGER,
    OUTPUT,
    OUTPUT_SUFFIXES,
    QUESTIONS,
    READINGS,
    deck_path,
)
from briefdeck.read.source import decode, encode_like
from briefdeck.undo import remember_step

if TYPE_CHECKING:
    from briefdeck.curate.take_article import NewArticle
    from briefdeck.render.anki import Package

_SOURCES = (QUESTIONS, DRAFTS, LEDGER, READINGS, ".gitignore", ".gitattributes")
_SOURCE_FOLDERS = (FACTS, ARTICLES, BRIEFS, IMAGES, FONTS, ".git")
"""What a project is made of, and no export may replace."""


def write_article(folder: Folder, article: NewArticle, old: bytes) -> None:
    """Write a new *article*: its text, questions.yaml, which is *old*, and the concordance; `undo` takes it back.

    The caller holds the lock of the project. Raises UnwritableFileError when there is another file of that name, or one
    of them cannot be written.
    """
    path, root = folder.articles / article.file, folder.root
    lies_there = os.path.lexists(path)
    if lies_there and read_file(path, ARTICLE_LIMIT) != article.data:
        raise UnwritableFileError(f"{path} is there already")
    text, _ = decode(old, QUESTIONS)
    others = {CONCORDANCE: article.concordance.encode(), QUESTIONS: encode_like(article.insertion.text, old)}
    if folder.articles.is_relative_to(root):
        write_files(root, {path.relative_to(root).as_posix(): article.data, **others}, ARTICLES)
    else:
        write_files(folder.articles, {article.file: article.data})
        write_files(root, others, ARTICLES)
    made = {} if lies_there else {article.file: digest(article.data)}
    label = f"added the article “{article.key}”"
    remember_step(root, {QUESTIONS: text}, {QUESTIONS: article.insertion.text}, label, made)


def read_deck(path: Path) -> Package:
    """Read the Anki package *path*. Raises UnreadableFileError when it cannot be read, or is not one."""
    from briefdeck.render.anki import UnreadablePackageError, unpack

    try:
        return unpack(read_file(path, PACKAGE_LIMIT))
    except UnreadablePackageError as fault:
        raise UnreadableFileError(f"{path} {fault}") from None


def output_names(root: Path) -> list[str]:
    """List the ledger and the files in output/ that exist, by their paths in the project."""
    paths = [root / LEDGER, *sorted((root / OUTPUT).glob("*"))]
    return [path.relative_to(root).as_posix() for path in paths if path.is_file()]


def read_outputs(root: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Read those of the files *names*, by their paths in the project, that exist.

    A file that is far larger than what a build makes is read only far enough to show that it differs.
    """
    return {name: read_start(root / name, PACKAGE_LIMIT, root) for name in names if (root / name).is_file()}


class Release(NamedTuple):
    """What a build makes, beside what is there. Nothing is written yet."""

    project: Project
    problems: list[Problem]
    """Every problem of the files and of what is made of them."""
    result: BuildResult | None
    """What is made; None where an error is among the problems, so that nothing may be."""
    present: Mapping[str, bytes]
    """Those of its files that are there already."""
    names: Sequence[str]
    """The paths of the ledger and of all files in output/."""


def make_release(folder: Folder, on_progress: Callable[[str], None], with_png: bool = False) -> Release:
    """Read, check and build the project in *folder* as of `release_time`; *on_progress* gets the name of each step.

    Raises WrongTimeError as `refuse_future` does. Whoever writes what is made holds the lock of the project meanwhile.
    """
    refuse_future()
    project, verified, problems = prove_project(folder, on_progress)
    names = output_names(folder.root)
    if verified is None:
        return Release(project, problems, None, {}, names)
    result, more = build_project(verified, project.context.ledger, release_time(), on_progress, with_png)
    problems = project.merge_problems([*problems, *more])
    if any(problem.severity == "error" for problem in problems):
        return Release(project, problems, None, {}, names)
    return Release(project, problems, result, read_outputs(folder.root, result.files), names)


def path_of_deck(project: Project) -> Path:
    """Return the path of the deck. Raises NothingToBuildError when there are no facts for it yet."""
    if not has_deck(project.context.bank, project.context.ledger):
        raise NothingToBuildError("there are no facts yet, so there is no deck")
    return project.folder.root / deck_path(project.context.ledger.project)


def write_export(project: Project, path: Path, data: bytes) -> None:
    """Write *data*, which a user asked for, to *path*, whole or not at all.

    Raises OutsideProjectError when *path* would replace a source of the project or a file that a build makes, or is a
    link in the project that leads out of it; and UnwritableFileError when it cannot be written.
    """
    target = _export_target(project, path)
    if target.parent == (project.folder.root / OUTPUT).resolve() and target.name.lower().endswith(OUTPUT_SUFFIXES):
        raise OutsideProjectError(f"{path} is not written: `briefdeck build` makes the files of {OUTPUT}/")
    write_files(target.parent, {target.name: data})


def write_page(project: Project, path: Path, data: bytes) -> None:
    """Write *data*, a page that may hold article text, to *path*, whole or not at all.

    Raises UnwritableFileError when it cannot be written or its name is not that of a page, and OutsideProjectError when
    it would be in output/, or where `write_export` would raise it.
    """
    if path.suffix.lower() not in (".html", ".htm"):
        raise UnwritableFileError(f"{path} is not written: the name of a page ends in .html")
    target = _export_target(project, path)
    if _is_in(target, project.folder.root / OUTPUT):
        raise OutsideProjectError(
            f"{path} is not written: {OUTPUT}/ is committed, and the page may hold the articles' texts, which are not "
            "ours to publish"
        )
    write_files(target.parent, {target.name: data})


def _export_target(project: Project, path: Path) -> Path:
    """Follow the links of *path* to the file that a user asked to write; raise where it may not be written."""
    folder = project.folder
    written, root = Path(os.path.normpath(Path.cwd() / path)), folder.root.resolve()
    target = path.resolve()
    named_within = written.is_relative_to(folder.root) or written.is_relative_to(root)
    if named_within and not target.is_relative_to(root):
        raise OutsideProjectError(f"{path} is not written: it leads out of the project, to {target}")
    articles = [folder.articles / Path(article.file).name for article in project.context.bank.articles.values()]
    files = [*(folder.root / name for name in _SOURCES), *articles]
    folders = [folder.root / name for name in _SOURCE_FOLDERS]
    if any(_same(target, file) for file in files) or any(_is_in(target, source_folder) for source_folder in folders):
        raise OutsideProjectError(f"{path} is not written: it is one of the files that the project is made of")
    return target


def _is_in(target: Path, folder: Path) -> bool:
    inner = folder.resolve()
    return any(above == inner or _same(above, inner) for above in (target, *target.parents))


def _same(first: Path, second: Path) -> bool:
    return first == second.resolve() or (first.exists() and second.exists() and first.samefile(second))
