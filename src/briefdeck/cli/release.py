"""The commands on what learners and readers get: build, diff, push."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from briefdeck import build as builds
from briefdeck import files, report
from briefdeck import project as projects
from briefdeck.cli.group import now, on_a_project, print_problems, proved_or_stop, stop_on_errors
from briefdeck.curate.ankiconnect import URL, Anki, checked
from briefdeck.problem import Problem
from briefdeck.progress import Progress


@click.command()
@on_a_project
@click.option("--locked", is_flag=True, help="Write nothing; fail if deck.lock or output/ is out of date.")
def build(project: Path | None, articles: Path | None, form: str, locked: bool) -> None:
    """Make the deck, the briefs and the quizzes, if every citation is proved.

    Example: briefdeck build
    """
    with Progress("Building") as stage:
        opened, verified, problems = proved_or_stop(project, articles, stage, form)
        built, found = builds.build(verified, opened.case.ledger, now(), stage)
    stop_on_errors(opened, opened.settle(found), form)
    present = projects.outputs(opened.folder.root)
    if locked:
        stop_on_errors(opened, builds.stale(built, present, opened.folder.shown), form)
    written = {} if locked else builds.outdated(built, present)
    files.write(opened.folder.root, written)
    _print_built(opened, problems, built, list(written), form)


@click.command()
@partial(on_a_project, forms=("text", "json"))
@click.argument("old", type=click.Path(path_type=Path), metavar="[OLD.apkg]", required=False)
def diff(project: Path | None, articles: Path | None, form: str, old: Path | None) -> None:
    """Tell what the next edition will bring to those who have OLD.apkg, by default the deck in output/.

    Example: briefdeck diff ~/Downloads/first-edition.apkg
    """
    from briefdeck.curate import diff as diffs

    with Progress("Comparing") as stage:
        opened, verified, _ = proved_or_stop(project, articles, stage, form)
        built = builds.build_deck(verified, opened.case.ledger, now())
    path = old or _deck(opened)
    found = diffs.compare(projects.read_deck(path), diffs.unpack(built.deck))
    click.echo(diffs.FORMATS[form](found), nl=False)


@click.command()
@on_a_project
@click.option("--url", default=URL, metavar="URL", show_default=True, help="Where AnkiConnect listens.")
@click.option("--key", default="", metavar="KEY", envvar="ANKICONNECT_KEY", show_envvar=True, help="Its key, if any.")
@click.option("--allow-remote", is_flag=True, help="Let the URL be of another machine, which sees the same files.")
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=60,
    metavar="SECONDS",
    show_default=True,
    help="How long to wait for each answer.",
)
@click.option(
    "--prune", is_flag=True, help="Then delete the notes that the deck retires, after naming them and asking."
)
@click.option("--yes", is_flag=True, help="Do not ask.")
def push(
    project: Path | None,
    articles: Path | None,
    form: str,
    url: str,
    key: str,
    allow_remote: bool,
    timeout: float,
    prune: bool,
    yes: bool,
) -> None:
    """Send the built deck to a running Anki that has the add-on AnkiConnect.

    Example: briefdeck push --prune
    """
    from briefdeck.curate import push as pushes

    anki = Anki(checked(url, allow_remote), key, timeout)
    with Progress("Pushing") as stage:
        opened, verified, _ = proved_or_stop(project, articles, stage, form)
        path = _deck(opened)
        built = builds.build_deck(verified, opened.case.ledger, now())
        present = {name: data for name, data in projects.outputs(opened.folder.root).items() if name in built.files}
        stop_on_errors(opened, builds.stale(built, present, opened.folder.shown), form)
        stage("Anki")
        pushes.greet(anki)
        pushes.send(anki, str(path.resolve()))
    say = partial(click.echo, err=form != "text")
    say(f"sent {path.name} to Anki")
    retired, deleted = _prune(anki, projects.read_deck(path), yes, say) if prune else ([], 0)
    if form == "json":
        click.echo(pushes.format_json(path.name, retired, deleted), nl=False)


def _deck(opened: projects.Opened) -> Path:
    """Where the deck lies. Raises UnreadableError when there is nothing yet that it could hold."""
    if not builds.has_deck(opened.case.bank, opened.case.ledger):
        raise files.UserError("there are no facts yet, so there is no deck")
    return opened.folder.root / builds.deck_path(opened.case.ledger)


def _prune(anki: Anki, deck: Any, yes: bool, say: Callable[[str], None]) -> tuple[list[Any], int]:
    """Names the notes in Anki that *deck* retires, asks, and has them deleted; these notes, and how many were."""
    from briefdeck.curate import push as pushes

    retired, others = pushes.retired_notes(anki, deck)
    for note in retired:
        say(f"retired: {note.key}: {note.text}")
    if others:
        click.echo(f"{_notes(others)} with a retired key left alone: not as in this deck", err=True)
    agreed = bool(retired) and (yes or _agreed(f"Delete {_notes(len(retired))}, with cards and reviews?"))
    if agreed:
        pushes.delete(anki, retired)
    deleted = len(retired) if agreed else 0
    say(f"deleted {_notes(deleted)}")
    return retired, deleted


def _notes(count: int) -> str:
    return f"{count:,} note{'' if count == 1 else 's'}"


def _agreed(question: str) -> bool:
    try:
        return click.confirm(question, err=True)
    except click.Abort:  # nobody is there to answer
        click.echo("", err=True)
        return False


def _print_built(
    opened: projects.Opened, problems: list[Problem], built: builds.Built, written: list[str], form: str
) -> None:
    if form == "json":
        summary = report.summary(opened.case, problems)
        edition = {name: list(keys) for name, keys in dataclasses.asdict(built.edition).items()}
        click.echo(report.format_json(problems, summary=summary, edition=edition, written=written), nl=False)
    elif form == "github":
        print_problems(opened, problems, form)
    else:
        click.echo(str(built.edition))
        for name in written:
            click.echo(f"wrote {name}", err=True)
    if not builds.has_deck(opened.case.bank, opened.case.ledger):
        click.echo("there are no facts yet, so no deck is made", err=True)
    for line in built.advice:
        click.echo(line, err=True)
    for name, facts in built.left_out.items():
        click.echo(f"briefs/{name}: no room on the page for {', '.join(facts)}", err=True)
    for name in built.described:
        click.echo(f"images/{name}: cannot be printed; its description stands for it in the quiz", err=True)
    for name in builds.strangers(built, projects.outputs(opened.folder.root)):
        click.echo(f"{name} is made by nothing any more: delete it", err=True)
    if form == "text" and problems:
        click.echo(f"{report.count(len(problems), 'warnings')}: `briefdeck check` shows them", err=True)
