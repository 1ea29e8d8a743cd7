"""The command `undo`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from briefdeck.cli.common import locate_project, print_note, project_options
from briefdeck.cli.write_questions import change_questions
from briefdeck.project import QUESTIONS
from briefdeck.undo import forget_step, take_back


@click.command()
@partial(project_options, formats=("text",))
def undo(project: Path | None, articles: Path | None, output_format: str) -> None:  # noqa: ARG001
    """Take back what was added, edited or retired last.

    Only the lines of that step change. Where they have been changed since, nothing is done. Twenty steps are kept.

    Example: briefdeck undo
    """
    folder = locate_project(project, articles)
    told: list[str] = []

    def without_last(text: str) -> str:
        before, label = take_back(folder.root, text)
        told.append(label)
        return before

    change_questions(folder.root, "", without_last)
    forget_step(folder.root)
    print_note(f"took back in {folder.shown}{QUESTIONS}: {told[0]}")
