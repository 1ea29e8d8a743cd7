"""The space for an answer on a sheet: boxes to tick, lines to write on, a gap in a timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Protocol

from briefdeck.language.markup import plain
from briefdeck.provenance import letter_label
from briefdeck.quiz import AskedQuestion, Question
from briefdeck.render.paper.setting import PaperSetting, SheetLook
from briefdeck.render.pdf.design import ACCENT, HAIR
from briefdeck.render.pdf.paragraph import BLACK, Paragraph, Style, own_words
from briefdeck.render.pdf.pen import Drawable, Pen

ORDERED = {"O": "/List", "ListNumbering": "/Decimal"}
LETTERED = {"O": "/List", "ListNumbering": "/UpperAlpha"}
UNMARKED = {"O": "/List", "ListNumbering": "/None"}
"""The attributes of a list that say how its items are numbered, for reading aloud."""
_LINE = 21.0
"""The distance between lines to write on, in points: enough for a pencil."""
_HANDWRITTEN, _MOST_LINES = 7.0, 6
"""The width of a letter written by hand, in points; and the most lines for an answer."""
_BOX, _FRAME = 0.78, 0.6
"""The side of a box in sizes of type, and the weight of its frame in points."""
_ROW = 1.5
_RADIUS, _WEIGHT = 2.4, 1.0
_WAYS = (4, 2, 1)
"""The numbers of options side by side, tried in this order; each option needs room on one line."""


class AnswerSpace(Drawable, Protocol):
    """The space for an answer."""

    @property
    def spare(self) -> float:
        """The empty width at the right of the last line, in points."""


@dataclass(frozen=True, slots=True)
class PrintedOption:
    """A lettered option behind its box."""

    letter: Paragraph
    text: Paragraph

    @property
    def height(self) -> float:
        """The height in points."""
        return max(self.letter.height, self.text.height)


@dataclass(frozen=True, slots=True)
class PrintedOptions:
    """The options in rows, lettered from left to right and down."""

    rows: Sequence[Sequence[PrintedOption]]
    step: float
    """The distance from one option to the next in a row, in points."""
    width: float
    style: Style
    boxed: bool
    """Whether each option has a box to tick."""

    @property
    def height(self) -> float:
        """The height in points."""
        return sum(_tallest(row) for row in self.rows) + _ROW * (len(self.rows) - 1)

    @property
    def spare(self) -> float:
        """The empty width at the right of the last line, in points."""
        last = self.rows[-1]
        text = last[-1].text
        used = (len(last) - 1) * self.step + self._indent + last[-1].letter.width
        return self.width - used - text.last_width

    @property
    def _indent(self) -> float:
        return _indent(self.style) if self.boxed else 0.0

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the options with their upper left corner at (x, top)."""
        with pen.element("L", attributes=LETTERED):
            for row in self.rows:
                for at, option in enumerate(row):
                    self._draw(pen, option, x + at * self.step, top)
                top -= _tallest(row) + _ROW

    def _draw(self, pen: Pen, option: PrintedOption, x: float, top: float) -> None:
        side = _BOX * self.style.size
        if self.boxed:
            with pen.artifact():
                pen.frame(x, top - (self.style.leading + side) / 2, side, side, _FRAME, BLACK)
        left = x + self._indent
        with pen.element("LI"):
            pen.paragraph(option.letter, left, top, tag="Lbl")
            pen.paragraph(option.text, left + option.letter.width, top, tag="LBody")


