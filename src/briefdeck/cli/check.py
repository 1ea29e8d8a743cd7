"""The command `check`."""

from __future__ import annotations

from pathlib import Path

import click

from briefdeck.build_project import find_unprintable
from briefdeck.cli.common import (
    exit_with_code,
    locate_project,
    print_problems,
    print_summary,
    project_lock,
    project_options,
    without_texts_option,
)
from briefdeck.cli.printing import print_note
from briefdeck.message_grammar import count
from briefdeck.progress import Progress
from briefdeck.project import Folder, Project, load_project, prove_project, read_drafts_file
from briefdeck.project_names import DRAFTS
from briefdeck.rules.second_reader.parts.statements import count_unread


@click.command()
@project_options
@without_texts_option
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings and for missing article texts too.")
@click.option(
    "--reader",
    is_flag=False,
    flag_value="",
    metavar="[DIR]",
    help="First ask the second reader about whatever it has not read yet: that of `reader:`, or the model in DIR.",
)
def check(
    project: Path | None,
    articles: Path | None,
    output_format: str,
    without_texts: bool,
    strict: bool,
    reader: str | None,
) -> None:
    """Prove every citation, and show what does not hold.

    What cannot be printed is a warning: `build` leaves it out of the paper.

    Example: briefdeck check --strict
    """
    folder = locate_project(project, articles, without_texts, strict)
    if reader is not None:
        _ask_reader(folder, reader)
    with Progress("Checking") as on_progress:
        opened, verified, problems = prove_project(folder, on_progress)
        if verified is not None:
            unprintable = find_unprintable(verified, opened.context.ledger, on_progress)
            problems = opened.merge_problems([*problems, *unprintable])
    print_problems(opened, problems, output_format)
    if output_format == "text":
        print_summary(opened, problems)
        _print_drafts(opened)
        unread = count_unread(opened.context)
        if unread and reader is None:
            print_note(f"{count(unread, 'statements')} not read by the second reader yet: `briefdeck check --reader`")
    exit_with_code(problems, strict)


def _ask_reader(folder: Folder, reader: str) -> None:
    from briefdeck.second_reader.read_statements import read_statements

    with project_lock(folder.root), Progress("Reading") as on_progress:
        notes = read_statements(load_project(folder), reader, on_progress)
    for note in notes:
        print_note(note)


def _print_drafts(opened: Project) -> None:
    """Say how many facts wait for a source, if there are any."""
    if text := read_drafts_file(opened.folder.root):
        from briefdeck.curate.take_facts import read_drafts

        number = len(read_drafts(text))
        waits = "waits" if number == 1 else "wait"
        print_note(f"{count(number, 'facts')} {waits} for a source in {opened.folder.shown}{DRAFTS}")
