"""The head of a brief: bar, kicker, headline with a logo, and deck; the band of figures; the heads of wide parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from briefdeck.language.dates.date_range import print_date
from briefdeck.printed_words import message
from briefdeck.render.brief.styles import BriefSetting, set_whole, split_rows
from briefdeck.render.brief.views import BriefContent, FigureView, LogoView
from briefdeck.render.pdf.design import GUTTER, HAIR, THICK, THIN, TitleBlock, set_title_block
from briefdeck.render.pdf.paragraph import BLACK, Colour, Paragraph, Rich, Style, own_words, rich
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.rasters import Raster, read_raster

_BELOW_RULE, _APART, _BELOW = 1.6, 8.0, 2.6
_BELOW_BAR = 7.0
_TALLEST, _WIDEST = 4.0, 0.22
"""The most height, in sizes of the body type, and the most width, as a share of the page."""
_read_once = lru_cache(maxsize=4)(read_raster)
"""Reads a picture; a page is set many times to fit."""
_BELOW_TITLE, _ABOVE_LOGO = 2.0, 7.0
_MOST_IN_A_ROW = 6
"""The most figures in a row."""
_LARGE, _FEW = 5, 3
"""The place, among the sizes of figures, of the least that is clearly larger than what stands around them; and how many
stay in one row even where that makes them smaller."""
_NARROWEST = 80.0
"""The least width of a figure, in points."""
_ABOVE_FIGURE, _BELOW_VALUE = 4.0, 1.0
_RIGHT_OF_FIGURE, _LEFT_OF_FIGURE = 9.0, 5.0
"""The space on either side of a figure, in points; none at the left of the page."""


@dataclass(frozen=True, slots=True)
class SectionHead:
    """A title below a rule, with a legend behind it on the same line, or below where there is no room."""

    title: Paragraph
    legend: Paragraph
    is_beside: bool
    width: float

    @property
    def height(self) -> float:
        """The height in points, with the space below."""
        legend = 0.0 if self.is_beside else self.legend.height
        return _BELOW_RULE + self.title.height + legend + _BELOW

    def draw(self, pen: Pen, x: float, top: float) -> float:
        """Draw the head with its upper left corner at (x, top); return the y below it."""
        pen.rule(x, top, self.width, THIN)
        below = pen.paragraph(self.title, x, top - _BELOW_RULE, tag="H2")
        if self.is_beside:
            pen.paragraph(self.legend, x + self.title.last_width + _APART, below + self.title.style.leading)
        else:
            pen.paragraph(self.legend, x, below)
        return top - self.height


def set_section_head(title: Rich, legend: str, setting: BriefSetting, width: float) -> SectionHead:
    """Set the head of a part, *width* points wide; *legend* is "" for none."""
    heading = setting.paragraph(title, setting.styles.heading, width)
    room = width - heading.last_width - _APART
    words = own_words(legend)
    beside = setting.shaper.paragraph(words, setting.styles.legend, max(1.0, room))
    is_beside = beside.count == 0 or (beside.count == 1 and not beside.divided)
    said = beside if is_beside else setting.paragraph(words, setting.styles.legend, width)
    return SectionHead(heading, said, is_beside, width)


@dataclass(frozen=True, slots=True)
class PrintedLogo:
    """A picture *width* points wide and *height* points high."""

    raster: Raster
    width: float
    height: float
    alt: str

    def draw(self, pen: Pen, right: float, top: float, colour: Colour) -> None:
        """Draw the picture with its right edge at *right*, and above it the rest of the bar of the title."""
        with pen.artifact():
            pen.ground(right - self.width - GUTTER, top - THICK, self.width + GUTTER, THICK, colour)
        box = (right - self.width, top - _BELOW_BAR - self.height, self.width, self.height)
        pen.picture(self.raster, box, self.alt)


def set_logo(view: LogoView, setting: BriefSetting) -> PrintedLogo | None:
    """Set the picture as large as its place allows; None where it cannot be drawn."""
    raster = _read_once(view.data)
    if raster is None:
        return None
    scale = min(_TALLEST * setting.styles.body / raster.height, _WIDEST * setting.measure / raster.width)
    return PrintedLogo(raster, raster.width * scale, raster.height * scale, view.alt)


@dataclass(frozen=True, slots=True)
class BriefMasthead:
    """The title block, and the deck below it."""

    title: TitleBlock
    deck: Paragraph
    logo: PrintedLogo | None = None

    @property
    def height(self) -> float:
        """The height in points."""
        return self._title_height + (_BELOW_TITLE + self.deck.height if self.deck.count else 0.0)

    @property
    def _title_height(self) -> float:
        return max(self.title.height, _ABOVE_LOGO + self.logo.height if self.logo else 0.0)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the masthead with its upper left corner at (x, top)."""
        self.title.draw(pen, x, top)
        if self.logo:
            self.logo.draw(pen, x + self.deck.width, top, self.title.title.style.colour)
        pen.paragraph(self.deck, x, top - self._title_height - _BELOW_TITLE)


