"""A range plot: what several facts say of one amount, on one scale, each as a point, a bar or an arrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil, floor, log10
from typing import NamedTuple

from briefdeck.language.numbers.spans import Span
from briefdeck.printed_words import message, number_scales, print_number
from briefdeck.render.brief.styles import BriefSetting, set_whole
from briefdeck.render.brief.views import RangeRowView
from briefdeck.render.pdf.design import GREY, HAIR, WHITE
from briefdeck.render.pdf.paragraph import Colour, Paragraph, own_words, plain_text, said_text
from briefdeck.render.pdf.pen import Pen

_LABELS, _APART, _BETWEEN = (0.4, 0.55), 9.0, 4.0
"""The shares of the width that labels may have; the space behind them, and between two rows, in points."""
_RADIUS, _ARROW, _HEAD, _STOP, _WEIGHT = 3.2, 17.0, 6.0, 4.5, 1.5
_ABOVE_MARK, _BELOW_MARK, _BESIDE = 1.0, 3.0, 7.0
_ABOUT = _RADIUS * 2.6
"""How far the mark of a rough amount reaches to either side, in points."""
_BEFORE_SCALE = 3.0
_MOST_TICKS = 6
_ROOM = 0.12
"""The share of the scale that stays free at its end, for arrows."""


class Axis(NamedTuple):
    """A scale from *least* to *most*, with a tick at every *step*; numbers are written in *unit* of *scale*."""

    least: float
    most: float
    step: float
    unit: int
    scale: str

    def place(self, amount: float, width: float) -> float:
        """Return where *amount* stands on an axis *width* points long."""
        return (amount - self.least) / (self.most - self.least) * width

    def ticks(self) -> Iterator[float]:
        """Yield the amounts that have a tick."""
        for at in range(round((self.most - self.least) / self.step) + 1):
            yield self.least + at * self.step

    def word(self, amount: float) -> str:
        """Write *amount* as its tick does."""
        return print_number(amount / self.unit)


@dataclass(frozen=True, slots=True)
class PlotRow:
    """A value with its label, set in type."""

    view: RangeRowView
    label: Paragraph
    value: Paragraph
    value_at: float
    """Where the value begins, from the beginning of the axis."""
    is_beside: bool
    """Whether the value is beside its mark rather than above it."""

    @property
    def height(self) -> float:
        """The height in points."""
        return max(self.label.height, self.value.height + (0.0 if self.is_beside else self._mark_height)) + _BETWEEN

    @property
    def _mark_height(self) -> float:
        return _ABOVE_MARK + _RADIUS + _BELOW_MARK

    @property
    def mark(self) -> float:
        """The distance of the middle of its mark from the top, in points."""
        return self.value.height / 2 if self.is_beside else self.value.height + _ABOVE_MARK + _RADIUS


@dataclass(frozen=True, slots=True)
class RangePlot:
    """Rows from top to bottom over one axis."""

    rows: Sequence[PlotRow]
    axis: Axis
    names: Sequence[tuple[float, Paragraph]]
    """What the ticks are called, each with its place."""
    scale: Paragraph
    """What their numbers count, such as millions; behind the last of them."""
    start: float
    """The distance of the axis from the left, in points."""
    length: float
    accent: Colour

    @property
    def height(self) -> float:
        """The height in points."""
        return self._rows_height + max((name.height for _, name in self.names), default=0.0)

    @property
    def _rows_height(self) -> float:
        return sum(row.height for row in self.rows)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the plot with its upper left corner at (x, top)."""
        left, foot = x + self.start, top - self._rows_height
        with pen.drawing((left, top - self.height, self.length, self.height), self._told()):
            for place, name in self.names:
                pen.line(left + place, top, left + place, foot, HAIR, GREY)
                pen.decoration(name, left + place - name.natural_width / 2, foot)
            last = self.names[-1][1].natural_width / 2 if self.names else 0.0
            pen.decoration(self.scale, left + self.length + last + _BEFORE_SCALE, foot)
            for row, y in self._placed(top):
                wide = row.value.natural_width
                pen.ground(left + row.value_at - 1, y - row.value.height, wide + 2, row.value.height, WHITE)
            for row, y in self._placed(top):
                self._draw_span(pen, row.view.span, left, y - row.mark)
        with pen.element("L"):
            for row, y in self._placed(top):
                with pen.element("LI"), pen.element("LBody"):
                    pen.paragraph(row.label, x, y)
                    pen.paragraph(row.value, left + row.value_at, y)

    def _placed(self, top: float) -> Iterator[tuple[PlotRow, float]]:
        for row in self.rows:
            yield row, top
            top -= row.height

    def _draw_span(self, pen: Pen, span: Span, left: float, y: float) -> None:
        low, high = (left + place for place in _ends(span, self.axis, self.length))
        if span.kind == "at least":
            pen.line(low, y, high - _HEAD, y, _WEIGHT, self.accent)
            pen.polygon([(high - _HEAD, y + 3), (high, y), (high - _HEAD, y - 3)], self.accent)
            pen.dot(low, y, _RADIUS, self.accent, filled=not span.rough)
        elif span.kind in ("up to", "between"):
            pen.line(low, y, high, y, _WEIGHT * 1.5, self.accent, dash="3 2" if span.low is None else "")
            for end in (high,) if span.low is None else (low, high):
                pen.line(end, y - _STOP, end, y + _STOP, _WEIGHT, self.accent)
        else:
            if span.kind == "about":
                pen.line(low - _ABOUT, y, low + _ABOUT, y, _WEIGHT, self.accent, dash="1.5 1.5")
            pen.dot(low, y, _RADIUS, self.accent, filled=True)

    def _told(self) -> str:
        """Return the values in words."""
        rows = [
            message("brief.chart_bar", label=said_text(row.view.label), value=plain_text(row.view.value))
            for row in self.rows
        ]
        least, most = (self._word_with_scale(amount) for amount in (self.axis.least, self.axis.most))
        return message("brief.ranges_alt", least=least, most=most, rows="; ".join(rows))

    def _word_with_scale(self, amount: float) -> str:
        return f"{self.axis.word(amount)} {self.axis.scale}".strip()


