"""Cards on pages to cut: two by four, a page of backs behind each page of fronts, marks to cut by."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from briefdeck.papers import MM, Paper
from briefdeck.printed_words import message
from briefdeck.render.paper.card import PaperCard
from briefdeck.render.paper.setting import PaperSetting
from briefdeck.render.paper.styles import SMALL, SMALL_RIGHT
from briefdeck.render.pdf.design import HAIR
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.typography.paragraph import BLACK, Paragraph
from briefdeck.render.pdf.typography.rich import own_words

COLUMNS, ROWS = 2, 4
_SIDE, _ENDS = 10 * MM, 15 * MM
"""The margins: the same on both sides, so that backs lie behind fronts."""
_MARK, _OFF = 4 * MM, 1 * MM
"""The length of a mark beside the cards, and its distance from them."""
_CROSS = 2 * MM
"""Half of a cross between cards."""


class Slot(NamedTuple):
    """A place on a sheet for a card that is *rows* places high; *row* and *column* are those of its top, from 0."""

    sheet: int
    row: int
    column: int
    rows: int = 1


class Grid(NamedTuple):
    """The places for cards on a page of *paper*."""

    paper: Paper
    is_folded: bool = False
    """Whether the back of each card is at its right, so that it is folded instead of printed on both sides."""

    @property
    def columns(self) -> int:
        """How many cards are side by side."""
        return 1 if self.is_folded else COLUMNS

    @property
    def width(self) -> float:
        """The width of a card in points."""
        return (self.paper.width - 2 * _SIDE) / COLUMNS

    @property
    def height(self) -> float:
        """The height of a card in points."""
        return (self.paper.height - 2 * _ENDS) / ROWS

    @property
    def left(self) -> float:
        """The x of the left edges of the cards at the left, in points."""
        return _SIDE

    @property
    def bottom(self) -> float:
        """The y of the lower edges of the lowest cards, in points."""
        return _ENDS

    def corner(self, slot: Slot, is_back: bool) -> tuple[float, float]:
        """Return the upper left corner of *slot* in points.

        For a back, that is where it lies after the sheet was flipped on its long edge; or beside the front, to fold.
        """
        column = COLUMNS - 1 - slot.column if is_back else slot.column
        return _SIDE + column * self.width, self.paper.height - _ENDS - slot.row * self.height

    def draw_marks(self, pen: Pen, slots: Sequence[Slot]) -> None:
        """Draw marks beside the cards and crosses between them, but none across a card in *slots* two places high."""
        xs = [_SIDE + at * self.width for at in range(COLUMNS + 1)]
        ys = [self.paper.height - _ENDS - at * self.height for at in range(ROWS + 1)]
        with pen.artifact():
            for x in xs:
                pen.line(x, ys[0] + _OFF, x, ys[0] + _OFF + _MARK, HAIR, BLACK)
                pen.line(x, ys[-1] - _OFF, x, ys[-1] - _OFF - _MARK, HAIR, BLACK)
            for y in ys:
                pen.line(xs[0] - _OFF, y, xs[0] - _OFF - _MARK, y, HAIR, BLACK)
                pen.line(xs[-1] + _OFF, y, xs[-1] + _OFF + _MARK, y, HAIR, BLACK)
            if self.is_folded:
                for slot in slots:
                    x, top = self.corner(slot, True)
                    pen.line(x, top - 6, x, top - slot.rows * self.height + 6, HAIR, BLACK, dash="3 3")
                    if slot.row:
                        pen.line(xs[0], top, xs[-1], top, HAIR, BLACK)
                return
            for row in range(1, ROWS):
                if not any(slot.row < row < slot.row + slot.rows for slot in slots):
                    pen.line(xs[1] - _CROSS, ys[row], xs[1] + _CROSS, ys[row], HAIR, BLACK)
                pen.line(xs[1], ys[row] - _CROSS, xs[1], ys[row] + _CROSS, HAIR, BLACK)


def assign_slots(rows: Sequence[int], columns: int = COLUMNS) -> list[Slot]:
    """Assign a slot to each card, so many *columns* on a page; *rows* says whether it is one or two places high.

    Each gets the first free slot, one sheet after the other.
    """
    free: list[set[tuple[int, int]]] = []
    slots = []
    for high in rows:
        sheet, row, column = _first_free(free, high)
        if sheet == len(free):
            free.append({(at, other) for at in range(ROWS) for other in range(columns)})
        free[sheet] -= {(row + at, column) for at in range(high)}
        slots.append(Slot(sheet, row, column, high))
    return slots


def _first_free(free: Sequence[set[tuple[int, int]]], high: int) -> tuple[int, int, int]:
    for sheet, places in enumerate(free):
        for row, column in sorted(places):
            if all((row + at, column) in places for at in range(high)):
                return sheet, row, column
    return len(free), 0, 0


_BESIDE, _BELOW = 2 * MM, 1.2 * MM
"""The distances of the line below the cards from the marks and from the cards, in points."""
_FOOT = 9 * MM
"""The height for that text, in points: printers leave out what is nearer to the edge."""


class CutSheet(NamedTuple):
    """A side of a sheet of cards."""

    title: str
    cards: Sequence[tuple[Slot, PaperCard]]
    sides: Sequence[bool]
    """Whether backs are on it, fronts, or both."""
    foot: Paragraph

    @property
    def has_room(self) -> bool:
        """Whether the text below the cards fits on the paper."""
        return self.foot.height <= _FOOT


def lay_out_sheets(cards: Sequence[PaperCard], grid: Grid, setting: PaperSetting) -> list[CutSheet]:
    """Lay *cards* out on the places of *grid*: for each sheet of paper a page of fronts and a page of backs."""
    slots = assign_slots([max(1, card.rows) for card in cards], grid.columns)
    placed = sorted(zip(slots, cards, strict=True), key=lambda pair: pair[0])
    sheets: list[CutSheet] = []
    number = 1
    for _, pairs in groupby(placed, key=lambda pair: pair[0].sheet):
        cards_here = list(pairs)
        last = number + len(cards_here) - 1
        named = (
            {"paper.fold_front": (False, True)} if grid.is_folded else {"paper.front": (False,), "paper.back": (True,)}
        )
        for key, sides in named.items():
            title = message(key, count=len(cards_here), first=number, last=last)
            foot = setting.paragraph(setting.title + own_words(f" · {title}"), SMALL, grid.width - 2 * _BESIDE)
            sheets.append(CutSheet(title, cards_here, sides, foot))
        number += len(cards_here)
    return sheets


def draw_sheets(every: Sequence[CutSheet], grid: Grid, pen: Pen, setting: PaperSetting) -> None:
    """Draw the pages *every* in their order; the first also says how to print them."""
    for at, page in enumerate(every):
        if at:
            pen.next_page()
        else:
            how = message("paper.fold" if grid.is_folded else "paper.flip")
            flip = setting.paragraph(own_words(how), SMALL_RIGHT, grid.width - 2 * _BESIDE)
            pen.paragraph(flip, grid.paper.width / 2 + _BESIDE, grid.bottom - _BELOW)
        pen.outline(page.title, 0, grid.paper.height)
        grid.draw_marks(pen, [slot for slot, _ in page.cards])
        for slot, card, is_back in _in_reading_order(page, grid):
            x, top = grid.corner(slot, is_back)
            side = card.back if is_back else card.front
            side.draw(pen, x, top, grid.width, slot.rows * grid.height)
        with pen.running():
            pen.decoration(page.foot, grid.left + _BESIDE, grid.bottom - _BELOW)


def _in_reading_order(page: CutSheet, grid: Grid) -> list[tuple[Slot, PaperCard, bool]]:
    """Sort the sides of cards on *page* by rows, and from left to right as they lie there."""
    sides = [(slot, card, is_back) for slot, card in page.cards for is_back in page.sides]
    return sorted(sides, key=lambda side: (side[0].row, grid.corner(side[0], side[2])[0]))
