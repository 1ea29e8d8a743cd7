"""The command `add`: asks for what is not given, checks the fact, and writes it."""

from __future__ import annotations

import sys
import time
from collections.abc import Container, Iterable
from pathlib import Path
from typing import NamedTuple

import click

from briefdeck.bank_files import FACTS, QUESTIONS, is_fact_file, read_bank_files
from briefdeck.cli.common import (
    EXIT_INTERRUPTED,
    EXIT_PROBLEMS,
    EXIT_UNUSABLE,
    load_bank,
    locate_project,
    print_problems,
    project_lock,
    project_options,
    was_interrupted,
)
from briefdeck.cli.echo import echo
from briefdeck.cli.line_input import NOTHING, ask, is_terminal
from briefdeck.cli.write_bank import change_bank, prove_placed
from briefdeck.console import clean
from briefdeck.curate.apply_edits import apply_edits
from briefdeck.curate.change_fact import PlacedFact, find_fact
from briefdeck.curate.fact_keys import (
    OF_CARD,
    OF_FACT,
    entries_of_values,
    key_at,
    known_keys,
    parse_key,
    values_of_entries,
)
from briefdeck.curate.find_lines import find_proof, rank_lines
from briefdeck.curate.insert_fact import Draft, insert_fact, propose_id
from briefdeck.curate.take_facts import read_drafts, without_draft
from briefdeck.files import write_files
from briefdeck.language.lines import split_lines
from briefdeck.live.cures import offer_cures
from briefdeck.live.live_project import LiveProject
from briefdeck.located import LocatedStr
from briefdeck.model import Bank
from briefdeck.model.citation import Citation, parse_citation
from briefdeck.problem import Edit
from briefdeck.project import DRAFTS, Project, read_drafts_file
from briefdeck.release import load_project
from briefdeck.suggestions import did_you_mean
from briefdeck.undo import remember_step

_MOST_LINES = 20
"""The most lines of a citation that are shown."""


def _bank_file(_context: click.Context, _option: click.Parameter, file: str) -> str:
    """Return the path of the *file* in the project. Raises BadParameter where it can be none of a bank."""
    if file and file != QUESTIONS and not is_fact_file(file):
        raise click.BadParameter(f"“{file}” can hold no facts: write {QUESTIONS}, or one such as {FACTS}/pay.yaml")
    return file


@click.command()
@project_options
@click.option("--cite", multiple=True, metavar="ARTICLE:LINE", help="The line it was drawn from; may be given again.")
@click.option("--fact", metavar="TEXT", help="The statement, in your own words.")
@click.option("--topic", metavar="KEY", help="Its topic.  [default: that of the last fact]")
@click.option("--id", "slug", metavar="SLUG", help="Its id.  [default: its first words]")
@click.option("--said-by", metavar="NAME", help="Who says so, where the fact does not tell.")
@click.option("--question", metavar="TEXT", help="The question of its card.")
@click.option("--answer", metavar="TEXT", help="The answer.")
@click.option("--set", "more", multiple=True, metavar="KEY=VALUE", help="Another key, such as cards.0.wrong=58; 120.")
@click.option("--draft", metavar="ID", help="Take up that fact of drafts.yaml.")
@click.option(
    "--file", metavar="FILE", default="", callback=_bank_file, help="The file it goes into, such as facts/pay.yaml."
)
def add(
    project: Path | None,
    articles: Path | None,
    output_format: str,
    cite: tuple[str, ...],
    more: tuple[str, ...],
    draft: str | None,
    file: str,
    **options: str | None,
) -> None:
    """Add a fact, once its lines prove it.

    It is put behind the facts of the same article, in questions.yaml or in a file in facts/. With --file it goes
    into that file, which may be new.

    Asks for what is not given, and proposes the line. On a terminal every entry can be edited, and the Tab key
    completes it. What is refused is shown with what would cure it, and only what is wrong is asked for again. Several
    values of one key are parted by a semicolon.

    Example: briefdeck add --cite harbour:6 --fact "Ferry crews left 1,200 passengers stranded."
    """
    opened = load_bank(locate_project(project, articles), output_format)
    given = {_KEYS.get(key, key): value for key, value in options.items() if value is not None}
    given |= {"cite": ", ".join(cite)} if cite else {}
    _refuse_undecoded([*given.values(), *more])
    entries = {**_entries_of_draft(opened, draft), **given, **_parse_more(more)}
    try:
        _Dialogue(opened, output_format, file).add(entries, draft is not None)
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


