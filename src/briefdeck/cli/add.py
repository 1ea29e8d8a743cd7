"""The command `add`: asks for what is not given, checks the fact, and writes it."""

from __future__ import annotations

import sys
import time
from collections.abc import Container, Iterable
from pathlib import Path
from typing import NamedTuple

import click

from briefdeck.bank_files import is_fact_file, read_bank_files
from briefdeck.cli.asking import NOTHING, ask, ask_value, choose_cure, confirm, is_terminal
from briefdeck.cli.common import load_bank, locate_project, print_problems, project_lock, project_options
from briefdeck.cli.printing import EXIT_INTERRUPTED, EXIT_PROBLEMS, EXIT_UNUSABLE, echo, was_interrupted
from briefdeck.cli.write_bank import change_bank, prove_placed
from briefdeck.console import clean
from briefdeck.curate.add import Draft, insert_fact, propose_id
from briefdeck.curate.edit import PlacedFact, apply_edits, find_fact
from briefdeck.curate.edit_yaml import (
    entry_of,
    in_order,
    key_at,
    keys_of,
    known_keys,
    order_of,
    parse_key,
    split_citations,
    with_entry,
    words_of,
)
from briefdeck.curate.find import find_citation, rank_lines, word_gap
from briefdeck.curate.take_facts import LACKS, read_drafts, without_draft
from briefdeck.curate.write_yaml import Value, write_item
from briefdeck.errors import UserError
from briefdeck.files import write_files
from briefdeck.language.sentences.splitting import split_lines
from briefdeck.live.cures import offer_cures
from briefdeck.live.live_project import LiveProject
from briefdeck.located import LocatedStr
from briefdeck.model import Bank
from briefdeck.model.citation import Citation, parse_citation
from briefdeck.problem import Edit
from briefdeck.project import Project, load_project, read_drafts_file
from briefdeck.project_names import DRAFTS, FACTS, QUESTIONS
from briefdeck.suggestions import did_you_mean
from briefdeck.undo import remember_step, undo_step

