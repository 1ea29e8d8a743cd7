"""The command `push`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefdeck.build_project import build_deck, stale_file_problems
from briefdeck.cli.asking import confirm
from briefdeck.cli.common import (
    exit_on_errors,
    locate_project,
    project_lock,
    project_options,
    prove_or_exit,
    without_texts_option,
)
from briefdeck.cli.printing import echo, print_note
from briefdeck.clock import release_time
from briefdeck.console import clean
from briefdeck.curate.ankiconnect import URL, AnkiConnect, check_url
from briefdeck.message_grammar import count
from briefdeck.progress import Progress
from briefdeck.project_files import path_of_deck, read_deck, read_outputs

if TYPE_CHECKING:
    from briefdeck.curate.push import Arrival, RetiredNote


@click.command()
@project_options
@without_texts_option
@click.option("--url", default=URL, metavar="URL", show_default=True, help="Where AnkiConnect listens.")
@click.option("--key", default="", metavar="KEY", envvar="ANKICONNECT_KEY", show_envvar=True, help="Its key, if any.")
@click.option("--allow-remote", is_flag=True, help="Let the URL be of another machine, which sees the same files.")
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=60,
    metavar="SECONDS",
    show_default=True,
    help="How long each request may take, from asking to the end of the answer.",
)
@click.option(
    "--prune", is_flag=True, help="Then delete the notes that the deck retires, after naming them and asking."
)
@click.option("--yes", is_flag=True, help="Do not ask.")
def push(
    project: Path | None,
    articles: Path | None,
    output_format: str,
    without_texts: bool,
    url: str,
    key: str,
    allow_remote: bool,
    timeout: float,
    prune: bool,
    yes: bool,
) -> None:
    """Send the built deck to a running Anki (with AnkiConnect).

    Example: briefdeck push --prune
    """
    from briefdeck.curate.push import check_access, format_json, send_deck

    anki = AnkiConnect(check_url(url, allow_remote), key, timeout)
    with Progress("Pushing") as on_progress:
        opened, verified, _ = prove_or_exit(
            locate_project(project, articles, without_texts), on_progress, output_format, _NOTHING_SENT
        )
        path = path_of_deck(opened)
        result = build_deck(verified, opened.context.ledger, release_time())
        present = read_outputs(opened.folder.root, result.files)
        exit_on_errors(
            opened, stale_file_problems(result, present, present, opened.folder.shown), output_format, _NOTHING_SENT
        )
        on_progress("Anki")
        check_access(anki)
        arrival = send_deck(anki, str(path.resolve()), read_deck(path))

    def say(line: str) -> None:
        echo(clean(line), err=output_format != "text")

    _say_arrival(path.name, arrival, say)
    retired, deleted = _prune(anki, path, yes, say) if prune else ([], 0)
    if output_format == "json":
        echo(format_json(path.name, arrival, retired, deleted), nl=False)


def _say_arrival(name: str, arrival: Arrival, say: Callable[[str], None]) -> None:
    where = f"Anki, profile “{arrival.profile}”" if arrival.profile else "Anki"
    counts = f"{len(arrival.new)} new, {len(arrival.updated)} updated, {len(arrival.unchanged)} as they were"
    say(f"sent {name} to {where}: {counts}, {len(arrival.not_taken)} not taken")
    if arrival.not_taken:
        shown = ", ".join(arrival.not_taken[:_MOST_NAMED]) + (" …" if len(arrival.not_taken) > _MOST_NAMED else "")
        print_note(
            f"not taken: {shown}. {'Else the' if arrival.blocked else 'The'} notes in Anki are newer (a mark, the tag "
            "“leech” or an edit makes them so): File › Import with Update notes: Always brings the new ones"
        )
    for why in arrival.blocked:
        print_note(f"Anki may take no updates any more: {why}")


_MOST_NAMED = 10
_NOTHING_SENT = "nothing was sent to Anki"


def _prune(anki: AnkiConnect, path: Path, yes: bool, say: Callable[[str], None]) -> tuple[list[RetiredNote], int]:
    """Name the notes in Anki that the deck at *path* retires, ask, and have them deleted.

    Returns these notes, and how many were deleted.
    """
    from briefdeck.curate.push import delete_notes, find_retired_notes

    retired, others = find_retired_notes(anki, read_deck(path))
    for note in retired:
        say(f"retired: {note.key}: {note.text}")
    if others:
        print_note(f"left alone: {count(others, 'notes')} with a retired key but other contents")
    agreed = bool(retired) and (yes or _confirm(f"Delete {count(len(retired), 'notes')}, with cards and reviews?"))
    if agreed:
        with project_lock(path.parent.parent):
            delete_notes(anki, retired)
    deleted = len(retired) if agreed else 0
    say(f"deleted {count(deleted, 'notes')}")
    return retired, deleted


def _confirm(question: str) -> bool:
    """Ask *question*; the end of the input means no."""
    try:
        return confirm(question, default=False)
    except click.Abort:
        print_note("")
        return False
