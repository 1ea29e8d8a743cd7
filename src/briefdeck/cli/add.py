"""The command that adds a fact: asks for what it is not told, proves it, and writes it."""

from __future__ import annotations

import sys
from collections.abc import Container, Iterable
from pathlib import Path

import click

from briefdeck import files
from briefdeck import project as projects
from briefdeck.check import check
from briefdeck.cli.group import FAULTY, UNUSABLE, on_a_project, open_folder, print_problems, stop_on_errors
from briefdeck.console import printable
from briefdeck.curate.insert_fact import Draft, Insertion, UnplacedError, blocking_problems, insert_fact, proposed_id
from briefdeck.language.lines import split_lines
from briefdeck.located import LocatedStr
from briefdeck.model.fields import Citation, parse_citation
from briefdeck.read.source import decode
from briefdeck.suggestions import did_you_mean

_MOST_LINES = 20
"""Of a citation that are shown."""


@click.command()
@on_a_project
@click.option("--cite", multiple=True, metavar="ARTICLE:LINE", help="The line it was drawn from; may be given again.")
@click.option("--fact", metavar="TEXT", help="The statement, in your own words.")
@click.option("--topic", metavar="KEY", help="Its topic.  [default: that of the last fact]")
@click.option("--id", "slug", metavar="SLUG", help="Its id.  [default: made of its first words]")
@click.option("--said-by", metavar="NAME", help="Whose claim it is, where the fact does not say so.")
@click.option("--question", metavar="TEXT", help="The question of its card.")
@click.option("--answer", metavar="TEXT", help="The answer.")
def add(project: Path | None, articles: Path | None, form: str, cite: tuple[str, ...], **told: str | None) -> None:
    """Add a fact to questions.yaml, once its lines prove it. Asks for what is not given.

    Example: briefdeck add --cite harbour:6 --fact "Ferry crews left 1,200 passengers stranded."
    """
    opened = open_folder(project, articles)
    path = opened.folder.shown + projects.QUESTIONS
    stop_on_errors(opened, [problem for problem in opened.settle([]) if problem.location.path == path], form)
    given = {key: value for key, value in told.items() if value is not None}
    try:
        _Adding(opened, form).add({"cite": ", ".join(cite), **given} if cite else given)
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nnothing was added", err=True)
        sys.exit(UNUSABLE)
    except UnplacedError as fault:
        raise files.UserError(str(fault)) from None


Entries = dict[str, str]
"""What was entered, by the option that it could have been given with."""

_NOTHING = "-"
_PROMPTS = {
    "cite": "Its line, or lines (article:line)",
    "fact": "The fact, in your own words",
    "topic": "Topic",
    "said_by": "Whose claim it is, if the fact does not say so",
    "question": "Question of its card, if it has one",
    "answer": "Answer",
    "slug": "Id",
}


