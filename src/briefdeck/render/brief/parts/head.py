"""The head of a brief: bar, kicker, headline and deck; the bottom line on its ground; the band of figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefdeck.language.date_range import print_date
from briefdeck.printed_words import message
from briefdeck.render.brief.content import BriefContent, FigureView
from briefdeck.render.brief.styles import BriefSetting, Density, split_rows
from briefdeck.render.pdf.design import ACCENT, HAIR, THIN, TINT
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.title_block import TitleBlock, set_title_block
from briefdeck.render.pdf.typography.paragraph import BLACK, Paragraph, Style
from briefdeck.render.pdf.typography.rich import own_words, rich

_BELOW_TITLE = 2.0


@dataclass(frozen=True, slots=True)
class BriefMasthead:
    """The title block, and the deck below it."""

    title: TitleBlock
    deck: Paragraph

    @property
    def height(self) -> float:
        """The height in points."""
        return self.title.height + (_BELOW_TITLE + self.deck.height if self.deck.count else 0.0)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the masthead with its upper left corner at (x, top)."""
        below = self.title.draw(pen, x, top)
        pen.paragraph(self.deck, x, below - _BELOW_TITLE)


def set_masthead(content: BriefContent, setting: BriefSetting) -> BriefMasthead:
    """Set the head of the page: its kicker, its date, its title and its deck."""
    as_of = own_words(message("brief.as_of", date=print_date(content.as_of)))
    texts = (content.kicker, as_of, rich(content.title))
    return BriefMasthead(
        set_title_block(setting.shaper, texts, setting.styles.title, setting.measure),
        setting.paragraph(content.deck, setting.styles.deck, setting.measure),
    )


_BAR, _SIDE, _ABOVE, _BETWEEN = 3.2, 12.0, 4.5, 2.5
_BELOW: dict[Density, float] = {"poster": 12.0, "grand": 9.0, "roomy": 6.5, "tight": 5.0, "compact": 4.0}


@dataclass(frozen=True, slots=True)
class BottomLine:
    """The few sentences for those who read nothing else."""

    label: Paragraph
    text: Paragraph
    width: float
    below: float

    @property
    def height(self) -> float:
        """The height in points."""
        return _ABOVE + self.label.height + _BETWEEN + self.text.height + self.below

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the bottom line on its ground, with its upper left corner at (x, top)."""
        with pen.artifact():
            pen.ground(x, top - self.height, self.width, self.height, TINT)
            pen.ground(x, top - self.height, _BAR, self.height, ACCENT)
        with pen.element("Sect"):
            below = pen.paragraph(self.label, x + _SIDE, top - _ABOVE, tag="H2")
            pen.paragraph(self.text, x + _SIDE, below - _BETWEEN)


def set_bottom_line(content: BriefContent, setting: BriefSetting) -> BottomLine:
    """Set the sentences of the bottom line as one paragraph."""
    width = setting.measure - 2 * _SIDE
    return BottomLine(
        setting.paragraph(own_words(message("brief.bottom_line")), setting.styles.label, width),
        setting.paragraph(content.bottom_line, setting.styles.bottom_line, width),
        setting.measure,
        _BELOW[setting.density],
    )


_MOST_IN_A_ROW = 6
"""The most figures in a row."""
_ABOVE_FIGURE = 4.0
_BELOW_FIGURES: dict[Density, float] = {"poster": 9.0, "grand": 6.0, "roomy": 5.0, "tight": 2.0, "compact": 1.0}
_RIGHT_OF_FIGURE, _LEFT_OF_FIGURE = 9.0, 5.0
"""The space on either side of a figure, in points; none at the left of the page."""


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A figure and what it counts."""

    value: Paragraph
    label: Paragraph

    @property
    def height(self) -> float:
        """The height in points."""
        return self.value.height + 1 + self.label.height


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows of figures."""

    rows: Sequence[Sequence[FigureCell]]
    width: float
    below: float

    @property
    def height(self) -> float:
        """The height in points."""
        return sum(map(self._row_height, self.rows))

    def _row_height(self, row: Sequence[FigureCell]) -> float:
        return _ABOVE_FIGURE + max(cell.height for cell in row) + self.below

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the rows with their upper left corner at (x, top)."""
        pen.rule(x, top, self.width, THIN)
        with pen.element("Sect"), pen.element("L"):
            for row in self.rows:
                self._draw_row(pen, row, x, top)
                top -= self._row_height(row)

    def _draw_row(self, pen: Pen, row: Sequence[FigureCell], x: float, top: float) -> None:
        step, height = self.width / len(row), self._row_height(row)
        for column, cell in enumerate(row):
            left = x + column * step
            if column:
                with pen.artifact():
                    pen.line(left - 4, top - 6, left - 4, top - height + 2, HAIR, BLACK)
                left += _LEFT_OF_FIGURE
            with pen.element("LI"), pen.element("LBody"):
                below = pen.paragraph(cell.value, left, top - _ABOVE_FIGURE)
                pen.paragraph(cell.label, left, below - 1)


def set_figures(content: BriefContent, setting: BriefSetting) -> Figures:
    """Set the band of figures in as few rows as possible, each figure as large as fits on one line."""
    rows = split_rows(content.figures, _MOST_IN_A_ROW)
    bands = [[_set_row(row, setting, style) for row in rows] for style in setting.styles.figures]
    whole = (band for band in bands if all(cell.value.count == 1 for row in band for cell in row))
    return Figures(next(whole, bands[-1]), setting.measure, _BELOW_FIGURES[setting.density])


def _set_row(row: Sequence[FigureView], setting: BriefSetting, style: Style) -> list[FigureCell]:
    width = setting.measure / len(row) - _LEFT_OF_FIGURE - _RIGHT_OF_FIGURE
    return [
        FigureCell(
            setting.paragraph(figure.value, style, width),
            setting.paragraph(figure.label, setting.styles.figure_label, width),
        )
        for figure in row
    ]
