"""What is asked of whoever is at the terminal: a line that can be edited, or one of several answers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from briefdeck.cli.printing import echo
from briefdeck.curate.edit_yaml import words_of
from briefdeck.message_grammar import listed

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
