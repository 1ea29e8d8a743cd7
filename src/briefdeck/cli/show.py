"""The command `show`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from briefdeck.cli.common import load_bank, locate_project, project_options
from briefdeck.cli.printing import echo, print_note
from briefdeck.located import LocatedStr
from briefdeck.model.citation import LineSpan, parse_lines
from briefdeck.project import Project
from briefdeck.suggestions import did_you_mean


@click.command()
@partial(project_options, formats=("text", "json"))
@click.argument("place", metavar="[ARTICLE[:LINE[-LINE]]]", required=False)
def show(project: Path | None, articles: Path | None, output_format: str, place: str | None) -> None:
    """Show lines of an article, and the facts that cite them.

    Without ARTICLE, list the articles. A line of the web page, which cannot be cited, has a ~ behind its number. Where
    the text is missing, what the concordance knows of each line is shown.

    Example: briefdeck show harbour:6-9
    """
    from briefdeck.curate.show import FORMATS, list_articles, show_lines

    opened = load_bank(locate_project(project, articles), output_format)
    if place is None:
        echo(list_articles(opened.context), nl=False)
        return
    article, span = _parse_place(opened, place)
    lines = show_lines(opened.context, article, span)
    if not lines:
        _refuse_empty(opened, article)
    echo(FORMATS[output_format](lines), nl=False)
    if output_format == "text" and article not in opened.context.texts:
        print_note(f"the text of {article} is not here: these are its numbers and names")


def _parse_place(project: Project, place: str) -> tuple[str, LineSpan | None]:
    """Read *place*: the key of an article, and the lines if any are given."""
    article, colon, written = place.partition(":")
    known = list(map(str, project.context.bank.articles))
    if article not in known:
        near = did_you_mean(article, known)
        raise click.UsageError(f"there is no article “{article}”{f': {near}' if near else ''}")
    try:
        span = parse_lines(LocatedStr(written)) if colon else None
    except ValueError as fault:
        raise click.UsageError(str(fault)) from None
    if span and span.last < span.first:
        raise click.UsageError(f"{written} runs backwards: write {span.last}-{span.first}")
    return article, span


def _refuse_empty(project: Project, article: str) -> None:
    from briefdeck.curate.show import last_line

    last = last_line(project.context, article)
    if not last:
        raise click.UsageError(f"the text of {article} is not here, and not in the concordance: run `briefdeck index`")
    raise click.UsageError(f"{article} has lines 1 to {last}")
