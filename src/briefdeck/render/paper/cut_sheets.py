"""Cards on pages: a page of fronts, behind it the page of their backs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from briefdeck.messages import message
from briefdeck.render.paper.card import PaperCard
from briefdeck.render.paper.card_grid import Grid, Slot, slots_of
from briefdeck.render.paper.setting import PaperSetting
from briefdeck.render.paper.styles import SMALL, SMALL_RIGHT
from briefdeck.render.pdf.design import MM
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.typography.paragraph import Paragraph
from briefdeck.render.pdf.typography.rich import words

_BESIDE, _BELOW = 2 * MM, 1.2 * MM
"""From the marks and the cards to the line below them."""
_FOOT = 9 * MM
"""The room for that line and those it goes on in: printers leave out what is nearer to the edge."""


class CutSheet(NamedTuple):
    """A side of a sheet of cards."""

    title: str
    cards: Sequence[tuple[Slot, PaperCard]]
    is_back: bool
    foot: Paragraph

    @property
    def has_room(self) -> bool:
        """Whether the line below the cards stands on the paper."""
        return self.foot.height <= _FOOT


def pages(cards: Sequence[PaperCard], grid: Grid, setting: PaperSetting) -> list[CutSheet]:
    """The pages of *cards*, each of which takes a place of *grid* or two."""
    placed = sorted(zip(slots_of([max(1, card.rows) for card in cards]), cards, strict=True), key=lambda pair: pair[0])
    found: list[CutSheet] = []
    number = 1
    for _, pairs in groupby(placed, key=lambda pair: pair[0].sheet):
        there = list(pairs)
        for is_back in (False, True):
            last = number + len(there) - 1
            title = message("paper.back" if is_back else "paper.front", count=len(there), first=number, last=last)
            foot = setting.paragraph(setting.title + words(f" · {title}"), SMALL, grid.width - 2 * _BESIDE)
            found.append(CutSheet(title, there, is_back, foot))
        number += len(there)
    return found


def draw(every: Sequence[CutSheet], grid: Grid, pen: Pen, setting: PaperSetting) -> None:
    """Draws *every* page, how to print them on the first."""
    for at, page in enumerate(every):
        if at:
            pen.turn()
        else:
            flip = setting.paragraph(words(message("paper.flip")), SMALL_RIGHT, grid.width - 2 * _BESIDE)
            pen.paragraph(flip, grid.paper.width / 2 + _BESIDE, grid.bottom - _BELOW)
        pen.outline(page.title, 0, grid.paper.height)
        grid.draw_marks(pen, [slot for slot, _ in page.cards])
        for slot, card in _in_reading_order(page, grid):
            x, top = grid.corner(slot, page.is_back)
            side = card.back if page.is_back else card.front
            side.draw(pen, x, top, grid.width, slot.rows * grid.height)
        with pen.running():
            pen.decoration(page.foot, grid.left + _BESIDE, grid.bottom - _BELOW)


def _in_reading_order(page: CutSheet, grid: Grid) -> list[tuple[Slot, PaperCard]]:
    """The cards of *page* in rows from left to right as they lie there."""
    return sorted(page.cards, key=lambda pair: (pair[0].row, grid.corner(pair[0], page.is_back)[0]))
