"""The band of numbers set large."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefdeck.render.brief.content import BriefContent, FigureView
from briefdeck.render.brief.parts.rows import rows_of
from briefdeck.render.brief.parts.setting import BriefSetting
from briefdeck.render.brief.styles import Density
from briefdeck.render.pdf.design import HAIR, THIN
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.typography.paragraph import BLACK, Paragraph, Style

_MOST = 6
"""Figures in a row."""
_ABOVE = 4.0
_BELOW: dict[Density, float] = {"poster": 9.0, "grand": 6.0, "roomy": 5.0, "tight": 2.0, "compact": 1.0}
_RIGHT, _LEFT = 9.0, 5.0
"""Kept free on either side of a figure, but at the left of the page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure and what it counts."""

    value: Paragraph
    label: Paragraph

    @property
    def height(self) -> float:
        """In points."""
        return self.value.height + 1 + self.label.height


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows of figures."""

    rows: Sequence[Sequence[Cell]]
    width: float
    below: float

    @property
    def height(self) -> float:
        """In points."""
        return sum(map(self._row_height, self.rows))

    def _row_height(self, row: Sequence[Cell]) -> float:
        return _ABOVE + max(cell.height for cell in row) + self.below

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws it with its upper left corner at (x, top)."""
        pen.rule(x, top, self.width, THIN)
        with pen.element("Sect"), pen.element("L"):
            for row in self.rows:
                self._draw_row(pen, row, x, top)
                top -= self._row_height(row)

    def _draw_row(self, pen: Pen, row: Sequence[Cell], x: float, top: float) -> None:
        step, height = self.width / len(row), self._row_height(row)
        for column, cell in enumerate(row):
            left = x + column * step
            if column:
                with pen.artifact():
                    pen.line(left - 4, top - 6, left - 4, top - height + 2, HAIR, BLACK)
                left += _LEFT
            with pen.element("LI"), pen.element("LBody"):
                below = pen.paragraph(cell.value, left, top - _ABOVE)
                pen.paragraph(cell.label, left, below - 1)


def figures(content: BriefContent, setting: BriefSetting) -> Figures:
    """The band of figures, in as few rows as can be and as large as lets each stand on one line."""
    rows = rows_of(content.figures, _MOST)
    bands = [[_row(row, setting, style) for row in rows] for style in setting.styles.figures]
    whole = (band for band in bands if all(cell.value.count == 1 for row in band for cell in row))
    return Figures(next(whole, bands[-1]), setting.measure, _BELOW[setting.density])


def _row(row: Sequence[FigureView], setting: BriefSetting, style: Style) -> list[Cell]:
    width = setting.measure / len(row) - _LEFT - _RIGHT
    return [
        Cell(
            setting.paragraph(number.value, style, width),
            setting.paragraph(number.label, setting.styles.figure_label, width),
        )
        for number in row
    ]
