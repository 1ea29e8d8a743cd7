"""The commands as one: the group, which imports a command when it is run, so that each brings only what it needs."""

from __future__ import annotations

import io
import sys
from importlib import import_module
from typing import Any

import click

import briefdeck
from briefdeck.cli.common import EXIT_UNUSABLE
from briefdeck.cli.echo import echo
from briefdeck.errors import UserError

COMMANDS = ("init", "check", "build", "diff", "push", "index", "add", "coverage", "quiz", "explain", "schema")
"""In the order of the help. Each is a function of that name in a module of that name."""


class _Group(click.Group):
    """Says in one sentence why a command cannot go on, with the exit code for it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"briefdeck.cli.{cmd_name}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UserError as fault:
            echo(f"briefdeck: {fault}", err=True)
            ctx.exit(EXIT_UNUSABLE)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(briefdeck.__version__, "-V", "--version")
def main() -> None:
    """Make Anki decks, one-page briefs and quizzes from facts whose every citation is proved."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # facts are in any script, whatever a pipe on Windows is set to
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