def set_range_plot(rows: Sequence[RangeRowView], setting: BriefSetting, width: float) -> RangePlot:
    """Set the plot of *rows*, *width* points wide."""
    return set_whole([partial(_set_plot, rows, width, width * share) for share in _LABELS], setting)


def _set_plot(rows: Sequence[RangeRowView], width: float, labels: float, setting: BriefSetting) -> RangePlot:
    """Set the plot with *labels* points of its *width* for labels."""
    styles = setting.styles
    start = labels + _APART
    axis = find_axis([row.span for row in rows])
    scale = setting.paragraph(own_words(axis.scale), styles.event, width)
    last = setting.paragraph(own_words(axis.word(axis.most)), styles.event, width).natural_width / 2
    behind = last + (_BEFORE_SCALE + scale.natural_width if scale.count else 0.0)
    length = width - start - max(behind, _RADIUS)
    names = [
        (axis.place(amount, length), setting.paragraph(own_words(axis.word(amount)), styles.event, length))
        for amount in axis.ticks()
    ]
    plotted = [_plot(row, axis, length, labels, setting) for row in rows]
    return RangePlot(plotted, axis, _apart(names), scale, start, length, setting.accent)


def _plot(row: RangeRowView, axis: Axis, length: float, labels: float, setting: BriefSetting) -> PlotRow:
    """Set a row: its value stands beside its mark where there is room, or else above it."""
    label = setting.paragraph(row.label, setting.styles.event, labels)
    value = setting.paragraph(row.value, setting.styles.day, length)
    low, high = _ends(row.span, axis, length)
    if row.span.kind == "about":
        low, high = low - _ABOUT, high + _ABOUT
    wide = value.natural_width
    if high + _BESIDE + wide <= length:
        return PlotRow(row, label, value, high + _BESIDE, True)
    if row.span.low is not None and low - _BESIDE - wide >= 0:
        return PlotRow(row, label, value, low - _BESIDE - wide, True)
    return PlotRow(row, label, value, max(0.0, min(length, high) - wide), False)


def _ends(span: Span, axis: Axis, length: float) -> tuple[float, float]:
    """Return the places of the ends of *span*; an open end is that of its arrow, or zero, from which “up to” counts."""
    high = 0.0 if span.high is None else axis.place(float(span.high), length)
    low = min(axis.place(0.0, length), high) if span.low is None else axis.place(float(span.low), length)
    return low, low + _ARROW if span.high is None else high


def find_axis(spans: Sequence[Span]) -> Axis:
    """Find the scale on which *spans* are drawn: from zero, or from below it, in round steps."""
    ends = [float(end) for span in spans for end in (span.low, span.high) if end is not None]
    low, high = min(0.0, *ends), max(0.0, *ends)
    if any(span.high is None for span in spans):
        high += (high - low) * _ROOM
    step = _round_step((high - low or 1.0) / _MOST_TICKS)
    least, most = floor(low / step) * step, ceil(high / step) * step
    scale = next(((value, name) for value, name in number_scales() if most >= value), (1, ""))
    return Axis(least, most if most > least else least + step, step, *scale)


def _round_step(step: float) -> float:
    """Round *step* up to 1, 2 or 5 times a power of ten."""
    power = 10.0 ** floor(log10(step))
    return next(each * power for each in (1, 2, 5, 10) if each * power >= step * 0.999)


def _apart(names: Sequence[tuple[float, Paragraph]]) -> list[tuple[float, Paragraph]]:
    """Leave out names from the right on that would meet the next."""
    kept: list[tuple[float, Paragraph]] = []
    for place, name in reversed(names):
        if not kept or place + name.natural_width / 2 + 2 <= kept[-1][0] - kept[-1][1].natural_width / 2:
            kept.append((place, name))
    return kept[::-1]
