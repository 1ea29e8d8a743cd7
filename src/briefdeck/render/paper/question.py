"""A question on a sheet: its number, text, what it is worth, picture and answer space."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefdeck.printed_words import message
from briefdeck.quiz import AskedQuestion, Question
from briefdeck.render.paper.answers import AnswerSpace, set_answer
from briefdeck.render.paper.picture import set_picture
from briefdeck.render.paper.setting import PaperSetting
from briefdeck.render.paper.styles import SheetLook
from briefdeck.render.pdf.pen import Drawable, Pen
from briefdeck.render.pdf.typography.paragraph import Paragraph
from briefdeck.render.pdf.typography.rich import own_words

_DIGIT = 0.62
"""The width of a digit in the column of numbers, in sizes of type."""
_BETWEEN = 3.0
_TALLEST_PICTURE = 110.0


@dataclass(frozen=True, slots=True)
class QuestionItem:
    """A numbered question."""

    question: Question
    number: Paragraph
    prompt: Paragraph
    pictures: Sequence[Drawable]
    answer: AnswerSpace

    @property
    def height(self) -> float:
        """The height in points."""
        pictures = sum(_BETWEEN + part.height for part in self.pictures)
        return self.prompt.height + pictures + _BETWEEN + self.answer.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the question with its upper left corner at (x, top)."""
        left = x + self.number.width
        with pen.element("LI"):
            pen.paragraph(self.number, x, top, tag="Lbl")
            with pen.element("LBody"):
                y = pen.paragraph(self.prompt, left, top)
                for part in self.pictures:
                    part.draw(pen, left, y - _BETWEEN)
                    y -= _BETWEEN + part.height
                self.answer.draw(pen, left, y - _BETWEEN)


def set_item(number: int, asked: AskedQuestion, look: SheetLook, width: float, setting: PaperSetting) -> QuestionItem:
    """Set the question *asked* with the number *number*, *width* points wide; more than one point is said."""
    question = asked.question
    points = setting.pool.worth(asked)
    worth = own_words(f" {message('paper.points', count=points)}") if points != 1 else ()
    label = look.body * _DIGIT * (1 + max(2, len(str(number))))
    room = width - label
    return QuestionItem(
        question,
        setting.paragraph(own_words(str(number)), look.number, label),
        setting.paragraph(setting.rich(question.prompt, question) + worth, look.prompt, room),
        set_picture(question, "front", look.option, (room, _TALLEST_PICTURE), setting),
        set_answer(asked, look, room, setting),
    )
