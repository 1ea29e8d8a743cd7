"""A project that is edited while it is open: its answers are those of `check`, and each edit is answered alone."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdeck.bank_files import Texts
from briefdeck.check import check
from briefdeck.curate.fact_slices import cut_file
from briefdeck.live.live_project import LiveProject
from briefdeck.problem import Problem
from briefdeck.project import Folder, open_project
from briefdeck.project_names import QUESTIONS
from briefdeck.rules.fact_context import FactContext, list_fact_contexts
from briefdeck.rules.registry import MODULES, problems_of_fact
from tests.conftest import REPOSITORY
from tests.fuzz.mutations import broken_text

NOW = 2_000_000_000
_WORDS = ["Zanzibar", "4,711", "never", "85", "Tove Brandt", "fell", "2031", "**60**", "nearly all", "“No”"]


def _checked(project: Path, texts: Texts) -> list[Problem]:
    """What `check` says of the *project* with these files of its bank."""
    opened = open_project(Folder(project, project / "articles"), NOW, texts)
    return opened.merge_problems(check(opened.context))


def edit(text: str, kind: str, chance: random.Random) -> str:
    """Edit *text* in some *kind* of way, as curators do."""
    slices = cut_file(text, "").slices
    if kind == "break" or not slices:
        return broken_text(text.encode(), chance).decode("utf-8", errors="replace").replace("\r", " ")
    one, other = chance.choice(slices), chance.choice(slices)
    if kind == "word":
        words = one.text.split(" ")
        words.insert(chance.randrange(8, len(words)) if len(words) > 8 else len(words), chance.choice(_WORDS))
        return text.replace(one.text, " ".join(words), 1)
    if kind == "delete":
        return text.replace(one.text, "", 1)
    if kind == "copy":
        return text.replace(one.text, one.text + re.sub(r"id: (\S+)", r"id: \1-again", other.text, count=1), 1)
    if kind == "cite":
        return text.replace(one.text, re.sub(r":(\d+)", f":{chance.randrange(1, 14)}", one.text, count=1), 1)
    if kind == "line":
        return text.replace(one.text, f"{one.text}    # a remark\n\n", 1)
    return text.replace("  Tove Brandt: [Brandt]", chance.choice(["  Tove Brandt: [Brandt, Zanzibar]", "  A: [B]"]), 1)


KINDS = ["word", "word", "delete", "copy", "cite", "line", "names", "break"]


@pytest.mark.slow
@settings(max_examples=25)
@given(st.lists(st.sampled_from(KINDS), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_live_says_what_check_says(good: Path, kinds: list[str], chance: random.Random) -> None:
    """After any sequence of edits, broken ones too, the problems are those of `check`, each at its place."""
    live = LiveProject(Folder(good, good / "articles"), lambda: NOW)
    texts = dict(live.settled.texts)
    assert list(texts) == [QUESTIONS, "facts/money.yaml"]
    for kind in kinds:
        path = chance.choice(list(texts))
        texts[path] = edit(texts[path], kind, chance)
        live.settle(texts)
        assert live.settled.problems == _checked(good, texts)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small honest project with its concordance, and two of its facts in another file; it is never changed."""
    import shutil

    from tests.conftest import DATA, _run

    folder = tmp_path_factory.mktemp("live") / "strike"
    shutil.copytree(DATA / "good", folder)
    questions = folder / QUESTIONS
    *_, one, other = cut_file(text := questions.read_text(encoding="utf-8"), "").slices
    questions.write_text(text.replace(one.text + other.text, ""), encoding="utf-8")
    (folder / "facts").mkdir()
    (folder / "facts/money.yaml").write_text(f"facts:\n{one.text}{other.text}", encoding="utf-8")
    assert _run("index", "--project", str(folder), "--articles", str(folder / "articles")).code == 0
    return folder


def test_an_edit_is_answered_at_once(good: Path) -> None:
    """The facts that changed are proved alone, and what is said of them is what `check` says."""
    live = LiveProject(Folder(good, good / "articles"), lambda: NOW)
    texts = {
        path: text.replace("four islands.\n    cite", "five islands.\n    cite")
        for path, text in live.settled.texts.items()
    }
    texts["facts/money.yaml"] = texts["facts/money.yaml"].replace("    topic: money\n", "    topic: monye\n", 1)
    proved = live.prove(texts)
    assert [str(each.fact.fact.id) for each in proved] == ["stranded", "cost"]
    assert "G201" in {problem.code for problem in proved[0].problems}
    assert {problem.code for problem in proved[1].problems} == {"Y117"}
    told = {problem for problem in _checked(good, texts) if problem.fact in ("stranded", "cost")}
    assert {problem for each in proved for problem in each.problems} <= told


