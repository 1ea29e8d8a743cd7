"""The commands as one: the group, which imports a command when it is run, so that each brings only what it needs."""

from __future__ import annotations

import errno
import io
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

import briefdeck
from briefdeck.cli.printing import EXIT_INTERRUPTED, EXIT_UNUSABLE, print_note, was_interrupted
from briefdeck.errors import UserError

_OF_THE_BANK = {
    "init": "Begin a project in FOLDER, by default this one.",
    "import": "Make articles of web pages, PDF, DOCX, EPUB, e-mail and text.",
    "draft": "Let a program propose facts from ARTICLE; take what is proved.",
    "show": "Show lines of an article, and the facts that cite them.",
    "find": "Find the lines that would prove SENTENCE, and what each lacks.",
    "add": "Add a fact, once its lines prove it.",
    "edit": "Change values of the fact ID, once its lines prove them.",
    "retire": "Retire the fact ID, which is no longer held.",
    "undo": "Take back what was changed last, by a command or at the desk.",
    "desk": "Read articles and write facts on a page in the browser.",
}
_OF_AN_EDITION = {
    "check": "Prove every citation, and show what does not hold.",
    "build": "Build the deck, the briefs and the quizzes.",
    "diff": "Show what the next edition changes for learners.",
    "push": "Send the built deck to a running Anki (with AnkiConnect).",
    "index": "Read the article texts and write the concordance.",
    "coverage": "List the lines of each article that no fact cites.",
    "stats": "Count what the bank holds: facts, cards, topics, articles.",
    "quiz": "Take the quiz in this terminal, or export its questions.",
    "explain": "Explain a rule; without a code, list all rules.",
    "schema": "Print the JSON Schema of a file, for an editor.",
    "lsp": "Answer an editor: the language server, on stdin and stdout.",
}
COMMANDS = {**_OF_THE_BANK, **_OF_AN_EDITION}
"""What each does, in the order of the help, which is printed without importing them. Each is a function in a module,
both of that name; words of Python have a _ behind."""
_OF_OUTPUT = frozenset((errno.ENOSPC, errno.EIO, errno.EBADF, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)))
"""The errors of the system that concern printing results."""


class _Group(click.Group):
    """Says in one sentence why a command cannot go on, and leaves with the exit code for it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = getattr(import_module(f"briefdeck.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        room = formatter.width - 6 - max(map(len, COMMANDS))  # as much as click leaves beside the longest name
        listed = [(name, click.Command(name, help=does).get_short_help_str(room)) for name, does in COMMANDS.items()]
        with formatter.section("Commands"):
            formatter.write_dl(listed)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name in COMMANDS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from briefdeck.suggestions import did_you_mean

        hint = did_you_mean(name, COMMANDS) or "`briefdeck --help` lists all"
        raise click.UsageError(f"there is no command {name}: {hint}", ctx)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=standalone_mode, **extra)
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # facts are in any script, whatever a pipe on Windows is set to
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        try:
            code: Any = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.Abort as fault:
            code = EXIT_INTERRUPTED if was_interrupted(fault) else EXIT_UNUSABLE
        except click.ClickException as fault:
            fault.show()
            code = fault.exit_code
        except UserError as fault:
            print_note(f"briefdeck: {fault}")
            code = EXIT_UNUSABLE
        except OSError as fault:
            refused = fault.filename or ("the output" if fault.errno in _OF_OUTPUT else "the system")
            print_note(f"briefdeck: {refused}: {fault.strerror}")
            code = EXIT_UNUSABLE
        sys.exit(code or 0)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(briefdeck.__version__, "-V", "--version")
def main() -> None:
    """Make Anki decks, one-page briefs and quizzes from facts whose every citation is proved."""
