"""The command `quiz`: asks the questions of the bank, or exports them."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from briefdeck.cli.common import (
    locate_project,
    print_and_exit,
    project_lock,
    project_options,
    prove_or_exit,
    without_texts_option,
)
from briefdeck.cli.printing import echo, print_note, wants_colour
from briefdeck.cli.quiz_session import QuizMemory, QuizSession
from briefdeck.errors import UserError
from briefdeck.located import LocatedStr, Location
from briefdeck.message_grammar import listed
from briefdeck.model import Bank, Quiz, Verified
from briefdeck.model.value_types import parse_seed
from briefdeck.printed_words import speaking
from briefdeck.progress import Progress
from briefdeck.project import Project, load_project
from briefdeck.project_files import write_export
from briefdeck.quiz import MODES, AskedQuestion, Pool, QuestionMode, ask_in_order, make_pool, sample_quiz
from briefdeck.render.exports import EXPORT_FORMATS
from briefdeck.render.questions_json import format_json
from briefdeck.render.quiz_terminal import Screen
from briefdeck.suggestions import did_you_mean

if TYPE_CHECKING:
    from briefdeck.render.paper import RenderedQuiz


_WHOLE_PAGE = ("page", "scorm")
_ON_PAPER = ("sheet", "key", "cards")
EXPORTS = (*_WHOLE_PAGE, *_ON_PAPER, *EXPORT_FORMATS)
"""The formats of `--export`: the page, also in a package of SCORM; three on paper; those of `render.exports`."""
_LEFT_OUT = "it leaves out what cannot be printed: {}"
_OTHER_KINDS = "{} of {} questions have no options, which this form needs"
_UNPRINTABLE = "images/{} cannot be printed: its description is there instead"
_BINARY = (b"PK", b"%PDF")
"""The first bytes of files that are not text."""
_COMMAND_LINE = Location("--seed", 1, 1)
"""The location of a problem with a seed that has a character that no font has."""
_SEEDS = 10_000
"""The number of seeds to choose from when none is given: four digits are easy to pass on."""


def _completed_by(
    names: Callable[[Bank], Sequence[str]],
) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Make a function that completes a word, in a shell, by *names* of the bank."""

    def complete(context: click.Context, _: click.Parameter, typed: str) -> list[str]:
        try:
            project = load_project(locate_project(context.params.get("project"), context.params.get("articles")))
        except (UserError, OSError):
            return []
        return [name for name in names(project.context.bank) if name.startswith(typed)]

    return complete


def _seed(_: click.Context, __: click.Parameter, given: str | None) -> LocatedStr | None:
    """Parse the seed that was *given* on the command line."""
    try:
        return None if given is None else parse_seed(LocatedStr(given, _COMMAND_LINE))
    except ValueError as fault:
        raise click.BadParameter(str(fault)) from None


@click.command()
@partial(project_options, formats=("text", "json"))
@without_texts_option
@click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar="KEY",
    shell_complete=_completed_by(lambda bank: [*bank.topics]),
    help="Ask about this topic only; can be given again.",
)
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(MODES), help="Ask in this way only; can be given again."
)
@click.option(
    "--tag",
    "tags",
    multiple=True,
    metavar="TAG",
    help="Ask only about facts with this tag; `core` for those with must.",
)
@click.option(
    "--exclude", "excluded", multiple=True, metavar="ID", help="Leave out this fact or question; can be given again."
)
@click.option("--title", metavar="TEXT", help="The title of the quiz, so that two of one bank are told apart.")
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
    shell_complete=_completed_by(lambda bank: [quiz.id for quiz in bank.quiz if quiz.id]),
    help="Which quiz of questions.yaml.  [default: the first]",
)
@click.option(
    "--export",
    "exported",
    type=click.Choice(EXPORTS),
    help="Write the questions of the quiz to a file; --number 0 for all.",
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
    output_format: str,
    without_texts: bool,
    topics: tuple[str, ...],
    kinds: tuple[QuestionMode, ...],
    tags: tuple[str, ...],
    excluded: tuple[str, ...],
    title: str | None,
    number: int | None,
    seed: LocatedStr | None,
    named: str | None,
    exported: str | None,
    output: Path | None,
) -> None:
    """Take the quiz in this terminal, or export its questions.

    What was missed and is new comes first, and a quiz that was stopped goes on. --format json lists the questions.

    Example: briefdeck quiz --topic history --number 10
    """
    _check_output(output, exported)
    with Progress("Preparing") as on_progress:
        folder = locate_project(project, articles, without_texts)
        opened, verified, _ = prove_or_exit(folder, on_progress, output_format, "no quiz is made")
        on_progress("questions")
        questions = _make_pool(verified)
        chosen = _quiz(verified.bank, named)
        narrowed = _narrow(chosen, tags, excluded, title, questions)
        settings = _settings(narrowed, questions.for_quiz(chosen), topics, kinds, number, seed, exported)
        part = questions.for_quiz(settings)
        asked = _select(part, settings, exported) or _exit_without_question(questions)
    if exported:
        _hand_on(opened, verified, part, asked, settings, exported, output, output_format)
    elif output_format == "json":
        echo(format_json(asked, part, settings.seed), nl=False)
    else:
        drawn = asked if seed or settings.kinds or settings.counts else ()
        _ask(opened, drawn, part, settings, not any((topics, kinds, tags, excluded, title, number, seed, named)))


