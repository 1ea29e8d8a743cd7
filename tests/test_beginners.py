"""The mistakes that beginners make: each gets the sentence that helps, at its cause, and nothing that only follows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

MISTAKES = {
    "no space behind the hyphen": ("  - id: stopped", "  -id: stopped"),
    "no space behind the colon": ("    topic: money\n    as_of", "    topic:money\n    as_of"),
    "no space behind the colon of a text": ("    fact: Crews of", "    fact:Crews of"),
    "no colon": ("    topic: money\n    as_of", "    topic money\n    as_of"),
    "a colon of another script": ("    topic: money\n    as_of", "    topic：money\n    as_of"),
    "a line too far in": ("    cite: harbour:10\n", "      cite: harbour:10\n"),
    "a line too far out": ("    cite: harbour:10\n", "   cite: harbour:10\n"),
    "a tab": ("    topic: money\n    as_of", "\ttopic: money\n    as_of"),
    "a no-break space": ("    topic: money\n    as_of", "\u00a0   topic: money\n    as_of"),
    "a dash for a hyphen": ("  - id: stopped", "  – id: stopped"),
    "a bullet for a hyphen": ("  - id: stopped", "  • id: stopped"),
    "no hyphen before a fact": ("  - id: stopped", "    id: stopped"),
    "no hyphen before a card": ("      - q: Who leads", "        q: Who leads"),
    "empty brackets left above facts": ("facts:\n", "facts: []\n"),
    "empty braces left above articles": ("articles:\n", "articles: {}\n"),
    "the whole word for a": ("        a: Tove", "        answer: Tove"),
    "the whole word for q": ("      - q: Who leads", "      - question: Who leads"),
    "source for cite": ("    cite: harbour:10", "    source: harbour:10"),
    "a key with a capital": ("    topic: money\n    as_of", "    Topic: money\n    as_of"),
    "bold at the beginning": ("    fact: Crews of **Norrland Ferries**", "    fact: **Crews** of Norrland Ferries"),
    "a quotation at the beginning": ("    fact: Crews of", '    fact: "Crews" of'),
    "a deletion at the beginning": ("cloze: Crews left {{c1::1,200}}", "cloze: {{c1::1,200}} Crews left"),
    "a bracket at the beginning": ("        a: Tove Brandt", "        a: [Tove] Brandt"),
    "a greater-than sign at the beginning": ("        a: Tove Brandt", "        a: > 60"),
    "an exclamation mark at the beginning": ("        a: Tove Brandt", "        a: !tove"),
    "an at sign at the beginning": ("        a: Tove Brandt", "        a: @tove"),
    "a number sign at the beginning": ("        a: Tove Brandt", "        a: #6"),
    "a colon inside": ("    fact: Crews of", "    fact: This: crews of"),
    "a quotation mark that is never closed": ('a: "60"', 'a: "60'),
    "curly marks around items": ('accept: ["1200"]', "accept: [“1200”, “1200, or so”]"),
    "wrong answers without brackets": ("[At least 58, At least 120, At least 185]", "At least 58, At least 9"),
    "citations without brackets": ("cite: [harbour:6, quay:4]", "cite: harbour:6, quay:4"),
    "kinds without brackets": ("disputes:\n", "quiz: {kinds: 'choice, typed'}\ndisputes:\n"),
    "a switch for the question": ("reverse: What does Tove Brandt lead?", "reverse: yes"),
    "an unresolved merge": (
        "  - id: stopped\n",
        "<<<<<<< HEAD\n  - id: stopped\n=======\n  - id: stopped-2\n>>>>>>> other\n",
    ),
    "one id for two facts": ("  - id: cost", "  - id: stopped"),
    "an id that was changed": ("  - id: cost", "  - id: costs"),
    "a topic that does not exist": ("topics:\n  strike: The strike\n", "topics:\n"),
}
SEVERAL = {"a switch for the question", "curly marks around items"}
"""Mistakes that break a second rule by themselves."""


def test_each_mistake_gets_the_sentence_that_helps(
    project: Path, run: Run, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One problem for one mistake, as it was read and found good."""
    path = project / "questions.yaml"
    text = path.read_text(encoding="utf-8")
    monkeypatch.chdir(project)
    told = []
    for name, (old, new) in MISTAKES.items():
        assert old in text, name
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        found = json.loads(run("check", "--format", "json").stdout)["problems"]
        assert len(found) == 1 or name in SEVERAL, (name, found)
        told.append(f"## {name}\n{run('check').stdout}")
    golden("beginners.txt", "\n".join(told))


@pytest.mark.parametrize("name", ["questions.yml", "questions.yaml.txt"])
def test_another_name_of_the_file(name: str, project: Path, run: Run) -> None:
    """A file that was saved under another name is named."""
    (project / "questions.yaml").rename(project / name)
    ran = run("check", "--project", str(project))
    assert (ran.code, f"there is {name}, which wants that name" in ran.stderr) == (2, True)


@pytest.mark.parametrize("saved", ["utf-8-sig", "crlf"])
def test_how_windows_saves(saved: str, project: Path, run: Run) -> None:
    """A byte order mark and CR LF are read, in briefs and the ledger, too, and `add` leaves them as they are."""
    run("build", "--project", str(project))
    for path in (project / "questions.yaml", project / "briefs/overview.yaml", project / "deck.lock"):
        data = path.read_bytes()
        path.write_bytes(b"\xef\xbb\xbf" + data if saved == "utf-8-sig" else data.replace(b"\n", b"\r\n"))
    assert run("check", "--strict", "--project", str(project)).code == 0
    before = (project / "questions.yaml").read_bytes()
    fact = "The company offered a raise of 4.5 percent in February."
    ran = run("add", "--project", str(project), "--cite", "quay:3", "--fact", fact, "--topic", "money", "--id", "offer")
    after = (project / "questions.yaml").read_bytes()
    assert (ran.code, len(after) > len(before), after.count(b"\r\n")) == (
        (0, True, after.count(b"\n")) if saved == "crlf" else (0, True, 0)
    )
    assert after.startswith(before[:40])


def _brief(project: Path, old: str, new: str) -> None:
    path = project / "briefs/overview.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _codes(project: Path, run: Run) -> list[str]:
    found = json.loads(run("check", "--project", str(project), "--format", "json").stdout)["problems"]
    return [problem["code"] for problem in found]


def test_a_brief_without_a_day(project: Path, run: Run) -> None:
    """The key that is missing is told, and not that nothing is no date."""
    _brief(project, "as_of: 2031-03-04\n", "")
    assert _codes(project, run) == ["Y111"]


def test_a_brief_that_names_a_missing_fact(project: Path, run: Run) -> None:
    """What its sentence says is not held against the other facts."""
    _brief(project, "facts: cost}", "facts: costly}")
    assert _codes(project, run) == ["Y117"]


def test_a_fact_that_cannot_be_read(project: Path, run: Run) -> None:
    """The lines of a brief that rest on it are not complained of."""
    path = project / "questions.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("  - id: cost\n    fact: A day", "  - id: cost\n    fact: A day: a day"), encoding="utf-8"
    )
    assert _codes(project, run) == ["Y102"]


def test_an_id_that_was_changed_after_its_release(project: Path, run: Run) -> None:
    """L801 is the cause, and the brief that names the old id its consequence."""
    run("build", "--project", str(project))
    path = project / "questions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("  - id: cost\n", "  - id: costs\n"), encoding="utf-8")
    assert _codes(project, run) == ["L801"]
