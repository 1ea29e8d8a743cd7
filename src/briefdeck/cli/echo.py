"""The one way in which the commands print: nothing that a terminal would obey gets past it."""

from __future__ import annotations

import re

import click

from briefdeck.console import clean_lines

_COLOUR = re.compile(r"(\x1b\[[0-9;]{0,20}m)")
"""A sequence that sets how letters look, and nothing else."""


def echo(text: str = "", err: bool = False, nl: bool = True, color: bool | None = None) -> None:
    """Print *text* to stdout, or to stderr where *err* is true, with a line feed where *nl* is true.

    Colours stay where *color* is true; whatever else a terminal would obey becomes a space.
    """
    parts = _COLOUR.split(text) if color else [text]
    cleaned = [part if number % 2 else clean_lines(part) for number, part in enumerate(parts)]
    click.echo("".join(cleaned), err=err, nl=nl, color=color)
