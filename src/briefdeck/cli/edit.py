"""The command `edit`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from briefdeck.bank_files import read_bank_files
from briefdeck.cli.asking import ask, ask_value, is_terminal
from briefdeck.cli.common import locate_project, print_problems, project_options
from briefdeck.cli.printing import EXIT_PROBLEMS, echo, print_note
from briefdeck.cli.write_bank import change_bank, prove_placed
from briefdeck.curate.edit import PlacedFact, change_fact, find_fact, refuse_renaming
from briefdeck.curate.edit_yaml import entry_of, keys_of, known_keys, parse_key, with_entry
from briefdeck.curate.write_yaml import UneditableError, value_at
from briefdeck.errors import UserError
from briefdeck.project import Project, load_project
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
    own = find_fact(read_bank_files(opened.folder.root).texts, fact)
    if not more and not is_terminal():
        raise click.UsageError("say what to change: --set KEY=VALUE")
    edited = _parse(own, more)
    if not more:
        for key in keys_of(own.values):
            echo(f"  {key}: {entry_of(own.values, key)}", err=True)
        edited = _ask(opened, own, edited)
    while not _write(opened, own, edited, output_format):
        again = _ask(opened, own, edited) if not more else edited
        if again == edited:
            print_note("nothing was changed")
            sys.exit(EXIT_PROBLEMS)
        edited = again


class _Edited(NamedTuple):
    """A fact with other values."""

    values: Mapping[str, Value]
    """All of them."""
    paths: tuple[KeyPath, ...] = ()
    """The keys of those that were entered."""

    @property
    def changes(self) -> dict[KeyPath, Value | None]:
        return {path: value_at(self.values, path) for path in self.paths}

    def enter(self, key: str, entry: str) -> _Edited:
        """Return it with what was entered for *key*. Raises ValueError with a sentence where there is no such key."""
        return _Edited(with_entry(self.values, key, entry), (*self.paths, parse_key(key)))


def _parse(own: PlacedFact, more: tuple[str, ...]) -> _Edited:
    """Read each KEY=VALUE. Raises UsageError where there is no such key."""
    edited = _Edited(own.values)
    for written in more:
        key, _, entry = (part.strip() for part in written.partition("="))
        try:
            edited = edited.enter(key, entry)
        except ValueError as fault:
            raise click.UsageError(str(fault)) from None
    return edited


def _ask(opened: Project, own: PlacedFact, edited: _Edited) -> _Edited:
    """Ask which values to change, until none is wanted."""
    prompt = "Key to change (the Tab key lists them; Enter when done)"
    while key := ask(prompt, offered=known_keys(edited.values)):
        try:
            parse_key(key)
            entered = edited.enter(key, ask_value(key, key, entry_of(edited.values, key), opened.context.bank))
            refuse_renaming(opened.context.ledger, own, entered.changes)
        except (ValueError, UserError) as fault:
            echo(str(fault), err=True)
        else:
            edited = entered
    return edited


def _write(opened: Project, own: PlacedFact, edited: _Edited, output_format: str) -> bool:
    """Write what was *edited* of the fact *own*, if it is proved; tell whether it is.

    Raises UserError where nothing was changed, or it cannot be written.
    """
    fact, folder, changes = own.slice.id, opened.folder, edited.changes
    refuse_renaming(opened.context.ledger, own, changes)
    placed = change_fact(own.texts, fact, changes)
    if placed.texts == own.texts:
        raise UneditableError("nothing was changed")
    changed, problems = prove_placed(opened, placed)
    if problems:
        print_problems(changed, problems, output_format)
    if any(problem.severity == "error" for problem in problems):
        return False
    label = f"edited “{fact}”"
    change_bank(folder.root, label, lambda texts: change_fact(texts, fact, changes).texts)
    print_note(f"{folder.shown}{own.slice.path}:{own.slice.first}: {label}")
    return True
