"""The steps in which a bank was changed, by commands and at the desk: remembered, and the last one taken back."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import NamedTuple

from briefdeck.articles.concordance import (
    Concordance,
    IndexedArticle,
    digest,
    dump_concordance,
    index_articles,
    load_concordance,
)
from briefdeck.bank_files import Texts, change_bank_files, is_fact_file
from briefdeck.curate.add import cited_lines
from briefdeck.curate.fact_slices import CutBank, FactSlice
from briefdeck.curate.write_yaml import values_of
from briefdeck.errors import UserError
from briefdeck.files import ARTICLE_LIMIT, CONCORDANCE_LIMIT, LEDGER_LIMIT, MIB, exists, read_file, write_files
from briefdeck.ledger import Ledger, load_ledger
from briefdeck.model import Bank
from briefdeck.problem import Problem
from briefdeck.project import Folder
from briefdeck.project_names import CONCORDANCE, DRAFTS, LEDGER, QUESTIONS
from briefdeck.read.bank import read_texts
from briefdeck.rules.context import CheckContext
from briefdeck.rules.registry import MODULES, find_problems, rule_of
from briefdeck.text_change import ChangedSinceError, IndexedAnew, Step, TextChange, compare_files

STEPS = ".briefdeck-undo"
"""The file of the steps, in the folder of the project; version control ignores it."""
_MOST_STEPS = 100
_LIMIT = 16 * MIB
_MOST_NAMED = 3


class NotUndoneError(UserError):
    """The last step cannot be taken back, or there is none; nothing was done."""


class Undone(NamedTuple):
    """A step that was taken back."""

    step: Step
    """It, as it was done."""
    files: tuple[str, ...]
    """The files that changed, by their paths in the project."""
    deleted: tuple[str, ...]
    """The names of the texts of articles that are gone with it."""


def remember_step(
    root: Path,
    before: Texts,
    after: Texts,
    label: str,
    made: Mapping[str, str] | None = None,
    indexed: Mapping[str, IndexedAnew] | None = None,
) -> None:
    """Remember that the files *before* of the project at *root* became those *after*; *label* says what was done.

    The texts of articles that were *made* with it are given by their names, with their SHA-256; those that were
    *indexed* anew by their keys.
    """
    changes = compare_files(before, after)
    if changes:
        _write(root, [*_steps(root), Step(label, changes, made or {}, indexed or {})][-_MOST_STEPS:])


def name_last_step(root: Path) -> str:
    """Return what was done last; "" where nothing is known."""
    steps = _steps(root)
    return steps[-1].label if steps else ""


def undo_step(folder: Folder) -> Undone:
    """Take back what was done last in the project in *folder*, and forget it. The caller holds the lock of the project.

    The lines of the step must stand there as it left them, wherever they stand now. Raises ChangedSinceError where they
    do not, and NotUndoneError where there is no step, learners have what it brought, or the rest does not go without.
    """
    root, steps = folder.root, _steps(folder.root)
    if not steps:
        raise NotUndoneError(
            "there is nothing to take back: `undo` takes back what a command or the desk has written, not what was "
            "changed by hand"
        )
    step = steps[-1]
    entries = _older_entries(root, step)
    old, new = change_bank_files(root, lambda texts: _take_back(folder, step, texts), (DRAFTS,))
    _write(root, steps[:-1])
    deleted = tuple(name for name, made in step.made.items() if _delete_text(folder, name, made))
    if step.made or entries:
        _change_concordance(root, new, entries)
    files = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    return Undone(step, (*files, *([CONCORDANCE] if entries else [])), deleted)


def _older_entries(root: Path, step: Step) -> dict[str, IndexedArticle]:
    """Return the entries that the concordance had before *step*, by the keys of their articles.

    Raises ChangedSinceError where an article was indexed anew since: the older citations would be those of no text.
    """
    known = _read_concordance(root).articles if step.indexed else {}
    for key, (_, sha256) in step.indexed.items():
        if key not in known or known[key].sha256 != sha256:
            raise ChangedSinceError(f"{step.label}: {key} was indexed anew since, so it cannot be taken back")
    return {key: load_concordance(old, "")[0].articles[key] for key, (old, _) in step.indexed.items()}


def _take_back(folder: Folder, step: Step, texts: Texts) -> Texts:
    """Return *texts* without *step*. Raises what `undo_step` does."""
    try:
        before = step.back().apply(texts)
    except ChangedSinceError:
        raise ChangedSinceError(f"{step.label}: these lines were changed since, so it cannot be taken back") from None
    bank, earlier = ({name: text for name, text in each.items() if name != DRAFTS} for each in (texts, before))
    change = _Change(bank, earlier)
    for why in (change.tell_loss(step), change.tell_release(folder.root), change.tell_fault()):
        if why:
            raise NotUndoneError(f"{step.label}: {why}, so it is not taken back")
    return before


class _Change:
    """What a bank is now, and what it would be: of the facts, only those that differ are read."""

    def __init__(self, now: Texts, then: Texts) -> None:
        cuts = [CutBank(texts) for texts in (now, then)]
        mine, theirs = ({each.id: each for each in cut.slices} for cut in cuts)
        self.gone = [each for id_, each in mine.items() if id_ not in theirs]
        differing = {id_ for id_ in mine.keys() & theirs.keys() if mine[id_].text != theirs[id_].text}
        self.touched = {*differing, *(theirs.keys() - mine.keys())}
        self.kept = cuts[1].slices
        first = {each.id for cut in cuts for file in cut.files.values() for each in file.slices[:1]}
        read = {*self.touched, *(each.id for each in self.gone), *first}  # a list without facts would be a fault
        (self.now, self.problems_now), (self.then, self.problems_then) = (
            read_texts(cut.keep(each for each in cut.slices if each.id in read)) for cut in cuts
        )

    def tell_loss(self, step: Step) -> str:
        """Say which facts that are no part of *step* would be lost, or would lose the article that they cite."""
        taken = "".join(change.new for change in step.changes.values())
        lost = [each.id for each in self.gone if not re.search(rf"\bid: +{re.escape(each.id)}\b", taken)]
        if lost:
            return f"{_named(lost)} would go with it"
        articles = {str(key) for key in self.now.articles} - {str(key) for key in self.then.articles}
        citing = [each.id for each in self.kept if articles and not articles.isdisjoint(_cited(each, articles))]
        return f"{_named(citing)} {'cites' if len(citing) == 1 else 'cite'} it" if citing else ""

    def tell_release(self, root: Path) -> str:
        """Say what of it learners have by now, and would not be told of."""
        ledger = _read_ledger(root)
        released = [each.id for each in self.gone if ledger.has_fact(each.id)]
        if released:
            advice = f"`briefdeck retire {released[0]} --because …` retires it"
            return f"{_named(released)} was released by a build since, and learners have it ({advice})"
        modules = [
            module for module in MODULES if rule_of(module).code.startswith("L") and hasattr(module, "check_fact")
        ]
        known, found = (list(find_problems(modules, _context(bank, ledger))) for bank in (self.now, self.then))
        new = _without(found, known)
        if not new:
            return ""
        return f"{new[0].message} (`briefdeck retire {new[0].fact} --card ID --because …` retires a card)"

    def tell_fault(self) -> str:
        """Say what of the rest could not be read any more."""
        new = [each for each in _without(self.problems_then, self.problems_now) if each.fact not in self.touched]
        return new[0].message if new else ""


def _named(ids: Iterable[str]) -> str:
    shown = list(ids)
    return ", ".join(f"“{each}”" for each in shown[:_MOST_NAMED]) + (" …" if len(shown) > _MOST_NAMED else "")


def _cited(each: FactSlice, articles: Iterable[str]) -> set[str]:
    """Return the articles that a fact cites; its YAML is read only where one of *articles* may be among them."""
    near = any(f"{article}:" in each.text for article in articles)
    return {cited.article for cited in cited_lines(values_of(each.text))} if near else set()


def _context(bank: Bank, ledger: Ledger) -> CheckContext:
    return CheckContext(bank, {}, Concordance({}), ledger)


def _without(found: Iterable[Problem], known: Iterable[Problem]) -> list[Problem]:
    before = {(each.code, each.fact, each.words, each.message) for each in known}
    return [each for each in found if (each.code, each.fact, each.words, each.message) not in before]


def _read_ledger(root: Path) -> Ledger:
    """Read what was released; nothing where there is no ledger. Raises NotUndoneError where it is damaged."""
    if not exists(root / LEDGER):
        return Ledger("")
    ledger, problems = load_ledger(read_file(root / LEDGER, LEDGER_LIMIT, root).decode("utf-8", "replace"), LEDGER)
    if problems:
        raise NotUndoneError(f"{LEDGER} cannot be read, so it cannot be told what was released: {problems[0].message}")
    return ledger


def _delete_text(folder: Folder, name: str, made: str) -> bool:
    """Delete the text *name* of an article where it is as it was *made*; tell whether it is gone."""
    path = folder.articles / name
    if not exists(path) or digest(read_file(path, ARTICLE_LIMIT, folder.articles)) != made:
        return False
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    return True


def _read_concordance(root: Path) -> Concordance:
    """Read the concordance; an empty one where there is none, or it is damaged."""
    if not exists(root / CONCORDANCE):
        return Concordance()
    data = read_file(root / CONCORDANCE, CONCORDANCE_LIMIT, root)
    return load_concordance(data.decode("utf-8", "replace"), CONCORDANCE)[0]


def _change_concordance(root: Path, texts: Texts, entries: Mapping[str, IndexedArticle]) -> None:
    """Write the concordance with *entries*, without the articles that the bank in *texts* has no more."""
    old = _read_concordance(root)
    if old.articles:
        bank, _ = read_texts({QUESTIONS: texts[QUESTIONS]})
        kept, _ = index_articles(bank.articles, {}, Concordance({**old.articles, **entries}))
        write_files(root, {CONCORDANCE: dump_concordance(kept).encode()})


def _write(root: Path, steps: list[Step]) -> None:
    """Write the *steps*, without the oldest where they take too much room."""
    data = (json.dumps(steps, ensure_ascii=False, indent=1) + "\n").encode()
    if len(data) > _LIMIT:
        _write(root, steps[1:])
    else:
        write_files(root, {STEPS: data})


def _steps(root: Path) -> list[Step]:
    """Read the steps; none where the file is missing or damaged, or one is of another file than those of a bank."""
    if not exists(root / STEPS):
        return []
    try:
        steps = json.loads(read_file(root / STEPS, _LIMIT, root))
        return [
            Step(
                str(label),
                {_as_bank_file(name): _as_change(*change) for name, change in changes.items()},
                {_as_name(name): str(made) for name, made in (rest[0] if rest else {}).items()},
                {str(key): _as_entry(str(key), *entry) for more in rest[1:] for key, entry in more.items()},
            )
            for label, changes, *rest in steps
        ]
    except (ValueError, TypeError, AttributeError, RecursionError):
        return []


def _as_bank_file(name: str) -> str:
    if name not in (QUESTIONS, DRAFTS) and not is_fact_file(name):
        raise ValueError(name)
    return name


def _as_name(name: str) -> str:
    if PurePath(name).name != name or "\\" in name or not name.endswith(".txt"):
        raise ValueError(name)
    return name


def _as_entry(key: str, old: str, sha256: str) -> IndexedAnew:
    """Return the entry that was written. Raises TypeError or ValueError where it is none."""
    if key not in load_concordance(old, "")[0].articles:
        raise ValueError(key)
    return IndexedAnew(old, str(sha256))


def _as_change(line: int, *parts: str) -> TextChange:
    """Return the change that was written. Raises TypeError or ValueError where it is none."""
    above, old, new, below = map(str, parts)
    return TextChange(int(line), above, old, new, below)
