"""The command `draft`."""

from __future__ import annotations

import shlex
import subprocess
import sys
from functools import partial
from pathlib import Path

import click

from briefdeck.cli.common import EXIT_OK, EXIT_PROBLEMS, load_bank, locate_project, project_options
from briefdeck.cli.taking import take_facts
from briefdeck.errors import ReaderError
from briefdeck.suggestions import did_you_mean

_MOST_ANSWER = 4 << 20
"""Bytes of an answer: a thousand facts have some 500 KB."""


@click.command()
@partial(project_options, formats=("text",))
@click.option("--command", "written", required=True, metavar="COMMAND", help="The program, with its arguments.")
@click.option("--topic", metavar="KEY", default="", help="Their topic.  [default: that of the last fact]")
@click.option("--timeout", type=click.IntRange(1, 3600), default=300, show_default=True, help="Seconds to wait.")
@click.option("--dry-run", is_flag=True, help="Say what is proved, and write nothing.")
@click.argument("article")
def draft(
    project: Path | None,
    articles: Path | None,
    output_format: str,
    written: str,
    topic: str,
    timeout: int,
    dry_run: bool,
    article: str,
) -> None:
    """Let a program propose facts from ARTICLE; take what is proved.

    The program, such as one that asks a language model, reads the text and the format from its standard input, and
    writes facts in YAML to its standard output. What is not proved is kept in drafts.yaml with the reason.

    Example: briefdeck draft harbour --command "llm -m some-model"
    """
    from briefdeck.curate.proposals import ask_for_facts, read_proposals

    opened = load_bank(locate_project(project, articles), output_format)
    bank, text = opened.context.bank, opened.context.texts.get(article)
    if article not in bank.articles:
        near = did_you_mean(article, map(str, bank.articles))
        raise click.UsageError(f"there is no article “{article}”{f': {near}' if near else ''}")
    if text is None:
        raise click.UsageError(f"the text of {article} is not here")
    topic = topic or str(bank.facts[-1].topic if bank.facts else next(iter(bank.topics), ""))
    asked = ask_for_facts(bank, article, opened.context.lines[article], topic)
    proposed = read_proposals(_run(written, asked, timeout, opened.folder.root), topic)
    if not proposed:
        raise ReaderError("the program proposed no fact: it must write a list of facts in YAML")
    judged = take_facts(opened.folder, proposed, article, dry_run)
    sys.exit(EXIT_OK if judged.proved else EXIT_PROBLEMS)


def _run(written: str, asked: str, timeout: int, root: Path) -> str:
    """Run the program without a shell, hand it *asked*, and return what it writes."""
    try:
        command = shlex.split(written)
        done = subprocess.run(  # noqa: S603 (the user has asked for it)
            command, input=asked.encode(), stdout=subprocess.PIPE, cwd=root, timeout=timeout, check=False
        )
    except subprocess.TimeoutExpired:
        raise ReaderError(f"the program gave no answer for {timeout} seconds: give it more by --timeout") from None
    except (OSError, ValueError, IndexError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else str(fault)
        raise ReaderError(f"the program “{written}” cannot be started: {reason}") from None
    if done.returncode:
        raise ReaderError(f"the program “{written}” ended with exit code {done.returncode}")
    if len(done.stdout) > _MOST_ANSWER:
        raise ReaderError("the program wrote far more than facts of one article")
    return done.stdout.decode("utf-8", errors="replace")
