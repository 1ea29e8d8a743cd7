"""A grid for answers: for each question a row of boxes, or a line to write on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefdeck.provenance import letter_label
from briefdeck.quiz import AskedQuestion
from briefdeck.render.paper.setting import PaperSetting
from briefdeck.render.paper.styles import SheetLook
from briefdeck.render.pdf.design import HAIR
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.typography.paragraph import BLACK, Paragraph
from briefdeck.render.pdf.typography.rich import own_words

_ROW, _STEP, _BOX, _FRAME = 24.0, 34.0, 10.0, 0.8
"""The height of a row, the distance of two boxes, the side of a box, and the weight of its frame, in points."""
_APART = 4.0


@dataclass(frozen=True, slots=True)
class GridRow:
    """The boxes, or the line, for the answer to one question."""

    number: Paragraph
    letters: Sequence[Paragraph]
    """One for each box; none where there is a line."""
    width: float

    @property
    def height(self) -> float:
        """The height in points."""
        return _ROW

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the row with its upper left corner at (x, top)."""
        base = top - _ROW + 6.0
        with pen.element("LI"):
            pen.paragraph(self.number, x, base + self.number.height - 3.0, tag="Lbl")
            left = x + self.number.width
            with pen.element("LBody"):
                for at, letter in enumerate(self.letters):
                    with pen.artifact():
                        pen.frame(left + at * _STEP, base, _BOX, _BOX, _FRAME, BLACK)
                    pen.paragraph(letter, left + at * _STEP + _BOX + _APART, base + letter.height - 3.0)
                if not self.letters:
                    pen.rule(left, base, self.width - self.number.width, HAIR)


def set_grid_row(number: int, asked: AskedQuestion, look: SheetLook, width: float, setting: PaperSetting) -> GridRow:
    """Set the row for the question *asked* with the number *number*, *width* points wide."""
    letters = [setting.paragraph(own_words(letter_label(at)), look.option, _STEP) for at in range(len(asked.options))]
    return GridRow(setting.paragraph(own_words(str(number)), look.number, look.body * 2.2), letters, width)
