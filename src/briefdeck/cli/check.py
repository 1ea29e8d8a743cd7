"""The command `check`."""

from __future__ import annotations

from pathlib import Path

import click

from briefdeck.cli.common import exit_with_code, locate_project, print_problems, project_options, prove_project
from briefdeck.cli.echo import echo
from briefdeck.progress import Progress
from briefdeck.report import format_summary, summary


@click.command()
@project_options
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
def check(project: Path | None, articles: Path | None, output_format: str, strict: bool) -> None:
    """Prove every citation, and show what does not hold.

    Example: briefdeck check --strict
    """
    with Progress("Checking") as on_progress:
        opened, _, problems = prove_project(locate_project(project, articles), on_progress)
    print_problems(opened, problems, output_format)
    if output_format == "text":
        echo(format_summary(summary(opened.context, problems)), err=True)
    exit_with_code(problems, strict)
