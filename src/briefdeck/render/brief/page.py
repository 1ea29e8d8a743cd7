"""The page: its parts one below the other, the body taking what the others leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefdeck.render.brief.content import BriefContent
from briefdeck.render.brief.parts.body import Body, set_body
from briefdeck.render.brief.parts.foot import set_footer, set_notes
from briefdeck.render.brief.parts.head import set_bottom_line, set_figures, set_masthead
from briefdeck.render.brief.parts.setting import BriefSetting
from briefdeck.render.brief.parts.timeline import set_timeline
from briefdeck.render.brief.styles import Density
from briefdeck.render.pdf.design import Paper
from briefdeck.render.pdf.pen import Drawable, Pen

_GAPS: dict[Density, float] = {"poster": 14.0, "grand": 10.0, "roomy": 7.0, "tight": 7.0, "compact": 5.5}
_MOST_MORE: dict[Density, float] = {"poster": 26.0, "grand": 14.0, "roomy": 7.0, "tight": 7.0, "compact": 7.0}
"""What a gap between two parts may grow by."""
_ABOVE_FOOTER = 4.0


@dataclass(frozen=True, slots=True)
class BriefLayout:
    """All parts, measured."""

    paper: Paper
    head: Sequence[Drawable]
    body: Body
    foot: Sequence[Drawable]
    gaps: tuple[float, float]
    """Between two parts, at least, and what it may grow by."""
    body_size: float
    """Of the type of facts, in points."""

    @property
    def spare(self) -> float:
        """The room left in the fullest column, in points; below zero, how much is too much."""
        return self.body.spare

    def draw(self, pen: Pen) -> None:
        """Draws the page. Free height goes first into the columns, then between the parts; the rest above the foot."""
        body = self.body.trimmed()
        gap = self.gaps[0] + min(self.gaps[1], (self.body.height - body.height) / (len(self.head) + 1))
        y, x = self.paper.height - self.paper.ends, self.paper.side
        for part in [*self.head, body]:
            part.draw(pen, x, y)
            y -= part.height + gap
        y = self.paper.ends + sum(part.height for part in self.foot) + _ABOVE_FOOTER * (len(self.foot) - 1)
        for part in self.foot:
            part.draw(pen, x, y)
            y -= part.height + _ABOVE_FOOTER


def compose(content: BriefContent, setting: BriefSetting) -> BriefLayout:
    """The page that *setting* makes of *content*; its `spare` says whether it fits."""
    paper = setting.paper
    head: list[Drawable] = [set_masthead(content, setting)]
    if content.bottom_line:
        head.append(set_bottom_line(content, setting))
    if content.figures:
        head.append(set_figures(content, setting))
    if content.timeline:
        head.append(set_timeline(content, setting))
    foot: list[Drawable] = [set_notes(content, setting), set_footer(content, setting)]
    gap = _GAPS[setting.density]
    taken = sum(part.height for part in [*head, *foot]) + gap * (len(head) + 1) + _ABOVE_FOOTER
    middle = set_body(content, setting, paper.height - 2 * paper.ends - taken)
    return BriefLayout(paper, head, middle, foot, (gap, _MOST_MORE[setting.density]), setting.styles.body)
