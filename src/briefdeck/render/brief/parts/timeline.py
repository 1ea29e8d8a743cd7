"""The timeline: equal steps, the time between two events written on the axis, what is to come dashed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefdeck.printed_words import message
from briefdeck.render.brief.content import BriefContent, TimelinePoint
from briefdeck.render.brief.styles import BriefSetting, split_rows
from briefdeck.render.pdf.design import ACCENT, THIN, WHITE
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.typography.paragraph import Paragraph
from briefdeck.render.pdf.typography.rich import own_words

_MOST = 7
"""The most events in a row."""
_BELOW_HEADING, _AXIS, _BELOW_AXIS = 2.0, 7.0, 4.5
_RADIUS, _WEIGHT = 3.0, 1.2
_RIGHT = 8.0


@dataclass(frozen=True, slots=True)
class Stop:
    """An event, set in type."""

    moment: TimelinePoint
    day: Paragraph
    text: Paragraph
    gap: Paragraph

    @property
    def height(self) -> float:
        """The height below the axis, in points."""
        return self.day.height + self.text.height


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows of events, each under its stretch of the axis."""

    heading: Paragraph
    rows: Sequence[Sequence[Stop]]
    width: float

    @property
    def height(self) -> float:
        """The height in points."""
        return self.heading.height + _BELOW_HEADING + sum(map(_row_height, self.rows))

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the timeline with its upper left corner at (x, top)."""
        pen.rule(x, top, self.width, THIN)
        with pen.element("Sect"):
            pen.paragraph(self.heading, x, top - 1.6, tag="H2")
            top -= self.heading.height + _BELOW_HEADING
            for row in self.rows:
                self._draw_axis(pen, row, x, top - _AXIS)
                self._draw_events(pen, row, x, top - _AXIS - _BELOW_AXIS)
                top -= _row_height(row)

    def _draw_axis(self, pen: Pen, row: Sequence[Stop], x: float, y: float) -> None:
        step = self.width / len(row)
        box = f"[{x:.2f} {y - 5:.2f} {x + self.width:.2f} {y + 5:.2f}]"
        drawn = {"O": "/Layout", "Placement": "/Block", "BBox": box}
        with pen.element("Figure", alt=_describe(row), attributes=drawn) as element, pen.mark(element):
            starts = [x + column * step + _RADIUS + 0.2 for column in range(len(row))]
            for stop, following, start in zip(row, row[1:], starts, strict=False):
                pen.line(start, y, start + step, y, _WEIGHT, ACCENT, dashed=following.moment.is_future)
                _draw_gap(pen, stop.gap, start + step / 2, y)
            for stop, start in zip(row, starts, strict=True):
                pen.dot(start, y, _RADIUS, ACCENT, filled=not stop.moment.is_future)

    def _draw_events(self, pen: Pen, row: Sequence[Stop], x: float, top: float) -> None:
        step = self.width / len(row)
        with pen.element("L"):
            for column, stop in enumerate(row):
                with pen.element("LI"), pen.element("LBody"):
                    below = pen.paragraph(stop.day, x + column * step, top)
                    pen.paragraph(stop.text, x + column * step, below)


def set_timeline(content: BriefContent, setting: BriefSetting) -> Timeline:
    """Set the timeline in as few rows as possible."""
    styles, rows = setting.styles, []
    for row in split_rows(content.timeline, _MOST):
        width = setting.measure / len(row) - _RIGHT
        rows.append(
            [
                Stop(
                    moment,
                    setting.paragraph(own_words(moment.day), styles.day, width),
                    setting.paragraph(moment.words, styles.event, width),
                    setting.paragraph(own_words(moment.gap), styles.gap, width),
                )
                for moment in row
            ]
        )
    heading = setting.paragraph(own_words(message("brief.timeline")), styles.heading, setting.measure)
    return Timeline(heading, rows, setting.measure)


def _row_height(row: Sequence[Stop]) -> float:
    return _AXIS + _BELOW_AXIS + max(stop.height for stop in row)


def _draw_gap(pen: Pen, gap: Paragraph, middle: float, y: float) -> None:
    """Write *gap* on the axis, on a white ground around *middle*."""
    if gap.count:
        width = gap.natural_width
        pen.ground(middle - width / 2 - 2.5, y - 4, width + 5, 8, WHITE)
        pen.decoration(gap, middle - width / 2, y + gap.height / 2)


def _describe(row: Sequence[Stop]) -> str:
    """Describe the axis to those who cannot see it."""
    days = [stop.moment.day for stop in row]
    gaps = [stop.moment.gap for stop in row if stop.moment.gap]
    future = sum(stop.moment.is_future for stop in row)
    sentences = [message("brief.timeline_alt", count=len(row), first=days[0], last=days[-1])]
    if gaps:
        sentences.append(message("brief.timeline_gaps", gaps=", ".join(gaps)))
    if future:
        sentences.append(message("brief.timeline_future", count=future))
    return " ".join(sentences)
