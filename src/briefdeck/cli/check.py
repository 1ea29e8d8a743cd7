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

    What cannot be printed is a warning: `build` leaves it out of the paper.

    Example: briefdeck check --strict
    """
    folder = locate_project(project, articles, without_texts, strict)
    with Progress("Checking") as on_progress:
        opened, verified, problems = prove_project(folder, on_progress)
        if verified is not None:
            unprintable = find_unprintable(verified, opened.context.ledger, on_progress)
            problems = opened.merge_problems([*problems, *unprintable])
    print_problems(opened, problems, output_format)
    if output_format == "text":
        print_summary(opened, problems)
    exit_with_code(problems, strict)
