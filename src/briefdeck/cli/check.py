"""The command `check`."""

from __future__ import annotations

from pathlib import Path

import click

from briefdeck.cli.common import (
    exit_with_code,
    locate_project,
    print_problems,
    print_summary,
    project_options,
    prove_project,
    without_texts_option,
)
from briefdeck.progress import Progress


@click.command()
@project_options
@without_texts_option
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings and for missing article texts too.")
def check(project: Path | None, articles: Path | None, output_format: str, without_texts: bool, strict: bool) -> None:
    """Prove every citation, and show what does not hold.

    Example: briefdeck check --strict
    """
    folder = locate_project(project, articles, without_texts, strict)
    with Progress("Checking") as on_progress:
        opened, _, problems = prove_project(folder, on_progress)
    print_problems(opened, problems, output_format)
    if output_format == "text":
        print_summary(opened, problems)
    exit_with_code(problems, strict)
