"""The command `draft`."""

from __future__ import annotations

import contextlib
import shlex
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import click

from briefdeck.cli.common import load_bank, locate_project, project_options
from briefdeck.cli.printing import EXIT_OK, EXIT_PROBLEMS
from briefdeck.cli.write_bank import take_facts
from briefdeck.errors import ReaderError
from briefdeck.message_grammar import count
from briefdeck.read.source import decode
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
    from briefdeck.curate.take_facts import ask_for_facts, read_proposals

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
        process = subprocess.Popen(  # noqa: S603 (the user has asked for it)
            shlex.split(written), cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
        )
    except (OSError, ValueError, IndexError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else str(fault)
        raise ReaderError(f"the program “{written}” cannot be started: {reason}") from None
    answer = _converse(process, asked.encode(), timeout)
    if process.returncode:
        raise ReaderError(f"the program “{written}” ended with exit code {process.returncode}")
    return decode(answer, "")[0]


def _converse(process: subprocess.Popen[bytes], asked: bytes, timeout: int) -> bytes:
    """Hand *asked* to a program, and return what it writes until it ends; it and what it started end with this."""
    from briefdeck.second_reader.program import end_program

    told, answers = process.stdin, process.stdout
    assert told is not None  # noqa: S101 (both were opened as pipes)
    assert answers is not None  # noqa: S101
    is_late = threading.Event()

    def tell() -> None:
        with contextlib.suppress(OSError), told:
            told.write(asked)

    def stop() -> None:
        is_late.set()
        end_program(process)

    timer, teller = threading.Timer(timeout, stop), threading.Thread(target=tell, daemon=True)
    timer.start()
    teller.start()
    try:
        with answers:
            answer = answers.read(_MOST_ANSWER + 1)
        if len(answer) > _MOST_ANSWER:
            raise ReaderError("the program wrote far more than facts of one article")
        process.wait()
    finally:
        timer.cancel()
        end_program(process)
        teller.join()
    if is_late.is_set():
        raise ReaderError(f"the program gave no answer for {count(timeout, 'seconds')}: give it more by --timeout")
    return answer
