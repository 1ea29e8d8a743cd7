"""The command `edit`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefdeck.bank_files import read_bank_files
from briefdeck.cli.common import EXIT_PROBLEMS, locate_project, print_note, print_problems, project_options
from briefdeck.cli.echo import echo
from briefdeck.cli.line_input import ask, is_terminal
from briefdeck.cli.write_bank import change_bank, prove_placed
from briefdeck.curate.change_fact import PlacedFact, change_fact, find_fact
from briefdeck.curate.fact_keys import entries_of_values, known_keys, parse_entry, parse_key
from briefdeck.curate.record_values import UneditableError
from briefdeck.read.yaml_nodes import KeyPath
from briefdeck.release import load_project

if TYPE_CHECKING:
    from briefdeck.curate.write_yaml import Value


@click.command()
@project_options
@click.option(
    "--set", "more", multiple=True, metavar="KEY=VALUE", help="The new value; an empty one takes the key out."
)
@click.argument("fact", metavar="ID")
def edit(project: Path | None, articles: Path | None, output_format: str, more: tuple[str, ...], fact: str) -> None:
    """Change values of the fact ID, once its lines prove them.

    On a terminal it shows what there is and asks what to change. Nothing else changes. Several values
    of one key are parted by a semicolon.

    Example: briefdeck edit stranded --set "cards.0.accept=1200; twelve hundred"
    """
    opened = load_project(locate_project(project, articles))
    root = opened.folder.root
    texts = read_bank_files(root).texts
    own = find_fact(texts, fact)
    changes = dict(map(_parse, more))
    if not changes:
        if not is_terminal():
            raise click.UsageError("say what to change: --set KEY=VALUE")
        changes = _ask(own)
    placed = change_fact(texts, fact, changes)
    if placed.texts == texts:
        raise UneditableError("nothing was changed")
    changed, problems = prove_placed(opened, placed)
    if problems:
        print_problems(changed, problems, output_format)
    if any(problem.severity == "error" for problem in problems):
        print_note("nothing was changed")
        sys.exit(EXIT_PROBLEMS)
    label = f"edited “{fact}”"
    change_bank(root, label, lambda texts: change_fact(texts, fact, changes).texts)
    print_note(f"{opened.folder.shown}{own.slice.path}:{own.slice.first}: {label}")


def _parse(written: str) -> tuple[KeyPath, Value | None]:
    """Read KEY=VALUE. Raises UsageError where there is no such key."""
    key, _, value = written.partition("=")
    try:
        path = parse_key(key.strip())
    except ValueError as fault:
        raise click.UsageError(str(fault)) from None
    return path, parse_entry(key.strip(), value.strip()) or None


def _ask(own: PlacedFact) -> dict[KeyPath, Value | None]:
    """Show the values of a fact, and ask which to change, until none is wanted."""
    values = entries_of_values(own.values)
    changes: dict[KeyPath, Value | None] = {}
    for key, value in values.items():
        echo(f"  {key}: {value}", err=True)
    cards = 1 + max((int(key.split(".")[1]) for key in values if key.startswith("cards.")), default=-1)
    while key := ask("Key to change (the Tab key lists them; Enter when done)", choices=known_keys(cards)):
        try:
            path = parse_key(key)
        except ValueError as fault:
            echo(str(fault), err=True)
            continue
        values[key] = ask(key, values.get(key, ""))
        changes[path] = parse_entry(key, values[key]) or None
    return changes
