"""The files of a bank, changed by commands: what is proved is written under the lock, what is not becomes a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefdeck.bank_files import Texts, change_bank_files, read_bank_files
from briefdeck.check import check
from briefdeck.cli.common import project_lock
from briefdeck.cli.printing import print_note
from briefdeck.console import clean
from briefdeck.curate.add import blocking_problems
from briefdeck.curate.edit import PlacedFact
from briefdeck.files import write_files
from briefdeck.message_grammar import count
from briefdeck.problem import Problem
from briefdeck.project import Folder, Project, load_project, read_drafts_file, replace_texts
from briefdeck.project_names import DRAFTS
from briefdeck.undo import remember_step

if TYPE_CHECKING:
    from briefdeck.curate.take_facts import Judged
    from briefdeck.curate.write_yaml import Value
_MOST_SHOWN = 20


def change_bank(root: Path, label: str, change: Callable[[Texts], Texts]) -> None:
    """Write what *change* makes of the files of the bank at *root* as they are now; *label* says what was done."""
    with project_lock(root):
        old, new = change_bank_files(root, change)
        remember_step(root, old, new, label)


def prove_placed(project: Project, placed: PlacedFact) -> tuple[Project, list[Problem]]:
    """Read *project* with the fact *placed*, which is not written yet, and find what keeps it from being proved."""
    changed = replace_texts(project, placed.texts)
    problems = changed.merge_problems(check(changed.context))
    return changed, blocking_problems(problems, placed, changed.folder.shown, changed.context.bank)


def take_facts(
    folder: Folder, proposed: Sequence[Mapping[str, Value]], article: str = "", dry_run: bool = False
) -> Judged:
    """Prove the *proposed* facts, write those that are proved, and keep the others as drafts; say what became of each.

    Lines are looked for in *article* only, where a key is given.
    """
    from briefdeck.curate.add import insert_facts
    from briefdeck.curate.take_facts import insert_rest, judge_facts

    judged = judge_facts(load_project(folder).context, proposed, article, read_drafts_file(folder.root))
    with project_lock(folder.root):
        files = read_bank_files(folder.root)
        texts, waiting = insert_facts(files.texts, judged.proved), read_drafts_file(folder.root)
        rest = insert_rest(waiting, judged) if judged.rest else waiting
        written = files.encode(texts)
        if not dry_run:
            write_files(folder.root, written | ({DRAFTS: rest.encode()} if judged.rest else {}))
            before, after = {**files.texts, DRAFTS: waiting}, {**texts, DRAFTS: rest}
            remember_step(folder.root, before, after, f"took {count(len(proposed), 'facts')}")
    _print_judged(folder, judged, [f"{folder.shown}{name}" for name in written], dry_run)
    return judged


def _print_judged(folder: Folder, judged: Judged, written: list[str], dry_run: bool) -> None:
    would, where = "would be " if dry_run else "", f" to {', '.join(written)}" if written else ""
    for draft in judged.proved[:_MOST_SHOWN]:
        print_note(f"proved by {', '.join(draft.cite)}: {clean(str(draft.values['fact']))}")
    for draft in judged.rest[:_MOST_SHOWN]:
        print_note(f"not proved: {clean(str(draft.values['fact']))} ({clean(str(draft.values['lacks']))})")
    for said, fact in judged.known[:_MOST_SHOWN]:
        print_note(f"said already by “{fact}”: {clean(said)}")
    print_note(
        f"{count(len(judged.proved), 'facts')} {would}written{where}, "
        f"{len(judged.rest)} {would}kept in {folder.shown}{DRAFTS}, {len(judged.known)} known already"
    )
