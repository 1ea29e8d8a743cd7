"""The styles of a brief, and the setting that every part of it uses. All lengths are in points.

Every size follows that of the body, so that a page of little and a page of much have the same order of sizes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Protocol, TypeVar

from briefdeck.paper_sizes import Paper
from briefdeck.render.pdf.design import ACCENT, GUTTER, SMALLEST, WHITE, TitleStyles
from briefdeck.render.pdf.faces import BOLD, DISPLAY, SANS, SERIF
from briefdeck.render.pdf.paragraph import Colour, Paragraph, Rich, Style, TextShaper

_TITLES = (2.5, 2.4, 2.3, 2.2, 2.1, 2.0, 1.9, 1.8)
_FIGURES = (2.2, 2.0, 1.85, 1.7, 1.55, 1.4, 1.25, 1.1, 1.0)
_LARGEST_TITLE = 34.0
_LEADING = 1.28
_STEP, _STEPS = 0.94, 6
"""The share by which type shrinks for a word wider than its place, and how often it may."""
_NARROWEST, MOST_COLUMNS = 21.0, 3
"""The least width of a column, in sizes of the body type: about forty characters; and the most columns."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one page; *body* is the size of its sentences."""

    body: float
    title: TitleStyles
    deck: Style
    label: Style
    judgement: Style
    ordinal: Style
    evidence: Style
    signs: Style
    """For the dots that count the evidence: large enough to be counted at arm's length."""
    figures: tuple[Style, ...]
    """From the largest down: the first in which every figure fits on one line is used, otherwise the last."""
    figure_label: Style
    heading: Style
    legend: Style
    """For what stands behind a heading."""
    day: Style
    event: Style
    fact: Style
    side: Style
    strong: Style
    cell: Style
    party: Style
    box: Style
    """For text in white on a ground."""
    box_heading: Style
    note: Style
    note_right: Style

    @property
    def grid(self) -> float:
        """Half a line of the body: heights in columns are multiples of it, so that their lines meet."""
        return self.fact.leading / 2


@cache
def make_styles(body: float, accent: Colour = ACCENT) -> Styles:
    """Return the styles for sentences of *body* points, SMALLEST or more, with headline and marks in *accent*."""
    line = body * _LEADING
    small = max(SMALLEST, body * 0.88)
    label = max(8.0, body * 0.9)
    note = Style(max(SMALLEST, body * 0.84), max(SMALLEST, body * 0.84) * 1.24)
    titles = [min(_LARGEST_TITLE, body * share) for share in _TITLES]
    return Styles(
        body=body,
        title=TitleStyles(
            Style(label, label * 1.25, BOLD),
            Style(label, label * 1.25, SANS, align="right"),
            [Style(size, size * 1.1, DISPLAY, colour=accent) for size in titles],
        ),
        deck=Style(body * 1.13, body * 1.13 * 1.28),
        label=Style(label, label * 1.25, BOLD),
        judgement=Style(body * 1.16, body * 1.16 * 1.27, SERIF),
        ordinal=Style(body * 1.4, body * 1.16 * 1.27, DISPLAY, colour=accent),
        evidence=Style(small, small * 1.22),
        signs=Style(body * 1.2, small * 1.22, BOLD),
        figures=tuple(Style(body * share, body * share * 1.12, DISPLAY, colour=accent) for share in _FIGURES),
        figure_label=Style(small, small * 1.22),
        heading=Style(body * 1.11, body * 1.11 * 1.2, BOLD),
        legend=Style(small, body * 1.11 * 1.2),
        day=Style(small, small * 1.2, BOLD),
        event=Style(small, small * 1.2),
        fact=Style(body, line, hyphenate=True, indent=body * 1.1),
        side=Style(body, line, hyphenate=True),
        strong=Style(body, line, BOLD),
        cell=Style(max(SMALLEST, body * 0.94), line),
        party=Style(body * 1.33, body * 1.33 * 1.2, DISPLAY, colour=WHITE),
        box=Style(small, small * 1.25, BOLD, colour=WHITE),
        box_heading=Style(body, body * 1.25, BOLD, colour=WHITE),
        note=note,
        note_right=note._replace(align="right"),
    )


@dataclass(frozen=True, slots=True)
class BriefSetting:
    """How a page is set: its paper, the styles that fitting chose, and the shaper that measures text."""

    paper: Paper
    styles: Styles
    shaper: TextShaper
    accent: Colour = ACCENT
    most_columns: int = MOST_COLUMNS
    """The most columns: fewer where words are too long for them."""
    shrinks: bool = False
    """Whether a word wider than its place is set smaller, as on a page whose type is the least already: never
    smaller than the body where it is a sentence."""
    divided: list[str] = field(default_factory=list)
    """The words and numbers that have no room on a line of their own: a page with one does not fit."""

    @property
    def measure(self) -> float:
        """The width of the page between its margins, in points."""
        return self.paper.measure

    @property
    def columns(self) -> int:
        """How many columns there are: as many as are wide enough for their type."""
        least = _NARROWEST * self.styles.body
        return max(1, min(self.most_columns, int((self.measure + GUTTER) // (least + GUTTER))))

    @property
    def column(self) -> float:
        """The width of a column, in points."""
        return (self.measure - (self.columns - 1) * GUTTER) / self.columns

    def paragraph(self, text: Rich, style: Style, width: float) -> Paragraph:
        """Set *text* in *style*, *width* points wide, to be drawn."""
        paragraph = self.shaper.paragraph(text, style, width)
        if paragraph.divided and self.shrinks:
            floor = self.styles.body if style.size >= self.styles.body else SMALLEST
            sizes = (max(floor, style.size * _STEP**step) for step in range(1, _STEPS + 1))
            smaller = (self.shaper.paragraph(text, style._replace(size=size), width) for size in sizes)
            paragraph = next((each for each in smaller if not each.divided), paragraph)
        if paragraph.divided:
            self.divided.append(paragraph.divided)
        return paragraph


class Tall(Protocol):
    """Something with a height."""

    @property
    def height(self) -> float:
        """The height in points."""


T = TypeVar("T")
P = TypeVar("P", bound=Tall)


def set_whole(ways: Sequence[Callable[[BriefSetting], T]], setting: BriefSetting) -> T:
    """Set a part in the first of *ways* in which no word is wider than its place; else in the last of them.

    So a part gives way before its type does: it takes another row, or makes a place wider.
    """
    for way in ways[:-1]:
        trial = replace(setting, shrinks=False, divided=[])
        part = way(trial)
        if not trial.divided:
            return part
    return ways[-1](setting)


def set_lowest(ways: Sequence[Callable[[BriefSetting], P]], setting: BriefSetting) -> P:
    """Set a part in the lowest of *ways* in which no word is wider than its place; else in the last of them."""
    whole = []
    for way in ways:
        trial = replace(setting, shrinks=False, divided=[])
        part = way(trial)
        if not trial.divided:
            whole.append(part)
    return min(whole, key=lambda part: part.height) if whole else ways[-1](setting)


def split_rows(things: Sequence[T], most: int) -> list[Sequence[T]]:
    """Split *things* into as few rows of at most *most* as possible, the rows as equal as possible."""
    if not things:
        return []
    count = -(-len(things) // most)
    length = -(-len(things) // count)
    return [things[start : start + length] for start in range(0, len(things), length)]
