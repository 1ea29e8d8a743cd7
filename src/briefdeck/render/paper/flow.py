"""Blocks flowing through two columns a page: no block is broken, and the columns end as evenly as can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefdeck.render.pdf.pen import Drawable

COLUMNS = 2
_STEPS = 12
"""Of the bisection for the lowest columns that hold all: to a four-thousandth of their height."""


class FlowBlock(NamedTuple):
    """A part that stays whole."""

    part: Drawable
    height: float
    """Of the part, in points."""
    above: float
    """What is kept free above it, if it does not begin a column."""
    list: str = ""
    """The list that it is an item of, if it is one."""
    leads: bool = False
    """Whether it stays with the next."""


class FlowColumn(NamedTuple):
    """Blocks below each other."""

    blocks: Sequence[FlowBlock]

    @property
    def height(self) -> float:
        """In points."""
        return stacked_height(self.blocks)


Room = Callable[[int], float]
"""The height of the columns of a page, which counts from 0."""


def flow_blocks(blocks: Sequence[FlowBlock], room: Room, even: bool) -> list[FlowColumn]:
    """*blocks* in columns on as few pages as can be; COLUMNS of them are a page.

    All columns are filled alike where they shall be *even*, else those of the last page.
    """
    whole = list(_filled(blocks, room, 1.0))
    if even:
        return _evened(blocks, room, count_pages(whole))
    last = max(0, count_pages(whole) - 1)
    rest = [block for column in whole[COLUMNS * last :] for block in column.blocks]
    return whole[: COLUMNS * last] + _evened(rest, lambda page: room(last + page), 1)


def _evened(blocks: Sequence[FlowBlock], room: Room, count: int) -> list[FlowColumn]:
    """*blocks* on *count* pages, with room for them, in columns as low as can be."""
    whole: list[FlowColumn] = []
    most = COLUMNS * count
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        columns = list(_filled(blocks, room, middle))
        if len(columns) <= most:
            whole, high = columns, middle
        else:
            low = middle
    return whole or list(_filled(blocks, room, 1.0))


def find_too_tall(blocks: Sequence[FlowBlock], room: Room) -> list[FlowBlock]:
    """The blocks that have no room in any column."""
    tallest = max(room(0), room(1))
    return [block for block in blocks if block.height > tallest]


def count_pages(columns: Sequence[FlowColumn]) -> int:
    """How many pages *columns* take."""
    return -(-len(columns) // COLUMNS)


def stacked_height(blocks: Sequence[FlowBlock]) -> float:
    """The height of *blocks* below each other, in points."""
    return sum(block.height + (block.above if at else 0.0) for at, block in enumerate(blocks))


def _filled(blocks: Sequence[FlowBlock], room: Room, share: float) -> Iterator[FlowColumn]:
    """Columns filled one after the other up to a *share* of their height; a block that is taller fills one alone."""
    column: list[FlowBlock] = []
    done = 0
    for unit in _units(blocks):
        limit = room(done // COLUMNS)
        while stacked_height([*column, *unit]) > (limit * share if column else limit) and (column or limit < room(1)):
            yield FlowColumn(column)
            column, done = [], done + 1
            limit = room(done // COLUMNS)
        column.extend(unit)
    if column:
        yield FlowColumn(column)


def _units(blocks: Sequence[FlowBlock]) -> Iterator[list[FlowBlock]]:
    """*blocks*, those that lead put together with the next."""
    unit: list[FlowBlock] = []
    for block in blocks:
        unit.append(block)
        if not block.leads:
            yield unit
            unit = []
    if unit:
        yield unit
