"""The design that all our pages share: colours and weights of rules. All lengths are in points.

Nothing is smaller than SMALLEST, and small text is pure black: a laser printer turns grey into dots.
"""

from __future__ import annotations

from briefdeck.render.pdf.typography.paragraph import Colour

SMALLEST = 7.5
ACCENT: Colour = (0.047, 0.176, 0.302)  # navy; prints as about 85 % black, contrast 13:1
WHITE: Colour = (1.0, 1.0, 1.0)
GREY: Colour = (0.6, 0.6, 0.6)  # for lines that may be lost in print
GUTTER = 13.5
THICK, THIN, HAIR = 2.2, 0.6, 0.5
"""Weights of rules: a poor printer loses what is thinner, and a screen shows all but the first alike."""
