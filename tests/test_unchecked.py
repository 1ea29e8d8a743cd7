"""What was not checked is said: texts that are not there, and what kept rules from running on how many facts."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from briefdeck.check import check
from briefdeck.language.needs import OF_A_LANGUAGE, Need
from briefdeck.rules.registry import MODULES, RULES, rule_of
from briefdeck.rules.unchecked import find_unchecked
from tests.conftest import Run
from tests.support.contexts import HEAD, context_of, fact_saying

WITHOUT_TEXTS = tuple(code for code, rule in RULES.items() if Need.TEXTS in rule.needs)


def _hide(project: Path, *names: str) -> None:
    for name in names or ("harbour.txt", "quay.txt"):
        (project / "articles" / name).unlink()


def test_a_missing_text_is_named(project: Path, run: Run) -> None:
    """The summary says in one line of plain words whose texts are missing, and what was not checked."""
    _hide(project)
    ran = run("check", "--project", str(project))
    assert (ran.code, ran.stdout) == (0, "")
    counted, told = ran.stderr.splitlines()
    assert counted.endswith("0 errors, 0 warnings")
    assert told == (
        "not checked: copied words, and in part what the lines say, who says it and pages, of 7 facts, as the texts of "
        "harbour and quay are not here; quotations were compared without the order of their words"
    )


def test_strict_takes_a_missing_text_as_an_error(project: Path, run: Run) -> None:
    """--strict names each text at its place, unless --without-texts says that this is meant."""
    _hide(project)
    ran = run("check", "--strict", "--project", str(project))
    assert ran.code == 1
    assert [line.split(" C111 ")[1] for line in ran.stdout.splitlines() if " C111 " in line] == [
        "the text of article “harbour” is not there",
        "the text of article “quay” is not there",
    ]
    ran = run("check", "--strict", "--without-texts", "--project", str(project))
    assert (ran.code, ran.stdout) == (0, "")
    assert "harbour and quay are not here" in ran.stderr


def test_json_says_it_too(project: Path, run: Run) -> None:
    """The keys missing_texts, rules and given are always there, empty where everything was checked."""
    argument = ("check", "--format", "json", "--project", str(project))
    assert json.loads(run(*argument).stdout)["unchecked"] == {"missing_texts": [], "rules": [], "given": 0}
    _hide(project)
    assert json.loads(run(*argument).stdout)["unchecked"] == {
        "missing_texts": ["harbour", "quay"],
        "rules": [
            {"reason": "texts", "language": None, "not_run": [*WITHOUT_TEXTS], "in_part": ["G205", "G217"], "facts": 7},
        ],
        "given": 0,
    }


def test_github_gets_a_notice(project: Path, run: Run) -> None:
    """An annotation of the whole run says what was not checked, with the codes of the rules."""
    _hide(project)
    [line] = run("check", "--format", "github", "--project", str(project)).stdout.splitlines()
    assert line.startswith("::notice::not checked: ")
    assert f"({len(WITHOUT_TEXTS)} rules: A301–A305, A307" in line


def test_build_says_it(project: Path, run: Run) -> None:
    """What is built without the texts is built with the same sentence, and with the same bytes."""
    assert run("build", "--project", str(project)).code == 0
    _hide(project)
    ran = run("build", "--locked", "--project", str(project))
    assert ran.code == 0
    assert "not checked: " in ran.stderr


def test_a_renamed_text_is_a_problem(project: Path, run: Run) -> None:
    """One text that is gone beside others is an error with its place, and the cure names the file that has it now."""
    (project / "articles/quay.txt").rename(project / "articles/pier.txt")
    ran = run("check", "--project", str(project))
    assert ran.code == 1
    assert "C111 the text of article “quay” is not there, though others are" in ran.stdout
    assert "pier.txt has this very text: write `file: pier.txt`, and run `briefdeck index`" in ran.stdout
    text = (project / "questions.yaml").read_text(encoding="utf-8")
    (project / "questions.yaml").write_text(text.replace("quay.txt", "pier.txt"), encoding="utf-8")
    assert run("index", "--project", str(project)).code == 0
    assert run("check", "--strict", "--project", str(project)).code == 0


def test_a_text_that_was_renamed_and_changed(project: Path, run: Run) -> None:
    """A file with a similar name is proposed; a text that is nowhere has to be put back."""
    path = project / "articles/quay2.txt"
    (project / "articles/quay.txt").rename(path)
    path.write_text("Other words.\n", encoding="utf-8")
    assert "did you mean “quay2.txt”?" in run("check", "--project", str(project)).stdout
    path.unlink()
    assert "put quay.txt where the texts are" in run("check", "--project", str(project)).stdout


def test_a_text_is_found_by_its_name_in_any_form(tmp_path: Path, run: Run) -> None:
    """A file whose accents stand apart from their letters is the one that `init` and questions.yaml name."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / unicodedata.normalize("NFD", "né.txt")).write_text("One line.\n", encoding="utf-8")
    assert run("init", str(tmp_path)).code == 0
    assert run("check", "--strict", "--project", str(tmp_path)).code == 0