def test_nothing_changed_is_no_answer(good: Path) -> None:
    """Where no fact changed nothing is proved again, though lines have moved."""
    live = LiveProject(Folder(good, good / "articles"), lambda: NOW)
    assert live.prove({path: f"# moved\n\n{text}" for path, text in live.settled.texts.items()}) == []


@pytest.mark.slow
def test_a_rule_about_one_fact_looks_at_no_other() -> None:
    """What these rules find in a fact of the shipped bank, they find in it where it stands alone."""
    context = open_project(Folder(REPOSITORY, REPOSITORY / "articles"), NOW).context
    for fact in list_fact_contexts(context):
        from dataclasses import replace

        alone = replace(context, bank=replace(context.bank, facts=(fact.fact,), disputes=(), quiz=()), briefs={})
        assert alone.take_over(context)
        found = sorted(problems_of_fact(MODULES, FactContext(alone, fact.fact)))
        assert found == sorted(problems_of_fact(MODULES, fact))


def test_what_was_found_before_a_settling_was_given_up_is_kept(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever types on while all is checked does not make it begin anew; and what was typed is still answered."""
    live = LiveProject(Folder(good, good / "articles"), lambda: NOW)
    live.read()
    texts = {QUESTIONS: live.settled.texts[QUESTIONS].replace("1,200 passengers", "1,300 passengers", 1)}
    asked = iter([False] * 4)
    assert not live.settle(texts, lambda: next(asked, True))
    assert "G201" in {problem.code for problem in live.answer(texts)}
    proved: list[FactContext] = []

    def watched(modules: Sequence[ModuleType], fact: FactContext) -> Iterator[Problem]:
        proved.append(fact)
        return problems_of_fact(modules, fact)

    monkeypatch.setattr("briefdeck.live.live_project.problems_of_fact", watched)
    assert live.settle(texts)
    assert 0 < len(proved) < len(live.settled.cut.slices)
    assert list(live.settled.problems) == _checked(good, texts)


def test_a_stale_settling_is_given_up(good: Path) -> None:
    """Where the files have changed again the work is dropped, and what was settled stays."""
    live = LiveProject(Folder(good, good / "articles"), lambda: NOW)
    before = live.settled
    assert not live.settle({QUESTIONS: before.texts[QUESTIONS].replace("four", "five")}, lambda: True)
    assert (live.settled.problems, live.settled.texts) == (before.problems, before.texts)


def test_a_project_that_is_only_read_proves_what_is_typed(good: Path) -> None:
    """Before anything is checked a fact is proved as it is afterwards; then all is told that `check` tells."""
    folder = Folder(good, good / "articles")
    texts = {QUESTIONS: (good / QUESTIONS).read_text(encoding="utf-8").replace("1,200 passengers", "1,300 passengers")}
    (good / QUESTIONS).write_text(texts[QUESTIONS], encoding="utf-8")
    live, whole = LiveProject(folder, lambda: NOW), LiveProject(folder, lambda: NOW)
    live.read()
    assert (live.settled.is_checked, live.settled.problems) == (False, [])
    cut = live.settled.cut
    one, other = (each.prove_facts(cut, cut.slices[:1]) for each in (live, whole))
    assert [each.problems for each in one] == [each.problems for each in other] != [()]
    assert live.settle()
    assert live.settled.is_checked
    assert list(live.settled.problems) == _checked(good, texts)


def test_nothing_is_answered_twice(project: Path) -> None:
    """What was told of the file and is told of a fact again is one problem."""
    live = LiveProject(Folder(project, project / "articles"), lambda: NOW)
    text = live.settled.texts[QUESTIONS]
    text = text[: text.index("facts:\n")] + "facts:\n  - "
    live.settle({QUESTIONS: text})
    before = live.answer({QUESTIONS: text})
    live.settle({QUESTIONS: text.replace("facts:\n", "facts: []\n")})
    after = live.answer({QUESTIONS: text.replace("facts:\n", "facts: []\n")})
    assert len(before) == len(set(before)) > 0
    assert len(after) == len(set(after)) > 0
