"""The command `index`."""

from __future__ import annotations

from pathlib import Path

import click

from briefdeck.cli.common import exit_on_errors, load_project, locate_project, print_note, project_lock, project_options
from briefdeck.errors import NoArticleTextsError
from briefdeck.files import write_files
from briefdeck.project import CONCORDANCE, QUESTIONS, Folder


@click.command()
@project_options
def index(project: Path | None, articles: Path | None, output_format: str) -> None:
    """Read the article texts and write the concordance.

    The concordance says which words, numbers and names are on which line: citations are proved from it.

    Example: briefdeck index --articles ~/articles
    """
    folder = locate_project(project, articles)
    with project_lock(folder.root):
        _index(folder, output_format)


def _index(folder: Folder, output_format: str) -> None:
    from briefdeck.articles.concordance import dump_concordance, index_articles

    opened = load_project(folder)
    # Problems of single facts can wait, and the concordance, however damaged, is written anew.
    hindering = [problem for problem in opened.merge_problems([]) if not problem.fact and problem.code != "C110"]
    exit_on_errors(opened, hindering, output_format)
    if not opened.texts:
        raise NoArticleTextsError(
            f"there is no article text in {opened.folder.articles}: put each one there under the name that `file:` "
            f"gives it in {QUESTIONS}"
        )
    concordance, problems = index_articles(opened.context.bank.articles, opened.texts, opened.context.concordance)
    exit_on_errors(opened, opened.pin_down(problems), output_format)
    write_files(opened.folder.root, {CONCORDANCE: dump_concordance(concordance).encode()})
    print_note(f"read {len(opened.texts)} of {len(opened.context.bank.articles)} articles")
