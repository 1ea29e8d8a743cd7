"""The command line: code, stdout and stderr of every command, when all is well and when it is not."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from briefdeck.cli.group import COMMANDS, main
from tests.conftest import Run

Golden = Callable[[str, str], None]


def _edit(project: Path, old: str, new: str, name: str = "questions.yaml") -> None:
    path = project / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _break(project: Path) -> None:
    _edit(project, "**1,200 passengers**", "**1,300 passengers**")
    _edit(project, "cite: harbour:12", "cite: harbor:12")


def test_check_clean(project: Path, run: Run, golden: Golden) -> None:
    """A project that holds: exit 0, nothing on stdout, the count on stderr."""
    ran = run("check", "--project", str(project))
    assert (ran.code, ran.stdout) == (0, "")
    golden("check-clean.txt", ran.stderr)


def test_check_faulty(project: Path, run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """Problems: exit 1, each with its line, a caret and what would help, on stdout."""
    _break(project)
    monkeypatch.chdir(project)
    ran = run("check")
    assert ran.code == 1
    golden("check-faulty.txt", ran.stdout + "-- stderr --\n" + ran.stderr)


def test_check_json(project: Path, run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON says the same with the same exit code."""
    _break(project)
    monkeypatch.chdir(project / "briefs")
    ran = run("check", "--format", "json")
    assert (ran.code, ran.stderr) == (1, "")
    golden("check-faulty.json", ran.stdout)
    assert set(json.loads(ran.stdout)["summary"]) == {"facts", "cards", "citations", "errors", "warnings", "given"}


