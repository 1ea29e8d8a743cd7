"""The command `find`."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from briefdeck.cli.common import load_bank, locate_project, project_options
from briefdeck.cli.printing import EXIT_OK, EXIT_PROBLEMS, echo, print_note


@click.command()
@partial(project_options, formats=("text", "json"))
@click.option("--number", type=click.IntRange(1, 100), default=5, show_default=True, help="The most lines to show.")
@click.option("--article", "keys", multiple=True, metavar="KEY", help="Look in this article; may be given again.")
@click.argument("sentence")
def find(
    project: Path | None, articles: Path | None, output_format: str, number: int, keys: tuple[str, ...], sentence: str
) -> None:
    """Find the lines that would prove SENTENCE, and what each lacks.

    The best come first. Of a line that does not prove it is said which words of SENTENCE stand there and which do not;
    in a language other than English no line is said to prove it. Facts that say it already are named too. Exits with 1
    where no line proves it or has all its words.

    Example: briefdeck find "Ferry crews left 1,200 passengers stranded."
    """
    from briefdeck.curate.find import FORMATS, find_lines, find_same_facts

    opened = load_bank(locate_project(project, articles), output_format)
    unknown = [key for key in keys if key not in map(str, opened.context.bank.articles)]
    if unknown:
        raise click.UsageError(f"there is no article “{unknown[0]}”")
    if not sentence.strip():
        raise click.UsageError("there is nothing to find: write a sentence in quotation marks")
    found = find_lines(opened.context, sentence, number, keys)
    same = find_same_facts(opened.context, sentence)
    echo(FORMATS[output_format](opened.context, found, same), nl=False)
    if not found:
        print_note("no line has a word of it")
    sys.exit(EXIT_OK if any(line.is_match for line in found) else EXIT_PROBLEMS)