class _Adding:
    """A fact on its way into a project."""

    def __init__(self, opened: projects.Opened, form: str) -> None:
        self._opened, self._form = opened, form
        self._bank = opened.case.bank
        self._shown = opened.folder.shown + projects.QUESTIONS

    def add(self, entries: Entries) -> None:
        """Adds what *entries* say, once it is proved. Asks for what they lack; and again, where it is not proved.

        Raises Abort at Ctrl-C and Ctrl-D, and UnplacedError where the file has no place for it.
        """
        asks, settled = not entries.keys() >= {"cite", "fact"}, set(entries)
        if asks and self._form != "text":
            raise click.UsageError(f"`--format {self._form}` asks for nothing: give --cite and --fact")
        while True:
            if asks:
                entries = self._asked(entries, settled)
            draft = self._draft(entries)
            line = self._written(draft, asks)
            if line:
                click.echo(f"{self._shown}:{line}: “{draft.id}” added", err=True)
                return
            if not asks:
                click.echo("nothing was added", err=True)
                sys.exit(FAULTY)
            click.echo(f"Once more. Enter keeps what stands in brackets, {_NOTHING} leaves it out.", err=True)
            settled = set()

    def _written(self, draft: Draft, asks: bool) -> int:
        """Writes *draft*, if it is proved, into the file as it is by then; the line of it, 0 if it is not written."""
        while True:
            text = self._text()
            placed = insert_fact(text, draft)
            if not self._is_wanted(placed, draft, asks):
                return 0
            if self._text() == text:
                files.write(self._opened.folder.root, {projects.QUESTIONS: placed.text.encode()})
                return placed.first
            asks = False  # an editor saved it meanwhile; what was accepted is so still

    def _text(self) -> str:
        """What the file has now. Raises UnreadableError where that cannot be read any more."""
        text, problems = decode(files.read(self._opened.folder.root / projects.QUESTIONS), self._shown)
        if problems:
            raise files.UserError(f"{self._shown} cannot be read any more: {problems[0].message}")
        return text

    def _is_wanted(self, placed: Insertion, draft: Draft, asks: bool) -> bool:
        """Whether nothing keeps what is *placed* from being proved, or only what the user accepts."""
        opened = projects.with_questions(self._opened, placed.text)
        found = opened.settle(check(opened.case))
        own = blocking_problems(found, placed, draft, opened.case.bank, self._shown)
        if own or self._form == "json":
            print_problems(opened, own, self._form)
        if any(problem.severity == "error" for problem in own):
            return False
        return not own or not asks or click.confirm("Add it all the same?", default=True, err=True)

    def _draft(self, entries: Entries) -> Draft:
        said = {key: entries.get(key) or self._default(key, entries) for key in _PROMPTS}
        return Draft(
            said["slug"],
            said["fact"],
            tuple(_parted(said["cite"])),
            said["topic"],
            said["said_by"],
            said["question"],
            said["answer"],
        )

    def _default(self, key: str, entries: Entries) -> str:
        """What goes without saying: the topic of the last fact, and an id."""
        if key == "topic":
            return str(self._bank.facts[-1].topic if self._bank.facts else next(iter(self._bank.topics), ""))
        if key == "slug":
            return proposed_id(entries["fact"], {str(fact.id) for fact in self._bank.facts})
        return ""

    def _asked(self, entries: Entries, settled: Container[str]) -> Entries:
        """*entries* with what is entered for all that is not *settled*."""
        entered = dict(entries)
        if len(self._bank.topics) > 1 and "topic" not in settled:
            click.echo(f"Topics: {', '.join(map(str, self._bank.topics))}", err=True)
        for key, prompt in _PROMPTS.items():
            only_one = key == "topic" and len(self._bank.topics) < 2
            no_card = key == "answer" and not entered.get("question")
            if no_card and key not in settled:
                entered.pop(key, None)
            elif key not in settled and not only_one:
                entered[key] = self._entry(key, prompt, entered)
        return entered

    def _entry(self, key: str, prompt: str, entered: Entries) -> str:
        """What is entered for *key*, once it can be used."""
        default = entered.get(key) or self._default(key, entered)
        if sys.stdin is None:  # nobody is there to ask
            raise click.Abort
        while True:
            entry: str = click.prompt(prompt, default=default, show_default=bool(default), err=True)
            entry = "" if entry.strip() == _NOTHING else entry.strip()
            fault = self._fault(key, entry)
            if not fault:
                return entry
            click.echo(fault, err=True)

    def _fault(self, key: str, entry: str) -> str:
        """Why *entry* cannot be used for *key*, in a sentence, "" where it can. Shows the lines of a citation."""
        if key in ("cite", "fact") and not entry:
            return "A fact cannot be without it. Ctrl-C stops."
        if key == "topic" and entry not in self._bank.topics:
            return _unknown("topic", entry, self._bank.topics)
        for cited in _parted(entry) if key == "cite" else ():
            try:
                self._show(parse_citation(LocatedStr(cited)))
            except ValueError as fault:
                return str(fault)
        return ""

    def _show(self, citation: Citation) -> None:
        """Shows the lines of *citation*, or what the concordance has of them. Raises ValueError where none is there."""
        page = self._opened.case.article_index(citation.article)
        if page is None:
            raise ValueError(_unknown("article", citation.article, self._bank.articles))
        numbers = citation.lines.within(page.entry.lines)
        if not numbers:
            raise ValueError(f"{citation.article} has lines 1 to {page.entry.lines}.")
        lines = split_lines(self._opened.case.texts.get(citation.article, ""))
        for number in numbers[:_MOST_LINES]:
            at = frozenset([number])
            there = ", ".join([*page.numbers_on(at), *page.names_on(at)]) or "no number and no name"
            shown = lines[number - 1] if number <= len(lines) else f"has {there}"
            click.echo(f"{number:>5} | {printable(shown)}", err=True)


def _unknown(what: str, word: str, known: Iterable[str]) -> str:
    near = did_you_mean(word, map(str, known))
    return f"There is no {what} “{word}”{': ' if near else '.'}{near}"


def _parted(cite: str) -> list[str]:
    """The citations that were entered, with commas between them."""
    return [each.strip() for each in cite.split(",")]
