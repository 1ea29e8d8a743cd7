"""The sizes, faces and colours of the page. All lengths are in points.

Nothing is smaller than SMALLEST, and small text is pure black: a laser printer turns grey into dots.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefdeck.render.brief.typography.faces import BOLD, DISPLAY, ITALIC, SANS, SERIF
from briefdeck.render.brief.typography.paragraph import Colour, Style

SMALLEST = 7.5
MM = 72 / 25.4
ACCENT: Colour = (0.047, 0.176, 0.302)  # navy; prints as about 85 % black, contrast 13:1
WHITE: Colour = (1.0, 1.0, 1.0)
TINT: Colour = (0.945, 0.945, 0.945)
GUTTER = 13.5
THICK, THIN, HAIR = 2.2, 0.8, 0.3
"""Weights of rules."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet and its margins."""

    width: float
    height: float
    side: float
    """Left and right margin."""
    ends: float
    """Top and bottom margin."""

    @property
    def measure(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.side


PAPERS = {
    "A4": Paper(210 * MM, 297 * MM, 12.5 * MM, 11 * MM),
    "Letter": Paper(612.0, 792.0, 14 * MM, 11 * MM),
}


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one page. *body* is the size of facts; the head has one roomy and one tight form."""

    body: float
    kicker: Style
    as_of: Style
    titles: tuple[Style, ...]
    """From the largest down: the first in which the headline is one line is taken, else the last."""
    deck: Style
    label: Style
    bottom_line: Style
    figure: Style
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
    note: Style
    note_right: Style
    number: Style


_ROOMY = {"titles": (23, 22, 21, 20), "deck": (10.4, 13.6), "bottom_line": (10.6, 14), "figure": (20, 22)}
_TIGHT = {"titles": (21, 20, 19), "deck": (9.6, 12.2), "bottom_line": (9.7, 12.7), "figure": (17.5, 19)}


@cache
def styles(body: float, tight: bool) -> Styles:
    """The styles with facts of *body* points, which is SMALLEST or more; *tight* saves room in the head."""
    head = _TIGHT if tight else _ROOMY
    side = max(SMALLEST, body * 0.982)
    small = Style(SMALLEST, 9.0)
    return Styles(
        body=body,
        kicker=Style(8, 10, BOLD),
        as_of=Style(8, 10, SANS, align="right"),
        titles=tuple(Style(size, size + 2, DISPLAY, colour=ACCENT) for size in head["titles"]),
        deck=Style(*head["deck"]),
        label=Style(8, 10, BOLD),
        bottom_line=Style(*head["bottom_line"], SERIF),
        figure=Style(*head["figure"], DISPLAY, colour=ACCENT),
        figure_label=Style(*((7.6, 9.1) if tight else (8, 9.7))),
        heading=Style(9.2, 11, BOLD),
        day=Style(7.6, 9.2, BOLD),
        event=Style(7.6, 9.1),
        gap=Style(SMALLEST, 9, ITALIC),
        fact=Style(body, body * 1.25, hyphenate=True, indent=body * 1.1),
        side=Style(side, side * 1.23, hyphenate=True),
        box_heading=Style(8.6, 11, BOLD, colour=WHITE),
        question=Style(side, side * 1.22, BOLD),
        side_of_dispute=Style(side, side * 1.22, hyphenate=True),
        note=small,
        note_right=Style(SMALLEST, 9.0, align="right"),
        number=Style(SMALLEST, 9.0, BOLD, align="right"),
    )
