"""The command that asks the questions of the bank, or hands them to other systems: quiz."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefdeck import files
from briefdeck.cli.group import colour, on_a_project, open_folder, proved_or_stop, stop_on_errors
from briefdeck.cli.player import Player
from briefdeck.located import LocatedStr, Location
from briefdeck.model import Bank, Quiz, Verified
from briefdeck.model.fields import parse_seed
from briefdeck.progress import Progress
from briefdeck.quiz import KINDS, AskedQuestion, Pool, QuestionMode, in_order, pool, sample_questions
from briefdeck.render.questions_json import format_json
from briefdeck.render.quiz_terminal import Screen
from briefdeck.suggestions import did_you_mean

if TYPE_CHECKING:
    from briefdeck.render.exports import Export
    from briefdeck.render.paper import RenderedQuiz


_ON_PAPER = ("sheet", "cards")
EXPORTS = ("gift", "qti", "csv", "kahoot", *_ON_PAPER)
"""The forms of `--export`: those of `render.exports`, and two on paper."""
_BINARY = (b"PK", b"%PDF")
"""How the files begin that no terminal can show."""
_COMMAND_LINE = Location("--seed", 1, 1)
"""Where a seed stands that has a character which no font has."""
_SEEDS = 10_000
"""How many seeds are drawn from where none is given: four digits are easily told to others."""


def _begun(names: Callable[[Bank], Sequence[str]]) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Completes a word that is begun by *names* of the bank, in a shell."""

    def complete(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
        try:
            opened = open_folder(context.params.get("project"), context.params.get("articles"))
        except (files.UserError, OSError):
            return []
        return [name for name in names(opened.case.bank) if name.startswith(begun)]

    return complete


def _seed(_: click.Context, __: click.Parameter, given: str | None) -> LocatedStr | None:
    """The seed that was *given*, as one that stands on the command line."""
    try:
        return None if given is None else parse_seed(LocatedStr(given, _COMMAND_LINE))
    except ValueError as fault:
        raise click.BadParameter(str(fault)) from None


@click.command()
@partial(on_a_project, forms=("text", "json"))
@click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar="KEY",
    shell_complete=_begun(lambda bank: [*bank.topics]),
    help="Ask about this topic only; can be given again.",
)
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Ask in this way only; can be given again."
)
@click.option("--number", type=click.IntRange(0), metavar="N", help="How many questions; 0 for all.")
@click.option(
    "--seed",
    metavar="WORD",
    callback=_seed,
    help="Any word: the same one draws the same questions.  [default: a new one]",
)
@click.option(
    "--quiz",
    "named",
    metavar="ID",
    shell_complete=_begun(lambda bank: [each.id for each in bank.quiz if each.id]),
    help="Which quiz of questions.yaml.  [default: the first]",
)
@click.option(
    "--export",
    "exported",
    type=click.Choice(EXPORTS),
    help="Write the questions: all for another system, those of the quiz on paper, if no number is given.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True, dir_okay=False),
    metavar="FILE",
    help="Where --export writes; - prints.  [default: a name for the quiz, here]",
)
def quiz(
    project: Path | None,
    articles: Path | None,
    form: str,
    topics: tuple[str, ...],
    kinds: tuple[QuestionMode, ...],
    number: int | None,
    seed: LocatedStr | None,
    named: str | None,
    exported: str | None,
    output: Path | None,
) -> None:
    """Ask the questions of the cards, in this terminal, or export them; --format json lists what is asked.

    Example: briefdeck quiz --topic history --number 10
    """
    if output and not exported:
        raise click.UsageError("--output says where --export writes: give both")
    with Progress("Drawing") as stage:
        opened, verified, _ = proved_or_stop(project, articles, stage, form)
        stage("drawing")
        questions = pool(verified)
        chosen = _quiz(verified.bank, named)
        settings = _settled(chosen, questions.of(chosen), topics, kinds, number, seed, exported)
        part = questions.of(settings)
        asked = _asked(part, settings, exported, in_bank_order=bool(exported) and number is None and seed is None)
    if not asked:
        raise click.UsageError(f"there is no question to ask: {_why_none(questions)}")
    if exported and exported in _ON_PAPER:
        name, rendered = _print(exported, verified, questions, settings)
        stop_on_errors(opened, opened.settle([*rendered.problems]), form)
        left = (f"images/{each} cannot be printed: its description stands for it" for each in rendered.described)
        _write(rendered.pdf, left, output or Path(name))
    elif exported:
        name, made = _export(exported, part, asked, settings)
        _write(made.data, made.left, output or Path(name))
    elif form == "json":
        click.echo(format_json(asked, part, settings.seed), nl=False)
    else:
        Player(part, settings.seed, Screen(shutil.get_terminal_size().columns, colour())).play(asked)


