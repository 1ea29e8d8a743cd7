"""The box that shows the sides of each dispute next to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from briefdeck.printed_words import message
from briefdeck.render.brief.styles import BriefSetting, set_lowest, split_rows
from briefdeck.render.brief.views import BriefContent, DisputeView
from briefdeck.render.pdf.design import HAIR
from briefdeck.render.pdf.faces import ITALIC
from briefdeck.render.pdf.paragraph import Colour, Paragraph
from briefdeck.render.pdf.pen import Pen

_BAR, _BELOW_BAR, _FRAME = 3.0, 3.0, 1.1
_LEFT, _BETWEEN, _BELOW_ROW, _BELOW_LINE = 5.0, 6.0, 4.2, 1.5
_QUESTION_SHARE = 0.27
"""The share of the width for a question beside its sides."""
_NARROWEST = 105.0
"""The least width of a side, in points."""
_GRID = 12
"""The columns of the tagged table: divisible by 1, 2, 3 and 4 sides in a row."""


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """One dispute, set in type."""

    question: Paragraph
    sides: Sequence[Sequence[Paragraph]]
    """The sides, row by row."""
    note: Paragraph
    is_beside: bool
    """Whether the question is beside the sides rather than above them."""

    @property
    def height(self) -> float:
        """The height in points."""
        note = self.note.height + _BELOW_LINE if self.note.count else 0.0
        answers = sum(map(_line_height, self.sides)) + note
        if self.is_beside:
            return max(self.question.height, answers) + _BELOW_ROW
        return self.question.height + answers + _BELOW_ROW


@dataclass(frozen=True, slots=True)
class Disputes:
    """The box of disputes. Its height is 0 when nothing is in dispute."""

    heading: Paragraph
    rows: Sequence[DisputeRow]
    width: float
    accent: Colour

    @property
    def height(self) -> float:
        """The height in points."""
        return self._bar + _BELOW_BAR + sum(row.height for row in self.rows) if self.rows else 0.0

    @property
    def _bar(self) -> float:
        return self.heading.height + _BAR

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the box with its upper left corner at (x, top)."""
        with pen.element("Sect"):
            with pen.artifact():
                pen.frame(x, top - self.height, self.width, self.height, _FRAME, self.accent)
                pen.ground(x, top - self._bar, self.width, self._bar, self.accent)
            pen.paragraph(self.heading, x + _LEFT, top - 1.6, tag="H2")
            self._draw_rows(pen, x + _LEFT, top - self._bar - _BELOW_BAR)

    def _draw_rows(self, pen: Pen, x: float, top: float) -> None:
        with pen.element("Table", summary=message("brief.disputes_summary")):
            for index, row in enumerate(self.rows):
                if index:
                    pen.rule(x, top + 1.4, self.width - 2 * _LEFT, HAIR)
                _draw_row(pen, row, x, top - 0.8)
                top -= row.height


def set_disputes(content: BriefContent, setting: BriefSetting) -> Disputes:
    """Set the box of disputes across the page.

    The questions are beside the sides or above them, whichever takes less height.
    """
    return set_lowest([partial(_box, content, is_beside) for is_beside in (True, False)], setting)


def _box(content: BriefContent, is_beside: bool, setting: BriefSetting) -> Disputes:
    width = setting.measure
    return Disputes(
        setting.paragraph(content.headings["disputes"], setting.styles.box_heading, width - 2 * _LEFT),
        [_row(dispute, setting, width - 2 * _LEFT, is_beside) for dispute in content.disputes],
        width,
        setting.accent,
    )


def _row(dispute: DisputeView, setting: BriefSetting, width: float, is_beside: bool) -> DisputeRow:
    """Set one dispute, with as many sides next to each other as make it lowest."""
    question_width = width * _QUESTION_SHARE if is_beside else width
    room = width - question_width if is_beside else width
    least = min(len(dispute.sides), 2) or 1
    most = max(least, min(len(dispute.sides), 4, int(room // _NARROWEST)))
    columns = range(most, least - 1, -1)
    ways = [partial(_row_of, dispute, question_width, room, beside, is_beside) for beside in columns]
    return set_lowest(ways, setting)


def _row_of(
    dispute: DisputeView, question_width: float, room: float, columns: int, is_beside: bool, setting: BriefSetting
) -> DisputeRow:
    styles, side_width = setting.styles, room / columns
    return DisputeRow(
        setting.paragraph(dispute.question, styles.strong, question_width - _BETWEEN),
        split_rows([setting.paragraph(side, styles.cell, side_width - _BETWEEN) for side in dispute.sides], columns),
        setting.paragraph(dispute.note, styles.cell._replace(family=ITALIC), room - _BETWEEN),
        is_beside,
    )


def _line_height(line: Sequence[Paragraph]) -> float:
    return max(side.height for side in line) + _BELOW_LINE


def _draw_row(pen: Pen, row: DisputeRow, x: float, top: float) -> None:
    """Draw one dispute as rows of a table."""
    left, y = x, top
    question = [(row.question, x, top)]
    if row.is_beside:
        left += row.question.width + _BETWEEN
    else:
        with pen.element("TR"):
            _draw_cells(pen, "TH", question, Scope="/Column")
        question, y = [], top - row.question.height
    for line in row.sides:
        with pen.element("TR"):
            _draw_cells(pen, "TH", question, Scope="/Row", RowSpan=str(len(row.sides) + bool(row.note.count)))
            cells = [(side, left + column * (side.width + _BETWEEN), y) for column, side in enumerate(line)]
            _draw_cells(pen, "TD", cells)
        question, y = [], y - _line_height(line)
    if row.note.count:
        with pen.element("TR"):
            _draw_cells(pen, "TD", [(row.note, left, y)])


def _draw_cells(pen: Pen, tag: str, cells: Sequence[tuple[Paragraph, float, float]], **attributes: str) -> None:
    """Draw the cells of one row of the table, each a paragraph with its upper left corner."""
    cell = {"O": "/Table", **attributes}
    if "RowSpan" not in cell:
        cell["ColSpan"] = str(_GRID // max(1, len(cells)))
    for paragraph, x, top in cells:
        with pen.element(tag, attributes=cell) as element:
            pen.text(paragraph, x, top, element)
