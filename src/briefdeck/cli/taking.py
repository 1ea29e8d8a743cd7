"""Facts that are proposed from elsewhere → those that are proved into questions.yaml, the others into drafts.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from briefdeck.cli.common import load_project, print_note, project_lock
from briefdeck.console import clean
from briefdeck.files import QUESTIONS_LIMIT, read_file, write_files
from briefdeck.grammar import count
from briefdeck.project import DRAFTS, QUESTIONS, Folder, read_drafts_file
from briefdeck.read.source import decode, encode_like

if TYPE_CHECKING:
    from briefdeck.curate.take_facts import Judged
    from briefdeck.curate.write_yaml import Value

_MOST_SHOWN = 20


def take_facts(
    folder: Folder, proposed: Iterable[Mapping[str, Value]], article: str = "", dry_run: bool = False
) -> Judged:
    """Prove the *proposed* facts, write those that are proved, and keep the others as drafts; say what became of each.

    Lines are looked for in *article* only, where a key is given.
    """
    from briefdeck.curate.insert_fact import insert_facts
    from briefdeck.curate.take_facts import insert_rest, judge_facts

    judged = judge_facts(load_project(folder).context, proposed, article)
    if not dry_run:
        with project_lock(folder.root):
            data = read_file(folder.root / QUESTIONS, QUESTIONS_LIMIT, folder.root)
            text, _ = decode(data, QUESTIONS)
            files = {}
            if judged.rest:
                files[DRAFTS] = insert_rest(read_drafts_file(folder.root), judged).encode()
            if judged.proved:
                files[QUESTIONS] = encode_like(insert_facts(text, judged.proved).text, data)
            if files:
                write_files(folder.root, files)
    _print_judged(folder, judged, dry_run)
    return judged


def _print_judged(folder: Folder, judged: Judged, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    for draft in judged.proved[:_MOST_SHOWN]:
        print_note(f"proved by {', '.join(draft.cite)}: {clean(str(draft.values['fact']))}")
    for draft in judged.rest[:_MOST_SHOWN]:
        print_note(f"not proved: {clean(str(draft.values['fact']))} ({clean(str(draft.values['lacks']))})")
    for said, fact in judged.known[:_MOST_SHOWN]:
        print_note(f"said already by “{fact}”: {clean(said)}")
    print_note(
        f"{count(len(judged.proved), 'facts')} {would}written to {folder.shown}{QUESTIONS}, "
        f"{len(judged.rest)} {would}kept in {folder.shown}{DRAFTS}, {len(judged.known)} known already"
    )
