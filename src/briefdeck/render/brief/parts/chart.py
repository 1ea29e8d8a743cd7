"""The chart: bars with their values beside them, no axis and no grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefdeck.printed_words import message
from briefdeck.render.brief.styles import BriefSetting
from briefdeck.render.brief.views import ChartBar
from briefdeck.render.pdf.design import WHITE
from briefdeck.render.pdf.paragraph import Colour, Paragraph, plain_text, said_text
from briefdeck.render.pdf.pen import Pen

_THICK = 0.78
"""The thickness of a bar, in sizes of its type."""
_BESIDE, _WIDEST_LABEL, _WIDEST_VALUE, _BETWEEN = 5.0, 0.38, 0.5, 3.0
_SLIT, _SLITS = 1.6, 3
"""The width of the slits at an open end, in points, and how many there are."""
_LEAST = 1.0
"""The least length of a bar, in points: a shorter one would be invisible."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """A bar with its label and value, set in type."""

    bar: ChartBar
    label: Paragraph
    value: Paragraph
    is_beside: bool
    """Whether the label is beside the bar rather than above it."""

    @property
    def height(self) -> float:
        """The height in points."""
        line = max(self.value.height, self.label.height if self.is_beside else 0.0)
        return line + (0.0 if self.is_beside else self.label.height) + _BETWEEN


@dataclass(frozen=True, slots=True)
class BarChart:
    """Rows from top to bottom, their bars beginning on one line, those of values below zero to its left."""

    rows: Sequence[BarRow]
    start: float
    """The distance of the bars from the left, in points."""
    longest: float
    """The width of all bars together, in points."""
    accent: Colour

    @property
    def height(self) -> float:
        """The height in points."""
        return sum(row.height for row in self.rows)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the chart with its upper left corner at (x, top)."""
        left = x + self.start
        with pen.drawing((left, top - self.height, self.longest, self.height), self._told()):
            for row, line in self._lines(top):
                self._draw_bar(pen, row, left + self._zero, line - row.value.height / 2)
        with pen.element("L"):
            for row, line in self._lines(top):
                with pen.element("LI"), pen.element("LBody"):
                    pen.paragraph(row.label, x, line if row.is_beside else line + row.label.height)
                    pen.paragraph(row.value, left + self._zero + max(0.0, self._length(row)) + _BESIDE, line)

    def _draw_bar(self, pen: Pen, row: BarRow, zero: float, middle: float) -> None:
        """Draw the bar of *row* from *zero* on; one whose value is only bounded or rough has an open end."""
        thick, length = row.value.style.size * _THICK, self._length(row)
        begin = zero + min(0.0, length)
        pen.ground(begin, middle - thick / 2, abs(length), thick, self.accent)
        slits = int(min(_SLITS, abs(length) / _SLIT / 3)) if row.bar.is_open else 0
        for at in range(slits):
            end = begin + (2 * at + 1) * _SLIT if length < 0 else begin + length - (2 * at + 2) * _SLIT
            pen.ground(end, middle - thick / 2, _SLIT, thick, WHITE)

    def _lines(self, top: float) -> Iterator[tuple[BarRow, float]]:
        """Yield each row with the y of the top of its value."""
        for row in self.rows:
            yield row, top if row.is_beside else top - row.label.height
            top -= row.height

    @property
    def _zero(self) -> float:
        """The distance of zero from where the bars begin, in points."""
        return self.longest * max(0.0, *(-row.bar.share for row in self.rows))

    def _length(self, row: BarRow) -> float:
        """Return the length of a bar in points, below zero where it goes to the left."""
        length = self.longest * abs(row.bar.share)
        return -max(_LEAST, length) if row.bar.share < 0 else max(_LEAST, length)

    def _told(self) -> str:
        """Return the bars in words."""
        bars = [
            message("brief.chart_bar", label=said_text(row.bar.label), value=plain_text(row.bar.value))
            for row in self.rows
        ]
        return message("brief.chart_alt", bars="; ".join(bars))


def set_bar_chart(bars: Sequence[ChartBar], setting: BriefSetting, width: float) -> BarChart:
    """Set the chart, *width* points wide.

    The labels are beside the bars where all labels are short, and above them otherwise.
    """
    style = setting.styles.side
    values = [setting.paragraph(bar.value, style, width * _WIDEST_VALUE) for bar in bars]
    wide = max(setting.paragraph(bar.label, style, width).natural_width for bar in bars)
    is_beside = wide <= width * _WIDEST_LABEL
    labels = [setting.paragraph(bar.label, style, wide + 0.1 if is_beside else width) for bar in bars]
    start = wide + _BESIDE if is_beside else 0.0
    longest = width - start - _BESIDE - max(value.natural_width for value in values) - 0.1
    rows = [BarRow(bar, label, value, is_beside) for bar, label, value in zip(bars, labels, values, strict=True)]
    return BarChart(rows, start, longest, setting.accent)
