"""The command `stats`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from briefdeck.check import check
from briefdeck.cli.common import load_bank, locate_project, project_options
from briefdeck.cli.printing import echo
from briefdeck.project import read_drafts_file


@click.command()
@partial(project_options, formats=("text", "json"))
def stats(project: Path | None, articles: Path | None, output_format: str) -> None:
    """Count what the bank holds: facts, cards, topics, articles.

    Kinds of cards, how much of each article is cited and when it appeared, what a curator answers for (`given`), and
    what `check` finds.

    Example: briefdeck stats --format json
    """
    from briefdeck.curate.stats import FORMATS, count_bank
    from briefdeck.curate.take_facts import read_drafts

    opened = load_bank(locate_project(project, articles), output_format)
    problems = opened.merge_problems(check(opened.context))
    drafts = len(read_drafts(read_drafts_file(opened.folder.root)))
    echo(FORMATS[output_format](count_bank(opened.context, problems, drafts)), nl=False)
