"""The body of a brief: facts shared out over columns, a box of disputes below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, combinations_with_replacement, pairwise
from math import inf
from typing import NamedTuple

from briefdeck.render.brief.content import BriefContent
from briefdeck.render.brief.parts.column import Column, ColumnBlock, make_column, set_blocks
from briefdeck.render.brief.parts.disputes import Disputes, set_disputes
from briefdeck.render.brief.styles import BriefSetting
from briefdeck.render.pdf.design import GUTTER
from briefdeck.render.pdf.pen import Pen

_SPREAD = 0.15
"""The weight of a point of difference between two columns against a point of room."""
AT_SECTION, ACCEPTABLE, _ORPHAN = 0.0, 6.0, 60.0
"""Penalties for where a column ends: between sections, within one, and with a single item of it above or below."""


class ColumnSplit(NamedTuple):
    """A way to share the facts out over the columns."""

    score: float
    """How good the split is; higher is better."""
    columns: Sequence[Sequence[ColumnBlock]]


def split_columns(
    facts: Sequence[ColumnBlock], side: Sequence[ColumnBlock], rooms: Sequence[float], max_penalty: float
) -> ColumnSplit:
    """Find the best way to share *facts* out over columns with the heights *rooms*, in points.

    The blocks *side* follow the facts in the last column. No column ends where the penalty is more than *max_penalty*.
    """
    upto = list(accumulate((block.height for block in facts), initial=0.0))
    penalties = [_penalty(facts, at) for at in range(len(facts) + 1)]
    places = [at for at, here in enumerate(penalties) if here <= min(max_penalty, _ORPHAN)]
    side_height = sum(block.height for block in side)
    best = -inf
    chosen: tuple[int, ...] = ()
    for cuts in combinations_with_replacement(places, len(rooms) - 1):
        bounds = (0, *cuts, len(facts))
        spares = [
            room - (upto[end] - upto[start]) - (facts[start].at_top if start < end else 0.0)
            for room, (start, end) in zip(rooms, pairwise(bounds), strict=True)
        ]
        spares[-1] -= side_height + (side[0].at_top if side and bounds[-2] == len(facts) else 0.0)
        score = _score(spares) - sum(penalties[at] for at in cuts)
        if score > best:
            best, chosen = score, cuts
    parts = [facts[start:end] for start, end in pairwise((0, *chosen, len(facts)))]
    return ColumnSplit(best, [*parts[:-1], [*parts[-1], *side]])


def _score(spares: Sequence[float]) -> float:
    least = min(spares)
    return least * 10 - 1000 if least < 0 else least - (max(spares) - least) * _SPREAD


def _penalty(facts: Sequence[ColumnBlock], at: int) -> float:
    """Return the penalty for ending a column before block *at*: infinite after a heading."""
    if at in (0, len(facts)):
        return 0.0
    if facts[at - 1].is_heading:
        return inf
    if facts[at].is_heading:
        return 0.0
    alone_before = facts[at - 2].is_heading
    alone_after = at + 1 == len(facts) or facts[at + 1].is_heading
    return _ORPHAN if alone_before or alone_after else ACCEPTABLE


_ABOVE_BOX = 9.0


@dataclass(frozen=True, slots=True)
class Body:
    """Columns of equal width, and the box of disputes below the first of them, or below all."""

    columns: Sequence[Column]
    box: Disputes
    spanned: int
    """The number of columns above the box."""
    width: float
    """The width of a column, in points."""
    height: float

    @property
    def spare(self) -> float:
        """The room left in the fullest column, in points; below zero, the height that does not fit."""
        return min(room - column.height for room, column in zip(self._rooms(), self.columns, strict=True))

    @property
    def excess(self) -> float:
        """The height of text that does not fit, in points of column: in all columns together, or in the fullest one."""
        return max(-self.spare, sum(column.height for column in self.columns) - sum(self._rooms()))

    @property
    def tallest(self) -> float:
        """The height of the fullest column, in points."""
        return max(column.height for column in self.columns)

    @property
    def blank(self) -> float:
        """The height that stays empty at the foot of a column when the others are full, in points."""
        spares = [room - column.greatest_height for room, column in zip(self._rooms(), self.columns, strict=True)]
        return max(spares) - max(0.0, min(spares))

    def trimmed(self) -> Body:
        """Return the same body no higher than its fullest column can be stretched."""
        pairs = zip(self._rooms(), self.columns, strict=True)
        return replace(
            self, height=self.height - max(0.0, min(room - column.greatest_height for room, column in pairs))
        )

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the columns and the box with their upper left corner at (x, top)."""
        with pen.element("Sect"):
            for index, (column, room) in enumerate(zip(self.columns, self._rooms(), strict=True)):
                column.draw(pen, x + index * (self.width + GUTTER), top, room)
        if self.box.rows:
            self.box.draw(pen, x, top - self.height + self.box.height)

    def _rooms(self) -> list[float]:
        """Return the height available to each column, in points."""
        box = self.box.height + _ABOVE_BOX if self.box.rows else 0.0
        return [self.height - (box if index < self.spanned else 0.0) for index in range(len(self.columns))]


def set_body(content: BriefContent, setting: BriefSetting, height: float) -> Body:
    """Set the body in the best arrangement for a space *height* points high; its `spare` says whether it fits."""
    columns = setting.columns
    width = (setting.measure - (columns - 1) * GUTTER) / columns
    facts, side = (set_blocks(groups, setting, width) for groups in (content.facts, content.side))
    spans = sorted({max(2, columns - 1), columns}) if content.disputes else [columns]
    candidates = []
    for spanned in spans:
        box = set_disputes(content, setting, spanned * width + (spanned - 1) * GUTTER)
        rooms = [height - (box.height + _ABOVE_BOX if box.rows and at < spanned else 0.0) for at in range(columns)]
        split = split_columns(facts, side, rooms, setting.max_penalty)
        shared = [make_column(blocks, setting) for blocks in split.columns]
        candidates.append((split.score, Body(shared, box, spanned, width, height)))
    return max(candidates, key=lambda scored: scored[0])[1]
