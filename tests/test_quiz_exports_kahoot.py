"""Kahoot: what openpyxl reads in the spreadsheet, and what is said of the questions that do not fit."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, assume, given, settings

from briefdeck.language.markup import plain
from briefdeck.quiz import AskedQuestion, Question, ask_question
from briefdeck.render.exports import EXPORT_FORMATS, Export
from briefdeck.render.exports.kahoot import LONGEST_ANSWER, LONGEST_QUESTION, SECONDS, render_kahoot
from tests.support.quiz_sample import MAP, hostile, hostile_pool, sample, texts

pytestmark = pytest.mark.slow

many = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def sheet(data: bytes) -> Any:
    """The only sheet of a spreadsheet."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Sheet1"]
    return book["Sheet1"]


def rows(data: bytes) -> list[tuple[Any, ...]]:
    """The rows of its questions, from column B on."""
    return list(sheet(data).iter_rows(min_row=9, min_col=2, max_col=8, values_only=True))


def of(*questions: Question) -> Export:
    """The spreadsheet of some questions, each with its options in the order written."""
    asks = [AskedQuestion(each, "choice", (each.answer, *each.wrong)) for each in questions]
    return render_kahoot(hostile_pool(questions[0]), asks)


def who(prompt: str = "Who?", options: tuple[str, ...] = ("Ana", "Bo"), **fields: Any) -> Question:
    """A question without a hint."""
    return replace(hostile(prompt, options, told=""), **fields)


def test_it_has_the_form_of_the_template() -> None:
    """The title is in B2, the header in row 8 and the questions below, numbered, from column B."""
    form = EXPORT_FORMATS["kahoot"]
    exported = form.render(sample(), [ask_question(each, "1", form.modes) for each in sample().questions])
    page = sheet(exported.data)
    assert page["B2"].value == "The ferry strike"
    header = [cell.value for cell in page[8]]
    assert header[0] is None
    assert [str(name).partition(" - ")[0].partition(" – ")[0] for name in header[1:]] == [
        "Question",
        *(f"Answer {number}" for number in (1, 2, 3, 4)),
        "Time limit (sec)",
        "Correct answer(s)",
    ]
    assert page["A9"].value == 1
    by_question = {row[0]: row for row in rows(exported.data)}
    *answers, seconds, right = by_question["How many captains joined?"][1:]
    assert answers[right - 1] == "At least 85"
    assert set(answers) == {"At least 85", "At least 58", "At least 120", "At least 185"}
    assert seconds in SECONDS


def test_what_does_not_fit_is_said_and_never_cut() -> None:
    """Each question left out is named by its key with the reason; the others are whole."""
    long = who("Q" * (LONGEST_QUESTION + 1), key="long")
    wordy = who(options=("A" * (LONGEST_ANSWER + 1), "Bo"), key="wordy")
    five = who(options=("1", "2", "3", "4", "5"), key="five")
    seen = who(key="seen", image=MAP)
    both = who("Q" * 200, options=("A" * 80, "Bo"), key="both")
    exported = of(long, wordy, five, who(key="fits"), seen, both)
    assert exported.omissions == (
        "long is left out: its question has 121 characters, and Kahoot takes at most 120",
        "wordy is left out: an answer has 76 characters, and Kahoot takes at most 75",
        "five is left out: it has 5 answers, and Kahoot takes at most 4",
        "seen is left out: it asks about a picture, which a spreadsheet cannot bring to Kahoot",
        "both is left out: its question has 200 characters, and Kahoot takes at most 120"
        " and an answer has 80 characters, and Kahoot takes at most 75",
        "Kahoot shows nothing with an answer: facts, sources and lines are left out",
    )
    assert rows(exported.data) == [("Who?", "Ana", "Bo", None, None, 20, 1)]


def test_what_is_asked_otherwise_is_said() -> None:
    """A question without options is named, whatever its kind; nothing of Kahoot's own is said where none fits."""
    for kind in ("typed", "recall"):
        exported = render_kahoot(hostile_pool(who()), [AskedQuestion(who(), kind)])
        assert exported.omissions == ("one/card is left out: it is not multiple choice",)
        assert rows(exported.data) == []


def test_hints_and_pictures_of_answers_are_said() -> None:
    """What a question can do without is left out, and said."""
    exported = of(who(hint="Think.", image=replace(MAP, side=type(MAP.side)("back"))))
    assert exported.omissions[0] == "one/card: the picture of its answer and its hint are left out"
    assert len(rows(exported.data)) == 1


@pytest.mark.parametrize(("text", "fits"), [("Q" * 120, True), ("😀" * 60, True), ("😀" * 61, False)])
def test_length_is_counted_as_a_browser_counts(text: str, fits: bool) -> None:
    """A character beyond the first plane counts twice, as in the page that takes the spreadsheet."""
    assert bool(rows(of(who(text)).data)) is fits


def test_marks_are_not_counted_or_shown() -> None:
    """Bold and italic go, and with them their stars."""
    exported = of(who(f"**{'Q' * 120}**", options=("*Ana*", "Bo")))
    assert rows(exported.data)[0][:2] == ("Q" * 120, "Ana")


def test_time_grows_with_the_text() -> None:
    """There are ten seconds to think and time to read, rounded up to what Kahoot has."""
    short, long = who(), who("Q" * 120, options=("A" * 75, "B" * 75, "C" * 75, "D" * 75))
    assert [row[5] for row in rows(of(short, long).data)] == [20, 60]


@many
@given(texts, texts, texts)
def test_any_text_survives(prompt: str, right: str, wrong: str) -> None:
    """Question and answers come back as the strings they are, never as formulas, links or numbers."""
    question = who(prompt, (right, wrong))
    assume(len(prompt) <= 60 and max(len(right), len(wrong)) <= 37)
    page = sheet(of(question).data)
    cells = [page.cell(9, column) for column in (2, 3, 4)]
    assert [cell.value for cell in cells] == [plain(each) for each in (prompt, right, wrong)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)


@pytest.mark.parametrize("text", ["=cmd()", "{=1+1}", "http://example.org", "007", "_x0041_", "]]><b>", "@sum"])
def test_nothing_is_run_or_read_as_something_else(text: str) -> None:
    """A formula, a link, a number and an escape of the format's own are the text that they are."""
    (row,) = rows(of(who(text, (text, "Bo"))).data)
    assert row[:2] == (text, text)


def test_control_characters_are_dropped() -> None:
    """A control character goes, a line feed becomes a space."""
    (row,) = rows(of(who("a\x00b\x1b\nc", ("x\x08", "y\ufffe"))).data)
    assert row[:3] == ("ab c", "x", "y")
