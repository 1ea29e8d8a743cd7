"""The command `build`."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Mapping
from pathlib import Path

import click

from briefdeck.build_project import BuildResult, changed_files, has_deck, orphaned_files, stale_file_problems
from briefdeck.cli.common import (
    exit_on_errors,
    locate_project,
    print_and_exit,
    print_problems,
    print_unchecked,
    project_lock,
    project_options,
    without_texts_option,
)
from briefdeck.cli.printing import echo, print_note
from briefdeck.files import write_files
from briefdeck.message_grammar import count, listed
from briefdeck.problem import Problem
from briefdeck.progress import Progress
from briefdeck.project import Folder, Project
from briefdeck.project_files import make_release
from briefdeck.project_names import FIRST_IMPORT, OUTPUT, deck_path, social_card_path
from briefdeck.report import format_json, list_unchecked, summarise
from briefdeck.rules.releases.stale_output import word_unclaimed
from briefdeck.rules.unchecked import find_unchecked


@click.command()
@project_options
@without_texts_option
@click.option("--locked", is_flag=True, help="Write nothing; fail if deck.lock or output/ is out of date.")
@click.option("--png", is_flag=True, help="Draw each brief as a picture of 1200 × 630 for links and posts, too.")
def build(
    project: Path | None, articles: Path | None, output_format: str, without_texts: bool, locked: bool, png: bool
) -> None:
    """Build the deck, the briefs and the quizzes.

    Nothing is built while a citation is not proved.

    Example: briefdeck build
    """
    if png and locked:
        raise click.UsageError("--png does not go with --locked: pictures are drawn anew, not compared")
    folder = locate_project(project, articles, without_texts)
    with contextlib.nullcontext() if locked else project_lock(folder.root):
        _build(folder, output_format, locked, png)


def _build(folder: Folder, output_format: str, locked: bool, png: bool) -> None:
    with Progress("Building") as on_progress:
        release = make_release(folder, on_progress, png)
    opened, warnings, result, present, names = release
    if result is None:
        print_and_exit(opened, warnings, output_format, _NOTHING_BUILT)
    root = opened.folder.root
    if locked:
        exit_on_errors(opened, stale_file_problems(result, present, names, opened.folder.shown), output_format)
    written = {} if locked else changed_files(result, present)
    replaced = _count_replaced(result, present) if written else {}
    write_files(root, written)
    _print_result(opened, warnings, result, list(written), output_format)
    if replaced:
        print_note(f"fields that change: {', '.join(f'{name} in {number}' for name, number in replaced.items())}")
    for name in opened.context.briefs:
        card = social_card_path(name)
        if card in names and not png and f"{OUTPUT}/{name}.pdf" in written:
            print_note(f"{card} is as it was: `briefdeck build --png` draws it anew")
    for name in orphaned_files(result, names):
        print_note(word_unclaimed(name))
    if output_format == "text":
        print_unchecked(opened)
    if output_format == "text" and warnings:
        shown = "it" if len(warnings) == 1 else "them"
        print_note(f"{count(len(warnings), 'warnings')}: `briefdeck check` shows {shown}")


_FOR_NEWCOMERS = ", the deck for newcomers: without what is retired"
_NOTHING_BUILT = f"nothing was built, and {OUTPUT}/ is as it was"
_NOT_MADE = "{} is not made, as it cannot be printed: `briefdeck check` says why"


def _count_replaced(result: BuildResult, present: Mapping[str, bytes]) -> dict[str, int]:
    """Count the notes in which an import replaces a field, by its name; {} where there is no deck to compare with."""
    from briefdeck.curate.diff import compare
    from briefdeck.render.anki import UnreadablePackageError, unpack

    before = present.get(deck_path(result.ledger.project))
    if before is None or not (result.edition.changed or result.edition.retired):
        return {}
    try:
        return compare(unpack(before), unpack(result.deck)).count_fields()
    except UnreadablePackageError:
        return {}


def _print_result(
    project: Project, warnings: list[Problem], result: BuildResult, written: list[str], output_format: str
) -> None:
    if output_format == "json":
        numbers = summarise(project.context, warnings)
        edition = {name: list(keys) for name, keys in dataclasses.asdict(result.edition).items()}
        unchecked = list_unchecked(find_unchecked(project.context))
        left = {name: list(keys) for name, keys in result.unprinted.items()}
        rest = {"unchecked": unchecked, "edition": edition, "written": written, "unprinted": left}
        echo(format_json(warnings, summary=numbers, **rest), nl=False)
    elif output_format == "github":
        print_problems(project, warnings, output_format)
    else:
        echo(str(result.edition))
        for name in written:
            print_note(f"wrote {name}{_FOR_NEWCOMERS if name.endswith(FIRST_IMPORT) else ''}")
    if not has_deck(project.context.bank, project.context.ledger):
        print_note("there are no facts yet, so no deck is built")
    elif project.context.bank.facts and not any(fact.cards for fact in project.context.bank.facts):
        print_note("no fact has a card yet, so the deck is empty")
    for line in result.advice:
        print_note(line)
    for name, facts in result.omitted_facts.items():
        print_note(f"briefs/{name}: no room on the page for {', '.join(facts)}")
    for name, keys in result.unprinted.items():
        print_note(f"{name} leaves out what cannot be printed: {listed(keys)}" if keys else _NOT_MADE.format(name))
    for name in result.unprintable_pictures:
        print_note(f"images/{name} cannot be printed: the quiz on paper has its description instead")
