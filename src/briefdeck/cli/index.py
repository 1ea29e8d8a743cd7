"""The command `index`."""

from __future__ import annotations

from pathlib import Path

import click

from briefdeck.cli.common import exit_on_errors, load_project, locate_project, print_note, project_lock, project_options
from briefdeck.errors import NoArticleTextsError
from briefdeck.files import write_files
from briefdeck.project import CONCORDANCE, QUESTIONS, Folder
from briefdeck.read.bank import UNREAD


@click.command()
@project_options
def index(project: Path | None, articles: Path | None, output_format: str) -> None:
    """Read the article texts and write the concordance.

    The concordance says which words, numbers and names are on which line: citations are proved from it. An article
    with an error is left out and named, and keeps the entry that it had.

    Example: briefdeck index --articles ~/articles
    """
    folder = locate_project(project, articles)
    with project_lock(folder.root):
        _index(folder, output_format)


def _index(folder: Folder, output_format: str) -> None:
    from briefdeck.articles.concordance import dump_concordance, index_articles

    opened = load_project(folder)
    if opened.context.bank is UNREAD:  # the concordance, however damaged, is written anew
        exit_on_errors(opened, [each for each in opened.merge_problems([]) if each.code != "C110"], output_format)
    # What is wrong anywhere else can wait, and what is wrong with one article does not keep the others out.
    problems, left_out = opened.article_problems()
    if not opened.texts:
        exit_on_errors(opened, problems, output_format)
        raise NoArticleTextsError(
            f"there is no article text in {opened.folder.articles}: put each one there under the name that `file:` "
            f"gives it in {QUESTIONS}"
        )
    bank, old = opened.context.bank, opened.context.concordance
    concordance, undecoded = index_articles(bank.articles, opened.texts, old, left_out, bank.language)
    write_files(opened.folder.root, {CONCORDANCE: dump_concordance(concordance).encode()})
    names = [*left_out, *(problem.words for problem in undecoded)]
    total, read = len(bank.articles) + len(left_out), len(opened.texts) - len(undecoded)
    print_note(f"read {read} of {total} articles" + (f"; left out: {', '.join(names)}" if names else ""))
    exit_on_errors(opened, [*problems, *opened.pin_down(undecoded)], output_format)
