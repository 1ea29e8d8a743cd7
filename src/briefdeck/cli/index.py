"""The command `index`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefdeck.bank_files import read_bank_files
from briefdeck.cli.common import (
    exit_on_errors,
    exit_with_code,
    locate_project,
    print_problems,
    print_summary,
    project_lock,
    project_options,
)
from briefdeck.cli.printing import EXIT_PROBLEMS, print_note
from briefdeck.errors import NoArticleTextsError
from briefdeck.files import write_files
from briefdeck.message_grammar import count
from briefdeck.model import UNREAD
from briefdeck.project import Folder, Project, load_project, prove_project
from briefdeck.project_names import CONCORDANCE, QUESTIONS
from briefdeck.suggestions import did_you_mean
from briefdeck.text_change import IndexedAnew
from briefdeck.undo import remember_step

if TYPE_CHECKING:
    from briefdeck.articles.concordance import Concordance
    from briefdeck.curate.move_citations import LineMoves, Moves


@click.command()
@project_options
@click.option("--move", is_flag=True, help="Rewrite the citations of lines that moved, and check all anew.")
@click.option("--keep", is_flag=True, help="The citations are right as they stand, whatever moved.")
def index(project: Path | None, articles: Path | None, output_format: str, move: bool, keep: bool) -> None:
    """Read the article texts and write the concordance.

    The concordance says which words, numbers and names are on which line: citations are proved from it. An article
    with an error is left out and named, and keeps the entry that it had.

    Where a text has changed, it is said which lines moved, changed and went. If facts cite lines that have another
    number now, say --move, or else --keep; until then the article keeps the entry that it had.

    Example: briefdeck index --move
    """
    if move and keep:
        raise click.UsageError("--move and --keep exclude each other")
    folder = locate_project(project, articles)
    with project_lock(folder.root):
        _index(folder, output_format, move, keep)
    if move:
        opened, _, problems = prove_project(folder, lambda _: None)
        print_problems(opened, problems, output_format)
        print_summary(opened, problems)
        exit_with_code(problems, strict=False)


def _index(folder: Folder, output_format: str, move: bool, keep: bool) -> None:
    from briefdeck.articles.concordance import dump_concordance, index_articles
    from briefdeck.curate.move_citations import find_moves

    opened = load_project(folder)
    if opened.context.bank is UNREAD:  # the concordance, however damaged, is written anew
        exit_on_errors(opened, [each for each in opened.merge_problems([]) if each.code != "C110"], output_format)
    # What is wrong anywhere else can wait, and what is wrong with one article does not keep the others out.
    problems, left_out = opened.article_problems()
    if not opened.article_data:
        exit_on_errors(opened, problems, output_format)
        raise NoArticleTextsError(
            f"there is no article text in {opened.folder.articles}: put each one there under the name that `file:` "
            f"gives it in {QUESTIONS}{''.join(f'; {each}' for each in _misnamed(opened))}"
        )
    bank, old = opened.context.bank, opened.context.concordance
    concordance, undecoded = index_articles(bank.articles, opened.article_data, old, left_out, bank.language)
    compared = _compare(old, concordance)
    moves = find_moves(bank, compared)
    held = set() if move or keep else {key for key in compared if find_moves(bank, {key: compared[key]}).moved}
    if held:
        texts = {key: text for key, text in opened.article_data.items() if key not in held}
        concordance, _ = index_articles(bank.articles, texts, old, left_out, bank.language)
    files = {CONCORDANCE: dump_concordance(concordance).encode()}
    if move and moves.moved:
        _write_moved(opened, moves, files, {key: concordance.articles[key].sha256 for key in compared})
    else:
        write_files(folder.root, files)
    names = [*left_out, *(problem.words for problem in undecoded)]
    total, read = len(bank.articles) + len(left_out), len(opened.article_data) - len(undecoded)
    print_note(f"read {read} of {total} articles" + (f"; left out: {', '.join(names)}" if names else ""))
    for each in _misnamed(opened):
        print_note(each)
    _print_moves(compared, moves, move)
    exit_on_errors(opened, [*problems, *opened.pin_down(undecoded)], output_format)
    if held:
        _print_held(moves)
        sys.exit(EXIT_PROBLEMS)


def _misnamed(opened: Project) -> list[str]:
    """Say of each article whose text is not there which text of a near name is, that no article names."""
    context = opened.context
    missing = [str(article.file) for key, article in context.bank.articles.items() if key not in opened.article_data]
    near = ((file, did_you_mean(file, context.other_texts)) for file in missing)
    return [f"{file} is not there: {meant}" for file, meant in near if meant]


def _compare(old: Concordance, new: Concordance) -> dict[str, LineMoves]:
    """Compare the entries of the articles whose texts have changed."""
    from briefdeck.curate.move_citations import compare_lines

    both = ((key, old.articles[key], entry) for key, entry in new.articles.items() if key in old.articles)
    return {key: compare_lines(before, entry) for key, before, entry in both if before.sha256 != entry.sha256}


def _write_moved(opened: Project, moves: Moves, others: Mapping[str, bytes], anew: Mapping[str, str]) -> None:
    """Write the files of the bank with the citations of moved lines rewritten, and *others* with them.

    The articles that were indexed *anew* are given by their keys, with the SHA-256 of their texts.
    """
    from briefdeck.articles.concordance import Concordance, dump_concordance
    from briefdeck.curate.move_citations import move_citations

    root, shown = opened.folder.root, opened.folder.shown
    bank = read_bank_files(root)
    new = move_citations({shown + name: text for name, text in bank.texts.items()}, moves.moved)
    texts = {name.removeprefix(shown): text for name, text in new.items()}
    write_files(root, {**others, **bank.encode(texts)})
    known = opened.context.concordance.articles
    indexed = {key: IndexedAnew(dump_concordance(Concordance({key: known[key]})), anew[key]) for key in anew}
    remember_step(root, bank.texts, texts, "rewrote the citations of lines that moved", indexed=indexed)


def _print_moves(compared: Mapping[str, LineMoves], moves: Moves, move: bool) -> None:
    from briefdeck.curate.move_citations import format_moves

    for key, of_article in compared.items():
        for sentence in format_moves(key, of_article):
            print_note(sentence)
    if move and moves.moved:
        print_note(f"rewrote {count(len(moves.moved), 'places')} in {_files(moves)}")
    for fact, cite in moves.changed:
        print_note(f"read “{fact}” again: its line has changed, {cite}")
    for fact, cite in moves.gone:
        print_note(f"“{fact}” has lost its line: {cite} has gone")


def _files(moves: Moves) -> str:
    return ", ".join(sorted({each.written.path for each in moves.moved}))


def _print_held(moves: Moves) -> None:
    facts = dict.fromkeys(each.fact for each in moves.moved if each.fact)
    shown = f" (of {', '.join(list(facts)[:5])}{' …' if len(facts) > 5 else ''})" if facts else ""
    print_note(
        f"{count(len(moves.moved), 'places')} in {_files(moves)}{shown} name lines that have another number now: "
        "`briefdeck index --move` rewrites them, `--keep` leaves them as they are"
    )
