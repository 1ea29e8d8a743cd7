"""`undo`: what was done last is taken back, whoever did it, and what it would break or learners have stays."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefdeck.cli import main
from briefdeck.read.bank import read_bank
from tests.conftest import Ran, Run
from tests.support.desk import Asking, open_desk
from tests.support.imported_files import FILES

pytestmark = pytest.mark.slow

FACT = ("--cite", "harbour:6", "--fact", "Ferry crews left **1,200** passengers on four islands.", "--id", "left")
EMPTY = """\
title: T
articles:
  harbour: {file: harbour.txt, title: Ferry strike halts island crossings, published: 2031-03-04}
topics:
  strike: The strike
facts: []
"""


def _run(run: Run, project: Path, *arguments: str | Path) -> Ran:
    command, *rest = map(str, arguments)
    return run(command, "--project", str(project), *rest)


def _read(project: Path) -> str:
    return (project / "questions.yaml").read_text(encoding="utf-8")


def _ids(project: Path) -> list[str]:
    bank, problems = read_bank(_read(project), "questions.yaml")
    assert problems == []
    return [str(fact.id) for fact in bank.facts]


def _begin_empty(project: Path, run: Run) -> None:
    (project / "questions.yaml").write_text(EMPTY, encoding="utf-8")
    assert _run(run, project, "index").code == 0


def test_the_first_fact_of_a_bank_is_taken_back(project: Path, run: Run) -> None:
    """To the byte; and where a second was written behind it by hand, that one stays, in a file that can be read."""
    _begin_empty(project, run)
    before = _read(project)
    assert _run(run, project, "add", *FACT, "--topic", "strike").code == 0
    assert _run(run, project, "undo").code == 0
    assert _read(project) == before
    assert _run(run, project, "add", *FACT, "--topic", "strike").code == 0
    second = "  - id: fares\n    fact: A day of strike costs $2.4 million.\n    cite: harbour:12\n    topic: strike\n"
    (project / "questions.yaml").write_text(_read(project) + second, encoding="utf-8")
    ran = _run(run, project, "undo")
    assert ran.code == 0, ran
    assert _ids(project) == ["fares"]


def test_what_would_break_the_file_is_not_taken_back(project: Path, run: Run) -> None:
    """A fact that a dispute written since names stays, and it is said what is in the way."""
    assert _run(run, project, "add", *FACT).code == 0
    dispute = "\n  - id: how-many\n    question: How many?\n    facts: [stranded, left]\n    note: None says.\n"
    (project / "questions.yaml").write_text(_read(project) + dispute, encoding="utf-8")
    before = _read(project)
    ran = _run(run, project, "undo")
    assert ran.code == 2
    assert "there is no fact “left”" in ran.stderr
    assert _read(project) == before


@pytest.mark.parametrize(
    "change", [("add", *FACT), ("edit", "captains-company", "--set", "cards.1.q=Who?", "--set", "cards.1.id=more")]
)
def test_what_was_released_stays(change: tuple[str, ...], project: Path, run: Run) -> None:
    """A fact, and a card, that a build has released since stays, and it is said how to retire it."""
    more = ("--set", "cards.1.a=60 captains") if change[0] == "edit" else ()
    question = ("--question", "How many passengers did ferry crews leave?", "--answer", "1,200")
    ran = _run(run, project, *change, *(more or question))
    assert ran.code == 0, ran
    assert _run(run, project, "build").code == 0
    before = _read(project)
    ran = _run(run, project, "undo")
    assert ran.code == 2, ran
    assert "was released" in ran.stderr
    assert "briefdeck retire" in ran.stderr
    assert _read(project) == before


def test_an_edit_that_was_released_can_be_taken_back(project: Path, run: Run) -> None:
    """Learners get the older words again, as after any other edit."""
    before = _read(project)
    assert _run(run, project, "edit", "union-leader", "--set", "tags=union").code == 0
    assert _run(run, project, "build").code == 0
    assert _run(run, project, "undo").code == 0
    assert _read(project) == before


def test_the_desk_and_the_terminal_share_their_steps(project: Path, run: Run) -> None:
    """What was done last is taken back in either, and never something older in its place."""
    before = _read(project)
    assert _run(run, project, "add", *FACT).code == 0
    added = _read(project)
    values = {"fact": "Talks were to go on on Thursday.", "cite": "harbour:12", "topic": "strike", "id": "talks"}
    with open_desk(project) as server:
        asking = Asking(server)
        asking.send("add", {"values": values})
        ran = _run(run, project, "undo")
        assert "talks" in ran.stderr
        assert _read(project) == added
        assert "left" in asking.send("undo", {})["done"]
        assert _read(project) == before
        asking.send("redo", {})
        assert _read(project) == added
    assert _run(run, project, "undo").code == 0
    assert _read(project) == before


def test_an_import_is_taken_back(project: Path, run: Run, tmp_path: Path) -> None:
    """Its entry, its text and what the concordance has of it go, and everything else stays to the byte."""
    files = ("questions.yaml", "articles/concordance.json")
    before = [(project / name).read_bytes() for name in files]
    page = tmp_path / "keepers.html"
    page.write_bytes(FILES["json-ld.html"]())
    assert _run(run, project, "import", page).code == 0
    ran = _run(run, project, "undo")
    assert ran.code == 0, ran
    assert "keepers" in ran.stderr
    assert [(project / name).read_bytes() for name in files] == before
    assert not (project / "articles" / "keepers.txt").exists()
    assert _run(run, project, "import", page).code == 0


def _move_lines(project: Path, run: Run) -> Ran:
    text = project / "articles" / "harbour.txt"
    text.write_text("A line on top\n" + text.read_text(encoding="utf-8"), encoding="utf-8")
    ran = _run(run, project, "index", "--articles", project / "articles", "--move")
    assert ran.code == 0, ran
    return ran


def test_lines_that_moved_are_taken_back_whole(project: Path, run: Run) -> None:
    """With the citations the concordance is as it was, so that `index --move` does it again, and earlier steps go."""
    files = ("questions.yaml", "articles/concordance.json")
    first = _read(project)
    assert _run(run, project, "add", *FACT).code == 0
    before = [(project / name).read_bytes() for name in files]
    _move_lines(project, run)
    moved = [(project / name).read_bytes() for name in files]
    ran = _run(run, project, "undo")
    assert (ran.code, "concordance.json" in ran.stderr) == (0, True), ran
    assert [(project / name).read_bytes() for name in files] == before
    assert "rewrote" in _run(run, project, "index", "--articles", project / "articles", "--move").stderr
    assert [(project / name).read_bytes() for name in files] == moved
    assert _run(run, project, "undo").code == 0
    assert _run(run, project, "undo").code == 0
    assert _read(project) == first


def test_a_move_before_another_stays(project: Path, run: Run) -> None:
    """Where the text was indexed again since, the older citations would fit no text: nothing is taken back."""
    _move_lines(project, run)
    text = project / "articles" / "harbour.txt"
    text.write_text(text.read_text(encoding="utf-8") + "A line at the end\n", encoding="utf-8")
    assert _run(run, project, "index", "--articles", project / "articles").code == 0
    before = _read(project)
    ran = _run(run, project, "undo")
    assert (ran.code, "harbour was indexed anew since" in ran.stderr) == (2, True), ran
    assert _read(project) == before


def test_an_article_that_is_cited_stays(project: Path, run: Run, tmp_path: Path) -> None:
    """Facts that were written by hand since would lose their source."""
    page = tmp_path / "keepers.html"
    page.write_bytes(FILES["json-ld.html"]())
    assert _run(run, project, "import", page).code == 0
    cited = _read(project).replace("cite: harbour:10", "cite: [harbour:10, keepers:2]")
    (project / "questions.yaml").write_text(cited, encoding="utf-8")
    ran = _run(run, project, "undo")
    assert (ran.code, "“union-leader” cites it" in ran.stderr) == (2, True), ran
    assert (project / "articles" / "keepers.txt").exists()


def test_a_text_that_was_changed_since_is_kept(project: Path, run: Run, tmp_path: Path) -> None:
    """The entry goes, the text stays with what somebody wrote into it."""
    page = tmp_path / "keepers.html"
    page.write_bytes(FILES["json-ld.html"]())
    assert _run(run, project, "import", page).code == 0
    text = project / "articles" / "keepers.txt"
    text.write_text("Another text.\n", encoding="utf-8")
    assert _run(run, project, "undo").code == 0
    assert text.read_text(encoding="utf-8") == "Another text.\n"
    assert "keepers:" not in _read(project)


def test_facts_from_a_table_are_taken_back(project: Path, run: Run, tmp_path: Path) -> None:
    """All of them in one step."""
    before = _read(project)
    table = tmp_path / "cards.csv"
    table.write_text(
        "question,answer,fact\n"
        "When were talks of March 2031 expected to resume?,On Thursday,Talks were expected to resume on Thursday.\n",
        encoding="utf-8",
    )
    ran = _run(run, project, "import", table)
    assert _read(project) != before, ran
    assert _run(run, project, "undo").code == 0
    assert _read(project) == before


def test_a_draft_that_became_a_fact_is_a_draft_again(project: Path, run: Run) -> None:
    """`add --draft` takes it out of drafts.yaml, and `undo` puts it back."""
    fact = "  - id: left\n    fact: Ferry crews left 1,200 passengers on four islands.\n    cite: harbour:6\n"
    drafts = project / "drafts.yaml"
    drafts.write_text(f"drafts:\n{fact}    topic: strike\n", encoding="utf-8")
    before, waiting = _read(project), drafts.read_text(encoding="utf-8")
    options = ["--project", str(project), "--articles", str(project / "articles"), "--draft", "left"]
    CliRunner().invoke(main, ["add", *options], input="\n" * 12)
    assert "left" in _ids(project)
    assert "left" not in drafts.read_text(encoding="utf-8")
    assert _run(run, project, "undo").code == 0
    assert (_read(project), drafts.read_text(encoding="utf-8")) == (before, waiting)


def test_steps_lead_nowhere_else(project: Path, run: Run, tmp_path: Path) -> None:
    """A file of steps that somebody else wrote changes and deletes nothing outside of the bank."""
    other = tmp_path / "other.txt"
    other.write_text("kept\n", encoding="utf-8")
    digest = hashlib.sha256(b"kept\n").hexdigest()
    change = [0, "", "", "kept\n", ""]
    for changes, made in (({"../other.txt": change}, {}), ({}, {"../../other.txt": digest})):
        (project / ".briefdeck-undo").write_text(json.dumps([["x", changes, made]]), encoding="utf-8")
        assert _run(run, project, "undo").code == 2
        assert other.read_text(encoding="utf-8") == "kept\n"