def _parse_more(more: Iterable[str]) -> dict[str, str]:
    """Read what --set gives: keys and their values."""
    pairs = [each.partition("=") for each in more]
    try:
        return {".".join(map(str, parse_key(key.strip()))): value.strip() for key, _, value in pairs}
    except ValueError as fault:
        raise click.UsageError(str(fault)) from None


def _entries_of_draft(project: Project, draft: str | None) -> dict[str, str]:
    """Return the entries of the draft with that id. Raises UsageError where there is none."""
    if draft is None:
        return {}
    drafts = {str(values.get("id")): values for values in read_drafts(read_drafts_file(project.folder.root))}
    if draft not in drafts:
        raise click.UsageError(_unknown("draft", draft, drafts))
    return entries_of_values(drafts[draft])


Entries = dict[str, str]
"""What was entered, by the key of the fact, such as "cite" and "cards.0.q"."""
_KEYS = {"slug": "id", "question": "cards.0.q", "answer": "cards.0.a"}
"""The keys of the options that are called otherwise."""

_PROMPTS = {
    "cite": "Its line, or lines (article:line)",
    "fact": "The fact, in your own words",
    "topic": "Topic",
    "said_by": "Who says so, if the fact does not tell",
    "cards.0.q": "Question of its card, if it has one",
    "cards.0.a": "Answer",
    "id": "Id",
}


class _Added(NamedTuple):
    """A fact that was added: its file and line, and its id."""

    file: str
    line: int
    id: str


