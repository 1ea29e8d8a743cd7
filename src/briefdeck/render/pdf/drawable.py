"""What stands on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.typography.paragraph import Paragraph


class Drawable(Protocol):
    """A part of a page, measured when it is made."""

    @property
    def height(self) -> float:
        """In points."""

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws the part with its upper left corner at (x, top), in points from the lower left of the page."""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph that is a part by itself; *tag* is what it is in the structure tree."""

    paragraph: Paragraph
    tag: str = "P"

    @property
    def height(self) -> float:
        """In points."""
        return self.paragraph.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws it with its upper left corner at (x, top)."""
        pen.paragraph(self.paragraph, x, top, tag=self.tag)
