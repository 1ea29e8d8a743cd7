"""The styles of the one-page brief, and the setting that every part of it uses. All lengths are in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import inf
from typing import Literal, NamedTuple, TypeVar

from briefdeck.papers import Paper
from briefdeck.render.pdf.design import ACCENT, SMALLEST, WHITE
from briefdeck.render.pdf.title_block import TitleStyles
from briefdeck.render.pdf.typography.faces import BOLD, DISPLAY, ITALIC, SANS, SERIF
from briefdeck.render.pdf.typography.paragraph import Paragraph, Style, TextShaper
from briefdeck.render.pdf.typography.rich import Rich


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one page. *body* is the size of facts; the head has one roomy and one tight form."""

    body: float
    title: TitleStyles
    deck: Style
    label: Style
    bottom_line: Style
    figures: tuple[Style, ...]
    """From the largest down: the first in which every figure fits on one line is used, otherwise the last."""
    figure_label: Style
    heading: Style
    day: Style
    event: Style
    gap: Style
    fact: Style
    side: Style
    box_heading: Style
    question: Style
    side_of_dispute: Style
    dispute_note: Style
    note: Style
    note_right: Style
    number: Style


Density = Literal["poster", "grand", "roomy", "tight", "compact"]


class _Head(NamedTuple):
    """Sizes and leadings that do not follow the body."""

    titles: tuple[float, ...]
    deck: tuple[float, float]
    bottom_line: tuple[float, float]
    figures: tuple[float, ...]
    label: tuple[float, float]
    heading: float
    minor: float
    """For kicker, labels and events."""
    note: float
    leading: float = 1.25
    """The leading of facts, in sizes of the body type."""


_HEADS: dict[Density, _Head] = {
    "poster": _Head(
        (34, 32, 30, 28, 26, 24, 22, 21), (14, 19), (16, 22), (30, 27, 24, 21, 18), (11.5, 14.5), 13.0, 10.5, 9.0, 1.36
    ),
    "grand": _Head(
        (27, 26, 25, 24, 23, 22, 21), (12, 16), (13, 17.5), (24, 22, 20, 18, 16), (9.5, 11.8), 11.0, 9.0, 8.3, 1.32
    ),
    "roomy": _Head((23, 22, 21, 20), (10.4, 13.6), (10.6, 14), (20, 18, 16, 14), (8, 9.7), 9.2, 7.6, 7.5),
    "tight": _Head((21, 20, 19), (9.6, 12.2), (9.7, 12.7), (17.5, 16, 14, 12), (7.6, 9.1), 9.2, 7.6, 7.5),
    "compact": _Head((19, 18), (9, 11.4), (9, 11.6), (15, 14, 13, 12), (7.5, 8.9), 8.8, 7.5, 7.5, 1.2),
}


@cache
def styles(body: float, density: Density) -> Styles:
    """Return the styles for facts of *body* points, SMALLEST or more; those of the head follow *density*."""
    head = _HEADS[density]
    side = max(SMALLEST, body * 0.982)
    small = Style(head.note, head.note * 1.2)
    label = max(8.0, head.minor)
    return Styles(
        body=body,
        title=TitleStyles(
            Style(label, label * 1.25, BOLD),
            Style(label, label * 1.25, SANS, align="right"),
            [Style(size, size + 2, DISPLAY, colour=ACCENT) for size in head.titles],
        ),
        deck=Style(*head.deck),
        label=Style(label, label * 1.25, BOLD),
        bottom_line=Style(*head.bottom_line, SERIF),
        figures=tuple(Style(size, size * 1.1, DISPLAY, colour=ACCENT) for size in head.figures),
        figure_label=Style(*head.label),
        heading=Style(head.heading, head.heading * 1.2, BOLD),
        day=Style(head.minor, head.minor * 1.21, BOLD),
        event=Style(head.minor, head.minor * 1.2),
        gap=Style(head.note, head.note * 1.2, ITALIC),
        fact=Style(body, body * head.leading, hyphenate=True, indent=body * 1.1),
        side=Style(side, side * 1.23, hyphenate=True),
        box_heading=Style(8.6, 11, BOLD, colour=WHITE),
        question=Style(side, side * 1.22, BOLD),
        side_of_dispute=Style(side, side * 1.22, hyphenate=True),
        dispute_note=Style(side, side * 1.22, ITALIC, hyphenate=True),
        note=small,
        note_right=small._replace(align="right"),
        number=small._replace(family=BOLD, align="right"),
    )


@dataclass(frozen=True, slots=True)
class BriefSetting:
    """How a page is set: the choices that fitting makes, and the shaper that measures text."""

    paper: Paper
    styles: Styles
    shaper: TextShaper
    density: Density = "roomy"
    columns: int = 3
    max_penalty: float = inf
    """The greatest penalty allowed for where a column ends; see `AT_SECTION` and `ACCEPTABLE` of `parts.body`."""

    @property
    def measure(self) -> float:
        """The width of the page between its margins, in points."""
        return self.paper.measure

    def paragraph(self, text: Rich, style: Style, width: float) -> Paragraph:
        """Set *text* in *style*, *width* points wide."""
        return self.shaper.paragraph(text, style, width)


T = TypeVar("T")


def split_rows(things: Sequence[T], most: int) -> list[Sequence[T]]:
    """Split *things* into as few rows of at most *most* as possible, the rows as equal as possible."""
    if not things:
        return []
    count = -(-len(things) // most)
    length = -(-len(things) // count)
    return [things[start : start + length] for start in range(0, len(things), length)]
