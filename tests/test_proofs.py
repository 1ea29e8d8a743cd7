"""What an earlier run has proved is not proved again, and nothing that changes anything is taken for proved."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdeck import proofs
from briefdeck.check import check
from briefdeck.problem import Problem
from briefdeck.project import Folder, Project, open_project
from briefdeck.project_names import ARTICLES, CONCORDANCE, QUESTIONS
from briefdeck.proofs import CACHE, KeptProofs
from briefdeck.rules.context import CheckContext
from briefdeck.rules.drawn_text import DrawnContext, list_drawn_contexts
from briefdeck.rules.fact_context import FactContext
from briefdeck.rules.registry import MODULES, problems_of_drawn, rule_of
from tests.conftest import DATA, REPOSITORY, Run
from tests.support.printed_changes import read_context, read_project
from tests.test_live import KINDS, edit, good

__all__ = ["good"]
NOW = 2_000_000_000
FALSE = ("four islands.\n    cite", "five islands.\n    cite")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for proofs, empty yet."""
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))
    return tmp_path / "cache" / "proofs"


class _Counting(KeptProofs):
    """Proofs that count what is compared with its lines."""

    compared = 0

    def prove(self, text: FactContext, find: Callable[[], Iterator[Problem]]) -> Iterable[Problem]:
        def count() -> Iterator[Problem]:
            self.compared += 1
            return find()

        return super().prove(text, count)


def _open(project: Path) -> Project:
    return open_project(Folder(project, project / ARTICLES), NOW)


def _check(context: CheckContext) -> tuple[list[Problem], int]:
    """What is found in *context* with what was proved before, and how many texts were compared with their lines."""
    kept = _Counting(context)
    found = check(context, kept)
    kept.save()
    return found, kept.compared


def _count_texts(context: CheckContext) -> int:
    return len(context.bank.facts) + len(list_drawn_contexts(context))


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("cache")
def test_nothing_is_proved_twice(project: Path) -> None:
    """A second check compares nothing with its lines; after an edit it compares that fact, and finds what is wrong."""
    context = _open(project).context
    assert _check(context) == ([], _count_texts(context))
    assert _check(_open(project).context) == ([], 0)
    _change(project / QUESTIONS, *FALSE)
    changed = _open(project).context
    drawn_from_it = [each for each in list_drawn_contexts(changed) if "stranded" in each.parts[0].facts]
    found, compared = _check(changed)
    assert ("G201" in {problem.code for problem in found}, compared) == (True, 1 + len(drawn_from_it))
    again, compared = _check(_open(project).context)
    assert (again, compared >= 1) == (found, True), "what is wrong is found each time"
    _change(project / QUESTIONS, *reversed(FALSE))
    assert _check(_open(project).context)[0] == []


@pytest.mark.usefixtures("cache")
def test_a_fact_is_known_wherever_it_stands(project: Path) -> None:
    """Lines that move prove nothing anew."""
    _check(_open(project).context)
    _change(project / QUESTIONS, "\nfacts:\n", "\n\n# a remark\nfacts:\n")
    assert _check(_open(project).context) == ([], 0)


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (QUESTIONS, "  Tove Brandt: [Brandt]", "  Tove Brandt: [Brandt, Zanzibar]"),
        (f"{ARTICLES}/harbour.txt", "four", "five"),
        (CONCORDANCE, '"four', '"five'),
    ],
)
def test_all_is_proved_anew_where_it_is_compared_with_something_else(
    project: Path, path: str, old: str, new: str
) -> None:
    """Names, an article, its concordance: whatever a fact is compared with, a change of it makes proofs void."""
    _check(_open(project).context)
    _change(project / path, old, new)
    context = _open(project).context
    found, compared = _check(context)
    assert compared == _count_texts(context)
    assert found == check(context)


