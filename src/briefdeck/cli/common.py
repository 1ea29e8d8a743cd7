"""The parts that commands on a project share: its options, opening it, and printing its problems."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from briefdeck.cli.printing import EXIT_OK, EXIT_PROBLEMS, echo, print_note, wants_colour
from briefdeck.files import remove_leftovers
from briefdeck.model import Verified
from briefdeck.problem import Problem
from briefdeck.project import Folder, Project, find_root, load_project, prove_project
from briefdeck.project_lock import hold_lock
from briefdeck.project_names import ARTICLES, FACTS, OUTPUT
from briefdeck.report import (
    format_github,
    format_json,
    format_summary,
    format_text,
    format_unchecked,
    list_unchecked,
    name_errors,
    summarise,
    word_undone,
)
from briefdeck.rules.context import TextsNeeded
from briefdeck.rules.unchecked import find_unchecked


def project_options(
    command: Callable[..., Any], formats: Sequence[str] = ("text", "json", "github")
) -> Callable[..., Any]:
    """Add the options that every command on a project takes; *formats* are those in which it prints its results."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    for option in (
        click.option(
            "--format",
            "output_format",
            type=click.Choice(formats),
            default="text",
            show_default=True,
            help="How results are printed.",
        ),
        click.option(
            "--articles",
            type=folder,
            metavar="DIR",
            envvar="BRIEFDECK_ARTICLES",
            show_envvar=True,
            help="Where the article texts are.  [default: articles/ of the project]",
        ),
        click.option(
            "--project",
            type=folder,
            metavar="DIR",
            help="The folder of the project.  [default: this one or the nearest above with a questions.yaml]",
        ),
    ):
        command = option(command)
    return command


def without_texts_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option of the commands that check a project."""
    help_ = "Article texts may be missing: what needs them is not checked."
    option: Callable[..., Any] = click.option("--without-texts", is_flag=True, help=help_)(command)
    return option


def locate_project(
    project: Path | None, articles: Path | None, without_texts: bool = False, strict: bool = False
) -> Folder:
    """Find the project in *project*, or from the current folder upwards; *articles* is its folder of texts, if given.

    *without_texts* says that texts may be missing, *strict* that none may. Raises NoProjectError when there is no
    project.
    """
    root = find_root((project or Path.cwd()).absolute())
    try:
        shown = os.path.relpath(root)
    except ValueError:  # another drive, on Windows
        shown = str(root)
    before = "" if shown == "." else f"{Path(shown).as_posix()}/"
    return Folder(root, articles or root / ARTICLES, before, _texts_needed(without_texts, strict))


def _texts_needed(without_texts: bool, strict: bool) -> TextsNeeded:
    if without_texts:
        return "none"
    return "all" if strict else "all or none"


@contextlib.contextmanager
def project_lock(root: Path) -> Iterator[None]:
    """Hold the lock of the project at *root* as `hold_lock` does, and remove leftovers of interrupted runs."""
    with hold_lock(root, print_note):
        folders = (root, root / FACTS, root / ARTICLES, root / OUTPUT)
        remove_leftovers(folder for folder in folders if not folder.is_symlink())
        yield


def load_bank(folder: Folder, output_format: str) -> Project:
    """Read the project in *folder* as it is now; where the files of its bank have an error, print them and exit."""
    project = load_project(folder)
    exit_on_errors(project, project.bank_problems(), output_format, "nothing was done")
    return project


def prove_or_exit(
    folder: Folder, on_progress: Callable[[str], None], output_format: str, undone: str
) -> tuple[Project, Verified, list[Problem]]:
    """Do the same as `prove_project`; where there is an error, print all problems and what is *undone*, and exit."""
    project, verified, problems = prove_project(folder, on_progress)
    if verified is None:
        print_and_exit(project, problems, output_format, undone)
    return project, verified, problems


def print_problems(project: Project, problems: list[Problem], output_format: str) -> None:
    """Print *problems* in *output_format*: text, json or github."""
    unchecked = find_unchecked(project.context)
    if output_format == "json":
        numbers = summarise(project.context, problems)
        echo(format_json(problems, summary=numbers, unchecked=list_unchecked(unchecked)), nl=False)
    elif output_format == "github":
        echo(format_github(problems, format_unchecked(unchecked, with_codes=True)), nl=False)
    else:
        echo(format_text(problems, project.sources, wants_colour()), nl=False, color=wants_colour())


def exit_on_errors(project: Project, problems: list[Problem], output_format: str, undone: str = "") -> None:
    """Print *problems*, and what is *undone*, and exit with EXIT_PROBLEMS, if one of them is an error."""
    if any(problem.severity == "error" for problem in problems):
        print_and_exit(project, problems, output_format, undone)


def print_and_exit(project: Project, problems: list[Problem], output_format: str, undone: str = "") -> NoReturn:
    """Print *problems* and exit with EXIT_PROBLEMS; say last what is *undone* for its errors: "nothing was built"."""
    print_problems(project, problems, output_format)
    print_summary(project, problems)
    if undone:
        print_note(word_undone(problems, undone))
    sys.exit(EXIT_PROBLEMS)


def print_summary(project: Project, problems: list[Problem]) -> None:
    """Print on stderr what was checked and found, what was not checked, and once more the errors among warnings."""
    echo(format_summary(summarise(project.context, problems)), err=True)
    print_unchecked(project)
    for line in name_errors(problems):
        print_note(line)


def print_unchecked(project: Project) -> None:
    """Print on stderr what was not checked, if there is anything."""
    for line in format_unchecked(find_unchecked(project.context)):
        print_note(line)


def exit_with_code(problems: list[Problem], strict: bool) -> NoReturn:
    """Exit with the exit code for *problems*; warnings count when *strict*."""
    failed = any(problem.severity == "error" or strict for problem in problems)
    sys.exit(EXIT_PROBLEMS if failed else EXIT_OK)
