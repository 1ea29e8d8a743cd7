"""A column of headings and items, justified to its height."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import groupby

from briefdeck.render.brief import wording
from briefdeck.render.brief.content import Group, ListItem
from briefdeck.render.brief.parts.chart import set_bar_chart
from briefdeck.render.brief.styles import BriefSetting, Density
from briefdeck.render.pdf.design import SMALLEST, THIN
from briefdeck.render.pdf.pen import Drawable, Pen
from briefdeck.render.pdf.typography.faces import BOLD
from briefdeck.render.pdf.typography.paragraph import BLACK, Paragraph, Style
from briefdeck.render.pdf.typography.rich import own_words

_ABOVE_HEADING, _BELOW_HEADING, _BELOW_TOP_RULE, _BELOW_DRAWING = 4.5, 2.6, 3.0, 1.0
_BELOW_ENTRY: dict[Density, float] = {"poster": 0.5, "grand": 0.4, "roomy": 0.275, "tight": 0.275, "compact": 0.2}
"""The space below an item, in sizes of the body type."""
_MOST_STRETCH: dict[Density, float] = {"poster": 22.0, "grand": 12.0, "roomy": 6.0, "tight": 6.0, "compact": 6.0}
"""How much a gap between two items may grow, in points."""
_BAR, _BAR_LEFT = 1.8, 4.5
"""The thickness of the bar beside a changed item, and its distance to the left, in points."""


@dataclass(frozen=True, slots=True)
class ColumnBlock:
    """A heading, an item with its marker, or a drawing."""

    text: Paragraph
    marker: Paragraph | None
    says: str
    """The words read aloud for the marker."""
    is_heading: bool
    height: float
    """The height in points, with the space that belongs to the block."""
    at_top: float
    """What is added to its height at the top of a column: a heading loses the space above it, an item gets a rule."""
    is_changed: bool = False
    """Whether a bar is drawn beside it."""
    drawing: Drawable | None = None
    """What is drawn in place of the text."""

    @property
    def is_item(self) -> bool:
        """Whether it belongs to a list."""
        return not self.is_heading and self.drawing is None

    @property
    def stretch(self) -> float:
        """The share of free space that the gap above it takes, relative to that of an item."""
        return 1.5 if self.is_heading else 1.0


@dataclass(frozen=True, slots=True)
class Column:
    """Blocks from top to bottom."""

    blocks: Sequence[ColumnBlock]
    most_stretch: float
    """How much a gap between two items may grow, in points."""

    @property
    def height(self) -> float:
        """The height in points, unstretched."""
        return sum(block.height for block in self.blocks) + (self.blocks[0].at_top if self.blocks else 0.0)

    @property
    def greatest_height(self) -> float:
        """The height to which it may be stretched."""
        return self.height + self.most_stretch * self._gaps

    @property
    def _gaps(self) -> float:
        return sum(block.stretch for block in self.blocks[1:])

    def draw(self, pen: Pen, x: float, top: float, height: float) -> None:
        """Draw the column with its upper left corner at (x, top), stretched up to *height* points.

        No gap grows by more than `most_stretch`, so it may stay lower.
        """
        if not self.blocks:
            return
        if not self.blocks[0].is_heading:
            pen.rule(x, top, self.blocks[0].text.width, THIN)
        stretch = min(self.most_stretch, max(0.0, height - self.height) / self._gaps) if self._gaps else 0.0
        y = top - self.blocks[0].at_top
        tops = []
        for index, block in enumerate(self.blocks):
            y -= stretch * block.stretch if index else 0.0
            tops.append(y)
            y -= block.height
        for is_item, run in groupby(zip(self.blocks, tops, strict=True), key=lambda pair: pair[0].is_item):
            with pen.element("L") if is_item else nullcontext():
                for block, at in run:
                    _draw(pen, block, x, at)


def make_column(blocks: Sequence[ColumnBlock], setting: BriefSetting) -> Column:
    """Stack *blocks* below each other, in the order given."""
    return Column(blocks, _MOST_STRETCH[setting.density])


def set_blocks(groups: Sequence[Group], setting: BriefSetting, width: float) -> list[ColumnBlock]:
    """Set the headings, items and charts of *groups* as blocks *width* points wide."""
    blocks = []
    for group in groups:
        heading = setting.paragraph(group.heading, setting.styles.heading, width)
        height = _ABOVE_HEADING + heading.height + _BELOW_HEADING
        blocks.append(ColumnBlock(heading, None, "", True, height, -_ABOVE_HEADING))
        blocks += [_block(entry, setting, width) for entry in group.entries]
        if group.bars:
            blocks.append(_drawing(set_bar_chart(group.bars, setting, width), setting, width))
    return blocks


def _drawing(drawing: Drawable, setting: BriefSetting, width: float) -> ColumnBlock:
    nothing = setting.paragraph((), setting.styles.side, width)
    return ColumnBlock(nothing, None, "", False, drawing.height + _BELOW_DRAWING, _BELOW_TOP_RULE, drawing=drawing)


def _block(entry: ListItem, setting: BriefSetting, width: float) -> ColumnBlock:
    styles = setting.styles
    text = setting.paragraph(entry.words, styles.fact if entry.marker else styles.side, width)
    marker = None
    if entry.marker:
        size = max(SMALLEST, styles.body * 0.93)
        marker = setting.paragraph(own_words(entry.marker), Style(size, styles.fact.leading, BOLD), styles.fact.indent)
    height = text.height + _BELOW_ENTRY[setting.density] * styles.body
    says = wording.word_marker(entry.marker, entry.is_changed)
    return ColumnBlock(text, marker, says, False, height, _BELOW_TOP_RULE, entry.is_changed)


def _draw(pen: Pen, block: ColumnBlock, x: float, top: float) -> None:
    if block.drawing is not None:
        block.drawing.draw(pen, x, top)
    elif block.is_heading:
        _draw_heading(pen, block, x, top)
    else:
        _draw_entry(pen, block, x, top)


def _draw_heading(pen: Pen, block: ColumnBlock, x: float, top: float) -> None:
    pen.rule(x, top - _ABOVE_HEADING, block.text.width, THIN)
    pen.paragraph(block.text, x, top - _ABOVE_HEADING - 1.6, tag="H2")


def _draw_entry(pen: Pen, block: ColumnBlock, x: float, top: float) -> None:
    if block.is_changed:
        with pen.artifact():
            pen.line(x - _BAR_LEFT, top - 1.5, x - _BAR_LEFT, top - block.text.height + 1.5, _BAR, BLACK)
    with pen.element("LI"):
        if block.marker is not None:
            with pen.element("Lbl", actual=block.says) as label:
                pen.text(block.marker, x, top, label)
        pen.paragraph(block.text, x, top, tag="LBody")