@pytest.mark.usefixtures("cache")
def test_other_rules_prove_anew(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one version of briefdeck has proved another proves again."""
    context = _open(project).context
    _check(context)
    monkeypatch.setattr(proofs, "_own_state", lambda: ["another version"])
    assert _check(context) == ([], _count_texts(context))


@pytest.mark.slow
@settings(max_examples=15)
@given(st.lists(st.sampled_from(KINDS), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_same_is_found_as_without_proofs(
    good: Path, tmp_path_factory: pytest.TempPathFactory, kinds: list[str], chance: random.Random
) -> None:
    """After any sequence of edits, broken ones too, a check with what was proved before finds what one without does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE, str(tmp_path_factory.mktemp("cache")))
        texts = dict(_open(good).texts_of_bank)
        for kind in kinds:
            path = chance.choice(list(texts))
            texts[path] = edit(texts[path], kind, chance)
            context = open_project(Folder(good, good / ARTICLES), NOW, texts).context
            assert _check(context)[0] == check(context)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["shipped", "printed_falsehoods", "printed_mine"])
def test_what_is_drawn_from_facts_looks_at_no_others(name: str) -> None:
    """What the comparing rules find in a printed text, they find where the bank has only the facts it rests on."""
    context = _open(REPOSITORY).context if name == "shipped" else read_context(read_project(DATA / name))
    comparing = [module for module in MODULES if rule_of(module).reads_lines]
    for drawn in list_drawn_contexts(context):
        facts = tuple(each.fact for each in drawn.drawn_from)
        alone = replace(context, bank=replace(context.bank, facts=facts, disputes=(), quiz=()), briefs={})
        assert alone.take_over(context)
        again = DrawnContext(alone, drawn.parts, [FactContext(alone, fact) for fact in facts])
        assert sorted(problems_of_drawn(comparing, again)) == sorted(problems_of_drawn(comparing, drawn))


def test_a_run_says_the_same_with_proofs(project: Path, run: Run, cache: Path) -> None:
    """`check` and `build` print the same the second time, and the files are the same bytes."""
    first = run("build", "--project", str(project))
    made = {path.name: path.read_bytes() for path in (project / "output").iterdir()}
    assert len(list(cache.iterdir())) == 1
    for path in (project / "output").iterdir():
        path.unlink()
    second = run("build", "--project", str(project))
    assert (first.code, second.code) == (0, 0)
    assert {path.name: path.read_bytes() for path in (project / "output").iterdir()} == made
    assert run("check", "--project", str(project)) == run("check", "--project", str(project))


def test_none_are_kept_where_none_are_wanted(
    project: Path, run: Run, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With an empty BRIEFDECK_CACHE nothing is written."""
    monkeypatch.setenv(CACHE, "")
    assert run("check", "--project", str(project)).code == 0
    assert not cache.exists()


@pytest.mark.parametrize("kind", ["rubbish", "a folder in its place", "a file in the way"])
def test_proofs_that_cannot_be_read(project: Path, run: Run, cache: Path, kind: str) -> None:
    """Whatever lies where proofs should, the check does its work and says nothing of it."""
    wanted = run("check", "--project", str(project))
    (file,) = cache.iterdir()
    if kind == "rubbish":
        file.write_bytes(b"\xff\x00" * 1000)
    elif kind == "a folder in its place":
        file.unlink()
        file.mkdir()
    else:
        file.unlink()
        cache.rmdir()
        cache.write_text("in the way", encoding="utf-8")
    assert run("check", "--project", str(project)) == wanted


@pytest.mark.usefixtures("cache")
def test_old_proofs_go(project: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest files are kept, and no more than there may be."""
    monkeypatch.setattr(proofs, "_MOST_FILES", 3)
    context = _open(project).context
    for version in range(5):
        monkeypatch.setattr(proofs, "_own_state", lambda version=version: [version])
        _check(context)
        assert len(list(cache.iterdir())) == min(version + 1, 3)
    assert _check(context)[1] == 0
