"""Sheets and keys as pages: a masthead, blocks that flow through two columns, and footers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from briefdeck.paper_sizes import Paper
from briefdeck.printed_words import message
from briefdeck.render.paper.answers import ORDERED, UNMARKED
from briefdeck.render.paper.masthead import RunningHead, SheetMasthead
from briefdeck.render.paper.setting import COLUMN_GAP, QUIET, SMALL, SMALL_RIGHT, PaperSetting
from briefdeck.render.pdf.design import HAIR
from briefdeck.render.pdf.paragraph import Paragraph, Rich, own_words
from briefdeck.render.pdf.pen import Drawable, Pen

COLUMNS = 2
"""The columns of a page, unless it is in large print."""
_STEPS = 12
"""The steps of the bisection for the lowest columns that hold all blocks: to a 4000th of their height."""


class FlowBlock(NamedTuple):
    """A part that is not divided between columns."""

    part: Drawable
    height: float
    """The height of the part, in points."""
    above: float
    """The space above it in points, unless it begins a column."""
    list: str = ""
    """The list of which it is an item; "" for none."""
    leads: bool = False
    """Whether it must stay in one column with the next block."""


class FlowColumn(NamedTuple):
    """Blocks below each other."""

    blocks: Sequence[FlowBlock]

    @property
    def height(self) -> float:
        """The height in points."""
        return stacked_height(self.blocks)


Room = Callable[[int], float]
"""Gives the height of the columns of a page, counted from 0, in points."""


def flow_blocks(blocks: Sequence[FlowBlock], room: Room, even: bool, columns: int = COLUMNS) -> list[FlowColumn]:
    """Flow *blocks* into columns on as few pages as possible; so many *columns* are a page.

    *room* gives the height of the columns of a page, in points. Where *even* is true all columns are filled alike,
    otherwise only those of the last page.
    """
    whole = list(_filled(blocks, room, 1.0, columns))
    if even:
        return _evened(blocks, room, count_pages(whole, columns), columns)
    last = max(0, count_pages(whole, columns) - 1)
    rest = [block for column in whole[columns * last :] for block in column.blocks]
    return whole[: columns * last] + _evened(rest, lambda page: room(last + page), 1, columns)


def _evened(blocks: Sequence[FlowBlock], room: Room, count: int, columns: int) -> list[FlowColumn]:
    """Flow *blocks* into columns as low as possible on *count* pages, which have room for them."""
    whole: list[FlowColumn] = []
    most = columns * count
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        filled = list(_filled(blocks, room, middle, columns))
        if len(filled) <= most:
            whole, high = filled, middle
        else:
            low = middle
    return whole or list(_filled(blocks, room, 1.0, columns))


def find_too_tall(blocks: Sequence[FlowBlock], room: Room) -> list[FlowBlock]:
    """Find the blocks that fit in no column; *room* gives the height of the columns of a page, in points."""
    tallest = max(room(0), room(1))
    return [block for block in blocks if block.height > tallest]


def count_pages(filled: Sequence[FlowColumn], columns: int = COLUMNS) -> int:
    """Count the pages that the columns *filled* take, so many *columns* on each."""
    return -(-len(filled) // columns)


def stacked_height(blocks: Sequence[FlowBlock]) -> float:
    """Return the height of *blocks* below each other, in points."""
    return sum(block.height + (block.above if at else 0.0) for at, block in enumerate(blocks))


def _filled(blocks: Sequence[FlowBlock], room: Room, share: float, columns: int) -> Iterator[FlowColumn]:
    """Fill columns one after the other up to a *share* of their height; a taller block has a column to itself."""
    column: list[FlowBlock] = []
    done = 0
    for unit in _units(blocks):
        limit = room(done // columns)
        while stacked_height([*column, *unit]) > (limit * share if column else limit) and (column or limit < room(1)):
            yield FlowColumn(column)
            column, done = [], done + 1
            limit = room(done // columns)
        column.extend(unit)
    if column:
        yield FlowColumn(column)


def _units(blocks: Sequence[FlowBlock]) -> Iterator[list[FlowBlock]]:
    """Group *blocks*: each that leads belongs with the next."""
    unit: list[FlowBlock] = []
    for block in blocks:
        unit.append(block)
        if not block.leads:
            yield unit
            unit = []
    if unit:
        yield unit


_BELOW_RULE, _ABOVE_FOOTER = 2.0, 8.0
_FOOTER_SHARE = 0.8
_LISTS = {"questions": ORDERED, "answers": ORDERED, "sources": UNMARKED}
"""The attributes of the lists of blocks."""


class _Placed(NamedTuple):
    """A block, its page, counted from 0, and its upper left corner."""

    block: FlowBlock
    page: int
    x: float
    top: float


@dataclass(frozen=True)
class BookletSection:
    """A sheet or a key: a part with pages of its own."""

    head: SheetMasthead
    blocks: Sequence[FlowBlock]
    footer: Rich
    label: str
    """The label of its pages before their numbers."""
    setting: PaperSetting
    is_handed_out: bool
    """Whether it goes to learners: then all its pages are filled alike, otherwise the last one has what remains."""
    most_more: float
    """How much the space between two blocks may grow so that columns end together, as a share of that space."""
    across: int = COLUMNS
    """How many columns are side by side."""
    running: RunningHead | None = None
    """What stands at the head of each page after the first."""

    @property
    def too_tall(self) -> list[FlowBlock]:
        """The blocks that fit on no page."""
        return find_too_tall(self.blocks, self.room)

    @cached_property
    def columns(self) -> Sequence[FlowColumn]:
        """The blocks in columns."""
        return flow_blocks(self.blocks, self.room, self.is_handed_out, self.across)

    @property
    def pages(self) -> int:
        """The number of pages."""
        return max(1, count_pages(self.columns, self.across))

    def room(self, page: int) -> float:
        """Return the height of the columns of *page*, counted from 0, in points."""
        paper = self.setting.paper
        taken = self._footer.height + _BELOW_RULE + _ABOVE_FOOTER
        return paper.height - 2 * paper.ends - taken - self._head_height(page)

    def _head_height(self, page: int) -> float:
        return (self.running.height if self.running else 0.0) if page else self.head.height

    def draw(self, pen: Pen) -> None:
        """Draw the pages of the section, beginning on the page that is open."""
        paper, page = self.setting.paper, 0
        with pen.element("Sect"):
            self.head.draw(pen, paper.side, paper.height - paper.ends)
            self._draw_footer(pen, page)
            for name, items in groupby(self._placed(), key=lambda placed: placed.block.list):
                with pen.element("L", attributes=_LISTS[name]) if name else nullcontext():
                    for placed in items:
                        if placed.page != page:
                            pen.next_page()
                            page = placed.page
                            self._draw_footer(pen, page)
                            if self.running:
                                self.running.draw(pen, paper.side, paper.height - paper.ends)
                        placed.block.part.draw(pen, placed.x, placed.top)

    def _placed(self) -> Iterator[_Placed]:
        """Yield the blocks with their places.

        Height left in a column goes between its blocks, up to `most_more`.
        """
        paper = self.setting.paper
        step = column_width(paper, self.across) + COLUMN_GAP
        for index, column in enumerate(self.columns):
            page = index // self.across
            gaps = sum(block.above for block in column.blocks[1:])
            spare = max(0.0, self.room(page) - column.height)
            more = min(self.most_more, spare / gaps) if gaps else 0.0
            top = paper.height - paper.ends - self._head_height(page)
            for at, block in enumerate(column.blocks):
                top -= block.above * (1 + more) if at else 0.0
                yield _Placed(block, page, paper.side + index % self.across * step, top)
                top -= block.height

    @cached_property
    def _footer(self) -> Paragraph:
        paper = self.setting.paper
        return self.setting.paragraph(self.footer, SMALL, paper.measure * _FOOTER_SHARE)

    def _draw_footer(self, pen: Pen, page: int) -> None:
        paper, left = self.setting.paper, self._footer
        number = own_words(message("paper.page", number=page + 1, count=self.pages))
        right = self.setting.paragraph(number, SMALL_RIGHT, paper.measure * (1 - _FOOTER_SHARE))
        top = paper.ends + left.height
        pen.rule(paper.side, top + _BELOW_RULE, paper.measure, HAIR)
        with pen.running():
            pen.decoration(left, paper.side, top)
            pen.decoration(right, paper.side + left.width, top)


def draw_sections(sections: Sequence[BookletSection], pen: Pen, setting: PaperSetting) -> None:
    """Draw *sections* one after the other.

    Where they are to be printed on both sides, a blank page comes after one with an odd number of pages, so that none
    begins on the back of another.
    """
    is_duplex = setting.quiz.duplex == "yes"
    for at, section in enumerate(sections):
        if at:
            pen.next_page(section.label)
        else:
            pen.label(section.label)
        section.draw(pen)
        if is_duplex and section.pages % 2 and at < len(sections) - 1:
            pen.next_page()
            blank = setting.paragraph(own_words(message("paper.left_blank")), QUIET, setting.paper.measure)
            pen.paragraph(blank, setting.paper.side, setting.paper.height / 2)


def column_width(paper: Paper, columns: int) -> float:
    """Return the width of one of so many *columns* on *paper*, in points."""
    return (paper.measure - (columns - 1) * COLUMN_GAP) / columns
