"""The command `diff`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from briefdeck.build_project import build_deck
from briefdeck.cli.common import locate_project, project_options, prove_or_exit, without_texts_option
from briefdeck.cli.printing import echo, print_note
from briefdeck.clock import release_time
from briefdeck.progress import Progress
from briefdeck.project_files import path_of_deck, read_deck


@click.command()
@partial(project_options, formats=("text", "json"))
@without_texts_option
@click.argument("old", type=click.Path(path_type=Path), metavar="[OLD.apkg]", required=False)
def diff(
    project: Path | None, articles: Path | None, output_format: str, without_texts: bool, old: Path | None
) -> None:
    """Show what the next edition changes for learners.

    It is compared with OLD.apkg, by default the deck in output/.

    Example: briefdeck diff ~/Downloads/first-edition.apkg
    """
    from briefdeck.curate.diff import FORMATS, compare
    from briefdeck.render.anki import unpack

    with Progress("Comparing") as on_progress:
        opened, verified, _ = prove_or_exit(
            locate_project(project, articles, without_texts), on_progress, output_format, "nothing was compared"
        )
        path = old or path_of_deck(opened)
        result = build_deck(verified, opened.context.ledger, release_time())
    difference = compare(read_deck(path), unpack(result.deck))
    if difference.another_bank:
        print_note(f"{path.name} is the deck of another bank: none of its notes is one of this bank")
    echo(FORMATS[output_format](difference), nl=False)
