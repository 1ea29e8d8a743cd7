"""A program as second reader: what it is told, how its answers are taken, and what is said when it fails."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from textwrap import dedent

import pytest

from tests.conftest import REPOSITORY, Run
from tests.support.rule_examples import put
from tests.support.signals import hear_signals

HONEST = """
    import json, sys

    for line in sys.stdin:
        pair = json.loads(line)
        with open("asked.txt", "a", encoding="utf-8") as file:
            file.write(pair["premise"].replace("\\n", " / ") + " => " + pair["hypothesis"] + "\\n")
        label = "contradiction" if "1,200" in pair["hypothesis"] else "entailment"
        print(json.dumps({"id": pair["id"], "label": label, "score": 0.98}), flush=True)
"""
"""A program that takes whatever has 1,200 for a contradiction, and writes down what it was asked."""


def _name(project: Path, program: str, more: str = "") -> None:
    """Name *program*, in Python, as the second reader of *project*."""
    (project / "read.py").write_text(dedent(program), encoding="utf-8")
    command = f"reader:\n  command: [{sys.executable}, read.py]\n{more}"
    questions = project / "questions.yaml"
    text = questions.read_text(encoding="utf-8").partition("\nreader:")[0]
    questions.write_text(f"{text}\n{command}", encoding="utf-8")


def _asked(project: Path) -> list[str]:
    path = project / "asked.txt"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


@pytest.fixture(autouse=True)
def _in_the_project(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)


def test_it_is_asked_about_every_statement(project: Path, run: Run) -> None:
    """Facts, sentences of briefs and notes on disputes come with the titles and the cited lines."""
    _name(project, HONEST)
    ran = run("check", "--reader")
    assert ran.code == 0, ran
    assert "questions.yaml:32:11 R001 (warning) the second reader takes this to contradict harbour line 6" in ran.stdout
    asked = _asked(project)
    assert (
        "Ferry strike halts island crossings / Crews of Norrland Ferries stopped work on Monday, leaving 1,200 "
        "passengers stranded on four islands. => Striking ferry crews left 1,200 passengers stranded on four islands."
    ) in asked
    assert any(
        line.endswith("=> The union counts at least 85, the company 60; neither says how it counted.") for line in asked
    )
    assert len(asked) == len(set(asked)) == 10


def test_a_statement_is_read_once(project: Path, run: Run) -> None:
    """A second run asks about nothing, and after a change about what changed only."""
    _name(project, HONEST)
    run("check", "--reader")
    (project / "asked.txt").unlink()
    first = (project / "reader.lock").read_bytes()
    assert "R001" in run("check", "--reader").stdout
    assert (_asked(project), (project / "reader.lock").read_bytes()) == ([], first)
    put(
        project,
        "R001",
        "facts:\n  - id: raise\n    fact: The company offered 4.5 percent.\n    cite: quay:3\n    topic: money\n",
    )
    run("check", "--reader")
    assert [line.partition("=> ")[2] for line in _asked(project)] == ["The company offered 4.5 percent."]


def test_another_version_reads_anew(project: Path, run: Run) -> None:
    """What an older state of the program said does not count."""
    _name(project, HONEST, "  version: 1\n")
    run("check", "--reader")
    _name(project, HONEST, "  version: 2\n")
    ran = run("check")
    assert "R001" not in ran.stdout
    assert "10 statements not read by the second reader yet: `briefdeck check --reader`" in ran.stderr


def test_only_the_option_runs_it(project: Path, run: Run) -> None:
    """A project may come from anybody: no other command and no plain check runs a program that it names."""
    _name(project, HONEST)
    for command in ("check", "build", "diff", "coverage"):
        run(command)
    assert _asked(project) == []


def test_what_it_said_stands_without_it(project: Path, run: Run) -> None:
    """The committed file gives the same warnings where there are neither the program nor the articles."""
    _name(project, HONEST)
    told = run("check", "--reader").stdout
    (project / "read.py").unlink()
    for article in (project / "articles").glob("*.txt"):
        article.unlink()
    ran = run("check")
    assert ("R001" in told, ran.stdout) == (True, told)
    assert "not read" not in ran.stderr


def test_a_conflict_in_its_file_costs_a_reading(project: Path, run: Run) -> None:
    """Marks of a conflict and broken lines are passed over; what both sides have is kept."""
    _name(project, HONEST)
    told = run("check", "--reader").stdout
    lock = project / "reader.lock"
    lines = lock.read_text(encoding="utf-8").splitlines()
    conflict = [*lines[:-1], "<<<<<<< HEAD", lines[-1], "=======", "0123 0.9", ">>>>>>> other"]
    lock.write_text("\n".join(conflict) + "\n", encoding="utf-8")
    (project / "asked.txt").unlink()
    assert run("check").stdout == told
    assert run("check", "--reader").stdout == told
    assert _asked(project) == []


def test_without_the_articles_nothing_can_be_read(project: Path, run: Run) -> None:
    """It is said which texts are missing, and the check goes on."""
    _name(project, HONEST)
    (project / "articles/quay.txt").unlink()
    ran = run("check", "--reader", "--without-texts")
    assert ran.code == 0, ran
    assert "the second reader needs the texts of quay: " in ran.stderr
    assert all("A harbour holds its breath" not in line for line in _asked(project))


def test_answers_in_any_order(project: Path, run: Run) -> None:
    """An answer belongs to the pair of its id, whenever it comes."""
    _name(
        project,
        """
        import json, sys

        for pair in reversed(list(map(json.loads, sys.stdin))):
            label = "Contradiction" if "1,200" in pair["hypothesis"] else "neutral"
            print(json.dumps({"id": pair["id"], "label": label, "score": 1}))
        """,
    )
    ran = run("check", "--reader")
    assert [line.split()[-1] for line in ran.stdout.splitlines() if "R001" in line and "questions" in line] == [
        "[stranded]"
    ]


FAILING = {
    "import sys; sys.exit('no graphics card')": "answered 0 of 10 pairs and ended with exit code 1: no graphics card",
    "print('hello')": "the second reader answered “hello”, where a line such as {",
    "print('[1, 2]')": "answered “[1, 2]”, where",
    "print('[' * 60000)": "answered “[[[[",
    """print('{"id": 77, "label": "neutral", "score": 1}')""": 'answered “{"id": 77',
    """print('{"id": 0, "label": "maybe", "score": 1}')""": 'answered “{"id": 0, "label": "maybe"',
    """print('{"id": 0, "label": "neutral", "score": 7}')""": '"score": 7}”, where',
    """print('{"id": 0, "label": "neutral", "score": NaN}')""": "NaN}”, where",
    """print('{"id": 0, "label": "neutral", "score": 1}')""": "answered 1 of 10 pairs and ended",
    """print('{"id": 0, "label": "neutral", "score": 1}\\n' * 2)""": 'answered “{"id": 0',
    "import sys; sys.stderr.write('\\x1b[2Jgone'); sys.exit(3)": "ended with exit code 3:  [2Jgone",
    "while True: pass": "the second reader gave no answer for 1 seconds: give it more by `timeout:`",
    "import os\nwhile True: os.write(1, b'x' * 65536)": "answered “xxxx",
}


@pytest.mark.parametrize("program", FAILING)
def test_what_is_said_when_it_fails(project: Path, run: Run, program: str) -> None:
    """One sentence with what it said, cleaned and cut, and exit code 2; it does not run on."""
    _name(project, program, "  timeout: 1\n")
    ran = run("check", "--reader")
    assert ran.code == 2, ran
    assert FAILING[program] in ran.stderr
    assert "\x1b" not in ran.stderr
    assert len(ran.stderr) < 400


def test_a_program_that_is_not_there(project: Path, run: Run) -> None:
    """It is named, with the reason."""
    put(project, "R001", "reader:\n  command: [./no-such-reader]\n")
    ran = run("check", "--reader")
    assert ran.code == 2
    assert "the second reader “./no-such-reader” cannot be started: No such file or directory" in ran.stderr


@pytest.mark.slow
def test_ctrl_c_keeps_what_was_read(project: Path) -> None:
    """It ends with 130, stops the program, and keeps the verdicts that were there."""
    _name(
        project,
        """
        import json, os, sys, time

        open("pid.txt", "w").write(str(os.getpid()))
        for number, line in enumerate(sys.stdin):
            if number == 3:
                open("three.txt", "w").close()
                time.sleep(600)
            print(json.dumps({"id": json.loads(line)["id"], "label": "entailment", "score": 0.9}), flush=True)
        """,
    )
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "src")}
    environment.pop("BRIEFDECK_ARTICLES", None)
    command = [sys.executable, "-m", "briefdeck", "check", "--reader"]
    with subprocess.Popen(
        command,
        cwd=project,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=hear_signals,  # noqa: PLW1509  (no thread runs here)
    ) as process:
        deadline = time.monotonic() + 60
        while not (project / "three.txt").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        try:
            _, stderr = process.communicate(timeout=30)
        finally:
            process.kill()
    assert process.returncode == 130, stderr
    kept = (project / "reader.lock").read_text(encoding="utf-8").splitlines()
    assert sum(line.endswith(" 0.000 0.000") for line in kept) == 3
    with pytest.raises(ProcessLookupError):
        os.kill(int((project / "pid.txt").read_text(encoding="utf-8")), 0)
