"""The commands on what a curator writes: check, index, coverage."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefdeck import files, report
from briefdeck import project as projects
from briefdeck.cli.group import (
    CLEAN,
    FAULTY,
    exit_by,
    on_a_project,
    open_and_prove,
    open_folder,
    print_problems,
    stop_on_errors,
)
from briefdeck.progress import Progress


@click.command()
@on_a_project
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
def check(project: Path | None, articles: Path | None, form: str, strict: bool) -> None:
    """Prove every citation, and say what does not hold.

    Example: briefdeck check --strict
    """
    with Progress("Checking") as stage:
        opened, _, problems = open_and_prove(project, articles, stage)
    print_problems(opened, problems, form)
    if form == "text":
        click.echo(report.format_summary(report.summary(opened.case, problems)), err=True)
    exit_by(problems, strict)


@click.command()
@on_a_project
def index(project: Path | None, articles: Path | None, form: str) -> None:
    """Read the article texts and write the concordance that citations are proved from.

    Example: briefdeck index --articles ~/articles
    """
    from briefdeck.articles.concordance import dump
    from briefdeck.articles.concordance import index as make_index

    opened = open_folder(project, articles)
    standing = [problem for problem in opened.settle([]) if not problem.fact and problem.code != "C110"]
    stop_on_errors(opened, standing, form)
    if not opened.texts:
        why = f"put each there under the name that `file:` gives it in {projects.QUESTIONS}"
        raise files.UserError(f"no text of an article is in {opened.folder.articles}: {why}")
    concordance, problems = make_index(opened.case.bank.articles, opened.texts, opened.case.concordance)
    stop_on_errors(opened, problems, form)
    files.write(opened.folder.root, {projects.CONCORDANCE: dump(concordance).encode()})
    click.echo(f"{len(opened.texts)} of {len(opened.case.bank.articles)} articles read", err=True)


@click.command()
@on_a_project
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="Also show every line on a page.")
@click.option(
    "--at-least",
    "wanted",
    type=click.IntRange(0, 100),
    default=0,
    metavar="PERCENT",
    help="Exit with 1 when less of an article is cited.",
)
def coverage(project: Path | None, articles: Path | None, form: str, html: Path | None, wanted: int) -> None:
    """List the lines of each article that no fact cites, and what stands on them.

    Example: briefdeck coverage --html /tmp/coverage.html
    """
    from briefdeck.curate import coverage as coverages

    opened = open_folder(project, articles)
    stop_on_errors(opened, opened.settle(coverages.premises(opened.case)), form)
    measured = coverages.measure(opened.case)
    if html:
        projects.write_page(opened.folder.root, html, coverages.render_page(measured, opened.case.bank))
        click.echo(f"wrote {html}" + (", which holds article texts: keep it private" if opened.texts else ""), err=True)
    click.echo(coverages.FORMATS[form](measured, wanted), nl=False)
    sys.exit(FAULTY if measured.below(wanted) else CLEAN)
