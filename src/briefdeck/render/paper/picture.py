"""A picture among the text, or its description where it cannot be drawn."""

from __future__ import annotations

from dataclasses import dataclass

from briefdeck.language.markup import plain
from briefdeck.quiz import Question
from briefdeck.render.paper.setting import PaperSetting
from briefdeck.render.paper.styles import QUIET
from briefdeck.render.pdf.pen import Drawable, Pen
from briefdeck.render.pdf.tagging.rasters import Raster
from briefdeck.render.pdf.typography.paragraph import Paragraph, Style
from briefdeck.render.pdf.typography.rich import own_words_around

_POINTS_A_PIXEL = 0.75
"""The most points per pixel, so that a small picture is not enlarged."""
_ABOVE_CREDIT = 1.5


@dataclass(frozen=True, slots=True)
class PrintedPicture:
    """A picture *width* points wide and *tall* points high, and who made it."""

    raster: Raster
    width: float
    tall: float
    alt: str
    credit: Paragraph

    @property
    def height(self) -> float:
        """The height in points, with the credit."""
        return self.tall + (_ABOVE_CREDIT + self.credit.height if self.credit.count else 0.0)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the picture and its credit with their upper left corner at (x, top)."""
        pen.picture(self.raster, (x, top - self.tall, self.width, self.tall), self.alt)
        pen.paragraph(self.credit, x, top - self.tall - _ABOVE_CREDIT)


@dataclass(frozen=True, slots=True)
class PictureWords:
    """The words in place of a picture that cannot be drawn, and who made it."""

    words: Paragraph
    credit: Paragraph

    @property
    def height(self) -> float:
        """The height in points."""
        return self.words.height + self.credit.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the words and the credit with their upper left corner at (x, top)."""
        pen.paragraph(self.credit, x, pen.paragraph(self.words, x, top))


def set_picture(
    question: Question, side: str, style: Style, box: tuple[float, float], setting: PaperSetting
) -> tuple[Drawable, ...]:
    """Set the picture on the *side*, "front" or "back", of *question*; () where that side has none.

    It is no larger than *box*, width and height in points. Where it cannot be drawn its description is set in *style*.
    """
    image = question.picture_on(side)
    if image is None:
        return ()
    width, most = box
    credit = setting.paragraph(setting.rich(image.credit, question), QUIET, width)
    pixels = setting.raster(image.file)
    if pixels is None:
        description = own_words_around("paper.picture", picture=setting.rich(image.alt, question))
        return (PictureWords(setting.paragraph(description, style, width), credit),)
    scale = min(_POINTS_A_PIXEL, width / pixels.width, most / pixels.height)
    return (PrintedPicture(pixels, pixels.width * scale, pixels.height * scale, plain(image.alt), credit),)
