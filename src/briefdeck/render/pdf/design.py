"""The design that all our pages share: their title, below a bar and a kicker; colours and weights of rules, in points.

Nothing is smaller than SMALLEST, and small text is pure black: a laser printer turns grey into dots.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefdeck.render.pdf.paragraph import Colour, Paragraph, Rich, Style, TextShaper
from briefdeck.render.pdf.pen import Pen

_BELOW_BAR, _BELOW_KICKER = 5.0, 3.0
_KICKER_SHARE = 0.7
"""The share of the width for the kicker; the note has the rest."""


class TitleStyles(NamedTuple):
    """The styles of a title block."""

    kicker: Style
    note: Style
    titles: Sequence[Style]
    """The styles from the largest down: the first in which the title has the fewest lines is used."""
    badge: Style | None = None


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The kicker, the note at its right, the title, and a badge."""

    kicker: Paragraph
    note: Paragraph
    title: Paragraph
    badge: Paragraph | None
    """Large type at the right of the title, by which two sheets are told apart across a table; None for none."""
    outline_title: str
    """What the outline calls the page; "" for the title."""

    @property
    def width(self) -> float:
        """The width in points."""
        return self.title.width + (self.badge.width if self.badge else 0.0)

    @property
    def height(self) -> float:
        """The height in points."""
        return _BELOW_BAR + self._line_height + _BELOW_KICKER + self.title.height

    @property
    def _line_height(self) -> float:
        """The height of kicker and note, of which either may have a second line."""
        return max(self.kicker.height, self.note.height)

    def draw(self, pen: Pen, x: float, top: float) -> float:
        """Draw the block with its upper left corner at (x, top); return the y below it."""
        title_top = top - _BELOW_BAR - self._line_height - _BELOW_KICKER
        with pen.artifact():
            pen.ground(x, top - THICK, self.width, THICK, self.title.style.colour)
            if self.badge and self.badge.count:
                pen.decoration(self.badge, x + self.title.width, title_top)
        pen.paragraph(self.kicker, x, top - _BELOW_BAR)
        pen.paragraph(self.note, x + self.kicker.width, top - _BELOW_BAR)
        return pen.paragraph(self.title, x, title_top, tag="H1", listed=self.outline_title)


def set_title_block(
    shaper: TextShaper,
    texts: tuple[Rich, Rich, Rich],
    styles: TitleStyles,
    width: float,
    badge: Rich = (),
    outline_title: str = "",
) -> TitleBlock:
    """Set a title block of *width* points; *texts* are its kicker, its note and its title.

    The title is as large as possible on the fewest lines. *badge* is shown large at the right of the title, if *styles*
    have a style for it. *outline_title* is what the outline calls the page; "" for the title.
    """
    kicker, note, title = texts
    room = width - (styles.badge.size if styles.badge else 0.0)
    titles = [shaper.paragraph(title, style, room) for style in styles.titles]
    return TitleBlock(
        shaper.paragraph(kicker, styles.kicker, width * _KICKER_SHARE),
        shaper.paragraph(note, styles.note, width * (1 - _KICKER_SHARE)),
        min(titles, key=lambda paragraph: paragraph.count),
        shaper.paragraph(badge, styles.badge, width - room) if styles.badge else None,
        outline_title,
    )


SMALLEST = 7.5
ACCENT: Colour = (0.047, 0.176, 0.302)  # navy; prints as about 85 % black, contrast 13:1
WHITE: Colour = (1.0, 1.0, 1.0)
GREY: Colour = (0.6, 0.6, 0.6)  # for lines that may be lost in print
GUTTER = 13.5
THICK, THIN, HAIR = 2.2, 0.6, 0.5
"""Weights of rules: a poor printer loses what is thinner, and a screen shows all but the first alike."""
