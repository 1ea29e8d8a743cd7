"""The commands: open, compute, print."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

import briefdeck
from briefdeck import project as projects
from briefdeck import report
from briefdeck.check import check as run_checks
from briefdeck.check import verify
from briefdeck.problem import Problem
from briefdeck.progress import Progress
from briefdeck.read.references import did_you_mean
from briefdeck.rules import RULES

CLEAN, FAULTY, UNUSABLE = 0, 1, 2
"""The exit codes: all is well; problems in the curator's files; wrong usage or an unusable path."""


class _Group(click.Group):
    """Says a path's fault in one sentence, with the exit code for it."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except projects.UnreadableError as fault:
            click.echo(f"briefdeck: {fault}", err=True)
            ctx.exit(UNUSABLE)


def _on_a_project(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command on a project takes."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    forms = click.Choice(["text", "json", "github"])
    for option in (
        click.option(
            "--format", "form", type=forms, default="text", show_default=True, help="How results are printed."
        ),
        click.option(
            "--articles",
            type=folder,
            metavar="DIR",
            envvar="BRIEFDECK_ARTICLES",
            show_envvar=True,
            help="Where the article texts are.  [default: articles/ of the project]",
        ),
        click.option(
            "--project",
            type=folder,
            metavar="DIR",
            help="The folder of the project.  [default: this one or the nearest above with a questions.yaml]",
        ),
    ):
        command = option(command)
    return command


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(briefdeck.__version__, "-V", "--version")
def main() -> None:
    """Make Anki decks and one-page briefs from facts whose every citation is proved."""
    # A run is short and leaves no cycles to speak of, and the collector makes large loads quadratic.
    gc.disable()


@main.command()
@_on_a_project
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
def check(project: Path | None, articles: Path | None, form: str, strict: bool) -> None:
    """Prove every citation, and say what does not hold.

    Example: briefdeck check --strict
    """
    with Progress("Checking") as stage:
        opened, problems = _open_and_check(project, articles, stage)
    _print(opened, problems, form)
    if form == "text":
        click.echo(report.format_summary(report.summary(opened.case, problems)), err=True)
    _exit(problems, strict)


@main.command()
@_on_a_project
@click.option("--locked", is_flag=True, help="Write nothing; fail if deck.lock or output/ is out of date.")
def build(project: Path | None, articles: Path | None, form: str, locked: bool) -> None:
    """Make the deck and the briefs, if every citation is proved.

    Example: briefdeck build
    """
    from briefdeck import build as builds

    with Progress("Building") as stage:
        opened, problems = _open_and_check(project, articles, stage)
        built, found = builds.build(_verified(opened, problems, form), opened.case.ledger, _now(), stage)
    _stop_on_errors(opened, opened.settle(found), form)
    present = projects.outputs(opened.folder.root)
    if locked:
        _stop_on_errors(opened, builds.stale(built, present, opened.folder.shown), form)
    written = {} if locked else builds.outdated(built, present)
    projects.write(opened.folder.root, written)
    _print_built(opened, problems, built, list(written), form)


@main.command()
@_on_a_project
def index(project: Path | None, articles: Path | None, form: str) -> None:
    """Read the article texts and write the concordance that citations are proved from.

    Example: briefdeck index --articles ~/articles
    """
    from briefdeck.articles.concordance import dump
    from briefdeck.articles.concordance import index as make_index

    opened = _open(project, articles)
    standing = [problem for problem in opened.settle([]) if not problem.fact and problem.code != "C110"]
    _stop_on_errors(opened, standing, form)
    if not opened.texts:
        raise projects.UnreadableError(f"no text of an article is in {opened.folder.articles}: see articles/README.md")
    concordance, problems = make_index(opened.case.bank.articles, opened.texts, opened.case.concordance)
    _stop_on_errors(opened, problems, form)
    projects.write(opened.folder.root, {projects.CONCORDANCE: dump(concordance).encode()})
    click.echo(f"{len(opened.texts)} of {len(opened.case.bank.articles)} articles read", err=True)


@main.command()
@_on_a_project
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

    opened = _open(project, articles)
    _stop_on_errors(opened, opened.settle(coverages.premises(opened.case)), form)
    measured = coverages.measure(opened.case)
    if html:
        projects.write_page(opened.folder.root, html, coverages.render_page(measured, opened.case.bank))
        click.echo(f"wrote {html}" + (", which holds article texts: keep it private" if opened.texts else ""), err=True)
    click.echo(coverages.FORMATS[form](measured, wanted), nl=False)
    sys.exit(FAULTY if measured.below(wanted) else CLEAN)


@main.command()
@click.argument("kind", type=click.Choice(["questions", "brief"]), default="questions")
def schema(kind: str) -> None:
    """Print the JSON Schema (draft 7) of questions.yaml, or of a brief, for an editor.

    Example: briefdeck schema brief > brief.schema.json
    """
    from briefdeck.read.schema import format_schema

    click.echo(format_schema(kind), nl=False)


@main.command()
@click.argument("code", default="", shell_complete=lambda _, __, begun: [code for code in RULES if begun in code])
def explain(code: str) -> None:
    """Print the page of a rule: why it is there and how it is kept. Without a code, list all rules.

    Example: briefdeck explain G201
    """
    from briefdeck.rules.page import format_list, format_page

    rule = RULES.get(code.upper())
    if code and rule is None:
        hint = did_you_mean(code.upper(), RULES) or "`briefdeck explain` lists all"
        raise click.UsageError(f"there is no rule {code}: {hint}")
    click.echo(format_page(rule) if rule else format_list(), nl=False)


def _open(project: Path | None, articles: Path | None) -> projects.Opened:
    root = projects.find_root((project or Path.cwd()).absolute())
    shown = os.path.relpath(root)
    folder = projects.Folder(root, articles or root / "articles", "" if shown == "." else f"{Path(shown).as_posix()}/")
    return projects.open_project(folder, _now())


def _open_and_check(
    project: Path | None, articles: Path | None, stage: Callable[[str], None]
) -> tuple[projects.Opened, list[Problem]]:
    stage("reading")
    opened = _open(project, articles)
    stage("proving")
    return opened, opened.settle(run_checks(opened.case))


def _verified(opened: projects.Opened, problems: list[Problem], form: str) -> Any:
    verified = verify(opened.case, problems)
    if verified is None:
        _stop_on_errors(opened, problems, form)
    return verified


def _now() -> int:
    """The time of this release; SOURCE_DATE_EPOCH, the convention of reproducible builds, goes before the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(epoch) if epoch.isdecimal() else int(time.time())


