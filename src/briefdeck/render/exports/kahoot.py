"""Multiple-choice questions → a spreadsheet in the form of Kahoot's template. The only module that knows xlsxwriter."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from briefdeck.language.markup import plain
from briefdeck.printed_words import message
from briefdeck.quiz import AskedQuestion, Pool
from briefdeck.render.deflate import zip_files
from briefdeck.render.exports import Export
from briefdeck.render.exports.question_text import strip_controls, word_omission

LONGEST_QUESTION, LONGEST_ANSWER, MOST_ANSWERS = 120, 75, 4
"""Characters and answers that Kahoot takes, as its template says."""
SECONDS = (5, 10, 20, 30, 60, 90, 120, 240)
"""The time limits that Kahoot takes."""
_THINKING, _READING = 10, 15
"""Seconds to think, and characters read in a second: a slow reader's 150 words a minute."""
_HEADER = (
    f"Question - max {LONGEST_QUESTION} characters",
    *(f"Answer {number} - max {LONGEST_ANSWER} characters" for number in range(1, MOST_ANSWERS + 1)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
_TITLE_ROW, _HEADER_ROW = 1, 7
"""The rows of the title and of the header in the template, from 0; questions follow the header."""
_NUMBER, _QUESTION, _ANSWERS, _SECONDS, _RIGHT = 0, 1, 2, 6, 7
"""The columns of the template, from 0."""
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)


def render_kahoot(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:
    """Write an .xlsx with the questions that fit, uncut; the omissions say why the others do not."""
    left: list[str] = []
    rows: list[dict[int, str | int]] = []
    for asked_question in asked:
        faults = [*_faults(asked_question)]
        left += [word_omission(asked_question.question, *faults)] if faults else _lost(asked_question)
        if not faults:
            rows.append(_row(asked_question))
    if rows:
        left.append(message("export.kahoot_no_explanations"))
    return Export(_workbook(_shown(pool.title), rows), tuple(left))


def _faults(asked: AskedQuestion) -> Iterator[str]:
    """Yield the reasons why Kahoot cannot ask *asked* as it is."""
    question = asked.question
    if question.picture_on("front"):
        yield message("export.kahoot_no_picture")
    if not asked.options:
        yield message("export.kahoot_not_choice")
        return
    length = _length(_shown(question.prompt))
    if length > LONGEST_QUESTION:
        yield message("export.kahoot_long_question", length=length, limit=LONGEST_QUESTION)
    if len(asked.options) > MOST_ANSWERS:
        yield message("export.kahoot_many_answers", number=len(asked.options), limit=MOST_ANSWERS)
    longest = max(_length(_shown(option)) for option in asked.options)
    if longest > LONGEST_ANSWER:
        yield message("export.kahoot_long_answer", length=longest, limit=LONGEST_ANSWER)


def _lost(asked: AskedQuestion) -> list[str]:
    question = asked.question
    parts = {"export.part_answer_picture": question.image, "export.part_hint": question.hint}
    lost = [message(part) for part, value in parts.items() if value]
    return (
        [message("export.lost", count=len(lost), key=question.key, parts=message("export.and").join(lost))]
        if lost
        else []
    )


def _row(asked: AskedQuestion) -> dict[int, str | int]:
    """Return the cells of a question by their columns."""
    question = _shown(asked.question.prompt)
    options = [_shown(option) for option in asked.options]
    needed = _THINKING + sum(map(_length, (question, *options))) / _READING
    seconds = next(limit for limit in SECONDS if limit >= needed)
    return {_QUESTION: question, **dict(enumerate(options, _ANSWERS)), _SECONDS: seconds, _RIGHT: asked.right + 1}


def _shown(text: str) -> str:
    return " ".join(strip_controls(plain(text)).split("\n"))


def _length(text: str) -> int:
    """Return the length of *text* as a browser counts it, in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _workbook(title: str, rows: Sequence[Mapping[int, str | int]]) -> bytes:
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": _EPOCH})
        sheet = book.add_worksheet("Sheet1")
        sheet.set_column(_QUESTION, _SECONDS - 1, 40)
        sheet.write_string(_TITLE_ROW, _QUESTION, title, book.add_format({"bold": True}))
        for column, name in enumerate(_HEADER, _QUESTION):
            sheet.write_string(_HEADER_ROW, column, name, book.add_format({"bold": True, "text_wrap": True}))
        for number, row in enumerate(rows, 1):
            sheet.write_number(_HEADER_ROW + number, _NUMBER, number)
            for column, value in row.items():
                # a text as the string that it is: never a formula, a link or a number
                write = sheet.write_number if isinstance(value, int) else sheet.write_string
                write(_HEADER_ROW + number, column, value)
    with zipfile.ZipFile(buffer) as archive:
        return zip_files({name: archive.read(name) for name in archive.namelist()})