def _check_output(output: Path | None, exported: str | None) -> None:
    if output and not exported:
        raise click.UsageError("--output says where --export writes: give both")


def _hand_on(
    opened: Project,
    verified: Verified,
    part: Pool,
    asked: Sequence[AskedQuestion],
    settings: Quiz,
    exported: str,
    output: Path | None,
    output_format: str,
) -> None:
    """Write what is *exported*."""
    if exported in _ON_PAPER:
        _write_on_paper(opened, _print(exported, verified, part, settings), output, output_format)
    else:
        _write(opened, *_make(exported, part, asked, settings), output)


def _ask(opened: Project, asked: tuple[AskedQuestion, ...], part: Pool, settings: Quiz, may_go_on: bool) -> None:
    """Ask what is *asked*, or practise *part* where that is nothing; first offer to go on with what was stopped."""
    screen = Screen(shutil.get_terminal_size().columns, wants_colour())
    session = QuizSession(part, settings.seed, screen, QuizMemory(opened.folder.root))
    if may_go_on and session.take_up():
        return
    if asked:
        session.run(asked)
    else:
        session.practise(settings.number)


def _make_pool(verified: Verified) -> Pool:
    """Make the pool of *verified*; what this command says from now on is in the language of its bank."""
    click.get_current_context().with_resource(speaking(verified.bank.language, verified.bank.words))
    return make_pool(verified)


def _check_excluded(excluded: Collection[str], questions: Pool) -> None:
    """Exit where what is *excluded* is neither a fact nor a question."""
    known = {name for question in questions.questions for name in (question.fact, question.key)}
    for name in excluded:
        if name not in known:
            raise click.UsageError(
                f"there is no question {name}: {did_you_mean(name, sorted(known)) or 'see --format json'}"
            )


def _narrow(
    settings: Quiz, tags: Collection[str], excluded: Collection[str], title: str | None, questions: Pool
) -> Quiz:
    """Apply to *settings* what the command line says of tags, of what of *questions* is left out, and of the title."""
    _check_excluded(excluded, questions)
    return replace(
        settings,
        tags=tuple(map(LocatedStr, tags)) or settings.tags,
        exclude=(*settings.exclude, *map(LocatedStr, excluded)),
        title=LocatedStr(title) if title else settings.title,
    )


def _exit_without_question(questions: Pool) -> NoReturn:
    why = "no card of the quiz can be asked in this way" if questions.questions else "no fact has a card yet"
    raise click.UsageError(f"there is no question to ask: {why}")


def _quiz(bank: Bank, named: str | None) -> Quiz:
    """Find the quiz of *bank* that was *named*, or the first."""
    found = next((quiz for quiz in bank.quiz if named is None or quiz.id == named), None)
    if found is None:
        known = [str(quiz.id) for quiz in bank.quiz if quiz.id]
        raise click.UsageError(f"there is no quiz {named}: {did_you_mean(named or '', known) or _known(known)}")
    return found


