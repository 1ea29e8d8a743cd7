"""The command that asks the questions of the bank, or hands them to other systems: quiz."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click

from briefdeck import project as projects
from briefdeck.cli.group import colour, on_a_project, open_folder, proved_or_stop
from briefdeck.cli.player import Player
from briefdeck.model import Bank, Quiz
from briefdeck.progress import Progress
from briefdeck.quiz import KINDS, Asked, Kind, Pool, draw, in_order, pool
from briefdeck.read.references import did_you_mean
from briefdeck.render.listing import format_json
from briefdeck.render.terminal import Screen


class Form(NamedTuple):
    """A form of questions that other systems load."""

    ending: str
    """The ending of its files, without the dot."""
    is_text: bool
    """Whether it can be printed."""
    export: Callable[[Sequence[Asked], Pool], tuple[bytes, list[str]]]
    """Makes a file of questions of the pool; with it, a sentence for each that is left out."""


FORMS = {"json": Form("json", True, lambda asked, part: (format_json(asked, part).encode(), []))}
"""The forms of `--export`."""
_SEEDS = 10_000
"""How many seeds are drawn from where none is given: four digits are easily told to others."""


def _begun(names: Callable[[Bank], Sequence[str]]) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Completes a word that is begun by *names* of the bank, in a shell."""

    def complete(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
        try:
            opened = open_folder(context.params.get("project"), context.params.get("articles"))
        except (projects.UnreadableError, OSError):
            return []
        return [name for name in names(opened.case.bank) if name.startswith(begun)]

    return complete


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
@click.option("--seed", metavar="WORD", help="Any word: the same one draws the same questions.  [default: a new one]")
@click.option(
    "--quiz",
    "named",
    metavar="ID",
    shell_complete=_begun(lambda bank: [each.id for each in bank.quiz if each.id]),
    help="Which quiz of questions.yaml.  [default: the first]",
)
@click.option(
    "--export", "exported", type=click.Choice([*FORMS]), help="Write the questions, by default all, for another system."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="Where --export writes; - prints.  [default: a name for the quiz, here]",
)
def quiz(
    project: Path | None,
    articles: Path | None,
    form: str,
    topics: tuple[str, ...],
    kinds: tuple[Kind, ...],
    number: int | None,
    seed: str | None,
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
        _, verified, _ = proved_or_stop(project, articles, stage, form)
        stage("drawing")
        settings = _quiz(verified.bank, named)
        part = _on(pool(verified).of(settings), topics)
        seed = seed or (settings.seed if exported else str(secrets.randbelow(_SEEDS)))
        asked = _asked(
            part, settings, seed, number, kinds or [each for each in KINDS if each in settings.kinds], bool(exported)
        )
    if not asked:
        raise click.UsageError("there is no question to ask: no card of the quiz can be asked in this way")
    if exported:
        _export(exported, asked, part, output or Path(f"{settings.name}.{FORMS[exported].ending}"))
    elif form == "json":
        click.echo(format_json(asked, part), nl=False)
    else:
        Player(part, seed, Screen(shutil.get_terminal_size().columns, colour())).play(asked)


def _quiz(bank: Bank, named: str | None) -> Quiz:
    """The quiz of *bank* that was *named*, or the first."""
    found = next((each for each in bank.quiz if named is None or each.id == named), None)
    if found is None:
        known = [str(each.id) for each in bank.quiz if each.id]
        raise click.UsageError(f"there is no quiz {named}: {did_you_mean(named or '', known) or _known(known)}")
    return found


def _on(part: Pool, topics: Collection[str]) -> Pool:
    """The questions of *part* that are on *topics*, if any are given."""
    for topic in topics:
        if topic not in part.topics:
            raise click.UsageError(
                f"there is no topic {topic}: {did_you_mean(topic, part.topics) or _known(part.topics)}"
            )
    asked = tuple(each for each in part.questions if not topics or each.topic in topics)
    return replace(part, questions=asked)


def _known(names: Collection[str]) -> str:
    return f"there are {', '.join(names)}" if names else "none has an id"


def _asked(
    part: Pool, settings: Quiz, seed: str, number: int | None, kinds: Collection[Kind], whole: bool
) -> tuple[Asked, ...]:
    """What is asked of *part*; the *whole* of it in its own order, if no number is given."""
    if number is None and whole:
        return in_order(part.questions, seed, kinds)
    return draw(part.questions, seed, settings.number if number is None else number, kinds)


def _export(form: str, asked: Sequence[Asked], part: Pool, output: Path) -> None:
    if str(output) == "-" and not FORMS[form].is_text:
        raise click.UsageError(f"{form} is no text that can be printed: give the name of a file")
    data, said = FORMS[form].export(asked, part)
    for sentence in said:
        click.echo(sentence, err=True)
    if str(output) == "-":
        click.echo(data, nl=False)
        return
    target = Path.cwd() / output
    projects.write(target.parent, {target.name: data})
    click.echo(f"wrote {output}", err=True)
