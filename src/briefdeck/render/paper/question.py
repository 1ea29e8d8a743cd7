"""A question on a sheet: its number, its words, its picture, where the answer goes, its id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefdeck.quiz import AskedQuestion, Question
from briefdeck.render.paper.answers import Answer, answer_space
from briefdeck.render.paper.picture import picture
from briefdeck.render.paper.setting import PaperSetting
from briefdeck.render.paper.styles import QUIET_RIGHT, SheetLook
from briefdeck.render.pdf.drawable import Drawable
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.typography.paragraph import Paragraph
from briefdeck.render.pdf.typography.rich import words

_DIGIT = 0.62
"""Of the column of the numbers, in sizes of type."""
_BETWEEN = 3.0
_TALLEST_PICTURE = 110.0
_BEFORE_ID = 8.0


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered question."""

    question: Question
    number: Paragraph
    prompt: Paragraph
    pictures: Sequence[Drawable]
    answer: Answer
    id: Paragraph
    """Its id, quietly; without lines where that would tell an answer."""

    @property
    def height(self) -> float:
        """In points."""
        pictures = sum(_BETWEEN + part.height for part in self.pictures)
        return self.prompt.height + pictures + _BETWEEN + self.answer.height + self._below

    @property
    def _below(self) -> float:
        """What the id takes below the answer: nothing where it has room beside its last line."""
        beside = self.id.natural_width + _BEFORE_ID <= self.answer.spare
        return 0.0 if beside else self.id.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws it with its upper left corner at (x, top)."""
        left, bottom = x + self.number.width, top - self.height
        with pen.element("LI"):
            pen.paragraph(self.number, x, top, tag="Lbl")
            with pen.element("LBody"):
                y = pen.paragraph(self.prompt, left, top)
                for part in self.pictures:
                    part.draw(pen, left, y - _BETWEEN)
                    y -= _BETWEEN + part.height
                self.answer.draw(pen, left, y - _BETWEEN)
                pen.paragraph(self.id, left, bottom + self.id.height)


def item(number: int, asked: AskedQuestion, has_id: bool, look: SheetLook, width: float, setting: PaperSetting) -> Item:
    """The question *asked* as number *number*, *width* points wide, with its id if it *has_id*."""
    question = asked.question
    label = look.body * _DIGIT * (1 + max(2, len(str(number))))
    room = width - label
    return Item(
        question,
        setting.paragraph(words(str(number)), look.number, label),
        setting.paragraph(setting.rich(question.prompt, question), look.prompt, room),
        picture(question, "front", look.option, (room, _TALLEST_PICTURE), setting),
        answer_space(asked, look, room, setting),
        setting.paragraph(words(question.key if has_id else ""), QUIET_RIGHT, room),
    )
