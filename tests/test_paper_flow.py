"""Blocks in columns: all of them, in order, whole, on as few pages as can be."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.render.paper.booklet import COLUMNS, FlowBlock, FlowColumn, count_pages, find_too_tall, flow_blocks
from briefdeck.render.pdf.pen import Pen

pytestmark = pytest.mark.slow

FIRST, OTHERS = 60.0, 100.0


@dataclass(frozen=True)
class Blank:
    """Something of a height."""

    height: float

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws nothing."""


def _room(page: int) -> float:
    return OTHERS if page else FIRST


def _blocks(heights: list[float], above: float = 5.0, leading: frozenset[int] = frozenset()) -> list[FlowBlock]:
    return [FlowBlock(Blank(height), height, above, leads=at in leading) for at, height in enumerate(heights)]


HEIGHTS = st.lists(st.floats(1.0, FIRST), max_size=40)


@given(HEIGHTS, st.booleans())
def test_every_block_is_there_in_order_and_fits(heights: list[float], even: bool) -> None:
    """Nothing is lost, doubled or moved, and no column is taller than its page allows."""
    blocks = _blocks(heights)
    columns = flow_blocks(blocks, _room, even)
    assert [block for column in columns for block in column.blocks] == blocks
    assert all(column.height <= _room(at // COLUMNS) + 1e-6 for at, column in enumerate(columns))


@given(HEIGHTS, st.booleans())
def test_there_are_no_more_pages_than_needed(heights: list[float], even: bool) -> None:
    """As many as when each column is filled before the next is begun."""
    blocks = _blocks(heights)
    needed, at = 0, 0
    while at < len(blocks):
        used = blocks[at].height
        at += 1
        while at < len(blocks) and used + blocks[at].above + blocks[at].height <= _room(needed // COLUMNS):
            used += blocks[at].above + blocks[at].height
            at += 1
        needed += 1
    assert count_pages(flow_blocks(blocks, _room, even)) == -(-needed // COLUMNS)


def test_columns_are_filled_alike() -> None:
    """Six of a height make two columns of three, not one of five and one of one."""
    assert [len(column.blocks) for column in flow_blocks(_blocks([8.0] * 6), _room, even=True)] == [3, 3]
    assert [len(column.blocks) for column in flow_blocks(_blocks([30.0] * 5), _room, even=True)] == [1, 1, 2, 1]


def test_the_last_page_alone_is_evened() -> None:
    """Where not all pages shall be filled alike, the first ones are full."""
    columns = flow_blocks(_blocks([20.0] * 8), _room, even=False)
    assert [len(column.blocks) for column in columns] == [2, 2, 2, 2]


def test_what_leads_stays_with_the_next() -> None:
    """A heading is never the last of a column."""
    columns = flow_blocks(_blocks([25.0, 25.0, 25.0, 25.0], leading=frozenset({1})), _room, even=True)
    assert [len(column.blocks) for column in columns] == [1, 2, 1] or len(columns[0].blocks) == 1


@pytest.mark.parametrize(("height", "fits"), [(OTHERS, True), (OTHERS + 1, False)])
def test_too_tall_is_what_no_page_can_hold(height: float, fits: bool) -> None:
    """A block that the first page has no room for goes to the next."""
    blocks = _blocks([10.0, height])
    assert (find_too_tall(blocks, _room) == []) is fits
    if fits:
        assert flow_blocks(blocks, _room, even=True)[COLUMNS] == FlowColumn(blocks[1:])
