"""The command `retire`."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

import click

from briefdeck.cli.common import locate_project, print_note, project_options, release_time
from briefdeck.cli.line_input import ask
from briefdeck.cli.write_questions import change_questions, read_questions
from briefdeck.curate.edit_yaml import Path as ValuePath
from briefdeck.curate.write_yaml import Value
from briefdeck.live.slices import cut_file
from briefdeck.project import QUESTIONS
from briefdeck.suggestions import did_you_mean


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
    from briefdeck.desk.drafts import change_fact

    folder = locate_project(project, articles)
    known = [each.id for each in cut_file(read_questions(folder.root)).slices]
    if fact not in known:
        raise click.UsageError(f"there is no fact “{fact}”. {did_you_mean(fact, known)}".rstrip())
    because = because if because is not None else ask("Why it is no longer held")
    if not because.strip():
        raise click.UsageError("a reason is needed: learners see it")
    day = time.strftime("%Y-%m-%d", time.gmtime(release_time()))
    value: Value = {"since": day, "because": because}

    def change(text: str) -> str:
        own = next(each for each in cut_file(text).slices if each.id == fact)
        path: ValuePath = ("cards", _card(own.text, card), "retired") if card else ("retired",)
        return change_fact(text, fact, {path: value}).text

    change_questions(folder.root, f"retired “{fact}”", change)
    print_note(f"{folder.shown}{QUESTIONS}: retired “{fact}”")


def _card(text: str, card: str) -> int:
    """Find the place of the card with that id, or that number, in the lines of a fact."""
    from briefdeck.curate.edit_yaml import read_values

    cards = read_values(text).get("cards", ())
    ids = [str(each.get("id", "")) if isinstance(each, dict) else "" for each in cards if not isinstance(cards, str)]
    if card in ids:
        return ids.index(card)
    if card.isdecimal() and int(card) < len(ids):
        return int(card)
    raise click.UsageError(
        f"there is no card “{card}”: it has {', '.join(filter(None, ids)) or f'0 to {len(ids) - 1}'}"
    )
