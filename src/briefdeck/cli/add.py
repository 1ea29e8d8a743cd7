"""The command `add`: asks for what is not given, checks the fact, and writes it."""

from __future__ import annotations

import sys
from collections.abc import Container, Iterable
from pathlib import Path
from typing import NamedTuple

import click

from briefdeck.check import check
from briefdeck.cli.common import (
    EXIT_INTERRUPTED,
    EXIT_PROBLEMS,
    EXIT_UNUSABLE,
    exit_on_errors,
    load_project,
    locate_project,
    print_problems,
    project_lock,
    project_options,
    was_interrupted,
)
from briefdeck.cli.echo import echo
from briefdeck.console import clean
from briefdeck.curate.insert_fact import Draft, blocking_problems, insert_fact, propose_id
from briefdeck.curate.insert_lines import Insertion
from briefdeck.errors import UnreadableFileError
from briefdeck.files import QUESTIONS_LIMIT, read_file, write_files
from briefdeck.language.lines import split_lines
from briefdeck.located import LocatedStr
from briefdeck.model import Bank
from briefdeck.model.citation import Citation, parse_citation
from briefdeck.project import QUESTIONS, Project, replace_questions
from briefdeck.read.source import decode, encode_like
from briefdeck.suggestions import did_you_mean

_MOST_LINES = 20
"""The most lines of a citation that are shown."""


@click.command()
@project_options
@click.option("--cite", multiple=True, metavar="ARTICLE:LINE", help="The line it was drawn from; may be given again.")
@click.option("--fact", metavar="TEXT", help="The statement, in your own words.")
@click.option("--topic", metavar="KEY", help="Its topic.  [default: that of the last fact]")
@click.option("--id", "slug", metavar="SLUG", help="Its id.  [default: its first words]")
@click.option("--said-by", metavar="NAME", help="Who says so, where the fact does not tell.")
@click.option("--question", metavar="TEXT", help="The question of its card.")
@click.option("--answer", metavar="TEXT", help="The answer.")
def add(
    project: Path | None, articles: Path | None, output_format: str, cite: tuple[str, ...], **options: str | None
) -> None:
    """Add a fact to questions.yaml, once its lines prove it.

    Asks for what is not given.

    Example: briefdeck add --cite harbour:6 --fact "Ferry crews left 1,200 passengers stranded."
    """
    opened = load_project(locate_project(project, articles))
    path = opened.folder.shown + QUESTIONS
    own = [problem for problem in opened.merge_problems([]) if problem.location.path == path]
    exit_on_errors(opened, own, output_format)
    given = {key: value for key, value in options.items() if value is not None}
    _refuse_undecoded([*cite, *given.values()])
    try:
        _Dialogue(opened, output_format).add({"cite": ", ".join(cite), **given} if cite else given)
    except (click.Abort, KeyboardInterrupt) as fault:
        echo("\nnothing was added", err=True)
        sys.exit(EXIT_INTERRUPTED if was_interrupted(fault) else EXIT_UNUSABLE)


def _refuse_undecoded(values: Iterable[str]) -> None:
    """Refuse options with bytes that Python could not read as text in the locale of this terminal."""
    for value in values:
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            shown = value.encode("utf-8", "replace").decode("utf-8")
            raise click.UsageError(
                f"“{shown}” cannot be read in the locale of this terminal: set LC_ALL=C.UTF-8"
            ) from None


Entries = dict[str, str]
"""The entries by the names of the options that could have given them."""

_NOTHING = "-"
_PROMPTS = {
    "cite": "Its line, or lines (article:line)",
    "fact": "The fact, in your own words",
    "topic": "Topic",
    "said_by": "Who says so, if the fact does not tell",
    "question": "Question of its card, if it has one",
    "answer": "Answer",
    "slug": "Id",
}


class _Added(NamedTuple):
    """A fact that was added: its line in questions.yaml, and its id."""

    line: int
    id: str


