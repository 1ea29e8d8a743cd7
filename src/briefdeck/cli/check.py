"""The command `check`."""

from __future__ import annotations

from pathlib import Path

import click

from briefdeck.build_project import find_unprintable
from briefdeck.cli.common import exit_with_code, locate_project, print_problems, project_options, prove_project
from briefdeck.cli.echo import echo
from briefdeck.progress import Progress
from briefdeck.report import format_summary, summary


@click.command()
@project_options
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
def check(project: Path | None, articles: Path | None, output_format: str, strict: bool) -> None:
    """Prove every citation, and show what does not hold.

    What cannot be printed is a warning: `build` leaves it out of the paper.

    Example: briefdeck check --strict
    """
    with Progress("Checking") as on_progress:
        opened, verified, problems = prove_project(locate_project(project, articles), on_progress)
        if verified is not None:
            unprintable = find_unprintable(verified, opened.context.ledger, on_progress)
            problems = opened.merge_problems([*problems, *unprintable])
    print_problems(opened, problems, output_format)
    if output_format == "text":
        echo(format_summary(summary(opened.context, problems)), err=True)
    exit_with_code(problems, strict)
