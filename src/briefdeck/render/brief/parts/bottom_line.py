"""The judgement, on its ground."""

from __future__ import annotations

from dataclasses import dataclass

from briefdeck.messages import message
from briefdeck.render.brief.content import BriefContent
from briefdeck.render.brief.parts.setting import BriefSetting
from briefdeck.render.brief.styles import Density
from briefdeck.render.pdf.design import ACCENT, TINT
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.typography.paragraph import Paragraph
from briefdeck.render.pdf.typography.rich import words

_BAR, _SIDE, _ABOVE, _BETWEEN = 3.2, 12.0, 4.5, 2.5
_BELOW: dict[Density, float] = {"poster": 12.0, "grand": 9.0, "roomy": 6.5, "tight": 5.0, "compact": 4.0}


@dataclass(frozen=True, slots=True)
class BottomLine:
    """The few sentences to read if nothing else is."""

    label: Paragraph
    text: Paragraph
    width: float
    below: float

    @property
    def height(self) -> float:
        """In points."""
        return _ABOVE + self.label.height + _BETWEEN + self.text.height + self.below

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws it with its upper left corner at (x, top)."""
        with pen.artifact():
            pen.ground(x, top - self.height, self.width, self.height, TINT)
            pen.ground(x, top - self.height, _BAR, self.height, ACCENT)
        with pen.element("Sect"):
            below = pen.paragraph(self.label, x + _SIDE, top - _ABOVE, tag="H2")
            pen.paragraph(self.text, x + _SIDE, below - _BETWEEN)


def bottom_line(content: BriefContent, setting: BriefSetting) -> BottomLine:
    """The sentences of the bottom line in one paragraph."""
    width = setting.measure - 2 * _SIDE
    return BottomLine(
        setting.paragraph(words(message("brief.bottom_line")), setting.styles.label, width),
        setting.paragraph(content.bottom_line, setting.styles.bottom_line, width),
        setting.measure,
        _BELOW[setting.density],
    )