def _colour() -> bool:
    """Whether results are painted: on a terminal, unless NO_COLOR (no-color.org) is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _print(opened: projects.Opened, problems: list[Problem], form: str) -> None:
    if form == "json":
        click.echo(report.format_json(problems, summary=report.summary(opened.case, problems)), nl=False)
    elif form == "github":
        click.echo(report.format_github(problems), nl=False)
    else:
        click.echo(report.format_text(problems, opened.sources, _colour()), nl=False, color=_colour())


def _print_built(opened: projects.Opened, problems: list[Problem], built: Any, written: list[str], form: str) -> None:
    if form != "text":
        _print(opened, problems, form)
    else:
        click.echo(str(built.edition))
        for name in written:
            click.echo(f"wrote {name}", err=True)
    if form == "text" and problems:
        click.echo(f"{len(problems)} warnings: `briefdeck check` shows them", err=True)


def _stop_on_errors(opened: projects.Opened, problems: list[Problem], form: str) -> None:
    if any(problem.severity == "error" for problem in problems):
        _print(opened, problems, form)
        click.echo(report.format_summary(report.summary(opened.case, problems)), err=True)
        sys.exit(FAULTY)


def _exit(problems: list[Problem], strict: bool) -> NoReturn:
    faulty = any(problem.severity == "error" or strict for problem in problems)
    sys.exit(FAULTY if faulty else CLEAN)