def _why_none(questions: Pool) -> str:
    return "no card of the quiz can be asked in this way" if questions.questions else "no fact has a card yet"


def _quiz(bank: Bank, named: str | None) -> Quiz:
    """The quiz of *bank* that was *named*, or the first."""
    found = next((each for each in bank.quiz if named is None or each.id == named), None)
    if found is None:
        known = [str(each.id) for each in bank.quiz if each.id]
        raise click.UsageError(f"there is no quiz {named}: {did_you_mean(named or '', known) or _known(known)}")
    return found


def _settled(
    settings: Quiz,
    part: Pool,
    topics: Collection[str],
    kinds: Collection[QuestionMode],
    number: int | None,
    seed: LocatedStr | None,
    exported: str | None,
) -> Quiz:
    """*settings* with what the command line says otherwise; *part* is what they ask about.

    Other systems get all questions if no number is given; what is *exported* keeps its seed, so that it stays the same.
    """
    for topic in topics:
        if topic not in part.topics:
            meant = did_you_mean(topic, part.topics) or _known(part.topics)
            raise click.UsageError(f"there is no topic {topic}: {meant}")
    proposed = 0 if exported and exported not in _ON_PAPER else settings.number
    drawn = settings.seed if exported else LocatedStr(str(secrets.randbelow(_SEEDS)))
    return replace(
        settings,
        topics=tuple(map(LocatedStr, topics)) or settings.topics,
        kinds=tuple(map(LocatedStr, kinds)) or settings.kinds,
        number=proposed if number is None else number,
        seed=drawn if seed is None else seed,
    )


def _known(names: Collection[str]) -> str:
    return f"there are {', '.join(names)}" if names else "none has an id"


def _asked(part: Pool, settings: Quiz, exported: str | None, in_bank_order: bool) -> tuple[AskedQuestion, ...]:
    """What *settings* ask of *part*, in ways that can be *exported*, if it is to be."""
    able = _able(exported) if exported else KINDS
    kinds = [each for each in able if not settings.kinds or each in settings.kinds]
    if not kinds:
        return ()
    if in_bank_order:
        return in_order(part.questions, settings.seed, kinds)
    return sample_questions(part.questions, settings.seed, settings.number, kinds)


def _able(exported: str) -> tuple[QuestionMode, ...]:
    """The kinds of questions that a form takes."""
    from briefdeck.render.exports import FORMS

    return (FORMS[exported].kinds if exported in FORMS else ()) or KINDS


def _export(exported: str, part: Pool, asked: Sequence[AskedQuestion], settings: Quiz) -> tuple[str, Export]:
    """What the file for another system is called, and the file."""
    from briefdeck.render.exports import FORMS

    return f"{settings.name}.{FORMS[exported].ending}", FORMS[exported].render(part, asked)


def _print(exported: str, verified: Verified, questions: Pool, settings: Quiz) -> tuple[str, RenderedQuiz]:
    """What the file on paper is called, and the file."""
    from briefdeck.render.paper import render_cards, render_sheet

    if exported == "cards":
        return f"{settings.cards_name}.pdf", render_cards(verified, questions, settings)
    return f"{settings.name}.pdf", render_sheet(verified, questions, settings)


def _write(data: bytes, said: Iterable[str], output: Path) -> None:
    """Writes *data* to *output*, whole or not at all, or prints it; what is *said* of it goes to stderr."""
    if str(output) == "-":
        if data.startswith(_BINARY):
            raise click.UsageError("this is no text that can be printed: give the name of a file")
        click.echo(data, nl=False)
    else:
        target = Path.cwd() / output
        files.write(target.parent, {target.name: data})
        click.echo(f"wrote {output}", err=True)
    for sentence in said:
        click.echo(sentence, err=True)
