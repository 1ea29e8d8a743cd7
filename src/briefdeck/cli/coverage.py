"""The command `coverage`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefdeck.cli.common import exit_on_errors, locate_project, project_lock, project_options
from briefdeck.cli.printing import EXIT_OK, EXIT_PROBLEMS, echo, print_note
from briefdeck.project import load_project
from briefdeck.project_files import write_page


@click.command()
@project_options
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="Also write a page with every line.")
@click.option(
    "--at-least",
    type=click.IntRange(0, 100),
    default=0,
    metavar="PERCENT",
    help="Exit with 1 when less of an article is cited.",
)
def coverage(project: Path | None, articles: Path | None, output_format: str, html: Path | None, at_least: int) -> None:
    """List the lines of each article that no fact cites.

    Example: briefdeck coverage --html /tmp/coverage.html
    """
    from briefdeck.curate.coverage import FORMATS, find_obstacles, measure_coverage, render_page

    opened = load_project(locate_project(project, articles))
    exit_on_errors(opened, opened.merge_problems(find_obstacles(opened.context)), output_format)
    measured = measure_coverage(opened.context)
    if html:
        with project_lock(opened.folder.root):
            write_page(opened, html, render_page(measured, opened.context.bank))
        private = ", which holds article texts: keep it private" if opened.article_data else ""
        print_note(f"wrote {html}{private}")
    echo(FORMATS[output_format](measured, at_least), nl=False)
    sys.exit(EXIT_PROBLEMS if measured.articles_below(at_least) else EXIT_OK)