def set_masthead(content: BriefContent, setting: BriefSetting) -> BriefMasthead:
    """Set the head of the page: its kicker, its date, its title and its deck."""
    as_of = own_words(message("brief.as_of", date=print_date(content.as_of)))
    texts = (content.kicker, as_of, rich(content.title))
    logo = set_logo(content.logo, setting) if content.logo else None
    room = setting.measure - (logo.width + GUTTER if logo else 0.0)
    return BriefMasthead(
        set_title_block(setting.shaper, texts, setting.styles.title, room),
        setting.paragraph(content.deck, setting.styles.deck, setting.measure),
        logo,
    )


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A figure and what it counts."""

    value: Paragraph
    label: Paragraph


def _value_height(row: Sequence[FigureCell]) -> float:
    """Return the height of the tallest value of *row*, below which all its labels begin."""
    return max(cell.value.height for cell in row)


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows of figures."""

    head: SectionHead | None
    """A title, where the editor gave one; large numbers need none."""
    rows: Sequence[Sequence[FigureCell]]
    width: float

    @property
    def height(self) -> float:
        """The height in points."""
        return (self.head.height if self.head else 0.0) + sum(map(self._row_height, self.rows))

    def _row_height(self, row: Sequence[FigureCell]) -> float:
        return _ABOVE_FIGURE + _value_height(row) + _BELOW_VALUE + max(cell.label.height for cell in row)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the rows with their upper left corner at (x, top)."""
        with pen.element("Sect"):
            if self.head:
                top = self.head.draw(pen, x, top)
            else:
                pen.rule(x, top, self.width, THIN)
            with pen.element("L"):
                for row in self.rows:
                    self._draw_row(pen, row, x, top)
                    top -= self._row_height(row)

    def _draw_row(self, pen: Pen, row: Sequence[FigureCell], x: float, top: float) -> None:
        step, height = self.width / max(map(len, self.rows)), self._row_height(row)
        for column, cell in enumerate(row):
            left = x + column * step
            if column:
                with pen.artifact():
                    pen.line(left - 4, top - 6, left - 4, top - height, HAIR, BLACK)
                left += _LEFT_OF_FIGURE
            with pen.element("LI"), pen.element("LBody"):
                pen.paragraph(cell.value, left, top - _ABOVE_FIGURE)
                pen.paragraph(cell.label, left, top - _ABOVE_FIGURE - _value_height(row) - _BELOW_VALUE)


def set_figures(content: BriefContent, setting: BriefSetting) -> Figures:
    """Set the band of figures in as few rows as leave them large, each figure as large as fits on one line."""
    most = min(_MOST_IN_A_ROW, max(1, int(setting.measure / _NARROWEST)))
    beside = list(range(most, 0, -1))
    least = setting.styles.figures[_LARGE if len(content.figures) > _FEW else -1]
    large = [each for each in beside if _is_whole(content, each, setting, least)]
    return set_whole([partial(_set_rows, content, each) for each in large or beside], setting)


def _set_rows(content: BriefContent, beside: int, setting: BriefSetting) -> Figures:
    """Set rows with at most so many figures *beside* each other."""
    has_head = "figures" in content.own_titles
    head = set_section_head(content.headings["figures"], "", setting, setting.measure) if has_head else None
    fitting = (style for style in setting.styles.figures if _is_whole(content, beside, setting, style))
    style = next(fitting, setting.styles.figures[-1])
    rows = split_rows(content.figures, beside)
    width = _figure_width(rows, setting)
    return Figures(head, [_set_row(row, setting, style, width) for row in rows], setting.measure)


def _is_whole(content: BriefContent, beside: int, setting: BriefSetting, style: Style) -> bool:
    """Tell whether every value is on one line in *style*, with at most so many figures *beside* each other."""
    width = _figure_width(split_rows(content.figures, beside), setting)
    return all(setting.shaper.paragraph(figure.value, style, width).count == 1 for figure in content.figures)


def _figure_width(rows: Sequence[Sequence[FigureView]], setting: BriefSetting) -> float:
    return setting.measure / max(map(len, rows)) - _LEFT_OF_FIGURE - _RIGHT_OF_FIGURE


def _set_row(row: Sequence[FigureView], setting: BriefSetting, style: Style, width: float) -> list[FigureCell]:
    return [
        FigureCell(
            setting.paragraph(figure.value, style, width),
            setting.paragraph(figure.label, setting.styles.figure_label, width),
        )
        for figure in row
    ]
