"""The command `edit`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefdeck.cli.common import (
    EXIT_PROBLEMS,
    load_project,
    locate_project,
    print_note,
    print_problems,
    project_options,
)
from briefdeck.cli.echo import echo
from briefdeck.cli.line_input import ask, is_terminal
from briefdeck.cli.write_questions import change_questions, read_questions
from briefdeck.curate.edit_yaml import UneditableError, read_values
from briefdeck.curate.fact_keys import KeyPath, entries_of_values, known_keys, parse_entry, parse_key
from briefdeck.live.live_project import LiveProject
from briefdeck.live.slices import FactSlice, cut_file
from briefdeck.project import QUESTIONS, Folder
from briefdeck.suggestions import did_you_mean

if TYPE_CHECKING:
    from briefdeck.curate.write_yaml import Value
    from briefdeck.problem import Problem


@click.command()
@project_options
@click.option(
    "--set", "more", multiple=True, metavar="KEY=VALUE", help="The new value; an empty one takes the key out."
)
@click.argument("fact", metavar="ID")
def edit(project: Path | None, articles: Path | None, output_format: str, more: tuple[str, ...], fact: str) -> None:
    """Change values of the fact ID, once its lines prove them.

    On a terminal it shows what there is and asks what to change. Nothing else in questions.yaml changes. Several values
    of one key are parted by a semicolon.

    Example: briefdeck edit stranded --set "cards.0.accept=1200; twelve hundred"
    """
    folder = locate_project(project, articles)
    own = _find(read_questions(folder.root), fact)
    changes = dict(map(_parse, more))
    if not changes:
        if not is_terminal():
            raise click.UsageError("say what to change: --set KEY=VALUE")
        changes = _ask(own)
    problems = _prove(folder, fact, changes)
    if problems:
        print_problems(load_project(folder), problems, output_format)
    if any(problem.severity == "error" for problem in problems):
        print_note("nothing was changed")
        sys.exit(EXIT_PROBLEMS)
    label = f"edited “{fact}”"
    change_questions(folder.root, label, lambda text: _changed(text, fact, changes))
    print_note(f"{folder.shown}{QUESTIONS}:{own.first}: {label}")


def _find(text: str, fact: str) -> FactSlice:
    slices = cut_file(text).slices
    found = next((each for each in slices if each.id == fact), None)
    if found is None:
        near = did_you_mean(fact, [each.id for each in slices])
        raise click.UsageError(f"there is no fact “{fact}”. {near}".rstrip())
    return found


def _parse(written: str) -> tuple[KeyPath, Value | None]:
    """Read KEY=VALUE. Raises UsageError where there is no such key."""
    key, _, value = written.partition("=")
    try:
        path = parse_key(key.strip())
    except ValueError as fault:
        raise click.UsageError(str(fault)) from None
    return path, parse_entry(key.strip(), value.strip()) or None


def _ask(own: FactSlice) -> dict[KeyPath, Value | None]:
    """Show the values of a fact, and ask which to change, until none is wanted."""
    values = entries_of_values(read_values(own.text))
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


def _changed(text: str, fact: str, changes: dict[KeyPath, Value | None]) -> str:
    from briefdeck.desk.drafts import change_fact

    return change_fact(text, fact, changes).text


def _prove(folder: Folder, fact: str, changes: dict[KeyPath, Value | None]) -> list[Problem]:
    """Prove the changed fact; raises UneditableError where it cannot be changed, or nothing is to be."""
    old = read_questions(folder.root)
    new = _changed(old, fact, changes)
    if new == old:
        raise UneditableError("nothing was changed")
    cut, at = cut_file(new), [each.id for each in cut_file(old).slices].index(fact)
    live = LiveProject(folder, lambda: int(time.time()))
    return [problem for proved in live.prove_facts(cut, [cut.slices[at]]) for problem in proved.problems]
