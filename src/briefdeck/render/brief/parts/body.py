"""The middle of the page: facts flow through the columns, the side matter ends the last, disputes stand at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefdeck.render.brief.content import BriefContent
from briefdeck.render.brief.parts.column import Column, blocks_of, column_of
from briefdeck.render.brief.parts.disputes import Disputes, disputes
from briefdeck.render.brief.parts.flow import best_split
from briefdeck.render.brief.parts.setting import BriefSetting
from briefdeck.render.pdf.design import GUTTER
from briefdeck.render.pdf.pen import Pen

_ABOVE_BOX = 9.0


@dataclass(frozen=True, slots=True)
class Body:
    """Columns of equal width, and the box across the first of them, or across all."""

    columns: Sequence[Column]
    box: Disputes
    spanned: int
    """Over how many columns the box stands."""
    width: float
    """Of a column."""
    height: float

    @property
    def spare(self) -> float:
        """The room left in the fullest column, in points; below zero, how much is too much."""
        return min(room - column.height for room, column in zip(self._rooms(), self.columns, strict=True))

    @property
    def excess(self) -> float:
        """How much text is too much, in points of column: all of it if it were shared out evenly, or one column's."""
        return max(-self.spare, sum(column.height for column in self.columns) - sum(self._rooms()))

    @property
    def tallest(self) -> float:
        """The height of the fullest column, in points."""
        return max(column.height for column in self.columns)

    @property
    def blank(self) -> float:
        """The height that stays empty at the foot of a column when the others are full, in points."""
        spares = [room - column.most for room, column in zip(self._rooms(), self.columns, strict=True)]
        return max(spares) - max(0.0, min(spares))

    def trimmed(self) -> Body:
        """The same body no higher than its fullest column can be stretched."""
        pairs = zip(self._rooms(), self.columns, strict=True)
        return replace(self, height=self.height - max(0.0, min(room - column.most for room, column in pairs)))

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws it with its upper left corner at (x, top)."""
        with pen.element("Sect"):
            for index, (column, room) in enumerate(zip(self.columns, self._rooms(), strict=True)):
                column.draw(pen, x + index * (self.width + GUTTER), top, room)
        if self.box.rows:
            self.box.draw(pen, x, top - self.height + self.box.height)

    def _rooms(self) -> list[float]:
        """The height that each column has."""
        box = self.box.height + _ABOVE_BOX if self.box.rows else 0.0
        return [self.height - (box if index < self.spanned else 0.0) for index in range(len(self.columns))]


def body(content: BriefContent, setting: BriefSetting, height: float) -> Body:
    """The best body of all arrangements for a space *height* points high; its `spare` says whether it fits."""
    columns = setting.columns
    width = (setting.measure - (columns - 1) * GUTTER) / columns
    facts, side = (blocks_of(groups, setting, width) for groups in (content.facts, content.side))
    spans = sorted({max(2, columns - 1), columns}) if content.quarrels else [columns]
    found = []
    for spanned in spans:
        box = disputes(content, setting, spanned * width + (spanned - 1) * GUTTER)
        rooms = [height - (box.height + _ABOVE_BOX if box.rows and at < spanned else 0.0) for at in range(columns)]
        split = best_split(facts, side, rooms, setting.ugliest)
        shared = [column_of(blocks, setting) for blocks in split.columns]
        found.append((split.score, Body(shared, box, spanned, width, height)))
    return max(found, key=lambda scored: scored[0])[1]