def test_check_github(project: Path, run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """Annotations for GitHub say the same with the same exit code."""
    _break(project)
    monkeypatch.chdir(project)
    ran = run("check", "--format", "github")
    assert ran.code == 1
    golden("check-faulty.github.txt", ran.stdout)


def test_warnings_fail_only_when_strict(project: Path, run: Run) -> None:
    """A paraphrased answer is a warning: exit 0, and 1 under --strict."""
    _edit(project, "a: 4.5 percent", "a: 4.5 percent more of a raise in wages")
    assert run("check", "--project", str(project)).code == 0
    ran = run("check", "--strict", "--project", str(project))
    assert ran.code == 1
    assert "(warning)" in ran.stdout


def test_build_writes_everything(project: Path, run: Run) -> None:
    """The first build makes the ledger, the deck, the page and the quiz, and says what is new."""
    ran = run("build", "--project", str(project))
    assert (ran.code, ran.stdout) == (0, "7 new, 0 changed, 0 unchanged, 0 retired\n")
    assert sorted(path.name for path in (project / "output").iterdir()) == [
        "key.pdf",
        "overview.html",
        "overview.pdf",
        "quiz.html",
        "quiz.pdf",
        "the-norrland-ferry-strike.apkg",
        "the-norrland-ferry-strike.first-import.apkg",
    ]
    assert "wrote deck.lock" in ran.stderr


def test_a_second_build_changes_nothing(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Built again a year later, every byte is the same and nothing is written."""
    run("build", "--project", str(project))
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1731536000")
    ran = run("build", "--project", str(project))
    assert (ran.code, ran.stdout, ran.stderr) == (0, "0 new, 0 changed, 7 unchanged, 0 retired\n", "")
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_build_makes_nothing_while_there_is_an_error(project: Path, run: Run) -> None:
    """One unproved fact: exit 1, the problem on stdout, no file."""
    _break(project)
    ran = run("build", "--project", str(project))
    assert ran.code == 1
    assert "G201" in ran.stdout
    assert not (project / "output").exists()
    assert not (project / "deck.lock").exists()
    assert ran.stderr.endswith("nothing was built, and output/ is as it was: 2 errors stop it\n")


def test_an_error_among_warnings_is_found(project: Path, run: Run) -> None:
    """The last lines name it with its place, of a build and of a check, and say that nothing was built."""
    _edit(project, "**1,200 passengers**", "**1,300 passengers**")
    for name in ("one", "two", "three", "four"):  # a text that no entry names is a warning
        (project / "articles" / f"{name}.txt").write_text("A text.\n", encoding="utf-8")
    built, checked = (run(command, "--project", str(project)) for command in ("build", "check"))
    assert " (warning) " in built.stdout
    *_, error, nothing = built.stderr.splitlines()
    assert re.search(r"questions\.yaml:\d+:\d+ G201 ", error)
    assert nothing == "nothing was built, and output/ is as it was: 1 error stops it"
    assert checked.stderr.splitlines()[-1] == error


def test_files_of_earlier_builds_are_explained(project: Path, run: Run) -> None:
    """The deck for newcomers is called that when it is made, and when nothing is retired any more."""
    ran = run("build", "--project", str(project))
    assert "the-norrland-ferry-strike.first-import.apkg, the deck for newcomers" in ran.stderr
    _edit(project, "    retired: {since: 2031-04-01, because: The offer was withdrawn.}\n", "")
    ran = run("build", "--project", str(project))
    assert "nothing is retired now, so everybody takes output/the-norrland-ferry-strike.apkg" in ran.stderr


@pytest.mark.slow
def test_locked(project: Path, run: Run) -> None:
    """--locked passes on what build made, and fails (L805) without writing when a source has changed."""
    run("build", "--project", str(project))
    assert run("build", "--locked", "--project", str(project)).code == 0
    _edit(project, "How many passengers", "Just how many passengers")
    before = (project / "deck.lock").read_bytes()
    ran = run("build", "--locked", "--project", str(project))
    assert ran.code == 1
    assert ran.stdout.count("L805") == 5  # ledger, both decks, quiz and sheet; the brief shows no questions
    assert (project / "deck.lock").read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "deck.lock",
        "output/overview.pdf",
        "output/overview.html",
        "output/quiz.html",
        "output/quiz.pdf",
        "output/key.pdf",
        "output/the-norrland-ferry-strike.apkg",
        "output/the-norrland-ferry-strike.first-import.apkg",
    ],
)
def test_locked_sees_each_file(project: Path, run: Run, name: str) -> None:
    """A missing or damaged file of the output is found (L805)."""
    run("build", "--project", str(project))
    (project / name).write_bytes((project / name).read_bytes()[:-40] + b"x")
    ran = run("build", "--locked", "--project", str(project))
    assert ran.code == 1
    assert name in ran.stdout or "L804" in ran.stdout


@pytest.mark.slow
@pytest.mark.parametrize("name", ["old.pdf", "quiz-old.html"])
def test_locked_sees_what_is_made_by_nothing(project: Path, run: Run, name: str) -> None:
    """A page whose brief is gone, or whose quiz, is found (L805)."""
    run("build", "--project", str(project))
    (project / "output" / name).write_bytes(b"%PDF")
    ran = run("build", "--locked", "--project", str(project))
    assert (ran.code, f"output/{name}" in ran.stdout) == (1, True)


def test_a_bank_without_cards_has_no_quiz(project: Path, run: Run) -> None:
    """Where there is nothing to ask, neither an empty page nor an empty sheet is made."""
    text = (project / "questions.yaml").read_text(encoding="utf-8")
    head, disputes = text.split("disputes:\n")
    bare = re.sub(r"^    cards:\n(?:^      .*\n)+", "", head, flags=re.MULTILINE)
    (project / "questions.yaml").write_text(f"{bare}disputes:\n{disputes}", encoding="utf-8")
    assert run("build", "--project", str(project)).code == 0
    assert not list((project / "output").glob("quiz*"))


def test_a_quiz_that_can_ask_nothing_in_its_kinds(project: Path, run: Run) -> None:
    """Whether a card can be asked with options shows when they are drawn: Y125 at its `kinds:`, and nothing is made."""
    with (project / "questions.yaml").open("a", encoding="utf-8") as file:
        file.write("quiz: [{title: All of it}, {id: none, facts: stranded, kinds: choice}]\n")
    line = len((project / "questions.yaml").read_text(encoding="utf-8").splitlines())
    ran = run("build", "--project", str(project))
    assert ran.code == 1
    assert f":{line}:63 Y125 this quiz asks nothing: no question of it can be asked as choice" in ran.stdout
    assert not (project / "output").exists()


def test_quizzes_that_are_asked_for(project: Path, run: Run) -> None:
    """Each quiz of a list has a page and a sheet of its own, and cards where it wants them; the page has its title."""
    with (project / "questions.yaml").open("a", encoding="utf-8") as file:
        file.write("quiz: [{title: All of it, versions: A/B}, {id: money, topics: money, page: Letter, cards: yes}]\n")
    assert run("build", "--project", str(project)).code == 0
    made = {path.name: path.read_bytes() for path in (project / "output").iterdir()}
    names = {
        "quiz.html",
        "quiz.pdf",
        "key.pdf",
        "quiz-money.html",
        "quiz-money.pdf",
        "key-money.pdf",
        "cards-money.pdf",
    }
    assert {name for name in made if name.startswith(("quiz", "key", "cards"))} == names
    assert b"<title>All of it" in made["quiz.html"]
    assert b"captains" not in made["quiz-money.html"]


def test_index_needs_the_texts(project: Path, run: Run) -> None:
    """Without any text there is nothing to index: exit 2, and where they should be."""
    for path in (project / "articles").glob("*.txt"):
        path.unlink()
    ran = run("index", "--project", str(project))
    assert (ran.code, ran.stdout) == (2, "")
    assert "articles" in ran.stderr


def test_check_works_without_the_texts(project: Path, run: Run) -> None:
    """On a fresh clone, without the articles, the concordance proves the citations."""
    for path in (project / "articles").glob("*.txt"):
        path.unlink()
    assert run("check", "--strict", "--without-texts", "--project", str(project)).code == 0
    _break(project)
    ran = run("check", "--project", str(project))
    assert {"G201", "C101"} <= set(ran.stdout.split())


def test_a_changed_article_is_noticed(project: Path, run: Run) -> None:
    """An article that is not the one indexed is a problem until it is indexed again (C103)."""
    _edit(project, "1,200 passengers", "1,250 passengers", "articles/harbour.txt")
    ran = run("check", "--project", str(project))
    assert (ran.code, "C103" in ran.stdout) == (1, True)
    assert run("index", "--project", str(project)).code == 0
    assert "G201" in run("check", "--project", str(project)).stdout


def test_no_project_here(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of any project: exit 2 and one sentence."""
    monkeypatch.chdir(tmp_path)
    ran = run("check")
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("briefdeck: there is no questions.yaml in ")
    assert ran.stderr.endswith("or above it: `briefdeck init` begins a project\n")


@pytest.mark.parametrize(
    "arguments", [["chekc"], ["check", "--nope"], ["check", "--format", "xml"], ["check", "--project", "/no"]]
)
def test_wrong_usage(run: Run, arguments: list[str]) -> None:
    """Wrong usage: exit 2, usage on stderr."""
    ran = run(*arguments)
    assert (ran.code, ran.stdout) == (2, "")
    assert "Usage: briefdeck" in ran.stderr


@pytest.mark.parametrize(
    "command", ["init", "check", "build", "diff", "push", "index", "coverage", "quiz", "explain", "schema"]
)
def test_help_shows_an_example(run: Run, command: str) -> None:
    """Each command's help has one sentence and one example."""
    ran = run(command, "--help")
    assert ran.code == 0
    assert f"Example: briefdeck {command}" in ran.stdout


def test_schema(run: Run) -> None:
    """`schema` prints JSON and nothing else."""
    ran = run("schema", "brief")
    assert (ran.code, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["$schema"].endswith("draft-07/schema#")


def _build_elsewhere(folder: Path, seed: str, zone: str, locale: str) -> dict[str, bytes]:
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "LC_ALL": locale,
        "SOURCE_DATE_EPOCH": "1700000000",
    }
    subprocess.run(
        [sys.executable, "-m", "briefdeck", "build", "--project", str(folder)],
        env=environment,
        check=True,
        capture_output=True,
    )
    return {path.name: path.read_bytes() for path in (folder / "output").iterdir()} | {
        "deck.lock": (folder / "deck.lock").read_bytes()
    }


@pytest.mark.slow
def test_same_bytes_in_two_processes(project: Path, tmp_path: Path) -> None:
    """From one ledger another hash seed, time zone and locale give the same bytes."""
    import shutil

    _build_elsewhere(project, "0", "UTC", "C.UTF-8")  # the first build makes the id of the bank
    shutil.rmtree(project / "output")
    other = tmp_path / "other"
    shutil.copytree(project, other)
    here = _build_elsewhere(project, "1", "UTC", "C.UTF-8")
    there = _build_elsewhere(other, "2", "Asia/Pyongyang", "C")
    assert here == there
    assert {"key.pdf", "quiz.html", "quiz.pdf"} < set(here)


def test_the_help_cuts_no_sentence(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    """In 80 columns every command's summary is whole."""
    monkeypatch.setenv("COLUMNS", "80")
    listed = run("--help").stdout.split("Commands:\n")[1].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    assert [line for line in listed if not line.endswith(".") or line.endswith("...") or len(line) > 80] == []


def test_the_help_says_what_each_command_says_of_itself() -> None:
    """The list of commands, which imports none of them, has the first sentence of each."""
    context = click.Context(main)
    commands = {name: main.get_command(context, name) for name in COMMANDS}
    assert {name: (each.help or "").split("\n\n")[0] for name, each in commands.items() if each} == COMMANDS


def test_the_help_needs_no_rules() -> None:
    """Whoever asks for help, or for the version, does not wait until rules and records are imported."""
    code = "import sys, briefdeck.cli; print(sorted(each for each in sys.modules if each.startswith('briefdeck.')))"
    imported = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert "briefdeck.cli.group" in imported
    assert [each for each in ("briefdeck.rules", "briefdeck.model", "briefdeck.project") if each in imported] == []


def test_a_command_that_is_not_there_is_asked_about(run: Run) -> None:
    """A slip of the keyboard is told with the command that was meant."""
    ran = run("chek")
    assert (ran.code, "there is no command chek: did you mean “check”?" in ran.stderr) == (2, True)
    assert "`briefdeck --help` lists all" in run("frobnicate").stderr
