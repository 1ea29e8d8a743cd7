"""Columns of headings, items, plots and tables, whose lines stand on one grid, and bands of columns that end even."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, combinations_with_replacement, groupby, pairwise, product
from math import ceil, inf
from typing import NamedTuple

from briefdeck.printed_words import message
from briefdeck.render.brief import wording
from briefdeck.render.brief.parts.chart import set_bar_chart
from briefdeck.render.brief.parts.claims import set_claim_table
from briefdeck.render.brief.parts.ranges import set_range_plot
from briefdeck.render.brief.styles import BriefSetting, set_whole
from briefdeck.render.brief.views import Group, ListItem
from briefdeck.render.pdf.design import GUTTER, SMALLEST, THIN
from briefdeck.render.pdf.faces import BOLD
from briefdeck.render.pdf.paragraph import BLACK, Paragraph, Style, own_words, plain_text
from briefdeck.render.pdf.pen import Drawable, Pen

_BELOW_RULE, _BELOW_HEADING = 1.6, 2.4
_BAR, _BAR_LEFT = 1.8, 4.5
"""The thickness of the bar beside a changed item, and its distance to the left, in points."""
_MOST_TRIED = 800
"""The most ways to place whole parts that are tried."""
_WORTH_OF_ORDER = 12.0
"""Points of height given up for parts in their own order."""
_WITHIN, _ORPHAN = 6.0, 60.0
"""Penalties, in points of height, for a column that ends within a part, and with a single item of it above or below."""


@dataclass(frozen=True, slots=True)
class ColumnHeading:
    """A heading below a rule."""

    text: Paragraph

    @property
    def height(self) -> float:
        """The height in points."""
        return _BELOW_RULE + self.text.height + _BELOW_HEADING

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the heading with its upper left corner at (x, top)."""
        pen.rule(x, top, self.text.width, THIN)
        pen.paragraph(self.text, x, top - _BELOW_RULE, tag="H2")


@dataclass(frozen=True, slots=True)
class ColumnItem:
    """An item of a list, with its marker; a bar beside it marks a change."""

    text: Paragraph
    marker: Paragraph | None
    says: str
    """The words read aloud for the marker."""
    is_changed: bool

    @property
    def height(self) -> float:
        """The height in points."""
        return self.text.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the item with its upper left corner at (x, top)."""
        if self.is_changed:
            with pen.artifact():
                pen.line(x - _BAR_LEFT, top - 1.5, x - _BAR_LEFT, top - self.height + 1.5, _BAR, BLACK)
        with pen.element("LI"):
            if self.marker is not None:
                with pen.element("Lbl", actual=self.says) as label:
                    pen.text(self.marker, x, top, label)
            pen.paragraph(self.text, x, top, tag="LBody")


class ColumnBlock(NamedTuple):
    """A heading, an item, a plot or a table."""

    drawing: Drawable
    height: float
    """The height in points, with the space that belongs to the block: a multiple of the grid."""
    above: float
    """The space above it that it loses at the top of a column."""
    goes_on: ColumnHeading | None = None
    """What stands above it at the top of a column: the heading of its part once more; None above a heading."""

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.goes_on is None

    @property
    def is_item(self) -> bool:
        """Whether it belongs to a list."""
        return isinstance(self.drawing, ColumnItem)


@dataclass(frozen=True, slots=True)
class Column:
    """Blocks from top to bottom."""

    blocks: Sequence[ColumnBlock]
    grid: float
    is_first: bool = True
    """Whether it begins at the top of a band; else it goes on below another."""

    @property
    def height(self) -> float:
        """The height in points."""
        return sum(block.height for block in self.blocks) + self._at_top

    @property
    def _at_top(self) -> float:
        return at_top(self.blocks[0], self.grid) if self.blocks and self.is_first else 0.0

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the column with its upper left corner at (x, top)."""
        if not self.blocks:
            return
        first = self.blocks[0]
        if first.goes_on and self.is_first:
            first.goes_on.draw(pen, x, top)
        y = top - self._at_top
        for is_item, run in groupby(self.blocks, key=lambda block: block.is_item):
            with pen.element("L") if is_item else nullcontext():
                for block in run:
                    block.drawing.draw(pen, x, y - block.above)
                    y -= block.height


def at_top(block: ColumnBlock, grid: float) -> float:
    """Return what the height of *block* gains, or loses, at the top of a column."""
    return _on_grid(block.goes_on.height, grid) if block.goes_on else -block.above


def set_blocks(groups: Sequence[Group], setting: BriefSetting) -> list[ColumnBlock]:
    """Set *groups* as blocks of a column."""
    return [block for group in groups for block in _blocks(group, setting)]


def _blocks(group: Group, setting: BriefSetting) -> Iterator[ColumnBlock]:
    width, grid = setting.column, setting.styles.grid
    heading = ColumnHeading(setting.paragraph(group.heading, setting.styles.heading, width))
    yield ColumnBlock(heading, grid + _on_grid(heading.height, grid), grid)
    again = own_words(message("brief.goes_on", heading=plain_text(group.heading)), bold=True)
    goes_on = ColumnHeading(setting.paragraph(again, setting.styles.strong, width))
    for entry in group.entries:
        item = _item(entry, setting)
        yield ColumnBlock(item, _on_grid(item.height, grid) + grid, 0.0, goes_on)
    drawings: list[Drawable] = []
    if group.bars:
        drawings.append(set_bar_chart(group.bars, setting, width))
    if group.rows:
        drawings.append(set_range_plot(group.rows, setting, width))
    if group.claims:
        drawings.append(set_claim_table(group.claims, setting, width))
    for drawing in drawings:
        yield ColumnBlock(drawing, _on_grid(drawing.height, grid) + grid, 0.0, goes_on)


