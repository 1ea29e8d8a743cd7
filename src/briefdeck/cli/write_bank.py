"""The files of a bank, changed by commands: what is proved is written under the lock, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefdeck.bank_files import Texts, change_bank_files
from briefdeck.check import check
from briefdeck.cli.common import project_lock
from briefdeck.curate.change_fact import PlacedFact
from briefdeck.curate.insert_fact import blocking_problems
from briefdeck.problem import Problem
from briefdeck.project import Project, replace_texts
from briefdeck.undo import remember_step


def change_bank(root: Path, label: str, change: Callable[[Texts], Texts]) -> None:
    """Write what *change* makes of the files of the bank at *root* as they are now; *label* says what was done."""
    with project_lock(root):
        old, new = change_bank_files(root, change)
        if new != old:
            remember_step(root, old, new, label)


def prove_placed(project: Project, placed: PlacedFact) -> tuple[Project, list[Problem]]:
    """Read *project* with the fact *placed*, which is not written yet, and find what keeps it from being proved."""
    changed = replace_texts(project, placed.texts)
    problems = changed.merge_problems(check(changed.context))
    return changed, blocking_problems(problems, placed, changed.folder.shown, changed.context.bank)
