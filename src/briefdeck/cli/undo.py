"""The command `undo`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from briefdeck.bank_files import Texts, change_bank_files
from briefdeck.cli.common import locate_project, print_note, project_lock, project_options
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

    def without_last(texts: Texts) -> Texts:
        before, label = take_back(folder.root, texts)
        told.append(label)
        return before

    with project_lock(folder.root):
        old, new = change_bank_files(folder.root, without_last)
        forget_step(folder.root)
    files = [f"{folder.shown}{name}" for name in {**old, **new} if old.get(name) != new.get(name)]
    print_note(f"took back in {', '.join(files)}: {told[-1]}")
