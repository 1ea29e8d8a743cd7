"""What the commands print, without anything that a terminal would obey, and the lines that they ask for."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from briefdeck.console import clean_lines

if TYPE_CHECKING:
    from prompt_toolkit.history import History

_COLOUR = re.compile(r"(\x1b\[[0-9;]{0,20}m)")
"""A sequence that sets how letters look, and nothing else."""
NOTHING = "-"
"""What empties a default where a line cannot be edited."""
_histories: dict[str, History] = {}


def echo(text: str = "", err: bool = False, nl: bool = True, color: bool | None = None) -> None:
    """Print *text* to stdout, or to stderr where *err* is true, with a line feed where *nl* is true.

    Colours stay where *color* is true; whatever else a terminal would obey becomes a space.
    """
    parts = _COLOUR.split(text) if color else [text]
    cleaned = [part if number % 2 else clean_lines(part) for number, part in enumerate(parts)]
    click.echo("".join(cleaned), err=err, nl=nl, color=color)


def is_terminal() -> bool:
    """Tell whether there is somebody to ask: both the input and the place of the questions are terminals."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(prompt: str, default: str = "", choices: Iterable[str] = ()) -> str:
    """Ask for a line; *default* stands there to be edited, and *choices* are offered at the Tab key.

    Raises Abort at Ctrl-D, and KeyboardInterrupt at Ctrl-C.
    """
    if not is_terminal():
        entry: str = click.prompt(prompt, default=default, show_default=bool(default), err=True)
        return "" if entry.strip() == NOTHING else entry.strip()
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import WordCompleter
    from prompt_toolkit.history import InMemoryHistory
    from prompt_toolkit.output import create_output

    # A terminal is not asked where its cursor is: those that cannot tell make people wait, and are told off.
    os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")
    completer = WordCompleter(sorted(set(choices)), ignore_case=True, sentence=True)
    session: PromptSession[str] = PromptSession(
        history=_histories.setdefault(prompt, InMemoryHistory()), output=create_output(stdout=sys.stderr)
    )
    try:
        return session.prompt(f"{prompt}: ", default=default, completer=completer, complete_while_typing=False).strip()
    except EOFError:
        raise click.Abort from None
