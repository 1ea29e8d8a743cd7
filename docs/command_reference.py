"""Writes docs/reference/commands.md from what the commands say of themselves; `make docs` runs it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from pathlib import Path

import click

from briefdeck.cli import main

PAGE = Path(__file__).parent / "reference" / "commands.md"
SHARED = ("--project", "--articles")
"""Options that nearly every command has: they are listed once."""
_HEAD = """\
# The commands

Each works on the project in the current folder, or in the nearest folder above that has a `questions.yaml`. Results
are printed to standard output, all talk to standard error, so that results can be piped. This page is made from the
commands by `make docs`; `briefdeck COMMAND --help` prints the same.

Every command that works on a project takes:

"""
_TAIL = """
## Exit codes

| code | |
|---|---|
| 0 | all is well |
| 1 | there are problems in your files |
| 2 | the command was used wrongly, or a path cannot be used |
| 130 | you stopped it with Ctrl-C |
| 70 | a fault of briefdeck’s own; please report it (`BRIEFDECK_DEBUG=1` shows where it arose) |

## Proofs that are kept

What a check has compared with its lines and found in order, the next one does not compare again, as long as the fact,
the articles, the names and the rules are the same: after an edit, only what changed is. Whatever is wrong is found anew
each time. Digests of what is in order lie in your own folder for caches (on Linux `~/.cache/briefdeck`), never in the
project. `BRIEFDECK_CACHE=DIR` names another folder, and `BRIEFDECK_CACHE=` none: then all is compared each time. The
folder may be deleted whenever you like.

## Completion in your shell

`eval "$(_BRIEFDECK_COMPLETE=bash_source briefdeck)"` completes commands and options with the Tab key in bash; say
`zsh_source` or `fish_source` in those shells.
"""


def format_commands() -> str:
    """Format the page: the options that commands share, then each command with its own."""
    context = click.Context(main, info_name="briefdeck")
    commands = [(name, main.get_command(context, name)) for name in main.list_commands(context)]
    known = [(name, command) for name, command in commands if command is not None]
    shared = next(command for name, command in known if name == "check")
    head = _HEAD + _table(shared, context, lambda option: option in SHARED)
    return head + "".join(_section(name, command, context) for name, command in known) + _TAIL


def _section(name: str, command: click.Command, parent: click.Context) -> str:
    context = click.Context(command, info_name=name, parent=parent)
    usage = " ".join(["briefdeck", name, *command.collect_usage_pieces(context)])
    paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
    told = [re.sub(r"^Example: (.*)$", r"Example: `\1`", paragraph) for paragraph in paragraphs]
    parts = [f"## {name}", f"`{usage}`", *told, _table(command, context, lambda option: option not in SHARED).rstrip()]
    return "\n" + "".join(f"{part}\n\n" for part in parts if part).rstrip() + "\n"


def _table(command: click.Command, context: click.Context, wanted: Callable[[str], bool]) -> str:
    rows = []
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        name = parameter.opts[-1]
        if record is not None and record[1] and wanted(name) and name != "--help":
            rows.append(f"| {_code(record[0])} | {_cell(record[1])} |\n")
    return "| option | |\n|---|---|\n" + "".join(rows) if rows else ""


def _code(names: str) -> str:
    return ", ".join(f"`{_cell(name)}`" for name in names.split(", "))


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(format_commands(), encoding="utf-8")
