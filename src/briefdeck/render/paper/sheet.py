"""The sheets and keys of a quiz, with each question and the grid for answers, in the largest type for their pages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from briefdeck.language.markup import plain
from briefdeck.printed_words import message
from briefdeck.provenance import letter_label
from briefdeck.quiz import AskedQuestion, Question
from briefdeck.render.paper.answers import AnswerSpace, set_answer
from briefdeck.render.paper.booklet import COLUMNS, BookletSection, FlowBlock, column_width
from briefdeck.render.paper.key import SourceList, set_key_row, word_answer_strip
from briefdeck.render.paper.masthead import (
    key_name,
    set_key_masthead,
    set_running_head,
    set_sheet_masthead,
    version_name,
    word_directions,
)
from briefdeck.render.paper.setting import (
    HEADING,
    KEY_SIZES,
    LARGE_SHEET_SIZES,
    SHEET_SIZES,
    PaperSetting,
    SheetLook,
    key_look,
    set_picture,
    sheet_look,
)
from briefdeck.render.pdf.design import HAIR
from briefdeck.render.pdf.paragraph import BLACK, Paragraph, Rich, own_words
from briefdeck.render.pdf.pen import Drawable, Pen, Words

_DIGIT = 0.62
"""The width of a digit in the column of numbers, in sizes of type."""
_BETWEEN = 3.0
_TALLEST_PICTURE = 110.0
_ROW, _STEP, _BOX, _FRAME = 24.0, 34.0, 10.0, 0.8
"""The height of a row, the distance of two boxes, the side of a box, and the weight of its frame, in points."""
_APART = 4.0
_QUESTIONS_A_PAGE = 10
"""The least number of questions a page should have: larger type is not worth another page."""
_MOST_MORE_ON_SHEETS, _MOST_MORE_IN_KEYS = 2.5, 1.0
_BETWEEN_QUESTIONS, _BETWEEN_ENTRIES, _ABOVE_SOURCES = 9.0, 5.0, 9.0


@dataclass(frozen=True, slots=True)
class QuestionItem:
    """A numbered question."""

    question: Question
    number: Paragraph
    prompt: Paragraph
    pictures: Sequence[Drawable]
    answer: AnswerSpace

    @property
    def height(self) -> float:
        """The height in points."""
        pictures = sum(_BETWEEN + part.height for part in self.pictures)
        return self.prompt.height + pictures + _BETWEEN + self.answer.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the question with its upper left corner at (x, top)."""
        left = x + self.number.width
        with pen.element("LI"):
            pen.paragraph(self.number, x, top, tag="Lbl")
            with pen.element("LBody"):
                y = pen.paragraph(self.prompt, left, top)
                for part in self.pictures:
                    part.draw(pen, left, y - _BETWEEN)
                    y -= _BETWEEN + part.height
                self.answer.draw(pen, left, y - _BETWEEN)


def set_item(number: int, asked: AskedQuestion, look: SheetLook, width: float, setting: PaperSetting) -> QuestionItem:
    """Set the question *asked* with the number *number*, *width* points wide; more than one point is said."""
    question = asked.question
    points = setting.pool.worth(asked)
    worth = own_words(f" {message('paper.points', count=points)}") if points != 1 else ()
    label = look.body * _DIGIT * (1 + max(2, len(str(number))))
    room = width - label
    return QuestionItem(
        question,
        setting.paragraph(own_words(str(number)), look.number, label),
        setting.paragraph(setting.rich(question.prompt, question) + worth, look.prompt, room),
        set_picture(question, "front", look.option, (room, _TALLEST_PICTURE), setting),
        set_answer(asked, look, room, setting),
    )


