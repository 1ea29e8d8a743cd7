"""The logo at the right of the headline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from briefdeck.render.brief.styles import BriefSetting
from briefdeck.render.brief.views import LogoView
from briefdeck.render.pdf.design import GUTTER, THICK
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.tagging.rasters import Raster, read_raster
from briefdeck.render.pdf.typography.paragraph import Colour

_BELOW_BAR = 7.0
_TALLEST, _WIDEST = 4.0, 0.22
"""The most height, in sizes of the body type, and the most width, as a share of the page."""


_read_once = lru_cache(maxsize=4)(read_raster)
"""Reads a picture; a page is set many times to fit."""


@dataclass(frozen=True, slots=True)
class PrintedLogo:
    """A picture *width* points wide and *height* points high."""

    raster: Raster
    width: float
    height: float
    alt: str

    def draw(self, pen: Pen, right: float, top: float, colour: Colour) -> None:
        """Draw the picture with its right edge at *right*, and above it the rest of the bar of the title."""
        with pen.artifact():
            pen.ground(right - self.width - GUTTER, top - THICK, self.width + GUTTER, THICK, colour)
        box = (right - self.width, top - _BELOW_BAR - self.height, self.width, self.height)
        pen.picture(self.raster, box, self.alt)


def set_logo(view: LogoView, setting: BriefSetting) -> PrintedLogo | None:
    """Set the picture as large as its place allows; None where it cannot be drawn."""
    raster = _read_once(view.data)
    if raster is None:
        return None
    scale = min(_TALLEST * setting.styles.body / raster.height, _WIDEST * setting.measure / raster.width)
    return PrintedLogo(raster, raster.width * scale, raster.height * scale, view.alt)
