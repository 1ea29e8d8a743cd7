"""The command `retire`."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

import click

from briefdeck.bank_files import read_bank_files
from briefdeck.cli.asking import ask, is_terminal
from briefdeck.cli.common import locate_project, project_options
from briefdeck.cli.printing import print_note
from briefdeck.cli.write_bank import change_bank
from briefdeck.clock import release_time
from briefdeck.curate.edit import PlacedFact, find_fact, refuse_retired, retire_fact
from briefdeck.read.yaml_nodes import KeyPath


@click.command()
@partial(project_options, formats=("text",))
@click.option("--because", metavar="TEXT", help="Why it is no longer held; learners see it.")
@click.option("--card", metavar="ID", help="Retire that card alone; 0 is the first.")
@click.argument("fact", metavar="ID")
def retire(
    project: Path | None,
    articles: Path | None,
    output_format: str,  # noqa: ARG001
    because: str | None,
    card: str | None,
    fact: str,
) -> None:
    """Retire the fact ID, which is no longer held.

    A released fact is never deleted: its cards stay, with the reason, for those who have learned it.

    Example: briefdeck retire raise --because "The offer was withdrawn."
    """
    folder = locate_project(project, articles)
    own = find_fact(read_bank_files(folder.root).texts, fact)
    path: KeyPath = ("cards", _card(own, card)) if card else ()
    refuse_retired(own, path)
    reason = because if because is not None else ask("Why it is no longer held")
    while because is None and not reason and is_terminal():
        reason = ask("Learners see it, so a reason is needed (Ctrl-C stops). Why it is no longer held")
    if not reason.strip():
        raise click.UsageError("a reason is needed: learners see it")
    day = time.strftime("%Y-%m-%d", time.gmtime(release_time()))
    done = f"retired {f'card “{card}” of ' if card else ''}“{fact}”"
    change_bank(folder.root, done, lambda texts: retire_fact(texts, fact, path, day, reason).texts)
    print_note(f"{folder.shown}{own.slice.path}: {done}")


def _card(own: PlacedFact, card: str) -> int:
    """Find the place of the card with that id, or that number, of a fact."""
    cards = own.values.get("cards", ())
    ids = [str(each.get("id", "")) if isinstance(each, dict) else "" for each in cards if not isinstance(cards, str)]
    if card in ids:
        return ids.index(card)
    if card.isdecimal() and int(card) < len(ids):
        return int(card)
    raise click.UsageError(
        f"there is no card “{card}”: it has {', '.join(filter(None, ids)) or f'0 to {len(ids) - 1}'}"
    )
