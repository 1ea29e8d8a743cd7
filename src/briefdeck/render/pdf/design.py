"""What all our pages have in common: colours, weights of rules. All lengths are in points.

Nothing is smaller than SMALLEST, and small text is pure black: a laser printer turns grey into dots.
"""

from __future__ import annotations

from briefdeck.render.pdf.typography.paragraph import Colour

SMALLEST = 7.5
ACCENT: Colour = (0.047, 0.176, 0.302)  # navy; prints as about 85 % black, contrast 13:1
WHITE: Colour = (1.0, 1.0, 1.0)
TINT: Colour = (0.945, 0.945, 0.945)
GUTTER = 13.5
THICK, THIN, HAIR = 2.2, 0.8, 0.3
"""Weights of rules."""


def letter_label(index: int) -> str:
    """A to Z, then AA, AB and so on; *index* counts from 0."""
    letter = chr(ord("A") + index % 26)
    return letter if index < 26 else letter_label(index // 26 - 1) + letter