class _Dialogue:
    """The dialogue in which one new fact is entered, proved and written."""

    def __init__(self, project: Project, output_format: str, file: str) -> None:
        """Write into *file*, where one is given."""
        self._project, self._format, self._file = project, output_format, file
        self._wrong: set[str] = set()

    def add(self, entries: Entries, is_draft: bool = False) -> None:
        """Add the fact in *entries* once it is proved; ask for what is missing, and again where it is not proved.

        Of a draft, everything is asked for, and it is taken out of drafts.yaml.

        Raises Abort at Ctrl-C and Ctrl-D, and UnplacedError where the file has no place for it.
        """
        drafted = entries.get("id", "")
        asks, settled = is_draft or not entries.keys() >= {"cite", "fact"}, set() if is_draft else set(entries)
        if asks and self._format != "text":
            raise click.UsageError(f"`--format {self._format}` asks for nothing: give --cite and --fact")
        if asks:
            entries = self._ask_all(entries, settled)
        while True:
            if added := self._write(entries, asks):
                if is_draft:
                    self._remove_draft(drafted)
                echo(f"{self._project.folder.shown}{added.file}:{added.line}: added “{added.id}”", err=True)
                return
            if not asks:
                echo("nothing was added", err=True)
                sys.exit(EXIT_PROBLEMS)
            cured = self._cured(entries) if is_terminal() else None
            entries = cured or self._ask_wrong(entries)

    @property
    def _bank(self) -> Bank:
        return self._project.context.bank

    def _write(self, entries: Entries, asks: bool) -> _Added | None:
        """Write the fact in *entries* into the current files, if it is proved; return None where it is not."""
        root = self._project.folder.root
        while True:
            files, draft = read_bank_files(root), self._draft(entries)
            placed = insert_fact(files.texts, draft, self._file)
            if not self._is_accepted(placed, draft, asks):
                return None
            with project_lock(root):
                if read_bank_files(root).data == files.data:
                    write_files(root, files.encode(placed.texts))
                    remember_step(root, files.texts, placed.texts, f"added “{draft.id}”")
                    return _Added(placed.slice.path, placed.slice.first, draft.id)
            # A file was saved meanwhile: the fact is proved again; what the user accepted stays accepted.
            asks = False
            self._project = load_project(self._project.folder)

    def _remove_draft(self, draft: str) -> None:
        """Take the draft that became a fact out of drafts.yaml."""
        root = self._project.folder.root
        with project_lock(root):
            write_files(root, {DRAFTS: without_draft(read_drafts_file(root), draft).encode()})

    def _cured(self, entries: Entries) -> Entries | None:
        """Offer what would put the fact in *entries* right; return what it is then, None where none is wanted."""
        live = LiveProject(self._project.folder, lambda: int(time.time()))
        draft = self._draft(entries)
        before = read_bank_files(self._project.folder.root).texts
        texts, cut, own = insert_fact(before, draft, self._file)
        proved = live.prove_facts(cut, [own])
        cures = [cure for each in proved for problem in each.problems for cure in offer_cures(each, problem, cut)]
        for number, cure in enumerate(cures, start=1):
            echo(f"{number:>4}  {cure.label}", err=True)
        chosen = ask("Number of a cure (Enter: change it yourself)") if cures else ""
        if not chosen.isdecimal() or not 0 < int(chosen) <= len(cures):
            return None
        cure = cures[int(chosen) - 1]
        cure = cure.because(ask("Why it is right")) if cure.needs_reason else cure
        outside = [edit for edit in cure.edits if cut.at(edit.location.path, edit.location.line) != own]
        if outside:  # such as a name with another spelling
            more = texts[own.path].count("\n") - before.get(own.path, "").count("\n")
            below = [edit for edit in outside if edit.location.path == own.path and edit.location.line >= own.end]
            edits = [_moved(edit, -more) if edit in below else edit for edit in outside]
            change_bank(self._project.folder.root, cure.label, lambda now: apply_edits(now, edits))
            self._project = load_project(self._project.folder)
        return entries_of_values(find_fact(apply_edits(texts, cure.edits), draft.id).values)

    def _is_accepted(self, placed: PlacedFact, draft: Draft, asks: bool) -> bool:
        """Tell whether nothing keeps the new fact from being proved, or only what the user accepts."""
        project, own = prove_placed(self._project, placed)
        if own or self._format == "json":
            print_problems(project, own, self._format)
        places = {problem.location.line for problem in own}
        text, lines = placed.texts[placed.slice.path], range(placed.slice.first, placed.slice.end)
        self._wrong = {key_at(text, draft.id, line) for line in places if line in lines}
        if any(problem.severity == "error" for problem in own):
            return False
        return not own or not asks or click.confirm("Add it anyway?", default=True, err=True)

    def _draft(self, entries: Entries) -> Draft:
        whole = {key: entries.get(key) or self._default(key, entries) for key in (*_PROMPTS, *entries)}
        values = values_of_entries({key: whole[key] for key in sorted(whole, key=_in_order)})
        return Draft({key: value for key, value in values.items() if value})

    def _default(self, key: str, entries: Entries) -> str:
        """Propose a line that proves the fact, the topic of the last fact, or an id; return "" for any other key."""
        if key == "topic":
            return str(self._bank.facts[-1].topic if self._bank.facts else next(iter(self._bank.topics), ""))
        if key == "id" and entries.get("fact"):
            return propose_id(entries["fact"], {str(fact.id) for fact in self._bank.facts})
        if key == "cite" and entries.get("fact"):
            return self._proposed_lines(entries["fact"])
        return ""

    def _proposed_lines(self, fact: str) -> str:
        """Propose the line or lines that prove *fact*, else the likeliest line; "" where no line has a word of it."""
        context = self._project.context
        lines = find_proof(context, fact) or [line for line, _ in rank_lines(context, fact, 1)]
        return ", ".join(f"{article}:{line}" for article, line in sorted(lines))

    def _ask_all(self, entries: Entries, settled: Container[str]) -> Entries:
        """Ask for all that is not *settled*; return *entries* with what was entered."""
        entered = dict(entries)
        if len(self._bank.topics) > 1 and "topic" not in settled:
            echo(f"Topics: {', '.join(map(str, self._bank.topics))}", err=True)
        for key, prompt in _PROMPTS.items():
            only_one = key == "topic" and len(self._bank.topics) < 2
            no_card = key == "cards.0.a" and not entered.get("cards.0.q")
            if no_card and key not in settled:
                entered.pop(key, None)
            elif key not in settled and not only_one:
                entered[key] = self._ask(key, prompt, entered)
            if key == "fact" and not entered.get("cite"):
                entered["cite"] = self._ask("cite", "Its line, or lines, as found", entered)
        if is_terminal():
            self._ask_more(entered)
        return entered

    def _ask_more(self, entered: Entries) -> None:
        """Ask for other keys of the fact and its cards, until none is wanted."""
        cards = 1 + max((int(key.split(".")[1]) for key in entered if key.startswith("cards.")), default=-1)
        while key := ask("Another key (the Tab key lists them; Enter for none)", choices=known_keys(cards)):
            try:
                parse_key(key)
            except ValueError as fault:
                echo(str(fault), err=True)
                continue
            entered[key] = self._ask(key, key, entered)

    def _ask_wrong(self, entries: Entries) -> Entries:
        """Ask again for what is wrong, and for nothing else."""
        wrong = sorted(self._wrong & {*_PROMPTS, *entries}, key=_in_order) or ["fact"]
        echo(f"Once more, what is wrong; {NOTHING} empties it.", err=True)
        entered = dict(entries)
        for key in wrong:
            entered[key] = self._ask(key, _PROMPTS.get(key, key), entered)
        if is_terminal():
            self._ask_more(entered)
        return entered

    def _ask(self, key: str, prompt: str, entered: Entries) -> str:
        """Ask for *key* until the entry can be used."""
        default = entered.get(key) or self._default(key, entered)
        while True:
            entry = ask(prompt, default, self._choices(key))
            refusal = self._refusal(key, entry, entered)
            if not refusal:
                return entry
            echo(refusal, err=True)

    def _choices(self, key: str) -> list[str]:
        """List what may be completed."""
        bank = self._bank
        if key == "cite":
            return [f"{article}:" for article in bank.articles]
        if key == "topic":
            return list(map(str, bank.topics))
        names = [str(spelling) for name, others in bank.names.items() for spelling in (name, *others)]
        return names if key == "said_by" else []

    def _refusal(self, key: str, entry: str, entered: Entries) -> str:
        """Say why *entry* cannot be used for *key*, "" where it can. Shows the lines of a citation."""
        if not entry and (key == "fact" or (key == "cite" and entered.get("fact"))):
            return "A fact needs it. Ctrl-C stops."
        if key == "topic" and entry not in self._bank.topics:
            return _unknown("topic", entry, self._bank.topics)
        for citation in _split_citations(entry) if key == "cite" and entry else ():
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


def _moved(edit: Edit, lines: int) -> Edit:
    return edit._replace(location=edit.location._replace(line=edit.location.line + lines))


def _unknown(kind: str, word: str, known: Iterable[str]) -> str:
    near = did_you_mean(word, map(str, known))
    return f"There is no {kind} “{word}”{': ' if near else '.'}{near}"


def _split_citations(cite: str) -> list[str]:
    """Split what was entered at its commas."""
    return [citation.strip() for citation in cite.split(",")]


def _in_order(key: str) -> tuple[int, int, int]:
    """Sort the keys of a fact as they stand there, and those of its cards behind them, card by card."""
    if key in OF_FACT:
        return OF_FACT.index(key), 0, 0
    _, card, name = key.split(".", 2)
    return len(OF_FACT), int(card), OF_CARD.index(name)
