"""The head of a part that spans the page: a rule, its title, and a few quiet words behind it."""

from __future__ import annotations

from dataclasses import dataclass

from briefdeck.render.brief.styles import BriefSetting
from briefdeck.render.pdf.design import THIN
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.typography.paragraph import Paragraph
from briefdeck.render.pdf.typography.rich import Rich, own_words

_BELOW_RULE, _APART, _BELOW = 1.6, 8.0, 2.6


@dataclass(frozen=True, slots=True)
class SectionHead:
    """A title below a rule, with a legend behind it on the same line, or below where there is no room."""

    title: Paragraph
    legend: Paragraph
    is_beside: bool
    width: float

    @property
    def height(self) -> float:
        """The height in points, with the space below."""
        legend = 0.0 if self.is_beside else self.legend.height
        return _BELOW_RULE + self.title.height + legend + _BELOW

    def draw(self, pen: Pen, x: float, top: float) -> float:
        """Draw the head with its upper left corner at (x, top); return the y below it."""
        pen.rule(x, top, self.width, THIN)
        below = pen.paragraph(self.title, x, top - _BELOW_RULE, tag="H2")
        if self.is_beside:
            pen.paragraph(self.legend, x + self.title.last_width + _APART, below + self.title.style.leading)
        else:
            pen.paragraph(self.legend, x, below)
        return top - self.height


def set_section_head(title: Rich, legend: str, setting: BriefSetting, width: float) -> SectionHead:
    """Set the head of a part, *width* points wide; *legend* is "" for none."""
    heading = setting.paragraph(title, setting.styles.heading, width)
    room = width - heading.last_width - _APART
    words = own_words(legend)
    beside = setting.shaper.paragraph(words, setting.styles.legend, max(1.0, room))
    is_beside = beside.count == 0 or (beside.count == 1 and not beside.divided)
    said = beside if is_beside else setting.paragraph(words, setting.styles.legend, width)
    return SectionHead(heading, said, is_beside, width)