def _item(entry: ListItem, setting: BriefSetting) -> ColumnItem:
    styles = setting.styles
    style = styles.fact if entry.marker else styles.side
    marker = None
    if entry.marker:
        size = max(SMALLEST, styles.body * 0.93)
        marker = setting.paragraph(own_words(entry.marker), Style(size, styles.fact.leading, BOLD), styles.fact.indent)
    says = wording.word_marker(entry.marker, entry.is_changed) if entry.marker else ""
    return ColumnItem(setting.paragraph(entry.words, style, setting.column), marker, says, entry.is_changed)


def _on_grid(height: float, grid: float) -> float:
    return ceil(height / grid - 1e-6) * grid


@dataclass(frozen=True, slots=True)
class Band:
    """Columns of equal width side by side, from one top."""

    columns: Sequence[Column]
    width: float
    """The width of a column, in points."""

    @property
    def height(self) -> float:
        """The height of the tallest column, in points."""
        return max((column.height for column in self.columns), default=0.0)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the columns with their upper left corner at (x, top)."""
        with pen.element("Sect"):
            for index, column in enumerate(self.columns):
                column.draw(pen, x + index * (self.width + GUTTER), top)


def set_band(groups: Sequence[Group], setting: BriefSetting) -> Band:
    """Set *groups* in columns that are as even as their order allows; in fewer where words are long."""
    return set_whole([partial(_set_columns, groups, most) for most in range(setting.columns, 0, -1)], setting)


def _set_columns(groups: Sequence[Group], most: int, setting: BriefSetting) -> Band:
    """Set *groups* in at most so many columns, of which none is left empty."""
    setting = replace(setting, most_columns=most)
    grid = setting.styles.grid
    blocks = [set_blocks([group], setting) for group in groups]
    every = [block for group in blocks for block in group]
    flowing, whole = split_blocks(every, setting.columns, grid), place_whole(blocks, setting.columns, grid)
    chosen = whole if whole and _tallest(whole, grid) + _WORTH_OF_ORDER < _tallest(flowing, grid) else flowing
    if not all(chosen) and setting.columns > 1:
        return _set_columns(groups, sum(map(bool, chosen)), setting)
    return Band([Column(part, grid) for part in chosen], setting.column)


def place_whole(
    groups: Sequence[Sequence[ColumnBlock]], columns: int, grid: float
) -> Sequence[Sequence[ColumnBlock]] | None:
    """Put whole *groups* into *columns* so that the tallest is as low as can be, each column in the order of the page.

    None where there are too many to try, or the first would not stand first.
    """
    if columns == 1 or not groups or columns ** len(groups) > _MOST_TRIED:
        return None
    ways = product(range(columns), repeat=len(groups) - 1)
    placed = (
        [
            [block for at, group in zip((0, *way), groups, strict=True) if at == column for block in group]
            for column in range(columns)
        ]
        for way in ways
    )
    return min(placed, key=lambda way: _tallest(way, grid))


def _tallest(columns: Sequence[Sequence[ColumnBlock]], grid: float) -> float:
    return max(Column(blocks, grid).height for blocks in columns)


def split_blocks(blocks: Sequence[ColumnBlock], columns: int, grid: float) -> list[Sequence[ColumnBlock]]:
    """Share *blocks* out over *columns*, in order, so that the tallest is as low as can be and the parts stay whole."""
    upto = list(accumulate((block.height for block in blocks), initial=0.0))
    penalties = [_penalty(blocks, at) for at in range(len(blocks) + 1)]
    places = [at for at, penalty in enumerate(penalties) if penalty < inf]
    first_gains = [at_top(block, grid) for block in blocks] + [0.0]
    best, chosen = inf, tuple[int, ...]()
    for cuts in reversed(list(combinations_with_replacement(places, columns - 1))):
        heights = [
            upto[end] - upto[start] + (first_gains[start] if start < end else 0.0)
            for start, end in pairwise((0, *cuts, len(blocks)))
        ]
        score = max(heights) + sum(penalties[at] for at in cuts)
        if score < best - 1e-6:
            best, chosen = score, cuts
    return [blocks[start:end] for start, end in pairwise((0, *chosen, len(blocks)))]


def _penalty(blocks: Sequence[ColumnBlock], at: int) -> float:
    """Return the penalty for ending a column before block *at*: infinite after a heading."""
    if at in (0, len(blocks)):
        return 0.0
    if blocks[at - 1].is_heading:
        return inf
    if blocks[at].is_heading:
        return 0.0
    alone_before = blocks[at - 2].is_heading
    alone_after = at + 1 == len(blocks) or blocks[at + 1].is_heading
    return _ORPHAN if alone_before or alone_after else _WITHIN
