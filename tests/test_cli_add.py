"""`briefdeck add`: what it asks, what it proves, and that it writes nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefdeck.cli import main
from briefdeck.read.bank import read_bank
from tests.conftest import REPOSITORY, Ran, Run
from tests.support.terminal import Terminal

pytestmark = pytest.mark.slow

HERE = {**os.environ, "PYTHONPATH": str(REPOSITORY / "src")}
GIVEN = ("--cite", "harbour:6", "--fact", "Ferry crews left **1,200** passengers on four islands.")


def _facts(project: Path) -> list[str]:
    bank, problems = read_bank((project / "questions.yaml").read_text(encoding="utf-8"), "questions.yaml")
    assert problems == []
    return [str(fact.fact) for fact in bank.facts]


def _entered(project: Path, *lines: str) -> Ran:
    done = CliRunner().invoke(
        main, ["add", "--project", str(project), "--articles", str(project / "articles")], input="\n".join([*lines, ""])
    )
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Ran(done.exit_code, done.stdout, done.stderr)


def test_a_proved_fact_is_added(project: Path, run: Run) -> None:
    """It stands behind the facts of its line with its card and an id; where, is said; `check` finds nothing."""
    before = _facts(project)
    told = ("--question", "How many passengers did ferry crews leave on islands?", "--answer", "1,200")
    ran = run("add", "--project", str(project), *GIVEN, *told, "--topic", "strike", "--said-by", "ferry crews")
    assert (ran.code, ran.stdout) == (0, "")
    assert "questions.yaml:72: added “ferry-crews-left-passengers”" in ran.stderr
    written = (project / "questions.yaml").read_text(encoding="utf-8")
    assert "      - q: How many passengers did ferry crews leave on islands?\n        a: 1,200\n" in written
    at = _facts(project).index(GIVEN[3])
    assert [*_facts(project)[:at], *_facts(project)[at + 1 :]] == before
    assert at == 5  # before the facts of later lines
    assert run("check", "--project", str(project)).stderr.startswith("8 facts, 8 cards, 9 citations: 0 errors, 0 warn")


def test_words_that_no_line_has_are_told(project: Path, run: Run) -> None:
    """Where no rule doubts a fact, it is said all the same which of its words its lines do not have, as by `find`."""
    ran = run("add", "--project", str(project), "--cite", "quay:4", "--fact", "Ida Berg painted the Aurora.")
    assert ran.code == 0, ran
    assert "quay:4 has: Ida Berg, Aurora; not on it: painted (see that the line says so)" in ran.stderr
    proved = "Ida Berg, the transport minister, met the crews."
    assert "not on it" not in run("add", "--project", str(project), "--cite", "quay:4", "--fact", proved).stderr


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--answer", "1,300", "--question", "How many passengers did they leave?"), "G201"),
        (("--topic", "money-matters"), "Y117"),
        (("--id", "Ferry Crews"), "Y113"),
        (("--id", "stranded"), "Y114"),
        (("--cite", "harbor:6"), "C101"),
        (("--cite", "6"), "Y116"),
    ],
)
def test_what_is_not_proved_is_not_added(project: Path, run: Run, more: tuple[str, ...], code: str) -> None:
    """The problem is told as by `check`, at the words; the file is as it was, to the byte; exit 1."""
    before = (project / "questions.yaml").read_bytes()
    ran = run("add", "--project", str(project), *GIVEN, *more)
    assert ran.code == 1
    assert f" {code} " in ran.stdout
    assert "^" in ran.stdout
    assert "nothing was added" in ran.stderr
    assert (project / "questions.yaml").read_bytes() == before


def test_faults_of_other_facts_do_not_hinder(project: Path, run: Run) -> None:
    """Only what is wrong with the new fact is told; what stands there already is a matter for `check`."""
    path = project / "questions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("**1,200 passengers**", "**1,300 passengers**"), "utf-8")
    ran = run("add", "--project", str(project), *GIVEN)
    assert (ran.code, ran.stdout) == (0, "")


def test_a_file_that_cannot_be_read_is_put_right_first(project: Path, run: Run) -> None:
    """Where questions.yaml has a fault of its own, that is told, and nothing is written."""
    path = project / "questions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("topics:", "topix:"), "utf-8")
    before = path.read_bytes()
    ran = run("add", "--project", str(project), *GIVEN)
    assert (ran.code, " Y110 " in ran.stdout) == (1, True)
    assert path.read_bytes() == before


def test_warnings_are_told_and_no_hindrance(project: Path, run: Run) -> None:
    """With everything given, a warning is printed, and the fact is added."""
    ran = run("add", "--project", str(project), *GIVEN, "--question", "Did ferry crews strike?", "--answer", "Yes")
    assert ran.code == 0
    assert "(warning)" in ran.stdout
    assert GIVEN[3] in _facts(project)


def test_facts_in_brackets_are_left_alone(project: Path, run: Run) -> None:
    """A list that is written in brackets is not taken apart: exit 2 with a sentence."""
    head = (project / "questions.yaml").read_text(encoding="utf-8").partition("facts:")[0]
    fact = "{id: one, fact: Crews stopped work., cite: harbour:6, topic: strike}"
    (project / "questions.yaml").write_text(f"{head}facts: [{fact}]\n", "utf-8")
    ran = run("add", "--project", str(project), *GIVEN)
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("briefdeck: `facts:` is written in brackets")


def test_json(project: Path, run: Run) -> None:
    """Programs get the problems as `check` gives them: none, where it was added."""
    ran = run("add", "--project", str(project), *GIVEN, "--format", "json")
    assert (ran.code, json.loads(ran.stdout)["problems"]) == (0, [])


def test_it_asks_for_what_is_not_given(project: Path) -> None:
    """Each entry that cannot be used is asked for again with the reason; the lines are shown; then all is proved."""
    said = "Talks were to go on on **Thursday**."
    ran = _entered(
        project, "harbor:12", "harbour:99", "harbour", "harbour:12", "", said, "mony", "money", "", "", "talks"
    )
    assert (ran.code, ran.stdout) == (0, "")
    assert "There is no article “harbor”: did you mean “harbour”?" in ran.stderr
    assert "harbour has lines 1 to 14." in ran.stderr
    assert "    8 | The union said at least 85 captains had joined" in ran.stderr  # all lines of “harbour”
    assert "Which of them says it? Write harbour: and the number." in ran.stderr
    assert "   12 | Talks are expected to resume on Thursday." in ran.stderr
    assert "There is no topic “mony”: did you mean “money”?" in ran.stderr
    assert "added “talks”" in ran.stderr
    assert said in _facts(project)


def test_without_the_text_it_shows_what_is_known_of_the_line(project: Path) -> None:
    """The numbers and names of the line, from the concordance."""
    (project / "articles" / "harbour.txt").unlink()
    ran = _entered(project, "harbour:6", "\x04")
    assert "    6 | has four, 1,200, Monday" in ran.stderr


def test_what_is_not_proved_is_asked_for_again(project: Path) -> None:
    """The problem is shown, and only what is wrong is asked for; “-” leaves it out."""
    wrong, right = "Crews left 1,300 passengers.", "Ferry crews left 1,200 passengers."
    once = ("harbour:6", wrong, "strike", "", "How many passengers did crews leave?", "1,300", "left-there")
    ran = _entered(project, *once, right, "1,200")
    assert ran.code == 0, ran
    assert " G201 " in ran.stdout
    assert "Once more, what is wrong" in ran.stderr
    assert right in _facts(project)
    assert "a: 1,200" in (project / "questions.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 2)], ids=["Ctrl-C", "Ctrl-D"])
def test_leaving_adds_nothing(project: Path, key: str, code: int) -> None:
    """At a real terminal, Ctrl-C and Ctrl-D leave with a sentence, 130 or 2, and the file is as it was."""
    before = (project / "questions.yaml").read_bytes()
    terminal = Terminal("add", project)
    terminal.enter("harbour:6\n", at="(article:line):")
    terminal.enter("", at="in your own words")
    assert terminal.leave(key) == code
    assert "nothing was added" in terminal.shown
    assert "Traceback" not in terminal.shown
    assert (project / "questions.yaml").read_bytes() == before


@pytest.mark.parametrize("fault", ["missing", "damaged", "changed"])
def test_what_it_would_be_proved_from_is_there(project: Path, run: Run, fault: str) -> None:
    """Without a concordance of the article, or with that of another text, nothing is proved, and nothing added."""
    if fault == "changed":
        (project / "articles" / "harbour.txt").write_text("Another text.\n", encoding="utf-8")
    else:
        (project / "articles" / "concordance.json").write_text("{", encoding="utf-8")
    if fault == "missing":
        (project / "articles" / "concordance.json").unlink()
    before = (project / "questions.yaml").read_bytes()
    ran = run("add", "--project", str(project), "--cite", "harbour:6", "--fact", "Aliens stole 9,999 submarines.")
    assert ran.code == 1
    assert {"missing": " C102 ", "damaged": " C110 ", "changed": " C103 "}[fault] in ran.stdout
    assert (project / "questions.yaml").read_bytes() == before


def test_what_stands_behind_the_fact_is_not_its_fault(project: Path, run: Run) -> None:
    """A fault of the next line, a blank one between, does not keep a fact out."""
    path = project / "questions.yaml"
    text = path.read_text(encoding="utf-8")
    apart = text.replace("\n  - id: cost", "\n\n  - id: cost")
    faulty = apart.replace("\n\ndisputes:\n  - id: how-many-captains", "\ndisputes:\n  - id: How-Many")
    assert text != apart != faulty
    path.write_text(
        faulty.replace("How-Many", "how-many").replace("[captains-union, captains-company]", "[cost]"), "utf-8"
    )
    assert run("add", "--project", str(project), *GIVEN).code == 0


def test_an_answer_has_a_question(project: Path, run: Run) -> None:
    """An answer alone is not dropped without a word."""
    ran = run("add", "--project", str(project), *GIVEN, "--answer", "1,200")
    assert (ran.code, " Y118 " in ran.stdout) == (1, True)


def test_programs_are_asked_nothing(project: Path, run: Run) -> None:
    """JSON is one document, so nothing is asked between."""
    ran = run("add", "--project", str(project), "--cite", "harbour:6", "--format", "json")
    assert (ran.code, ran.stdout) == (2, "")
    assert "give --cite and --fact" in ran.stderr


def test_with_nobody_to_ask(project: Path) -> None:
    """Where standard input is closed there is no traceback."""
    command = f'"{sys.executable}" -m briefdeck add --project "{project}" <&-'
    ran = subprocess.run(["sh", "-c", command], capture_output=True, encoding="utf-8", check=False, env=HERE)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.strip().endswith("nothing was added")


@pytest.mark.parametrize("saved", [b"# a note\n", b"\xff", b"# \x07\n"])
def test_what_is_saved_while_it_asks_stays(project: Path, saved: bytes) -> None:
    """An editor's work of that moment is kept, or it is said that the file cannot be read; no traceback."""
    path = project / "questions.yaml"
    terminal = Terminal("add", project, *GIVEN[:2])
    terminal.enter(GIVEN[3] + "\n", at="in your own words")
    for prompt in ("Topic", "Who says", "Question"):
        terminal.enter("\n", at=prompt)
    terminal.enter("\n", at="Id: ")
    terminal.enter("", at="Another key")
    path.write_bytes(path.read_bytes() + saved)
    assert terminal.leave("\n") == (0 if saved.isascii() and b"\x07" not in saved else 2), terminal.shown
    assert saved in path.read_bytes()
    assert "Traceback" not in terminal.shown


def test_what_is_saved_while_it_asks_whether_to_add_stays(project: Path) -> None:
    """A fact with a warning is put into the file as it is when that is accepted."""
    path = project / "questions.yaml"
    told = ("--question", "Did ferry crews strike?", "--answer", "Yes", "--topic", "strike", "--said-by", "ferry crews")
    terminal = Terminal("add", project, *GIVEN[:2], *told, "--id", "left")
    terminal.enter(GIVEN[3] + "\n", at="in your own words")
    terminal.enter("\n", at="Another key")
    terminal.enter("", at="Add it anyway?")
    path.write_bytes(path.read_bytes() + b"# a note\n")
    terminal.enter("y\n", at="Add it anyway?")
    assert terminal.leave() == 0, terminal.shown
    assert b"# a note\n" in path.read_bytes()
    assert GIVEN[3] in _facts(project)