def _settings(
    settings: Quiz,
    part: Pool,
    topics: Collection[str],
    kinds: Collection[QuestionMode],
    number: int | None,
    seed: LocatedStr | None,
    exported: str | None,
) -> Quiz:
    """Apply the command line to *settings*; *part* is what they ask about.

    What is *exported* keeps its seed, so that it stays the same.
    """
    for topic in topics:
        if topic not in part.topics:
            meant = did_you_mean(topic, part.topics) or _known(part.topics)
            raise click.UsageError(f"there is no topic {topic}: {meant}")
    drawn = settings.seed if exported else LocatedStr(str(secrets.randbelow(_SEEDS)))
    return replace(
        settings,
        topics=tuple(map(LocatedStr, topics)) or settings.topics,
        kinds=tuple(map(LocatedStr, kinds)) or settings.kinds,
        counts=settings.counts if number is None and not kinds else {},
        number=settings.number if number is None else number,
        seed=drawn if seed is None else seed,
    )


def _known(names: Collection[str]) -> str:
    return f"there are {', '.join(names)}" if names else "none has an id"


def _select(part: Pool, settings: Quiz, exported: str | None) -> tuple[AskedQuestion, ...]:
    """Select the questions that *settings* ask of *part*, in modes that *exported* supports; None for no export.

    All questions are exported in the order of the bank.
    """
    able = _able(exported) if exported else MODES
    kinds = [mode for mode in able if not settings.kinds or mode in settings.kinds]
    if exported and kinds and settings.asks_all:
        return ask_in_order(part.questions, settings.seed, kinds)
    return sample_quiz(part.questions, settings, able)


def _able(exported: str) -> tuple[QuestionMode, ...]:
    """List the modes of questions that an export supports."""
    return (EXPORT_FORMATS[exported].modes if exported in EXPORT_FORMATS else ()) or MODES


def _export(
    exported: str, part: Pool, asked: Sequence[AskedQuestion], settings: Quiz
) -> tuple[str, bytes, Sequence[str]]:
    """Make the file for another system: return its name, its data, and what was left out."""
    form = EXPORT_FORMATS[exported]
    export = form.render(part, asked)
    others = sum(set(form.modes).isdisjoint(question.modes) for question in part.questions) if form.modes else 0
    left = (_OTHER_KINDS.format(others, len(part.questions)),) if others else ()
    return f"{settings.name}.{form.suffix}", export.data, (*left, *export.omissions)


def _make(
    exported: str, part: Pool, asked: Sequence[AskedQuestion], settings: Quiz
) -> tuple[str, bytes, Sequence[str]]:
    """Make the page, a package around it, or a file for another system: its name, its data, and what was left out."""
    if exported not in _WHOLE_PAGE:
        return _export(exported, part, asked, settings)
    from briefdeck.render.exports.scorm import render_scorm
    from briefdeck.render.quiz_page import render_page

    if exported == "scorm":
        return f"{settings.name}.scorm.zip", render_scorm(part, settings), ()
    return f"{settings.name}.html", render_page(part, settings), ()


def _print(exported: str, verified: Verified, part: Pool, settings: Quiz) -> tuple[str, RenderedQuiz]:
    """Make the file for paper, and return it with its name."""
    from briefdeck.render.paper import render_cards, render_sheet

    if exported == "cards":
        return f"{settings.cards_name}.pdf", render_cards(verified, part, settings)
    sheet, key = render_sheet(verified, part, settings)
    return (f"{settings.key_name}.pdf", key) if exported == "key" else (f"{settings.name}.pdf", sheet)


def _write_on_paper(
    project: Project, printed: tuple[str, RenderedQuiz], output: Path | None, output_format: str
) -> None:
    """Write what was *printed*, a file by its name, and say what it leaves out; exit where nothing could be printed."""
    name, rendered = printed
    if not rendered.pdf:
        print_and_exit(project, project.pin_down(rendered.problems), output_format, "nothing was written")
    notes = [_UNPRINTABLE.format(file) for file in rendered.described]
    notes += [_LEFT_OUT.format(listed(rendered.left_out))] if rendered.left_out else []
    _write(project, name, rendered.pdf, notes, output)


def _write(project: Project, name: str, data: bytes, notes: Iterable[str], output: Path | None) -> None:
    """Write *data* to *output*, or to *name* here, whole or not at all, or print it; *notes* on it go to stderr."""
    if str(output) == "-":
        if data.startswith(_BINARY):
            raise click.UsageError("this is not text that can be printed: give the name of a file")
        click.echo(data, nl=False)
    else:
        with project_lock(project.folder.root):
            write_export(project, output or Path(name), data)
        print_note(f"wrote {output or name}")
    for note in notes:
        print_note(note)
