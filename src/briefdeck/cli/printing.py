"""What every command says its results with, and needs no project for: printing, and exit codes."""

from __future__ import annotations

import contextlib
import os
import re
import sys

import click

from briefdeck.console import clean, clean_lines

EXIT_OK, EXIT_PROBLEMS, EXIT_UNUSABLE, EXIT_INTERRUPTED = 0, 1, 2, 130
"""The exit codes: all is well; problems in the curator's files; wrong usage or an unusable path; Ctrl-C."""
_COLOUR = re.compile(r"(\x1b\[[0-9;]{0,20}m)")
"""A sequence that sets how letters look, and nothing else."""


def echo(text: str = "", err: bool = False, nl: bool = True, color: bool | None = None) -> None:
    """Print *text* to stdout, or to stderr where *err* is true, with a line feed where *nl* is true.

    Colours stay where *color* is true; whatever else a terminal would obey becomes a space.
    """
    parts = _COLOUR.split(text) if color else [text]
    cleaned = [part if number % 2 else clean_lines(part) for number, part in enumerate(parts)]
    click.echo("".join(cleaned), err=err, nl=nl, color=color)


def was_interrupted(fault: BaseException) -> bool:
    """Tell whether *fault* is due to Ctrl-C rather than to the end of the input."""
    return isinstance(fault, KeyboardInterrupt) or isinstance(fault.__context__ or fault.__cause__, KeyboardInterrupt)


def print_note(line: str) -> None:
    """Print *line* on stderr, without anything that a terminal would obey; ignore errors of writing."""
    with contextlib.suppress(OSError):
        echo(clean(line), err=True)


def wants_colour() -> bool:
    """Tell whether to print in colour: on a terminal, unless NO_COLOR (no-color.org) is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
