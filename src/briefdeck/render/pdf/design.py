"""The design that all our pages share: colours and weights of rules. All lengths are in points.

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
    """Return A to Z for *index* 0 to 25, then AA, AB and so on."""
    letter = chr(ord("A") + index % 26)
    return letter if index < 26 else letter_label(index // 26 - 1) + letter