@dataclass(frozen=True, slots=True)
class AnswerLines:
    """Lines to write on."""

    count: int
    width: float
    spare: float = 0.0

    @property
    def height(self) -> float:
        """The height in points."""
        return self.count * _LINE

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines with their upper left corner at (x, top)."""
        for at in range(1, self.count + 1):
            pen.rule(x, top - at * _LINE, self.width, HAIR)


@dataclass(frozen=True, slots=True)
class NumberedLines:
    """A numbered line for each item of a list, in two columns."""

    numbers: Sequence[Paragraph]
    width: float
    spare: float = 0.0

    @property
    def height(self) -> float:
        """The height in points."""
        return -(-len(self.numbers) // 2) * _LINE

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines with their upper left corner at (x, top)."""
        half = self.width / 2
        with pen.element("L", attributes=UNMARKED):
            for at, number in enumerate(self.numbers):
                left, base = x + at % 2 * half, top - (at // 2 + 1) * _LINE
                with pen.element("LI"):
                    pen.paragraph(number, left, base + number.height, tag="LBody")
                pen.rule(left + number.width, base, half - number.width - (6.0 if at % 2 == 0 else 0.0), HAIR)


@dataclass(frozen=True, slots=True)
class TimelineBlank:
    """A timeline, from top to bottom, with a gap for the answer."""

    before: Sequence[Paragraph]
    gap: Paragraph
    """The question mark at the gap."""
    after: Sequence[Paragraph]
    lines: int
    """The number of lines to write on at the gap."""
    width: float
    indent: float
    spare: float = 0.0

    @property
    def height(self) -> float:
        """The height in points."""
        return sum(self._steps)

    @property
    def _steps(self) -> list[float]:
        heights = [text.height + _ROW for text in self.before]
        return [*heights, self._gap, *(text.height + _ROW for text in self.after)]

    @property
    def _gap(self) -> float:
        return self.lines * _LINE or self.gap.height + _ROW

    @property
    def _above_mark(self) -> float:
        """The space above the question mark, in points: where there are lines, it is on the first of them."""
        return _LINE - self.gap.height if self.lines else 0.0

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the timeline with its upper left corner at (x, top)."""
        left, tops = x + self.indent, [top - sum(self._steps[:at]) for at in range(len(self._steps))]
        tops[len(self.before)] -= self._above_mark
        texts = [*self.before, self.gap, *self.after]
        self._draw_axis(pen, x + _RADIUS + 1, list(zip(texts, tops, strict=True)))
        with pen.element("L", attributes=UNMARKED):
            for text, y in zip(texts, tops, strict=True):
                with pen.element("LI"):
                    pen.paragraph(text, left, y, tag="LBody")
        gap = tops[len(self.before)] + self._above_mark
        for at in range(1, self.lines + 1):
            start = left + (self.gap.width if at == 1 else 0.0)
            pen.rule(start, gap - at * _LINE, x + self.width - start, HAIR)

    def _draw_axis(self, pen: Pen, x: float, texts: Sequence[tuple[Paragraph, float]]) -> None:
        middles = [(text, y - text.style.leading / 2) for text, y in texts]
        with pen.artifact():
            for (one, above), (other, below) in pairwise(middles):
                pen.line(x, above, x, below, _WEIGHT, ACCENT, dash="2 2" if self.gap in (one, other) else "")
            for text, middle in middles:
                pen.dot(x, middle, _RADIUS, ACCENT, filled=text is not self.gap)


def set_answer(asked: AskedQuestion, look: SheetLook, width: float, setting: PaperSetting) -> AnswerSpace:
    """Set the space for the answer to *asked*, *width* points wide.

    Options get boxes, a timeline its gap, a list a numbered line for each item; other answers get lines to write on.
    """
    question = asked.question
    if asked.options:
        return set_options(asked, (look.letter, look.option), width, setting)
    if question.before or question.after:
        return set_moments(question, (look.letter, look.option), 2, width, setting)
    if question.items:
        label = look.body * 1.5
        numbers = [
            setting.paragraph(own_words(str(at)), look.option, label) for at in range(1, len(question.items) + 1)
        ]
        return NumberedLines(numbers, width)
    return AnswerLines(_count_lines(question, width), width)


def _count_lines(question: Question, width: float) -> int:
    """Count the lines that the answer to *question* takes in handwriting, at most `_MOST_LINES`."""
    return min(_MOST_LINES, max(1, ceil(len(plain(question.answer)) * _HANDWRITTEN / width)))


def set_options(
    asked: AskedQuestion, styles: tuple[Style, Style], width: float, setting: PaperSetting, boxed: bool = True
) -> PrintedOptions:
    """Set the options of *asked*, *width* points wide, with a box to tick before each where they are *boxed*.

    As many are side by side, up to four, as each fit on one line. *styles* are those of the letters and of the texts.
    """
    letter, style = styles
    indent = _indent(style) if boxed else 0.0
    label = style.size * 1.25
    offered = [setting.rich(option, asked.question) for option in asked.options]
    for ways in _WAYS:
        step = width / ways
        room = step - indent - label - (style.size if ways > 1 else 0.0)
        texts = [setting.paragraph(text, style, room) for text in offered]
        if ways == 1 or all(text.count == 1 and text.natural_width <= room for text in texts):
            break
    every = [
        PrintedOption(setting.paragraph(own_words(letter_label(at), bold=True), letter, label), text)
        for at, text in enumerate(texts)
    ]
    return PrintedOptions([every[at : at + ways] for at in range(0, len(every), ways)], step, width, style, boxed)


def set_moments(
    question: Question, styles: tuple[Style, Style], lines: int, width: float, setting: PaperSetting
) -> TimelineBlank:
    """Set the timeline of *question*, *width* points wide, with so many *lines* to write on at its gap.

    Where *lines* is 0 the gap has only its question mark. *styles* are those of the question mark and of the events.
    """
    gap, style = styles
    indent = style.size * 1.25
    before, after = (
        [setting.paragraph(setting.rich(event, question), style, width - indent) for event in side]
        for side in (question.before, question.after)
    )
    return TimelineBlank(
        before, setting.paragraph(own_words("?", bold=True), gap, style.size), after, lines, width, indent
    )


def _indent(style: Style) -> float:
    """Return the width that a box takes of a line, in points."""
    return style.size * (_BOX + 0.5)


def _tallest(row: Sequence[PrintedOption]) -> float:
    return max(option.height for option in row)
