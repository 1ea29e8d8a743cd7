"""What is asked of whoever is at the terminal: a line that can be edited, one of several answers, or a cure."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from briefdeck.cli.printing import echo
from briefdeck.curate.edit_yaml import words_of
from briefdeck.message_grammar import listed
from briefdeck.problem import Cure, Edit, Problem

if TYPE_CHECKING:
    from prompt_toolkit.history import History

    from briefdeck.model import Bank

NOTHING = "-"
"""What empties a default that does not stand in the line."""
_histories: dict[str, History] = {}


def is_terminal() -> bool:
    """Tell whether there is somebody to ask: both the input and the place of the questions are terminals."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(prompt: str, default: str = "", offered: Iterable[str] = (), is_choice: bool = False) -> str:
    """Ask for a line; *offered* is completed at the Tab key.

    On a terminal *default* stands in the line to be edited. Of a choice it does not, so that another answer is not
    typed behind it: there, and where lines cannot be edited, Enter takes it.

    Raises Abort at Ctrl-D, and KeyboardInterrupt at Ctrl-C.
    """
    if not is_terminal():
        entry: str = click.prompt(prompt, default=default, show_default=bool(default), err=True)
        return "" if entry.strip() == NOTHING else entry.strip()
    if not is_choice:
        return _read_line(prompt, default, offered)
    entry = _read_line(f"{prompt} (Enter: {default})" if default else prompt, "", offered)
    return "" if entry == NOTHING else entry or default


def ask_value(prompt: str, key: str, default: str, bank: Bank) -> str:
    """Ask for the value of *key* of a fact of *bank*, as `ask` does; one of a few words is a choice."""
    offered: Iterable[str] = words_of(key)
    is_choice = bool(offered) or key == "topic"
    if key == "cite":
        offered = (f"{article}:" for article in bank.articles)
    elif key == "topic":
        offered = map(str, bank.topics)
    elif key == "said_by":
        offered = (str(spelling) for name, others in bank.names.items() for spelling in (name, *others))
    return ask(prompt, default, offered, is_choice)


def choose(question: str, answers: Sequence[str], default: str) -> str:
    """Ask for one of *answers*, of which Enter takes *default*; the first letters of one are enough.

    Whatever else is entered is asked again. Raises Abort at Ctrl-D, and KeyboardInterrupt at Ctrl-C.
    """
    either = listed(answers, last="or")
    prompt = f"{question} {either} (Enter: {default})"
    while True:
        if is_terminal():
            entry = _read_line(prompt, "", answers).lower()
        else:
            entry = click.prompt(prompt, default="", show_default=False, err=True).strip().lower()
        meant = [answer for answer in answers if answer.startswith(entry)]
        if not entry or len(meant) == 1:
            return meant[0] if entry else default
        echo(f"“{entry}” is none of these: answer {either}.", err=True)


def confirm(question: str, default: bool) -> bool:
    """Ask *question* until it is answered by yes or no; Enter takes *default*. Raises what `choose` raises."""
    return choose(question, ("yes", "no"), "yes" if default else "no") == "yes"


def _read_line(prompt: str, default: str, offered: Iterable[str]) -> str:
    """Read a line on a terminal, in which *default* stands to be edited."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import WordCompleter
    from prompt_toolkit.history import InMemoryHistory
    from prompt_toolkit.output import create_output

    # A terminal is not asked where its cursor is: those that cannot tell make people wait, and are told off.
    os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")
    completer = WordCompleter(sorted(set(offered)), ignore_case=True, sentence=True)
    session: PromptSession[str] = PromptSession(
        history=_histories.setdefault(prompt, InMemoryHistory()), output=create_output(stdout=sys.stderr)
    )
    try:
        return session.prompt(f"{prompt}: ", default=default, completer=completer, complete_while_typing=False).strip()
    except EOFError:
        raise click.Abort from None


_MOST = 6
"""Cures that are shown at first."""
_MORE, BACK = "more", "back"
Offered = tuple[Problem, Sequence[Cure]]
"""A problem, and what may put it right, the likeliest first."""


def choose_cure(offered: Iterable[Offered], can_go_back: bool) -> Cure | str | None:
    """Ask which of the cures *offered* is meant, and for the reason that it needs.

    Returns BACK where the cure before is to be undone, which is offered where one *can_go_back*, and None where the
    curator changes the fact without a cure.
    """
    cures = list(_in_order(offered))
    shown = _MOST if len(cures) > _MOST + 1 else len(cures)
    _show(cures[:shown], 1)
    while cures or can_go_back:
        chosen = ask(_word(len(cures) - shown, bool(cures), can_go_back)).lower()
        if not chosen or (chosen == BACK and can_go_back):
            return chosen or None
        if chosen == _MORE and shown < len(cures):
            _show(cures[shown:], shown + 1)
            shown = len(cures)
        elif not chosen.isdecimal() or not 0 < int(chosen) <= shown:
            echo(f"“{chosen}” is none of these.", err=True)
        elif (cure := _with_reason(cures[int(chosen) - 1][1])) is not None:
            return cure
    return None


def _word(hidden: int, is_offered: bool, can_go_back: bool) -> str:
    others = [f"{_MORE}: {hidden} others"] if hidden else []
    others += [f"{BACK}: without the last cure"] if can_go_back else []
    asked = "Number of a cure" if is_offered else "No cure is known"
    return f"{asked} ({'; '.join(['Enter: change it yourself', *others])})"


def _with_reason(cure: Cure) -> Cure | None:
    """Ask for the reason that *cure* needs; None where it is not given, so that another can be chosen."""
    if not cure.needs_reason:
        return cure
    reason = ask("Why it is right (Enter: choose another)")
    return cure.because(reason) if reason else None


def _in_order(offered: Iterable[Offered]) -> Iterator[tuple[Problem, Cure]]:
    """Yield each cure once: the likeliest of every problem first, those of errors before those of warnings."""
    several = [
        (problem.severity == "warning", place, problem, cure)
        for problem, cures in offered
        for place, cure in enumerate(cures)
    ]
    seen = set[tuple[Edit, ...]]()
    for _, _, problem, cure in sorted(several, key=lambda each: each[:2]):
        if cure.edits not in seen:
            seen.add(cure.edits)
            yield problem, cure


def _show(cures: Sequence[tuple[Problem, Cure]], first: int) -> None:
    """Show *cures* by their numbers, and the words and line of each where they are of several problems."""
    several = len({problem for problem, _ in cures}) > 1
    for number, (problem, cure) in enumerate(cures, start=first):
        words = f"“{problem.words}”, " if problem.words and problem.words not in cure.label else ""
        where = f" ({words}line {problem.location.line})" if several else ""
        echo(f"{number:>4}  {cure.label}{where}", err=True)
