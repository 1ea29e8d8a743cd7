"""What all commands share: the group, the options of a project, opening, printing and leaving."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

import briefdeck
from briefdeck import files, report
from briefdeck import project as projects
from briefdeck.check import verify
from briefdeck.curate.ankiconnect import AnkiError
from briefdeck.model import Verified
from briefdeck.problem import Problem

CLEAN, FAULTY, UNUSABLE = 0, 1, 2
"""The exit codes: all is well; problems in the curator's files; wrong usage or an unusable path."""

COMMANDS = {
    "init": "begin",
    "check": "sources",
    "build": "release",
    "diff": "release",
    "push": "release",
    "index": "sources",
    "add": "add",
    "coverage": "sources",
    "quiz": "quiz",
    "explain": "reference",
    "schema": "reference",
}
"""The module of each command. It is imported when the command is run, so that each brings only what it needs."""


class _Group(click.Group):
    """Says in one sentence why a path or Anki cannot be used, with the exit code for it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"briefdeck.cli.{COMMANDS[cmd_name]}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (files.UserError, AnkiError) as fault:
            click.echo(f"briefdeck: {fault}", err=True)
            ctx.exit(UNUSABLE)
        except BrokenPipeError:
            raise  # click leaves quietly: whoever reads has seen enough
        except OSError as fault:
            ctx.exit(_said_of(fault))


def _said_of(fault: OSError) -> int:
    """Says what the system refused, where it still can; the exit code for it."""
    with contextlib.suppress(OSError):
        click.echo(f"briefdeck: {fault.filename or 'the output'}: {fault.strerror}", err=True)
    return UNUSABLE


def on_a_project(command: Callable[..., Any], forms: Sequence[str] = ("text", "json", "github")) -> Callable[..., Any]:
    """The options that every command on a project takes; *forms* are those in which it prints its results."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    for option in (
        click.option(
            "--format",
            "form",
            type=click.Choice(forms),
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


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(briefdeck.__version__, "-V", "--version")
def main() -> None:
    """Make Anki decks and one-page briefs from facts whose every citation is proved."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # facts are in any script, whatever a pipe on Windows is set to
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def open_folder(project: Path | None, articles: Path | None) -> projects.Opened:
    """The project in the folder *project*, or where the user is."""
    root = projects.find_root((project or Path.cwd()).absolute())
    try:
        shown = os.path.relpath(root)
    except ValueError:  # another drive, on Windows
        shown = str(root)
    folder = projects.Folder(
        root, articles or root / projects.ARTICLES, "" if shown == "." else f"{Path(shown).as_posix()}/"
    )
    return projects.open_project(folder, max(now(), int(time.time())))


def open_and_prove(
    project: Path | None, articles: Path | None, stage: Callable[[str], None]
) -> tuple[projects.Opened, Verified | None, list[Problem]]:
    """The project, what of it is proved, and every problem of its files."""
    stage("reading")
    opened = open_folder(project, articles)
    stage("proving")
    verified, found = verify(opened.case, opened.problems)
    return opened, verified, opened.settle(found)


def proved_or_stop(
    project: Path | None, articles: Path | None, stage: Callable[[str], None], form: str
) -> tuple[projects.Opened, Verified, list[Problem]]:
    """The project, proved, and its warnings; where an error is left, prints all and leaves."""
    opened, verified, problems = open_and_prove(project, articles, stage)
    if verified is None:
        _leave(opened, problems, form)
    return opened, verified, problems


_LONGEST_EPOCH = 11
"""Digits of a time in seconds: enough for three thousand years."""


def now() -> int:
    """The time of this release; SOURCE_DATE_EPOCH, the convention of reproducible builds, goes before the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(epoch) if epoch.isdecimal() and len(epoch) <= _LONGEST_EPOCH else int(time.time())


def colour() -> bool:
    """Whether results are painted: on a terminal, unless NO_COLOR (no-color.org) is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def print_problems(opened: projects.Opened, problems: list[Problem], form: str) -> None:
    """Prints *problems* in the *form* that was asked for."""
    if form == "json":
        click.echo(report.format_json(problems, summary=report.summary(opened.case, problems)), nl=False)
    elif form == "github":
        click.echo(report.format_github(problems), nl=False)
    else:
        click.echo(report.format_text(problems, opened.sources, colour()), nl=False, color=colour())


def stop_on_errors(opened: projects.Opened, problems: list[Problem], form: str) -> None:
    """Prints *problems* and leaves, if one of them is an error."""
    if any(problem.severity == "error" for problem in problems):
        _leave(opened, problems, form)


def _leave(opened: projects.Opened, problems: list[Problem], form: str) -> NoReturn:
    print_problems(opened, problems, form)
    click.echo(report.format_summary(report.summary(opened.case, problems)), err=True)
    sys.exit(FAULTY)


def exit_by(problems: list[Problem], strict: bool) -> NoReturn:
    """Leaves with the exit code for *problems*."""
    faulty = any(problem.severity == "error" or strict for problem in problems)
    sys.exit(FAULTY if faulty else CLEAN)
