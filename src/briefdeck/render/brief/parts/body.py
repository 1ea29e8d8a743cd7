"""A band of columns: facts, lists, plots and tables in order, shared out so that the columns end as even as can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, combinations_with_replacement, pairwise, product
from math import inf

from briefdeck.render.brief.parts.column import Column, ColumnBlock, at_top, set_blocks
from briefdeck.render.brief.styles import BriefSetting, set_whole
from briefdeck.render.brief.views import Group
from briefdeck.render.pdf.design import GUTTER
from briefdeck.render.pdf.pen import Pen

_MOST_TRIED = 800
"""The most ways to place whole parts that are tried."""
_WORTH_OF_ORDER = 12.0
"""Points of height given up for parts in their own order."""
_WITHIN, _ORPHAN = 6.0, 60.0
"""Penalties, in points of height, for a column that ends within a part, and with a single item of it above or below."""


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
