"""`briefdeck quiz` without a seed: it practises what is missed and new, in all ways, and goes on where it stopped."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefdeck.cli import main
from briefdeck.cli.quiz_session import KEPT, QuizMemory
from briefdeck.quiz.session import SPACES, Known, leave_room, move_on, urgency
from tests.support.pools import a_question

BANK = """\
title: The strike
articles:
  gazette: {file: gazette.txt, title: The harbour strike, published: 2024-03-07}
topics: {strike: The strike}
facts:
  - id: day
    fact: The walkout began on a Monday.
    cite: gazette:1
    topic: strike
    cards: [{q: On which day did it begin?, a: Monday, wrong: [Tuesday, Friday]}]
  - id: first
    fact: The pilots left first, then the deckhands, then the cooks.
    cite: gazette:2
    topic: strike
    cards: [{q: Who left in which order?, items: [the pilots, the deckhands, the cooks], order: kept}]
  - id: cost
    fact: It cost 85 marks a day.
    cite: gazette:3
    topic: strike
    cards: [{q: What did it cost a day?, a: 85 marks}]
"""
ARTICLE = """\
The walkout began on a Monday.
The pilots left first, then the deckhands, then the cooks.
It cost 85 marks a day.
"""

Play = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a question that has options, one for an order, and one that is typed."""
    monkeypatch.delenv("BRIEFDECK_ARTICLES", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    _draw(monkeypatch, 7)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/gazette.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "questions.yaml").write_text(BANK, encoding="utf-8")
    assert CliRunner().invoke(main, ["index", "--project", str(tmp_path)]).exit_code == 0
    return tmp_path


