"""The command `import`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefdeck.cli.asking import ask, choose, is_terminal
from briefdeck.cli.common import load_bank, locate_project, project_lock, project_options
from briefdeck.cli.printing import EXIT_OK, EXIT_PROBLEMS, echo, print_note
from briefdeck.console import clean
from briefdeck.errors import UserError
from briefdeck.files import QUESTIONS_LIMIT, read_file
from briefdeck.message_grammar import count
from briefdeck.project import Folder, Project, article_files, load_project
from briefdeck.project_files import write_article
from briefdeck.project_names import QUESTIONS
from briefdeck.read.source import decode

if TYPE_CHECKING:
    from briefdeck.curate.take_article import Taken
    from briefdeck.curate.write_yaml import Value
    from briefdeck.imports import ImportedText
    from briefdeck.rules.context import CheckContext

_TABLES = (".apkg", ".csv", ".tsv", ".tab", ".xlsx")
"""How the names of files end that hold cards rather than a text."""
_MOST_NAMED = 5
_EDITED = ("title", "author", "outlet", "published", "url", "furniture")
"""The keys of an entry that are asked about."""


@click.command("import")
@partial(project_options, formats=("text", "json"))
@click.option("--key", metavar="KEY", default="", help="The key of the article.  [default: from its file or title]")
@click.option("--topic", metavar="KEY", default="", help="Of facts: their topic.  [default: that of the last fact]")
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.option("--dry-run", is_flag=True, help="Show what would be taken, and write nothing.")
@click.option("--whole", is_flag=True, help="Show lines in full.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
def import_(
    project: Path | None,
    articles: Path | None,
    output_format: str,
    key: str,
    topic: str,
    yes: bool,
    dry_run: bool,
    whole: bool,
    files: tuple[Path, ...],
) -> None:
    """Make articles of web pages, PDF, DOCX, EPUB, e-mail and text.

    Of a deck (.apkg) or a table (.csv, .tsv, .xlsx) of questions and answers it makes facts: those that a line proves
    are written, the others are kept in drafts.yaml.

    A web page is one that a browser saved; Markdown is a text too. Shows what it takes: the main text, one paragraph a
    line, and what the file tells of title, author, outlet, day and address; what it does not tell is left out. Writes
    the text, its entry in questions.yaml, and the concordance.

    Web pages and PDF need pip install 'briefdeck[import]'. Nothing is ever fetched.

    Example: briefdeck import ~/Downloads/ferry-strike.html report.pdf
    """
    if key and len(files) > 1:
        raise click.UsageError("--key is for one file")
    folder = locate_project(project, articles)
    asks = not yes and not dry_run and output_format == "text" and is_terminal()
    tables = [path for path in files if path.suffix.lower() in _TABLES]
    if tables:
        taken = [_take_cards(folder, path, topic, dry_run) for path in tables]
        files = tuple(path for path in files if path not in tables)
        if not files:
            sys.exit(EXIT_OK if all(taken) else EXIT_PROBLEMS)
    importer = _Importer(folder, output_format, asks, whole, dry_run)
    refused = [path for path in files if not importer.take(path, key)]
    importer.print_end()
    sys.exit(EXIT_PROBLEMS if refused else EXIT_OK)


def _take_cards(folder: Folder, path: Path, topic: str, dry_run: bool) -> bool:
    """Take the cards of a deck or a table; tell whether it could be read."""
    from briefdeck.cli.write_bank import take_facts
    from briefdeck.curate.card_table import read_cards
    from briefdeck.curate.take_facts import values_of_card
    from briefdeck.imports import LARGEST_FILE, UnimportableError

    bank = load_project(folder).context.bank
    topic = topic or str(bank.facts[-1].topic if bank.facts else next(iter(bank.topics), ""))
    try:
        cards = read_cards(path.name, read_file(path, LARGEST_FILE))
    except UnimportableError as fault:
        print_note(f"{path} {fault}")
        return False
    if pictures := [card.q or card.fact for card in cards if card.has_picture]:
        print_note(f"{count(len(pictures), 'cards')} had a picture, which is left out: {_named(pictures)}")
    if parts := [card.q or card.a for card in cards if not card.is_whole]:
        print_note(f"{count(len(parts), 'cards')} without a question or an answer left out: {_named(parts)}")
    take_facts(folder, [values_of_card(card, topic) for card in cards if card.is_whole], dry_run=dry_run)
    return True


def _named(texts: Sequence[str]) -> str:
    shown = ", ".join(f"“{clean(each)}”" for each in texts[:_MOST_NAMED])
    return shown if len(texts) <= _MOST_NAMED else f"{shown} …"


def _parse(name: str, entered: str) -> Value:
    """Read what was *entered* for the key *name* of an entry."""
    return [part.strip() for part in entered.split(",") if part.strip()] if name == "furniture" else entered


def _ask_until_right(prompt: str, proposed: str, place: Callable[[str], None]) -> str:
    """Ask until *place* raises no UserError for what was entered, and return that."""
    while True:
        entered = ask(prompt, proposed)
        try:
            place(entered)
        except UserError as fault:
            print_note(str(fault))
            proposed = entered
        else:
            return entered


class _Importer:
    """Takes one file after the other into a project."""

    def __init__(self, folder: Folder, output_format: str, asks: bool, whole: bool, dry_run: bool) -> None:
        self._folder, self._format, self._asks, self._whole, self._dry_run = folder, output_format, asks, whole, dry_run
        self._taken: list[Taken] = []
        self._written = ""

    def take(self, path: Path, key: str) -> bool:
        """Take the file *path*; tell whether it is in the project now, or would be."""
        from briefdeck.curate.take_article import find_same_text
        from briefdeck.imports import LARGEST_FILE, UnimportableError, import_file, keep_text

        opened = self._open()
        context = opened.context
        data = read_file(path, LARGEST_FILE)
        lies_there = self._lies_there(path)
        try:
            imported = keep_text(data) if lies_there else import_file(path.name, data)
        except UnimportableError as fault:
            print_note(f"{path} {fault}")
            return False
        text = data if lies_there else imported.text.encode()
        if same := find_same_text(context, text):
            print_note(f"{path}: the article “{same}” has this text already")
            return True
        taken = self._describe(path, key, imported, context)
        if self._dry_run:
            return True
        edited = self._ask(opened, taken, text) if self._asks else taken
        if edited is None:
            print_note(f"{path} was left out")
            return True
        try:
            self._write(edited, text)
        except (UserError, SystemExit):
            from briefdeck.curate.take_article import format_entry

            if edited is not taken:  # so that nobody has to answer twice
                echo(
                    f"nothing was added; this was to stand under `articles:`\n{format_entry(edited)}",
                    err=True,
                    nl=False,
                )
            raise
        return True

    def _open(self) -> Project:
        """Read the project, and stop where its bank cannot be read."""
        return load_bank(self._folder, self._format)

    def _lies_there(self, path: Path) -> bool:
        """Tell whether *path* is a plain text that lies where the articles are, so that it only lacks its entry."""
        return path.suffix.lower() == ".txt" and path.resolve().parent == self._folder.articles.resolve()

    def _describe(self, path: Path, key: str, imported: ImportedText, context: CheckContext) -> Taken:
        """Describe what is to be taken, and show it."""
        from briefdeck.curate.take_article import Taken, describe_article, find_same_address, format_text

        if key in context.bank.articles:
            raise click.UsageError(f"there is an article “{key}” already")
        lies_there = self._lies_there(path)
        others = [name for name in article_files(self._folder) if not (lies_there and name == path.name)]
        key, entry = describe_article(context, imported, path.name, key, others)
        entry |= {"file": path.name} if lies_there else {}
        taken = Taken(clean(path.name), key, entry, imported)
        self._taken.append(taken)
        if self._format == "text":
            echo(format_text(taken, self._whole), nl=False)
        if same := find_same_address(context, imported):
            print_note(f"the article “{same}” has the same address and another text: is this a later version of it?")
        return taken

    def _ask(self, opened: Project, taken: Taken, data: bytes) -> Taken | None:
        """Ask whether all is right, and for each value where it is not; return None where nothing is to be taken."""
        from briefdeck.curate.take_article import name_text, place_entry

        answer = choose("Take it?", ("yes", "no", "edit"), "yes")
        if answer != "edit":
            return taken if answer == "yes" else None
        entry, text = {key: taken.entry[key] for key in ("file", "title")}, opened.texts_of_bank[QUESTIONS]

        def place(key: str, name: str, entered: str) -> None:
            place_entry(opened.context, text, key, {**entry, name: _parse(name, entered)}, data)

        title = str(entry["title"])
        key = _ask_until_right("Key", taken.key, lambda key: place(key, "title", title))
        if entry["file"] == f"{taken.key}.txt":
            entry["file"] = name_text(key, article_files(self._folder))
        for name in _EDITED:
            value = taken.entry.get(name, "")
            proposed = value if isinstance(value, str) else ", ".join(map(str, value))
            entry[name] = _parse(name, _ask_until_right(name.capitalize(), proposed, partial(place, key, name)))
        return taken._replace(key=key, entry={**taken.entry, **entry})

    def _write(self, taken: Taken, data: bytes) -> None:
        """Write the article into the files as they are now."""
        from briefdeck.curate.take_article import take_article

        root = self._folder.root
        with project_lock(root):
            old = read_file(root / QUESTIONS, QUESTIONS_LIMIT, root)
            text, _ = decode(old, QUESTIONS)
            article = take_article(self._open().context, text, taken.key, taken.entry, data)
            write_article(self._folder, article, old)
        place = f"{self._folder.shown}{QUESTIONS}:{article.insertion.first}"
        print_note(f"{place}: added the article “{article.key}”; its text is {taken.entry['file']}")
        self._written = article.key

    def print_end(self) -> None:
        """Say what to do next; print what was taken as JSON, where that is asked for."""
        from briefdeck.curate.take_article import format_json

        if self._written:
            print_note(f"next: `briefdeck show {self._written}`, and `briefdeck add`")
        if self._format == "json":
            echo(format_json(self._taken), nl=False)
