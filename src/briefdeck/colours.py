"""Colours: how they are written, and how well they can be read on white."""

from __future__ import annotations

import re

_WRITTEN = re.compile(r"#[0-9a-fA-F]{6}")
LEAST_CONTRAST = 4.5
"""The contrast of text that can be read (WCAG 2.2, 1.4.3)."""


def read_colour(written: str) -> tuple[float, float, float]:
    """Return the shares of red, green and blue of a colour *written* as #0c2d4d.

    Raises ValueError with a sentence when it is not written so.
    """
    if not _WRITTEN.fullmatch(written):
        raise ValueError(f"“{written}” is not a colour: write # and six digits, such as #0c2d4d")
    red, green, blue = (int(written[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def contrast_with_white(colour: tuple[float, float, float]) -> float:
    """Return the contrast of *colour* with white, from 1 to 21, as WCAG 2.2 defines it."""
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in colour)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