_MOST_LINES = 20
"""The most lines of a citation that are shown."""
Values = dict[str, Value]
"""The values of a fact that is entered, by its keys; what is not changed of a draft stays as it is."""


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
    values of one key are parted by a semicolon, and citations by a comma as well.

    Example: briefdeck add --cite harbour:6 --fact "Ferry crews left 1,200 passengers stranded."
    """
    opened = load_bank(locate_project(project, articles), output_format)
    given = {_KEYS.get(key, key): value for key, value in options.items() if value is not None}
    given |= {"cite": ", ".join(cite)} if cite else {}
    _refuse_undecoded([*given.values(), *more])
    values, settled = _values_of_draft(opened, draft), set[str]()
    for key, entry in [*given.items(), *_parse_more(more)]:
        try:
            values = with_entry(values, key, entry)
        except ValueError as fault:
            raise click.UsageError(str(fault)) from None
        settled.add(key)
    try:
        _Dialogue(opened, output_format, file).add(values, settled, draft)
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


def _parse_more(more: Iterable[str]) -> list[tuple[str, str]]:
    """Read what --set gives: keys and what is entered for them. Raises UsageError where there is no such key."""
    pairs = [each.partition("=") for each in more]
    try:
        return [(".".join(map(str, parse_key(key.strip()))), entry) for key, _, entry in pairs]
    except ValueError as fault:
        raise click.UsageError(str(fault)) from None


def _values_of_draft(project: Project, draft: str | None) -> Values:
    """Return the values of the draft with that id; {} of none. Raises UsageError where there is no such draft."""
    if draft is None:
        return {}
    drafts = {str(values.get("id")): values for values in read_drafts(read_drafts_file(project.folder.root))}
    if draft not in drafts:
        raise click.UsageError(_unknown("draft", draft, drafts))
    return {key: value for key, value in drafts[draft].items() if key != LACKS}


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
        self._cured_from: list[tuple[Values, bool]] = []
        """The values before each cure that was chosen, and whether it has changed lines outside of the fact."""

    def add(self, values: Values, settled: Container[str], draft: str | None) -> None:
        """Add the fact with these *values* once it is proved; ask for what is missing, and again where it is not.

        Of a *draft*, given by its id, everything is asked for, and it is taken out of drafts.yaml. Of others, the keys
        that are *settled* are not.

        Raises Abort at Ctrl-C and Ctrl-D, and UnplacedError where the file has no place for it.
        """
        asks = draft is not None or not ("cite" in settled and "fact" in settled)
        if asks and self._format != "text":
            raise click.UsageError(f"`--format {self._format}` asks for nothing: give --cite and --fact")
        if asks:
            values = self._ask_all(values, settled if draft is None else ())
        while True:
            if added := self._write_or_show(values, asks, draft):
                back = "; `briefdeck undo` takes it out again" if self._cured_from else ""
                echo(f"{self._project.folder.shown}{added.file}:{added.line}: added “{added.id}”{back}", err=True)
                return
            if not asks:
                echo("nothing was added", err=True)
                sys.exit(EXIT_PROBLEMS)
            cured = self._cured(values) if is_terminal() else None
            values = cured or self._ask_wrong(values)

    @property
    def _bank(self) -> Bank:
        return self._project.context.bank

    def _write_or_show(self, values: Values, asks: bool, draft: str | None) -> _Added | None:
        """Do the same as `_write`; where it cannot be written, show what was entered, so that nobody does it twice."""
        try:
            return self._write(values, asks, draft)
        except UserError:
            if asks:
                echo(
                    f"nothing was added; this was to stand under `facts:`\n{write_item(in_order(values), 2)}", err=True
                )
            raise

    def _write(self, values: Values, asks: bool, draft: str | None) -> _Added | None:
        """Write the fact with *values* into the current files, if it is proved; return None where it is not.

        Its *draft* is taken out of drafts.yaml with it.
        """
        root = self._project.folder.root
        while True:
            files, new = read_bank_files(root), self._draft(values)
            placed = insert_fact(files.texts, new, self._file)
            if not self._is_accepted(placed, new, asks):
                return None
            with project_lock(root):
                if read_bank_files(root).data == files.data:
                    waiting = read_drafts_file(root)
                    rest = waiting if draft is None else without_draft(waiting, draft)
                    drafts = {} if rest == waiting else {DRAFTS: rest.encode()}
                    write_files(root, files.encode(placed.texts) | drafts)
                    before, after = {**files.texts, DRAFTS: waiting}, {**placed.texts, DRAFTS: rest}
                    remember_step(root, before, after, f"added “{new.id}”")
                    return _Added(placed.slice.path, placed.slice.first, new.id)
            # A file was saved meanwhile: the fact is proved again; what the user accepted stays accepted.
            asks = False
            self._project = load_project(self._project.folder)

    def _cured(self, values: Values) -> Values | None:
        """Offer what would put the fact with *values* right; return what it is then, None where none is wanted."""
        live = LiveProject(self._project.folder, lambda: int(time.time()))
        draft = self._draft(values)
        before = read_bank_files(self._project.folder.root).texts
        texts, cut, own = insert_fact(before, draft, self._file)
        proved = live.prove_facts(cut, [own])
        offered = [(problem, offer_cures(each, problem, cut)) for each in proved for problem in each.problems]
        cure = choose_cure(offered, bool(self._cured_from))
        if isinstance(cure, str):
            return self._go_back()
        if cure is None:
            return None
        outside = [edit for edit in cure.edits if cut.at(edit.location.path, edit.location.line) != own]
        if outside:  # such as a name with another spelling
            more = texts[own.path].count("\n") - before.get(own.path, "").count("\n")
            below = [edit for edit in outside if edit.location.path == own.path and edit.location.line >= own.end]
            edits = [_moved(edit, -more) if edit in below else edit for edit in outside]
            change_bank(self._project.folder.root, cure.label, lambda now: apply_edits(now, edits))
            self._project = load_project(self._project.folder)
        self._cured_from.append((values, bool(outside)))
        return dict(find_fact(apply_edits(texts, cure.edits), draft.id).values)

    def _go_back(self) -> Values:
        """Return the values before the cure that was chosen last, and take back what it has written elsewhere."""
        values, has_written = self._cured_from.pop()
        if has_written:
            with project_lock(self._project.folder.root):
                undo_step(self._project.folder)
            self._project = load_project(self._project.folder)
        return values

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
        self._tell_gap(project, draft)
        return not own or not asks or confirm("Add it anyway?", default=True)

    def _tell_gap(self, project: Project, draft: Draft) -> None:
        """Say which words of the fact stand on none of its lines, where there are more than a few."""
        facts = (fact for fact in project.context.bank.facts if fact.id == draft.id)
        if gap := next((word_gap(project.context, fact) for fact in facts), ""):
            echo(f"{clean(gap)} (see that the line says so)", err=True)

    def _draft(self, values: Values) -> Draft:
        for key in _PROMPTS:
            if not entry_of(values, key) and (default := self._default(key, values)):
                values = with_entry(values, key, default)
        return Draft(in_order(values))

    def _default(self, key: str, values: Values) -> str:
        """Propose a line that proves the fact, the topic of the last fact, or an id; return "" for any other key."""
        fact = entry_of(values, "fact")
        if key == "topic":
            return str(self._bank.facts[-1].topic if self._bank.facts else next(iter(self._bank.topics), ""))
        if key == "id" and fact:
            return propose_id(fact, {str(fact.id) for fact in self._bank.facts}, str(self._bank.language))
        if key == "cite" and fact:
            return self._proposed_lines(fact)
        return ""

    def _proposed_lines(self, fact: str) -> str:
        """Propose the line or lines that prove *fact*, else the likeliest line; "" where no line has a word of it."""
        context = self._project.context
        lines = find_citation(context, fact) or [line for line, _ in rank_lines(context, fact, 1)]
        return ", ".join(f"{article}:{line}" for article, line in sorted(lines))

    def _ask_all(self, values: Values, settled: Container[str]) -> Values:
        """Ask for all that is not *settled*; return *values* with what was entered."""
        if len(self._bank.topics) > 1 and "topic" not in settled:
            echo(f"Topics: {', '.join(map(str, self._bank.topics))}", err=True)
        for key, prompt in _PROMPTS.items():
            only_one = key == "topic" and len(self._bank.topics) < 2
            no_card = key == "cards.0.a" and not entry_of(values, "cards.0.q")
            if no_card and key not in settled:
                values = with_entry(values, key, "")
            elif key not in settled and not only_one:
                values = self._ask(key, prompt, values)
            if key == "fact" and not entry_of(values, "cite"):
                values = self._ask("cite", "Its line, or lines, as found", values)
        return self._ask_more(values) if is_terminal() else values

    def _ask_more(self, values: Values) -> Values:
        """Ask for other keys of the fact and its cards, until none is wanted."""
        while key := ask("Another key (the Tab key lists them; Enter for none)", offered=known_keys(values)):
            try:
                parse_key(key)
                values = self._ask(key, key, values)
            except ValueError as fault:
                echo(str(fault), err=True)
        return values

    def _ask_wrong(self, values: Values) -> Values:
        """Ask again for what is wrong, and for nothing else."""
        wrong = sorted(self._wrong & {*_PROMPTS, *keys_of(values), *values} - {"cards"}, key=order_of) or ["fact"]
        echo(f"Once more, what is wrong; {NOTHING} empties it.", err=True)
        for key in wrong:
            values = self._ask(key, _PROMPTS.get(key, key), values)
        return self._ask_more(values) if is_terminal() else values

    def _ask(self, key: str, prompt: str, values: Values) -> Values:
        """Ask for *key* until the entry can be used; return *values* with it."""
        default = entry_of(values, key) or self._default(key, values)
        while True:
            entry = ask_value(prompt, key, default, self._bank)
            refusal = self._refusal(key, entry, values)
            if not refusal:
                return with_entry(values, key, entry)
            echo(refusal, err=True)

    def _refusal(self, key: str, entry: str, values: Values) -> str:
        """Say why *entry* cannot be used for *key*, "" where it can. Shows the lines of a citation."""
        if not entry and (key == "fact" or (key == "cite" and entry_of(values, "fact"))):
            return "A fact needs it. Ctrl-C stops."
        if key == "topic" and entry not in self._bank.topics:
            return _unknown("topic", entry, self._bank.topics)
        if entry and (words := words_of(key)) and entry not in words:
            return f"“{entry}” does not go here: write {' or '.join(words)}."
        for citation in split_citations(entry) if key == "cite" and entry else ():
            if (article := citation.rstrip(": ")) in self._bank.articles:
                return self._show_all(article)
            try:
                self._show(parse_citation(LocatedStr(citation)))
            except ValueError as fault:
                return str(fault)
        return ""

    def _show_all(self, article: str) -> str:
        """Show all lines of *article*, and return what to write of them."""
        from briefdeck.curate.show import FORMATS, show_lines

        lines = show_lines(self._project.context, article, None)
        echo(FORMATS["text"](lines), nl=False, err=True)
        return f"Which of them says it? Write {article}: and the number."

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