def _draw(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """Let *seed* be drawn where none is given."""
    monkeypatch.setattr("briefdeck.cli.quiz.secrets.randbelow", lambda _: seed)


def _play(folder: Path, entries: list[str], *options: str) -> str:
    typed = "".join(f"{entry}\n" for entry in entries)
    ran = CliRunner().invoke(main, ["quiz", "--project", str(folder), *options], input=typed)
    assert ran.exit_code == 0, ran.output
    return ran.stdout


def _keys(shown: str) -> list[str]:
    return re.findall(r"^  \[(.*)\]$", shown, re.MULTILINE)


def _known(folder: Path) -> dict[str, list[int]]:
    known: dict[str, list[int]] = json.loads((folder / KEPT).read_text(encoding="utf-8"))["known"]
    return known


def _answer_right(folder: Path, *options: str) -> str:
    """Take a quiz entry by entry, each right, by what is shown; return what was shown in the end."""
    entries: list[str] = []
    for _ in range(9):
        shown = _play(folder, entries, *options)
        (folder / KEPT).unlink(missing_ok=True)
        pieces = [piece for piece in shown.split("\n\n") if re.match(r"\d/\d  ", piece)]
        asked = pieces[len(entries)] if len(pieces) > len(entries) else ""
        numbered = {text: number for number, text in re.findall(r"^  (\d)  (.*)$", asked, re.MULTILINE)}
        if "the pilots" in numbered:
            entries.append(" ".join(numbered[who] for who in ("the pilots", "the deckhands", "the cooks")))
        elif "True" in numbered:
            entries.append(numbered["True" if "a Monday" in asked else "False"])
        elif "Monday" in numbered:
            entries.append(numbered["Monday"])
        elif "What did it cost" in asked:
            entries.append("85 marks")
        else:
            break
    return _play(folder, entries, *options)


def test_an_order_and_a_statement(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Practice asks for an order, and often for the truth of a statement; numbers answer both."""
    shown = ""
    for seed in range(60):
        _draw(monkeypatch, seed)
        (folder / KEPT).unlink(missing_ok=True)
        shown = _answer_right(folder)
        if "True or false?" in shown:
            break
    assert "True or false? The walkout began on a" in shown
    assert "The right order, such as 3 2 1:" in shown
    assert "3 of 3 right" in shown
    assert shown.index("1. the pilots") < shown.index("2. the deckhands") < shown.index("3. the cooks")


def test_an_order_that_is_none_or_wrong(folder: Path) -> None:
    """What is no order is asked for again; a wrong one is not right, and repeated."""
    options = ("--exclude", "day", "--exclude", "cost")
    shown = _play(folder, ["1 1 2", "1 2", "x"], *options)
    assert shown.count("Enter each number from 1 to 3 once") == 3
    (folder / KEPT).unlink(missing_ok=True)
    outcomes = {
        order: "Right." in _play(folder, [order, "n"], *options)
        for order in ("1 2 3", "132", "2,1,3", "b c a", "c, a, b", "3 2 1")
    }
    assert sum(outcomes.values()) == 1


def test_what_was_missed_comes_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then what is new, then what is due; what is known well and not due comes last."""
    day = QuizMemory(folder)._today
    known = {"cost": [0, day], "day": [2, day + 3]}
    (folder / KEPT).write_text(json.dumps({"known": known, "stopped": None}), encoding="utf-8")
    for seed in range(4):
        _draw(monkeypatch, seed)
        assert _keys(_play(folder, ["s", "s", "s", "n"]))[:3] == ["cost", "first", "day"]
        (folder / KEPT).write_text(json.dumps({"known": known, "stopped": None}), encoding="utf-8")


def test_it_goes_on_where_it_was_stopped(folder: Path) -> None:
    """Ctrl-D after the first of three: the next run offers to go on, and sums up all three."""
    first = _play(folder, ["s"])
    shown = _play(folder, ["y", "s", "s", "n"])
    assert shown.startswith("You stopped at question 2 of 3. Go on with it? [y/n]")
    assert "2/3" in shown
    assert "1/3" not in shown
    assert re.search(r"seed (\d+)", first)[1] in shown  # type: ignore[index]  # it is shown
    assert "0 of 3 right, 3 skipped" in shown
    assert not _play(folder, []).startswith("You stopped")


def test_it_begins_anew_where_one_will_not_go_on(folder: Path) -> None:
    """And where options are given, nothing is offered."""
    _play(folder, ["s"])
    assert "You stopped" not in _play(folder, [], "--seed", "7")
    assert "1/3" in _play(folder, ["n"])


def test_it_remembers_between_runs(folder: Path) -> None:
    """A right answer moves a question on by days, a wrong one begins anew."""
    _answer_right(folder, "--seed", "1", "--exclude", "first")
    known = _known(folder)
    assert {key: row for key, (row, _) in known.items()} == {"day": 1, "cost": 1}
    _play(folder, ["58 marks", "", "n"], "--exclude", "first", "--exclude", "day")
    assert _known(folder)["cost"][0] == 0


@pytest.mark.parametrize(
    "kept", ["", "{", "[]", '{"known": {"a": 1}, "stopped": null}', '{"known": {}, "stopped": [1]}']
)
def test_a_damaged_file_is_an_empty_one(folder: Path, kept: str) -> None:
    """The quiz begins as if nothing had been remembered."""
    (folder / KEPT).write_text(kept, encoding="utf-8")
    assert "1/3" in _play(folder, ["s"])


def test_a_folder_that_may_not_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The quiz goes on and is forgotten."""

    def refuse(*_: object) -> None:
        raise PermissionError(KEPT)

    monkeypatch.setattr("briefdeck.cli.quiz_session.write_files", refuse)
    assert "0 of 3 right" in _play(folder, ["s", "s", "s", "n"])


def test_days() -> None:
    """Right on its day moves a question on, right before it does not, wrong begins anew; it is never moved too far."""
    known = None
    for row, space in enumerate(SPACES[1:], 1):
        day = known.due if known else 100
        known = move_on(known, True, day)
        assert known == Known(row, day + space)
        assert move_on(known, True, day) == known
    assert known
    assert move_on(known, True, known.due).in_a_row == len(SPACES) - 1
    assert move_on(known, False, 5) == Known(0, 5)


def test_what_comes_first() -> None:
    """Missed, new, due again, not due; of what is new and has no options only a part comes before what is due."""
    memory = {"missed": Known(0, 5), "due": Known(1, 5), "later": Known(1, 6)}
    easy = [a_question(key, modes=("choice", "recall")) for key in ("missed", "new", "due", "later")]
    assert [urgency(question, memory, 5) for question in easy] == [0, 1, 2, 4]
    hard = Counter(urgency(a_question(f"new-{at}"), memory, 5) for at in range(300))
    assert set(hard) == {1, 3}
    assert 60 < hard[1] < 140


def test_who_missed_nearly_all_is_asked_something_new() -> None:
    """What was missed takes half of a round while there is more to practise, and all of it where there is not."""
    questions = [a_question(f"q{at}", modes=("choice", "recall")) for at in range(20)]
    memory = {each.key: Known(0, 5) for each in questions[:10]}
    first = [each.key for each in leave_room(questions, 8, memory, 5)]
    assert first == ["q0", "q1", "q2", "q3", "q10", "q11", "q12", "q13"]
    assert [each.key for each in leave_room(questions[:10], 8, memory, 5)] == [f"q{at}" for at in range(8)]
    known = memory | {each.key: Known(3, 9) for each in questions[10:]}
    assert [each.key for each in leave_room(questions, 8, known, 5)] == [f"q{at}" for at in range(8)]
    assert leave_room(questions, 0, memory, 5) == questions
