"""The command that begins a project: init."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefdeck import files, report
from briefdeck import project as projects
from briefdeck.cli.group import FAULTY, colour
from briefdeck.console import printable

if TYPE_CHECKING:
    from briefdeck.curate.new_project import NewProject

_IGNORE = ".gitignore"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("--title", metavar="TITLE", help="What the facts will be about.  [default: the name of the folder]")
def init(folder: Path, title: str | None) -> None:
    """Begin a project in FOLDER, by default this one, with the article texts that are in its articles/.

    Example: briefdeck init ferry-strike --title "The Norrland ferry strike"
    """
    from briefdeck.curate import new_project as begins

    if title is not None and not title.strip():
        raise click.UsageError("a title has words: leave --title out to take the name of the folder")
    texts = projects.unclaimed_texts(folder)
    named = begins.readable(folder.resolve().name) if title is None else title
    begun, problems = begins.create_project(named, texts, f"{(folder / projects.ARTICLES).as_posix()}/")
    if begun is None:
        click.echo(report.format_text(problems, {}, colour()), nl=False, color=colour())
        sys.exit(FAULTY)
    new = _files(folder, begun)
    made = [*new, *([] if (folder / projects.ARTICLES).exists() else [f"{projects.ARTICLES}/"])]
    files.write(folder, new, projects.ARTICLES)
    _tell(folder, made, len(texts))


def _files(folder: Path, begun: NewProject) -> dict[str, bytes]:
    """The files to be written; questions.yaml last, so that whoever is interrupted before it can begin again."""
    from briefdeck.curate import new_project as begins

    new = {projects.CONCORDANCE: begun.concordance.encode()} if begun.concordance else {}
    there = files.read(folder / _IGNORE) if (folder / _IGNORE).exists() else b""
    ignoring = begins.ignoring(there)
    new |= {_IGNORE: ignoring} if ignoring != there else {}
    return new | {projects.QUESTIONS: begun.questions.encode()}


def _tell(folder: Path, made: list[str], articles: int) -> None:
    """Says what was *made* in *folder* with so many *articles*, and what to do next."""
    where = "" if folder.resolve() == Path.cwd() else f" in {printable(str(folder))}"
    texts = f"put article texts into {projects.ARTICLES}/, name them in {projects.QUESTIONS}, and run `briefdeck index`"
    first = f"see that the titles in {projects.QUESTIONS} are right" if articles else texts
    facts = "add facts with `briefdeck add` or in an editor, and prove them with `briefdeck check`"
    click.echo(f"made {', '.join(sorted(made))}{where}: {report.count(articles, 'articles')}, no facts yet", err=True)
    click.echo(f"next{where}: {first}", err=True)
    click.echo(f"then: {facts}", err=True)
