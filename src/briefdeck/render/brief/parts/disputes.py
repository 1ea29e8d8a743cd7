"""The box in which those who disagree stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefdeck.render.brief import wording
from briefdeck.render.brief.content import Content, Quarrel
from briefdeck.render.brief.parts.part import Setting
from briefdeck.render.brief.parts.rows import rows_of
from briefdeck.render.brief.pen import Pen
from briefdeck.render.brief.styles import ACCENT, HAIR
from briefdeck.render.brief.typography.paragraph import Paragraph
from briefdeck.render.brief.typography.rich import words

_BAR, _BELOW_BAR, _FRAME = 14.0, 3.0, 1.1
_CELL_LEFT, _CELL_RIGHT, _BELOW_ROW, _BELOW_CELL = 5.0, 6.0, 4.2, 1.5
_QUESTION_SHARE = 0.27
_NARROW = 150.0
"""A side is never set narrower than this; a dispute with more sides than fit goes on in a second row."""


@dataclass(frozen=True, slots=True)
class Row:
    """One dispute, set."""

    question: Paragraph
    sides: Sequence[Sequence[Paragraph]]
    """Row by row."""
    note: Paragraph

    @property
    def height(self) -> float:
        """In points."""
        beside = sum(_line_height(line) for line in self.sides) + self.note.height
        return max(self.question.height, beside) + _BELOW_ROW


@dataclass(frozen=True, slots=True)
class Disputes:
    """The box. It has no height when there is nothing in dispute."""

    heading: Paragraph
    rows: Sequence[Row]
    columns: int
    """Sides that stand in a row, at most."""
    width: float

    @property
    def height(self) -> float:
        """In points."""
        return _BAR + _BELOW_BAR + sum(row.height for row in self.rows) if self.rows else 0.0

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws it with its upper left corner at (x, top)."""
        with pen.element("Sect"):
            with pen.artifact():
                pen.frame(x, top - self.height, self.width, self.height, _FRAME, ACCENT)
                pen.ground(x, top - _BAR, self.width, _BAR, ACCENT)
            pen.paragraph(self.heading, x + _CELL_LEFT, top - 1.6, tag="H2")
            self._draw_rows(pen, x + _CELL_LEFT, top - _BAR - _BELOW_BAR)

    def _draw_rows(self, pen: Pen, x: float, top: float) -> None:
        with pen.element("Table", attributes={"O": "/Table", "Summary": "(Questions, and what each side says)"}):
            for index, row in enumerate(self.rows):
                if index:
                    pen.rule(x, top + 1.4, self.width - 2 * _CELL_LEFT, HAIR)
                _draw_row(pen, row, x, top - 0.8, self.width * _QUESTION_SHARE, self.columns)
                top -= row.height


def disputes(content: Content, setting: Setting, width: float) -> Disputes:
    """The box, *width* points wide."""
    heading = words(f"{wording.DISPUTED}\u00a0\u00a0{wording.DISPUTES}")
    room = int(width * (1 - _QUESTION_SHARE) // _NARROW)
    columns = max(2, min(room, max((len(quarrel.sides) for quarrel in content.quarrels), default=0)))
    return Disputes(
        setting.paragraph(heading, setting.styles.box_heading, width - _CELL_LEFT - _CELL_RIGHT),
        [_row(quarrel, setting, width, columns) for quarrel in content.quarrels],
        columns,
        width,
    )


def _row(quarrel: Quarrel, setting: Setting, width: float, columns: int) -> Row:
    styles, question_width = setting.styles, width * _QUESTION_SHARE
    side_width = (width - question_width - _CELL_LEFT) / columns
    sides = [setting.paragraph(side, styles.side_of_dispute, side_width - _CELL_RIGHT) for side in quarrel.sides]
    note = quarrel.note if setting.with_dispute_notes else ()
    return Row(
        setting.paragraph(quarrel.question, styles.question, question_width - _CELL_RIGHT),
        rows_of(sides, columns),
        setting.paragraph(note, styles.dispute_note, side_width * columns - _CELL_RIGHT),
    )


def _line_height(line: Sequence[Paragraph]) -> float:
    return max(side.height for side in line) + _BELOW_CELL


def _draw_row(pen: Pen, row: Row, x: float, top: float, question_width: float, columns: int) -> None:
    """Draws one dispute as rows of a table: its question stands beside all of them."""
    lines = len(row.sides) + bool(row.note.lines)
    y = top
    for index, line in enumerate(row.sides):
        with pen.element("TR"):
            if not index:
                with pen.element("TH", attributes=_cell(Scope="/Row", RowSpan=str(lines))) as element:
                    pen.text(row.question, x, top, element)
            for column, side in enumerate(line):
                last = column == len(line) - 1
                span = str(columns - column) if last else "1"
                with pen.element("TD", attributes=_cell(ColSpan=span)) as element:
                    pen.text(side, x + question_width + column * (side.width + _CELL_RIGHT), y, element)
        y -= _line_height(line)
    if row.note.lines:
        with pen.element("TR"), pen.element("TD", attributes=_cell(ColSpan=str(columns))) as element:
            pen.text(row.note, x + question_width, y, element)


def _cell(**attributes: str) -> dict[str, str]:
    return {"O": "/Table", **{key: value for key, value in attributes.items() if value != "1"}}
