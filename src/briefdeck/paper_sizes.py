"""The papers on which briefs and quizzes are printed, with their margins. All lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4
"""Points of a millimetre."""
SMALLEST_TYPE, LARGE_TYPE = 7.5, 14.0
"""The least size of type that can be read in print, and that of large print, in points."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet and its margins."""

    name: str
    """As a curator writes it."""
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


_A4 = Paper("A4", 210 * MM, 297 * MM, side=12.5 * MM, ends=11 * MM)
_LETTER = Paper("Letter", 612.0, 792.0, side=14 * MM, ends=11 * MM)
_A5 = Paper("A5", 148 * MM, 210 * MM, side=11 * MM, ends=10 * MM)
PAPERS = {paper.name: paper for paper in (_A4, _LETTER, _A5)}
"""The papers by their names."""