@dataclass(frozen=True, slots=True)
class GridRow:
    """The boxes, or the line, for the answer to one question."""

    number: Paragraph
    letters: Sequence[Paragraph]
    """One for each box; none where there is a line."""
    width: float

    @property
    def height(self) -> float:
        """The height in points."""
        return _ROW

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the row with its upper left corner at (x, top)."""
        base = top - _ROW + 6.0
        with pen.element("LI"):
            pen.paragraph(self.number, x, base + self.number.height - 3.0, tag="Lbl")
            left = x + self.number.width
            with pen.element("LBody"):
                for at, letter in enumerate(self.letters):
                    with pen.artifact():
                        pen.frame(left + at * _STEP, base, _BOX, _BOX, _FRAME, BLACK)
                    pen.paragraph(letter, left + at * _STEP + _BOX + _APART, base + letter.height - 3.0)
                if not self.letters:
                    pen.rule(left, base, self.width - self.number.width, HAIR)


def set_grid_row(number: int, asked: AskedQuestion, look: SheetLook, width: float, setting: PaperSetting) -> GridRow:
    """Set the row for the question *asked* with the number *number*, *width* points wide."""
    letters = [setting.paragraph(own_words(letter_label(at)), look.option, _STEP) for at in range(len(asked.options))]
    return GridRow(setting.paragraph(own_words(str(number)), look.number, look.body * 2.2), letters, width)


@dataclass(frozen=True, slots=True)
class Version:
    """The questions in the order and with the options of one version; *letter* is "" for the only one."""

    letter: str
    asked: Sequence[AskedQuestion]


def set_sheets(versions: Sequence[Version], setting: PaperSetting) -> list[BookletSection]:
    """Set a sheet for each of *versions*, all in type of one size."""
    enough = max(1, -(-len(versions[0].asked) // _QUESTIONS_A_PAGE))
    sizes = LARGE_SHEET_SIZES if setting.quiz.large == "yes" else SHEET_SIZES
    sheets = _fitted(sizes, lambda size: [_sheet(version, size, setting) for version in versions], enough)
    if setting.quiz.grid == "no":
        return sheets
    grids = [_grid(version, setting) for version in versions]
    return [section for pair in zip(sheets, grids, strict=True) for section in pair]


def set_keys(versions: Sequence[Version], sources: Sequence[SourceList], setting: PaperSetting) -> list[BookletSection]:
    """Set a key for each of *versions* with its *sources*, all in type of one size."""
    pairs = list(zip(versions, sources, strict=True))
    return _fitted(KEY_SIZES, lambda size: [_key(*pair, size, setting) for pair in pairs], enough=1)


def _fitted(
    sizes: Sequence[float], make_sections: Callable[[float], list[BookletSection]], enough: int
) -> list[BookletSection]:
    """Make the sections in the largest of *sizes* in which each takes at most *enough* pages, or else the fewest."""
    tried = cache(make_sections)

    def is_good(size: float) -> bool:
        return _most_pages(tried(size)) <= max(enough, _most_pages(tried(sizes[-1])))

    if _most_pages(tried(sizes[0])) <= enough:
        return tried(sizes[0])
    return tried(sizes[bisect_left(sizes, True, key=is_good)])


def _most_pages(sections: Sequence[BookletSection]) -> int:
    return max(section.pages for section in sections)


def _sheet(version: Version, size: float, setting: PaperSetting) -> BookletSection:
    across = 1 if setting.quiz.large == "yes" else COLUMNS
    look, width = sheet_look(size), column_width(setting.paper, across)
    items = [set_item(number, asked, look, width, setting) for number, asked in enumerate(version.asked, 1)]
    directions = word_directions({asked.mode for asked in version.asked if asked.mode != "order"})
    points = sum(map(setting.pool.worth, version.asked))
    instructions = plain(setting.quiz.instructions)
    return BookletSection(
        set_sheet_masthead(version.letter, len(items), points, f"{instructions} {directions}".strip(), setting),
        [FlowBlock(part, part.height, _BETWEEN_QUESTIONS, "questions") for part in items],
        _footer(version_name(version.letter), setting),
        f"{version.letter}-" if version.letter else "",
        setting,
        is_handed_out=True,
        most_more=_MOST_MORE_ON_SHEETS,
        across=across,
        running=set_running_head(version.letter, setting),
    )


def _grid(version: Version, setting: PaperSetting) -> BookletSection:
    """Set the page on which the answers to *version* are given."""
    look, width = sheet_look(SHEET_SIZES[0]), column_width(setting.paper, COLUMNS)
    rows = [set_grid_row(number, asked, look, width, setting) for number, asked in enumerate(version.asked, 1)]
    points = sum(map(setting.pool.worth, version.asked))
    name = " · ".join(filter(None, (message("paper.grid"), version_name(version.letter))))
    return BookletSection(
        set_sheet_masthead(version.letter, len(rows), points, message("paper.directions_grid"), setting),
        [FlowBlock(row, row.height, 0.0, "questions") for row in rows],
        _footer(name, setting),
        f"{name}-",
        setting,
        is_handed_out=True,
        most_more=0.0,
        running=set_running_head(version.letter, setting),
    )


def _key(version: Version, sources: SourceList, size: float, setting: PaperSetting) -> BookletSection:
    look, width = key_look(size), column_width(setting.paper, COLUMNS)
    entries = [
        set_key_row(number, asked, sources, look, width, setting) for number, asked in enumerate(version.asked, 1)
    ]
    heading = Words(setting.paragraph(own_words(message("paper.sources")), HEADING, width), "H2")
    lines = sources.lines(width)
    strip = Words(setting.paragraph(word_answer_strip(version.asked, setting), look.answer, width))
    blocks = [
        FlowBlock(strip, strip.height, 0.0),
        *(FlowBlock(part, part.height, _BETWEEN_ENTRIES, "answers") for part in entries),
        FlowBlock(heading, heading.height, _ABOVE_SOURCES, leads=True),
        *(FlowBlock(line, line.height, 0.0, "sources") for line in lines),
    ]
    name = key_name(version.letter)
    footer = _footer(name, setting)
    head = set_key_masthead(version.letter, len(entries), setting)
    return BookletSection(head, blocks, footer, f"{name}-", setting, is_handed_out=False, most_more=_MOST_MORE_IN_KEYS)


def _footer(part: str, setting: PaperSetting) -> Rich:
    """Word the footer: the title of the quiz, the name of the *part*, and the seed."""
    seed = own_words(f" · {message('paper.seed')}") + setting.seed
    return setting.title + (own_words(f" · {part}") if part else ()) + seed
