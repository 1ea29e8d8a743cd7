"""What stands on a page."""

from __future__ import annotations

from typing import Protocol

from briefdeck.render.pdf.pen import Pen


class Part(Protocol):
    """A part of a page, measured when it is made."""

    @property
    def height(self) -> float:
        """In points."""

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws the part with its upper left corner at (x, top), in points from the lower left of the page."""
