"""What is asked at a terminal: an answer counts as it is typed, is told when it cannot be used, and is never lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefdeck.read.bank import read_bank
from tests.conftest import Run
from tests.support.imported_files import FILES
from tests.support.terminal import Terminal

pytestmark = pytest.mark.slow


def _read(project: Path) -> str:
    return (project / "questions.yaml").read_text(encoding="utf-8")


def _import(project: Path, tmp_path: Path) -> Terminal:
    page = tmp_path / "keepers.html"
    page.write_bytes(FILES["json-ld.html"]())
    return Terminal("import", project, str(page))


@pytest.mark.parametrize(
    ("answer", "is_taken"), [("no", False), ("n", False), ("NO", False), ("yes", True), ("", True), ("y", True)]
)
def test_an_answer_is_what_is_typed(answer: str, is_taken: bool, project: Path, tmp_path: Path) -> None:
    """Nothing stands in the line that an answer would be added to; Enter takes what is said to be taken."""
    terminal = _import(project, tmp_path)
    terminal.enter(f"{answer}\r", at="Take it")
    assert terminal.leave() == 0, terminal.shown
    assert ("keepers:" in _read(project)) is is_taken, terminal.shown
    assert ("was left out" in terminal.shown) is not is_taken


@pytest.mark.parametrize("answer", ["yesno", "nope", "perhaps", "0"])
def test_what_is_no_answer_is_asked_again(answer: str, project: Path, tmp_path: Path) -> None:
    """It is said which answers there are, and nothing is done meanwhile."""
    before = _read(project)
    terminal = _import(project, tmp_path)
    terminal.enter(f"{answer}\r", at="Take it")
    terminal.enter("", at="is none of these")
    assert _read(project) == before
    terminal.enter("no\r", at="no or edit")
    assert terminal.leave() == 0, terminal.shown
    assert _read(project) == before


def test_a_choice_is_not_typed_behind_another(project: Path) -> None:
    """A topic that is entered is the topic: the one that Enter takes does not stand in the line."""
    terminal = Terminal("add", project, "--cite", "harbour:6", "--id", "left", "--said-by", "", "--question", "")
    terminal.enter("Ferry crews left 1,200 passengers on four islands.\r", at="in your own words")
    terminal.enter("strike\r", at="Topic")
    terminal.enter("\r", at="Another key")
    assert terminal.leave() == 0, terminal.shown
    bank, _ = read_bank(_read(project), "")
    assert [fact.topic for fact in bank.facts if fact.id == "left"] == ["strike"]


def test_each_answer_is_checked_when_it_is_given(project: Path, tmp_path: Path) -> None:
    """An imported article: a day, an address, lines and a key are asked again with what `check` would say."""
    terminal = _import(project, tmp_path)
    terminal.enter("edit\r", at="Take it")
    clear = "\x01\x0b"
    terminal.enter(f"{clear}harbour\r", at="Key: ")
    terminal.enter(f"{clear}keys\r", at="there is an article “harbour” already")
    terminal.enter("\r", at="Title: ")
    terminal.enter("\r", at="Author: ")
    terminal.enter("\r", at="Outlet: ")
    terminal.enter(f"{clear}October 2022\r", at="Published: ")
    terminal.enter(f"{clear}2022-10\r", at="write 2022-10")
    terminal.enter(f"{clear}gazette\r", at="Url: ")
    terminal.enter(f"{clear}https://gazette.example/\r", at="https://")
    terminal.enter(f"{clear}7, 99\r", at="Furniture:")
    terminal.enter(f"{clear}7\r", at="no line 99")
    assert terminal.leave() == 0, terminal.shown
    bank, problems = read_bank(_read(project), "")
    article = next(article for key, article in bank.articles.items() if key == "keys")
    assert (problems, str(article.url), article.file) == ([], "https://gazette.example/", "keys.txt")
    assert article.published is not None
    assert str(article.published.written) == "2022-10"


def test_what_cannot_be_written_in_the_end_is_not_lost(project: Path, tmp_path: Path) -> None:
    """Where somebody has made the file one that takes no entry meanwhile, the answers are shown."""
    terminal = _import(project, tmp_path)
    terminal.enter("edit\r", at="Take it")
    for prompt in ("Key", "Title", "Author", "Outlet", "Published", "Url"):
        terminal.enter("\r", at=f"{prompt}: ")
    terminal.enter("", at="Furniture:")
    (project / "questions.yaml").write_text(
        "title: T\narticles: {a: {file: a.txt, title: A}}\ntopics: {t: T}\nfacts: []\n", "utf-8"
    )
    terminal.enter("\r", at="Furniture:")
    assert terminal.leave() == 2, terminal.shown
    assert "written in brackets" in terminal.shown
    assert "published: 2032-05-11" in terminal.shown
    assert "outlet: Marrow Sound Gazette" in terminal.shown


def _add(project: Path, fact: str, cite: str = "harbour:6") -> Terminal:
    terminal = Terminal("add", project, "--topic", "strike", "--id", "new")
    terminal.enter(f"{cite}\r", at="(article:line)")
    terminal.enter(f"{fact}\r", at="in your own words")
    terminal.enter("\r", at="Who says")
    terminal.enter("\r", at="Question")
    terminal.enter("\r", at="Another key")
    return terminal


WRONG = "Crews left **1,300 passengers** stranded, and a day of strike costs some $2.5 million."


def test_a_cure_chosen_by_mistake_is_left_again(project: Path) -> None:
    """`back` leads to the fact as it was before the cure; and whoever gives no reason may choose another one."""
    before = _read(project)
    terminal = _add(project, WRONG)
    terminal.enter("1\r", at="Number of a cure")
    terminal.enter("back\r", at="back: without the last cure")
    terminal.shown = ""
    terminal.enter("seven\r", at="is right, because …")
    assert "“1,300” is not on harbour line 6" in terminal.shown
    reason = next(line for line in terminal.shown.split("\n") if "is right, because …" in line)
    terminal.enter(f"{reason.split()[0]}\r", at="“seven” is none of these")
    terminal.enter("\r", at="Why it is right (Enter: choose another)")
    terminal.shown = ""
    terminal.enter("", at="Number of a cure")
    assert terminal.leave("\x03") == 130
    assert _read(project) == before


def test_what_a_cure_has_written_elsewhere_goes_with_it(project: Path) -> None:
    """A short name that was entered under `names:` is taken out again by `back`."""
    (project / "questions.yaml").write_text(
        _read(project).replace("  Norrland Ferries: [Norrland]\n", ""), encoding="utf-8"
    )
    before = _read(project)
    terminal = _add(project, "Crews of Norrl left 1,300 passengers.")
    terminal.enter("", at="add the name")
    number = re.findall(r"(\d+)  Norrl is", terminal.shown)[-1]
    terminal.enter(f"{number}\r", at="Number of a cure")
    terminal.enter("", at="back: without")
    assert "Norrland Ferries: [Norrl]" in _read(project)
    terminal.enter("back\r", at="back: without")
    terminal.shown = ""
    terminal.enter("", at="add the name")
    assert _read(project) == before
    assert terminal.leave("\x03") == 130


def test_the_most_useful_cures_are_shown_first_and_each_once(project: Path) -> None:
    """A few are shown, the rest by `more`; what would make the same change is one cure."""
    said = "Crews of Brandt left **1,300** of 1,300 passengers on five islands, with 17 captains, for $2.5 million."
    terminal = _add(project, said)
    terminal.enter("", at="Number of a cure")
    assert re.findall(r"^ +(\d+)  \S", terminal.shown, re.MULTILINE) == [str(number) for number in range(1, 7)]
    before, terminal.shown = terminal.shown, ""
    terminal.enter("more\r", at="")
    terminal.enter("", at="change it yourself)")
    shown = re.findall(r"^ +\d+  (\S.*)", before + terminal.shown, re.MULTILINE)
    assert len(set(shown)) == len(shown) > 6
    assert len([line for line in shown if line.startswith("“1,300” is right")]) == 1
    assert terminal.leave("\x03") == 130


@pytest.mark.parametrize("cite", ["harbour:6; harbour:12", "harbour:6, harbour:12"])
def test_citations_are_parted_by_either(cite: str, project: Path, run: Run) -> None:
    """By a semicolon as other values are, or by a comma, given or entered."""
    told = ("--fact", "Crews left 1,200 passengers, and a day of strike costs some $2.4 million.", "--topic", "strike")
    ran = run("add", "--project", str(project), "--cite", cite, *told, "--id", "new")
    assert ran.code == 0, ran
    assert "cite: [harbour:6, harbour:12]" in _read(project)
    ran = run("edit", "--project", str(project), "stopped", "--set", f"cite={cite}; quay:4")
    assert "cite: [harbour:6, harbour:12, quay:4]" in _read(project), ran


def test_an_edit_that_is_refused_is_gone_on_with(project: Path) -> None:
    """What was entered stands there still, and Enter alone leaves the fact as it was."""
    terminal = Terminal("edit", project, "captains-company")
    terminal.enter("topic\r", at="Key to change")
    terminal.enter("money\r", at="topic (Enter: strike)")
    terminal.shown = ""
    terminal.enter("cards.0.a\r", at="Key to change")
    terminal.enter("\x01\x0b61\r", at="cards.0.a: ")
    terminal.shown = ""
    terminal.enter("\r", at="Key to change")
    terminal.shown = ""
    terminal.enter("cards.0.a\r", at="Key to change")
    terminal.enter("\x01\x0b60\r", at="cards.0.a: 61")
    terminal.shown = ""
    terminal.enter("\r", at="Key to change")
    assert terminal.leave() == 0, terminal.shown
    bank, problems = read_bank(_read(project), "")
    assert (problems, [str(fact.topic) for fact in bank.facts if fact.id == "captains-company"]) == ([], ["money"])
