"""The timeline: events to scale on an axis that may be broken, labels that never meet, what is to come hollow."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from briefdeck.language.dates.date_range import DateRange, print_month_initial
from briefdeck.printed_words import message
from briefdeck.render.brief.parts.head import SectionHead, set_section_head
from briefdeck.render.brief.styles import BriefSetting, set_whole, split_rows
from briefdeck.render.brief.views import BriefContent, TimelinePoint
from briefdeck.render.pdf.design import HAIR, WHITE
from briefdeck.render.pdf.paragraph import BLACK, Colour, Paragraph, Rich, own_words
from briefdeck.render.pdf.pen import Pen

_LONG, _OUTSTANDING = 1 / 3, 3.0
"""A gap is broken that is longer than this share of all gaps, and so many times as long as the next longest."""
_BROKEN, _APART = 40.0, 7.0
"""The width of a broken gap, and the least distance of two events, in points."""
_MONTH, _YEAR, _LETTER = 16.0, 24.0, 9.0
"""The least width of a month and of a year that has a tick, and of what is seen of a month with its letter."""
_EDGE, _RADIUS, _WEIGHT, _LEADER, _TICK = 4.0, 3.2, 1.6, 5.0, 3.5
_BEFORE = 2.0
"""How far a label begins before its event, or ends behind it, in points."""
_NEAR_END = 0.6
"""The share of a label before its event from which on it ends there, flush right."""
_NARROWEST, _SNUG, _WIDEST, _BETWEEN = 7.2, 9.0, 12.5, 7.0
"""The least, usual and most width of a label, in sizes of its type, and the space between two, in points."""
_BELOW = 3.0
_EVEN_STEPS = 24
"""How fine the width is in which lines are even, in parts of the usual width."""


class Tick(NamedTuple):
    """A month or year on the axis; its name is "" where too little of it is seen."""

    x: float | None
    """Where it begins; None where the axis begins within it, or is broken there."""
    name: str
    middle: float
    """Where its name stands: in its middle, or, where the axis does not reach that, in the middle of what there is."""


class TimeScale(NamedTuple):
    """Positions on an axis that begins at 0, in points."""

    places: tuple[float, ...]
    """Where the events stand, in their order."""
    breaks: tuple[float, ...]
    """The middles of the broken gaps."""
    ticks: tuple[Tick, ...]


class _AxisPiece(NamedTuple):
    """The axis between two breaks: its events in order of time, with their places."""

    days: Sequence[float]
    places: Sequence[float]

    def place(self, day: float) -> float:
        """Return where *day* stands, or the nearer end of the piece."""
        if len(self.days) == 1:
            return self.places[0]
        at = min(max(1, bisect_right(self.days, day)), len(self.days) - 1)
        (first, last), (left, right) = self.days[at - 1 : at + 1], self.places[at - 1 : at + 1]
        return left + (right - left) * min(1.0, max(0.0, (day - first) / (last - first or 1.0)))


def make_scale(dates: Sequence[DateRange], width: float) -> TimeScale:
    """Place events at *dates*, in order of time, on an axis *width* points long."""
    days = [(when.first.toordinal() + when.last.toordinal()) / 2 for when in dates]
    gaps = [later - earlier for earlier, later in pairwise(days)]
    broken = _broken(gaps)
    room = width - _BROKEN * len(broken)
    whole = sum(gap for at, gap in enumerate(gaps) if at not in broken) or 1.0
    steps = [_BROKEN if at in broken else room * gap / whole for at, gap in enumerate(gaps)]
    places = _spread([0.0, *_running(steps)], width)
    cuts = [0, *(at + 1 for at in sorted(broken)), len(days)]
    pieces = [_AxisPiece(days[start:end], places[start:end]) for start, end in pairwise(cuts)]
    breaks = tuple((places[at] + places[at + 1]) / 2 for at in sorted(broken))
    return TimeScale(tuple(places), breaks, tuple(_ticks(pieces, room / whole)))


def _broken(gaps: Sequence[float]) -> set[int]:
    """Find the gaps at which the axis is broken; at least two stay whole."""
    broken: set[int] = set()
    while len(gaps) - len(broken) > 2:
        whole = sorted((gap, at) for at, gap in enumerate(gaps) if at not in broken)
        (longest, at), (next_longest, _) = whole[-1], whole[-2]
        if longest <= _LONG * sum(gap for gap, _ in whole) or longest < _OUTSTANDING * next_longest:
            break
        broken.add(at)
    return broken


def _running(steps: Sequence[float]) -> Iterator[float]:
    at = 0.0
    for step in steps:
        at += step
        yield at


def _spread(places: list[float], width: float) -> list[float]:
    """Move *places* apart where two are too near to be told apart, within *width*."""
    apart = min(_APART, width / max(1, len(places) - 1))
    for at in range(1, len(places)):
        places[at] = max(places[at], places[at - 1] + apart)
    places[-1] = min(places[-1], width)
    for at in range(len(places) - 2, -1, -1):
        places[at] = min(places[at], places[at + 1] - apart)
    return places


def _ticks(pieces: Sequence[_AxisPiece], points_a_day: float) -> Iterator[Tick]:
    """Yield the ticks of months, or of years where months are too narrow, or none: each once."""
    step = 1 if points_a_day * 30.4 >= _MONTH else 12
    if step == 12 and points_a_day * 365 < _YEAR:
        return
    named: set[date] = set()
    for piece in pieces:
        first, last = piece.days[0], piece.days[-1]
        day = _begin(date.fromordinal(int(first)), step)
        while first < last and day.toordinal() <= last:
            following = _next(day, step)
            x, end = piece.place(day.toordinal()), piece.place(following.toordinal())
            middle = (day.toordinal() + following.toordinal()) / 2
            is_seen = first <= middle <= last or end - x >= (_LETTER if step == 1 else _YEAR)
            if day not in named and (is_seen or day.toordinal() >= first):
                named.add(day)
                name = print_month_initial(day.month) if step == 1 else str(day.year)
                at = piece.place(middle) if first <= middle <= last else (x + end) / 2
                yield Tick(x if day.toordinal() >= first else None, name if is_seen else "", at)
            day = following


def _begin(day: date, months: int) -> date:
    return date(day.year, day.month if months == 1 else 1, 1)


def _next(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Label:
    """An event with its label, which begins at *left*."""

    point: TimelinePoint
    day: Paragraph
    text: Paragraph
    place: float
    """Where the event stands on the axis."""
    left: float
    is_above: bool

    @property
    def height(self) -> float:
        """The height in points."""
        return self.day.height + self.text.height

    @property
    def right(self) -> float:
        """Where the label ends."""
        return self.left + max(self.day.natural_width, self.text.natural_width)

    def begin(self, paragraph: Paragraph) -> float:
        """Return where *paragraph*, one of the two, is drawn: flush right, it ends where the label does."""
        return self.right - paragraph.width if paragraph.style.align == "right" else self.left

    @property
    def foot(self) -> float:
        """Where its leader ends: above or below the event, or at the nearest end of the label."""
        return min(max(self.place, self.left), max(self.left, self.right))


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A stretch of the axis with its labels."""

    labels: Sequence[Label]
    scale: TimeScale
    names: Sequence[tuple[float, Paragraph]]
    """The names of months or years, each with its middle."""
    width: float
    accent: Colour

    @property
    def above(self) -> float:
        """The height above the axis, in points."""
        return self._tallest(True) + _LEADER + _RADIUS

    @property
    def below(self) -> float:
        """The height below the axis, in points."""
        tallest = self._tallest(False)
        return self._below_names + (tallest + _LEADER if tallest else 0.0)

    def _tallest(self, is_above: bool) -> float:
        return max((label.height for label in self.labels if label.is_above == is_above), default=0.0)

    @property
    def _below_names(self) -> float:
        return _RADIUS + 1 + max((name.height for _, name in self.names), default=0.0)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the row with its upper left corner at (x, top)."""
        axis = top - self.above
        with pen.drawing((x, axis - self.below, self.width, self.above + self.below), _describe(self.labels)):
            self._draw_axis(pen, x, axis)
            for middle, name in self.names:
                left = min(max(0.0, _EDGE + middle - name.natural_width / 2), self.width - name.natural_width)
                pen.decoration(name, x + left, axis - _RADIUS - 1)
            for label in self.labels:
                self._draw_leader(pen, label, x + _EDGE, axis)
                pen.dot(x + _EDGE + label.place, axis, _RADIUS, self.accent, filled=not label.point.is_future)
        with pen.element("L"):
            for label in self.labels:
                y = axis + _RADIUS + _LEADER + label.height if label.is_above else axis - self._below_names - _LEADER
                with pen.element("LI"), pen.element("LBody"):
                    for paragraph in (label.day, label.text):
                        y = pen.paragraph(paragraph, x + _EDGE + label.begin(paragraph), y)

    def _draw_axis(self, pen: Pen, x: float, y: float) -> None:
        pen.line(x, y, x + self.width, y, _WEIGHT, self.accent)
        for tick in self.scale.ticks:
            if tick.x is None:
                continue
            pen.line(x + _EDGE + tick.x, y, x + _EDGE + tick.x, y - _TICK, HAIR, BLACK)
        for place in self.scale.breaks:
            middle = x + _EDGE + place
            pen.ground(middle - 4, y - 3, 8, 6, WHITE)
            for stroke in (middle - 4, middle + 1):
                pen.line(stroke, y - 4, stroke + 3, y + 4, 0.8, BLACK)

    def _draw_leader(self, pen: Pen, label: Label, x: float, axis: float) -> None:
        near = axis + _RADIUS if label.is_above else axis - self._below_names
        far = near + _LEADER - 1 if label.is_above else near - _LEADER + 1
        if label.is_above or self.names:
            pen.line(x + label.place, near, x + label.foot, far, HAIR * 2, self.accent)
        else:
            pen.line(x + label.place, axis - _RADIUS, x + label.foot, far, HAIR * 2, self.accent)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The head of the part, and rows of events."""

    head: SectionHead
    rows: Sequence[TimelineRow]

    @property
    def height(self) -> float:
        """The height in points."""
        rows = sum(row.above + row.below for row in self.rows)
        return self.head.height + rows + _BELOW + self._between * (len(self.rows) - 1)

    @property
    def _between(self) -> float:
        """The space between two rows: about a line, so that no label seems to belong to the row above it."""
        return max((label.day.style.leading for row in self.rows for label in row.labels), default=0.0)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the timeline with its upper left corner at (x, top)."""
        with pen.element("Sect"):
            y = self.head.draw(pen, x, top)
            for row in self.rows:
                row.draw(pen, x, y)
                y -= row.above + row.below + self._between


def set_timeline(content: BriefContent, setting: BriefSetting) -> Timeline:
    """Set the timeline in as few rows as possible, which are more where words are long."""
    narrowest = setting.styles.event.size * _NARROWEST
    most = max(1, int((setting.measure - 2 * _EDGE + _BETWEEN) // (narrowest + _BETWEEN)))
    widths = [(most, _SNUG, _WIDEST), *((beside, _WIDEST, _WIDEST) for beside in range(most, most // 2, -1))]
    widths.append((max(1, most // 3), 2 * _WIDEST, 2 * _WIDEST))
    rows = set_whole([partial(_rows, content.timeline, *each) for each in widths], setting)
    legend = [message("brief.timeline_break" if any(row.scale.breaks for row in rows) else "brief.timeline_legend")]
    if any(point.is_future for point in content.timeline):
        legend.append(message("brief.timeline_hollow"))
    head = set_section_head(content.headings["timeline"], "; ".join(legend), setting, setting.measure)
    return Timeline(head, rows)


def _rows(
    points: Sequence[TimelinePoint], beside: int, snug: float, widest: float, setting: BriefSetting
) -> list[TimelineRow]:
    """Set rows with at most so many labels *beside* each other, above the axis and below it.

    Each is *snug* wide at least, where all have the room, and *widest* at most, both in sizes of its type.
    """
    return [_row(row, (snug, widest), setting) for row in split_rows(points, 2 * beside)]


def _row(points: Sequence[TimelinePoint], widths: tuple[float, float], setting: BriefSetting) -> TimelineRow:
    room, styles = setting.measure - 2 * _EDGE, setting.styles
    scale = make_scale([point.when for point in points], room)
    snug, most = (styles.event.size * width for width in widths)
    labels = [
        label
        for side in (0, 1)
        for label in _labels(points[side::2], scale.places[side::2], side == 0, (room, snug, most), setting)
    ]
    labels.sort(key=lambda label: (label.place, not label.is_above))
    named = [
        (tick.middle, setting.paragraph(own_words(tick.name), styles.event, room)) for tick in scale.ticks if tick.name
    ]
    return TimelineRow(labels, scale, named, setting.measure, setting.accent)


def _labels(
    points: Sequence[TimelinePoint],
    places: Sequence[float],
    is_above: bool,
    widths: tuple[float, float, float],
    setting: BriefSetting,
) -> list[Label]:
    """Set the labels of one side of the axis: each as near its event as the others allow.

    *widths* are those of the axis, and the usual and the most width of a label, in points.
    """
    styles, (room, snug, most) = setting.styles, widths
    fair = min(snug, (room + _BETWEEN) / max(1, len(points)) - _BETWEEN)
    lefts = [max(0.0, place - _BEFORE) for place in places]
    for at in range(1, len(lefts)):
        lefts[at] = max(lefts[at], lefts[at - 1] + fair + _BETWEEN)
    following = room + _BETWEEN
    for at in range(len(lefts) - 1, -1, -1):
        following = lefts[at] = max(0.0, min(lefts[at], following - fair - _BETWEEN))
    following = room + _BETWEEN
    for at in range(len(lefts) - 1, -1, -1):
        free = lefts[at - 1] + most + _BETWEEN if at else 0.0
        following = lefts[at] = min(lefts[at], max(free, following - _BETWEEN - most))
    labels: list[Label] = []
    for point, place, (left, end) in zip(points, places, pairwise([*lefts, room + _BETWEEN]), strict=True):
        width = min(most, end - left - _BETWEEN)
        day = setting.paragraph(own_words(point.day), styles.day, width)
        text = setting.paragraph(point.words, styles.event, width)
        is_last = len(labels) + 1 == len(points)
        label = Label(point, day, _even(point.words, text, setting) if is_last else text, place, left, is_above)
        labels.append(_place_label(label, end - _BETWEEN, is_last))
    return labels


def _even(words: Rich, text: Paragraph, setting: BriefSetting) -> Paragraph:
    """Set the *words* of *text* as narrow as its number of lines allows; flush right, a single last word is seen."""
    even, step = text, text.width / _EVEN_STEPS
    while even.width > 2 * step:
        narrower = setting.shaper.paragraph(words, text.style, even.width - step)
        if narrower.count > text.count or narrower.divided:
            break
        even = narrower
    return even


def _place_label(label: Label, most: float, is_last: bool) -> Label:
    """Place *label* between its left end and *most*: it begins at its event; the last may end there, flush right."""
    wide = label.right - label.left
    left = max(label.left, min(label.place - _BEFORE, most - wide))
    if not is_last or label.place - left < wide * _NEAR_END:
        return replace(label, left=left)
    day, text = (replace(each, style=each.style._replace(align="right")) for each in (label.day, label.text))
    return replace(label, day=day, text=text, left=max(label.left, min(label.place + _BEFORE, most) - wide))


def _describe(labels: Sequence[Label]) -> str:
    """Describe the axis to those who cannot see it."""
    points = [label.point for label in labels]
    gaps = [point.gap for point in points[:-1] if point.gap]
    future = sum(point.is_future for point in points)
    sentences = [message("brief.timeline_alt", count=len(points), first=points[0].day, last=points[-1].day)]
    if gaps:
        sentences.append(message("brief.timeline_gaps", gaps=", ".join(gaps)))
    if future:
        sentences.append(message("brief.timeline_future", count=future))
    return " ".join(sentences)
