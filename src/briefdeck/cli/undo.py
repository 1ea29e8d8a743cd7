"""The command `undo`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from briefdeck.cli.common import locate_project, project_lock, project_options
from briefdeck.cli.printing import print_note
from briefdeck.undo import undo_step


@click.command()
@partial(project_options, formats=("text",))
def undo(project: Path | None, articles: Path | None, output_format: str) -> None:  # noqa: ARG001
    """Take back what was changed last, by a command or at the desk.

    Of facts, articles and drafts. Only the lines of that step change. Where they have been changed since, learners
    have what it brought, or the rest does not go without it, nothing is done. A hundred steps are kept.

    Example: briefdeck undo
    """
    folder = locate_project(project, articles)
    with project_lock(folder.root):
        undone = undo_step(folder)
    print_note(f"took back in {', '.join(f'{folder.shown}{name}' for name in undone.files)}: {undone.step.label}")
    for name in undone.step.made:
        print_note(
            f"deleted its text, {name}"
            if name in undone.deleted
            else f"its text, {name}, was changed since and is kept"
        )