class _Dialogue:
    """The dialogue in which one new fact is entered, proved and written."""

    def __init__(self, project: Project, output_format: str) -> None:
        self._project, self._format = project, output_format
        self._path = project.folder.shown + QUESTIONS

    def add(self, entries: Entries) -> None:
        """Add the fact in *entries* once it is proved; ask for what is missing, and again where it is not proved.

        Raises Abort at Ctrl-C and Ctrl-D, and UnplacedError where the file has no place for it.
        """
        asks, settled = not entries.keys() >= {"cite", "fact"}, set(entries)
        if asks and self._format != "text":
            raise click.UsageError(f"`--format {self._format}` asks for nothing: give --cite and --fact")
        while True:
            if asks:
                entries = self._ask_all(entries, settled)
            if added := self._write(entries, asks):
                echo(f"{self._path}:{added.line}: added “{added.id}”", err=True)
                return
            if not asks:
                echo("nothing was added", err=True)
                sys.exit(EXIT_PROBLEMS)
            echo(f"Once more. Enter keeps what is in brackets; {_NOTHING} empties it.", err=True)
            settled = set()

    @property
    def _bank(self) -> Bank:
        return self._project.context.bank

    def _write(self, entries: Entries, asks: bool) -> _Added | None:
        """Write the fact in *entries* into the current file, if it is proved; return None where it is not."""
        while True:
            text, draft = self._text(), self._draft(entries)
            insertion = insert_fact(text, draft)
            if not self._is_accepted(insertion, draft, asks):
                return None
            with project_lock(self._project.folder.root):
                if self._text() == text:
                    data = read_file(self._project.folder.root / QUESTIONS, QUESTIONS_LIMIT, self._project.folder.root)
                    write_files(self._project.folder.root, {QUESTIONS: encode_like(insertion.text, data)})
                    return _Added(insertion.first, draft.id)
            # The file was saved meanwhile: the fact is proved again; what the user accepted stays accepted.
            asks = False
            self._project = load_project(self._project.folder)

    def _text(self) -> str:
        """Read the file as it is now. Raises UnreadableFileError where it has become unreadable."""
        root = self._project.folder.root
        text, problems = decode(read_file(root / QUESTIONS, QUESTIONS_LIMIT, root), self._path)
        if problems:
            raise UnreadableFileError(f"{self._path} cannot be read any more: {problems[0].message}")
        return text

    def _is_accepted(self, insertion: Insertion, draft: Draft, asks: bool) -> bool:
        """Tell whether nothing keeps the new fact from being proved, or only what the user accepts."""
        project = replace_questions(self._project, insertion.text)
        problems = project.merge_problems(check(project.context))
        own = blocking_problems(problems, insertion, draft, project.context.bank, self._path)
        if own or self._format == "json":
            print_problems(project, own, self._format)
        if any(problem.severity == "error" for problem in own):
            return False
        return not own or not asks or click.confirm("Add it anyway?", default=True, err=True)

    def _draft(self, entries: Entries) -> Draft:
        values = {key: entries.get(key) or self._default(key, entries) for key in _PROMPTS}
        card = {key: values[name] for key, name in (("q", "question"), ("a", "answer")) if values[name]}
        return Draft(
            {
                "id": values["slug"],
                "fact": values["fact"],
                "cite": _split_citations(values["cite"]),
                "topic": values["topic"],
                "said_by": values["said_by"],
                "cards": [card] if card else [],
            }
        )

    def _default(self, key: str, entries: Entries) -> str:
        """Propose the topic of the last fact, or an id; return "" for any other key."""
        if key == "topic":
            return str(self._bank.facts[-1].topic if self._bank.facts else next(iter(self._bank.topics), ""))
        if key == "slug":
            return propose_id(entries["fact"], {str(fact.id) for fact in self._bank.facts})
        return ""

    def _ask_all(self, entries: Entries, settled: Container[str]) -> Entries:
        """Ask for all that is not *settled*; return *entries* with what was entered."""
        entered = dict(entries)
        if len(self._bank.topics) > 1 and "topic" not in settled:
            echo(f"Topics: {', '.join(map(str, self._bank.topics))}", err=True)
        for key, prompt in _PROMPTS.items():
            only_one = key == "topic" and len(self._bank.topics) < 2
            no_card = key == "answer" and not entered.get("question")
            if no_card and key not in settled:
                entered.pop(key, None)
            elif key not in settled and not only_one:
                entered[key] = self._ask(key, prompt, entered)
        return entered

    def _ask(self, key: str, prompt: str, entered: Entries) -> str:
        """Ask for *key* until the entry can be used."""
        default = entered.get(key) or self._default(key, entered)
        while True:
            entry: str = click.prompt(prompt, default=default, show_default=bool(default), err=True)
            entry = "" if entry.strip() == _NOTHING else entry.strip()
            refusal = self._refusal(key, entry)
            if not refusal:
                return entry
            echo(refusal, err=True)

    def _refusal(self, key: str, entry: str) -> str:
        """Say why *entry* cannot be used for *key*, "" where it can. Shows the lines of a citation."""
        if key in ("cite", "fact") and not entry:
            return "A fact needs it. Ctrl-C stops."
        if key == "topic" and entry not in self._bank.topics:
            return _unknown("topic", entry, self._bank.topics)
        for citation in _split_citations(entry) if key == "cite" else ():
            try:
                self._show(parse_citation(LocatedStr(citation)))
            except ValueError as fault:
                return str(fault)
        return ""

    def _show(self, citation: Citation) -> None:
        """Show the lines of *citation*, or what the concordance has of them. Raises ValueError where there is none."""
        article = self._project.context.article_index(citation.article)
        if article is None:
            raise ValueError(_unknown("article", citation.article, self._bank.articles))
        numbers = citation.lines.numbers_within(article.entry.lines)
        if not numbers:
            raise ValueError(f"{citation.article} has lines 1 to {article.entry.lines}.")
        lines = split_lines(self._project.context.texts.get(citation.article, ""))
        for number in numbers[:_MOST_LINES]:
            at = frozenset([number])
            known = ", ".join([*article.numbers_on(at), *article.names_on(at)]) or "no number and no name"
            shown = lines[number - 1] if number <= len(lines) else f"has {known}"
            echo(f"{number:>5} | {clean(shown)}", err=True)


def _unknown(kind: str, word: str, known: Iterable[str]) -> str:
    near = did_you_mean(word, map(str, known))
    return f"There is no {kind} “{word}”{': ' if near else '.'}{near}"


def _split_citations(cite: str) -> list[str]:
    """Split what was entered at its commas."""
    return [citation.strip() for citation in cite.split(",")]
