"""The command `init`."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from briefdeck.cli.asking import ask, is_terminal
from briefdeck.cli.common import locate_project, project_lock
from briefdeck.cli.printing import EXIT_PROBLEMS, echo, print_note, wants_colour
from briefdeck.console import clean
from briefdeck.files import SETTINGS_LIMIT, exists, make_folder, read_file, write_files
from briefdeck.language.language_tags import find_tag_fault
from briefdeck.ledger import dump_ledger, empty_ledger
from briefdeck.message_grammar import count
from briefdeck.project import Folder, find_article_texts, find_importable, load_project, new_bank_id
from briefdeck.project_names import ARTICLES, BRIEFS, CONCORDANCE, LEDGER, OUTPUT, QUESTIONS
from briefdeck.report import format_text

if TYPE_CHECKING:
    from briefdeck.curate.init import NewProject

_IGNORE, _ATTRIBUTES, _EDITOR = ".gitignore", ".gitattributes", ".vscode"


def _language(_: click.Context, __: click.Parameter, given: str | None) -> str:
    """Check the tag that was *given* on the command line."""
    if given and (fault := find_tag_fault(given)):
        raise click.BadParameter(fault)
    return given or ""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("--title", metavar="TITLE", help="What the facts will be about.  [default: the name of the folder]")
@click.option(
    "--language",
    metavar="TAG",
    callback=_language,
    help="The language of the facts, such as de.  [default: asked, or the texts']",
)
@click.option("--fork", is_flag=True, help="Make the copy of a project in FOLDER a bank of its own.")
def init(folder: Path, title: str | None, language: str, fork: bool) -> None:
    """Begin a project in FOLDER, by default this one.

    The article texts that are in its folder articles/ become the articles of the project.

    A copy of a project makes new editions of the same notes. With --fork it makes notes of its own, and takes none away
    from learners who have the first.

    Example: briefdeck init ferry-strike --title "The Norrland ferry strike"
    """
    if fork:
        if title is not None:
            raise click.UsageError(f"with --fork the title stands in {QUESTIONS}")
        with project_lock(locate_project(folder, None).root):
            _fork(locate_project(folder, None))
        return
    if title is not None and not title.strip():
        raise click.UsageError("a title needs words: leave --title out to take the name of the folder")
    find_article_texts(folder)  # refuses a folder where no project can begin before one is made
    make_folder(folder)
    with project_lock(folder):
        _init(folder, title, language)


def _init(folder: Path, title: str | None, language: str) -> None:
    from briefdeck.curate.init import create_project, title_from_folder

    texts = find_article_texts(folder)
    title = title_from_folder(folder.resolve().name) if title is None else title
    asked = language or (_ask_language(texts) if texts and is_terminal() else "")
    new_project, problems = create_project(title, texts, f"{(folder / ARTICLES).as_posix()}/", asked)
    if new_project is None:
        echo(format_text(problems, {}, wants_colour()), nl=False, color=wants_colour())
        sys.exit(EXIT_PROBLEMS)
    files = _files(folder, new_project, {Path(name).suffix for name in texts})
    created = [*files, *([] if (folder / ARTICLES).exists() else [f"{ARTICLES}/"])]
    write_files(folder, files, ARTICLES)
    _print_next_steps(folder, created, len(texts), "" if asked else new_project.language)


def _ask_language(texts: Mapping[str, bytes]) -> str:
    """Ask for the language of the facts, with that of *texts* as the default, until it is a tag."""
    from briefdeck.curate.init import guess_language_of

    guessed = guess_language_of(text.decode("utf-8", "replace") for text in texts.values()) or "en"
    while True:
        tag = ask("The language of the facts, such as en or de", guessed, is_choice=True)
        fault = find_tag_fault(tag)
        if not fault:
            return tag
        echo(f"{fault}.", err=True)


def _fork(folder: Folder) -> None:
    """Give the copied project in *folder* a ledger that has released nothing, and so an id of its own."""
    if not exists(folder.root / LEDGER):
        print_note("nothing was released from here, so this is a bank of its own already")
        return
    title = str(load_project(folder).context.bank.title)
    write_files(folder.root, {LEDGER: dump_ledger(empty_ledger(title, new_bank_id())).encode()})
    print_note(f"made {LEDGER} anew: the next `briefdeck build` makes a deck of its own, “{clean(title)}”")
    print_note(f"next: give it a title of its own in {QUESTIONS}, and delete what {OUTPUT}/ has of the old one")


def _files(folder: Path, new_project: NewProject, suffixes: Collection[str]) -> dict[str, bytes]:
    """List the files to write; questions.yaml last, so that whoever is interrupted before it can begin again."""
    from briefdeck.curate.init import ATTRIBUTES, EXAMPLE_BRIEF, add_ignored_texts

    files = {CONCORDANCE: new_project.concordance.encode()} if new_project.concordance else {}
    old = read_file(folder / _IGNORE, SETTINGS_LIMIT, folder) if exists(folder / _IGNORE) else b""
    new = add_ignored_texts(old, suffixes)
    files |= {_IGNORE: new} if new != old else {}
    for name, data in {_ATTRIBUTES: ATTRIBUTES, **_editor_files(), f"{BRIEFS}/example.txt": EXAMPLE_BRIEF}.items():
        files |= {} if os.path.lexists(folder / name) else {name: data}
    return files | {QUESTIONS: new_project.questions.encode()}


def _editor_files() -> dict[str, bytes]:
    """Make what editors need to know the keys."""
    from briefdeck.curate.init import EXTENSIONS
    from briefdeck.read.schema import SCHEMAS, format_schema

    schemas = {f"{_EDITOR}/{kind}.schema.json": format_schema(kind).encode() for kind in SCHEMAS}
    return {**schemas, f"{_EDITOR}/extensions.json": EXTENSIONS}


def _print_next_steps(folder: Path, created: list[str], articles: int, guessed: str) -> None:
    """Say what was *created* in *folder*, with so many *articles* in the language *guessed*, and what to do next."""
    where = "" if folder.resolve() == Path.cwd() else f" in {clean(str(folder))}"
    add_texts = "bring articles in with `briefdeck import`: saved web pages, PDF, Word files, plain text"
    told = f"titles and the language ({guessed})" if guessed not in ("", "en") else "titles"
    waiting = " ".join(map(quote, find_importable(folder)))
    first = f"see that the {told} in {QUESTIONS} are right" if articles else add_texts
    first = f"make articles of the other files there: `briefdeck import {clean(waiting)}`" if waiting else first
    facts = "add facts with `briefdeck add` or in an editor, and prove them with `briefdeck check`"
    shown = {f"{_EDITOR}/" if name.startswith(f"{_EDITOR}/") else name for name in created}
    print_note(f"created {', '.join(sorted(shown))}{where}: {count(articles, 'articles')}, no facts yet")
    print_note(f"next{where}: {first}")
    print_note(f"then: {facts}")
