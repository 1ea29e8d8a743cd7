"""The command `edit`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefdeck.bank_files import read_bank_files
from briefdeck.cli.common import (
    EXIT_PROBLEMS,
    ask,
    echo,
    is_terminal,
    locate_project,
    print_note,
    print_problems,
    project_options,
)
from briefdeck.cli.write_bank import change_bank, prove_placed
from briefdeck.curate.edit import PlacedFact, change_fact, find_fact, refuse_renaming
from briefdeck.curate.edit_yaml import entry_of, keys_of, known_keys, parse_key, with_entry
from briefdeck.curate.write_yaml import UneditableError, value_at
from briefdeck.project import load_project
from briefdeck.read.yaml_nodes import KeyPath

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
    changes = _parse(own, more)
    if not changes:
        if not is_terminal():
            raise click.UsageError("say what to change: --set KEY=VALUE")
        changes = _ask(own)
    refuse_renaming(opened.context.ledger, own, changes)
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


def _parse(own: PlacedFact, more: tuple[str, ...]) -> dict[KeyPath, Value | None]:
    """Read each KEY=VALUE. Raises UsageError where there is no such key."""
    values, keys = own.values, []
    for written in more:
        key, _, entry = (part.strip() for part in written.partition("="))
        try:
            keys.append(parse_key(key))
            values = with_entry(values, key, entry)
        except ValueError as fault:
            raise click.UsageError(str(fault)) from None
    return {path: value_at(values, path) for path in keys}


def _ask(own: PlacedFact) -> dict[KeyPath, Value | None]:
    """Show the values of a fact, and ask which to change, until none is wanted."""
    values, keys = own.values, []
    for key in keys_of(values):
        echo(f"  {key}: {entry_of(values, key)}", err=True)
    while key := ask("Key to change (the Tab key lists them; Enter when done)", choices=known_keys(values)):
        try:
            path = parse_key(key)
            values = with_entry(values, key, ask(key, entry_of(values, key)))
        except ValueError as fault:
            echo(str(fault), err=True)
            continue
        keys.append(path)
    return {path: value_at(values, path) for path in keys}
