"""What every part of a brief is made with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import TypeVar

from briefdeck.render.brief.styles import Density, Styles
from briefdeck.render.pdf.design import Paper
from briefdeck.render.pdf.typography.paragraph import Paragraph, Style, TextShaper
from briefdeck.render.pdf.typography.rich import Rich


@dataclass(frozen=True, slots=True)
class BriefSetting:
    """How a page is set: the choices that fitting makes, and what text is measured with."""

    paper: Paper
    styles: Styles
    shaper: TextShaper
    density: Density = "roomy"
    columns: int = 3
    max_penalty: float = inf
    """The greatest blame for where a column ends that is allowed; see `flow.WHOLE` and `flow.COMELY`."""

    @property
    def measure(self) -> float:
        """The width of the page between its margins."""
        return self.paper.measure

    def paragraph(self, text: Rich, style: Style, width: float) -> Paragraph:
        """*text* in *style*, *width* points wide."""
        return self.shaper.paragraph(text, style, width)


T = TypeVar("T")


def split_rows(things: Sequence[T], most: int) -> list[Sequence[T]]:
    """*things* in as few rows of at most *most* as can be, the rows as equal as can be."""
    if not things:
        return []
    count = -(-len(things) // most)
    length = -(-len(things) // count)
    return [things[start : start + length] for start in range(0, len(things), length)]