@pytest.mark.parametrize("command", ["check", "build", "diff", "quiz"])
def test_some_texts_may_be_meant_to_be_missing(project: Path, run: Run, command: str) -> None:
    """With --without-texts every command takes what is there."""
    run("build", "--project", str(project))
    _hide(project, "quay.txt")
    more = ["--format", "json"] if command == "quiz" else []
    assert run(command, *more, "--project", str(project)).code == 1
    assert run(command, *more, "--without-texts", "--project", str(project)).code == 0


def test_a_rule_runs_where_its_texts_are() -> None:
    """Of two articles only one has its text: a rule that needs texts runs on the facts that cite it alone."""
    head = HEAD.replace("names:", "  other:\n    file: other.txt\n    title: Other\nnames:")
    facts = [
        fact_saying("Talks on wages resumed in Saltby.", "gazette:1").replace("id: it", "id: here"),
        fact_saying("Talks on wages resumed in Saltby.", "other:1").replace("id: it", "id: there"),
        fact_saying("Talks on wages resumed in Saltby.", "gazette:1, other:1").replace("id: it", "id: both"),
    ]
    context = context_of(
        "".join(facts), dict.fromkeys(["gazette", "other"], "Talks on wages may resume in Saltby."), head=head
    )
    assert {each.fact for each in check(context) if each.code == "A303"} == {"here", "there", "both"}
    partly = replace(context, texts={"gazette": context.texts["gazette"]}, texts_needed="none")
    assert {each.fact for each in check(partly) if each.code == "A303"} == {"here"}
    [group] = find_unchecked(partly).rules
    assert (group.facts, find_unchecked(partly).missing_texts) == (2, ("other",))


FACT_OF_ALL = fact_saying(
    "Ana Reyes said workers “are for sale” and had left work at three quays.", "gazette:3, gazette:5"
)
READING_ENGLISH = [
    module
    for module in MODULES
    if hasattr(module, "ENGLISH") or "ENGLISH" in Path(str(module.__file__)).read_text("utf-8")
]


@pytest.mark.parametrize("module", READING_ENGLISH, ids=lambda module: rule_of(module).code)
def test_a_rule_that_reads_english_says_so(module: ModuleType) -> None:
    """A rule with English tables needs, or wants, something of a language, so that it does not run on another."""
    rule = rule_of(module)
    assert (rule.needs | rule.wants) & OF_A_LANGUAGE


def test_every_reader_of_texts_says_so() -> None:
    """Without any text no rule that needs texts finds anything, and only rules that say so find less."""
    context = context_of(FACT_OF_ALL)
    with_texts = {each.code for each in check(context)}
    without = {each.code for each in check(replace(context, texts={}, hashes={}))}
    assert all(Need.TEXTS in RULES[code].needs | RULES[code].wants for code in with_texts - without)
    assert not [code for code in without if Need.TEXTS in RULES[code].needs]
