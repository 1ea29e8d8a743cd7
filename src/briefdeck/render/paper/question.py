"""A question on a sheet: its number, text, picture, answer space, and its id if that gives no answer away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefdeck.language.markup import plain
from briefdeck.language.words import STOP_WORDS, stem, tokens
from briefdeck.quiz import AskedQuestion, Question
from briefdeck.render.paper.answers import AnswerSpace, set_answer
from briefdeck.render.paper.picture import set_picture
from briefdeck.render.paper.setting import PaperSetting
from briefdeck.render.paper.styles import QUIET_RIGHT, SheetLook
from briefdeck.render.pdf.pen import Drawable, Pen
from briefdeck.render.pdf.typography.paragraph import Paragraph
from briefdeck.render.pdf.typography.rich import own_words

_FEW = 4
"""The most words of an answer that a single one of them, read elsewhere on the sheet, gives away."""


def find_harmless_ids(asked: Sequence[AskedQuestion]) -> frozenset[str]:
    """Find the ids that give away no answer to the questions *asked* together on a sheet.

    The others are printed in the key only. A word of an id gives an answer away if its stem is in the answer and not in
    the id's own question.
    """
    answers = {asked_question.question.key: _answer(asked_question.question) for asked_question in asked}
    short = set[str]().union(*(words for words in answers.values() if len(words) <= _FEW))
    return frozenset(
        key
        for asked_question in asked
        if _stems_of_id_alone(key := asked_question.question.key, asked_question.question.prompt).isdisjoint(
            short | answers[key]
        )
    )


def _stems_of_id_alone(key: str, prompt: str) -> set[str]:
    """Return the stems of the words of an id that its question does not have."""
    return _stems([key]) - _stems([prompt])


def _answer(question: Question) -> set[str]:
    return _stems([question.answer, *question.accept, *question.items])


def _stems(texts: Iterable[str]) -> set[str]:
    return {stem(word) for text in texts for word in tokens(plain(text)) if word not in STOP_WORDS}


_DIGIT = 0.62
"""The width of a digit in the column of numbers, in sizes of type."""
_BETWEEN = 3.0
_TALLEST_PICTURE = 110.0
_BEFORE_ID = 8.0


@dataclass(frozen=True, slots=True)
class QuestionItem:
    """A numbered question."""

    question: Question
    number: Paragraph
    prompt: Paragraph
    pictures: Sequence[Drawable]
    answer: AnswerSpace
    id: Paragraph
    """The id in quiet type; a paragraph without lines where the id would give an answer away."""

    @property
    def height(self) -> float:
        """The height in points."""
        pictures = sum(_BETWEEN + part.height for part in self.pictures)
        return self.prompt.height + pictures + _BETWEEN + self.answer.height + self._below

    @property
    def _below(self) -> float:
        """The height that the id adds below the answer, in points: 0 where it has room beside its last line."""
        beside = self.id.natural_width + _BEFORE_ID <= self.answer.spare
        return 0.0 if beside else self.id.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the question with its upper left corner at (x, top)."""
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


def set_item(
    number: int, asked: AskedQuestion, has_id: bool, look: SheetLook, width: float, setting: PaperSetting
) -> QuestionItem:
    """Set the question *asked* with the number *number*, *width* points wide, and with its id if *has_id*."""
    question = asked.question
    label = look.body * _DIGIT * (1 + max(2, len(str(number))))
    room = width - label
    return QuestionItem(
        question,
        setting.paragraph(own_words(str(number)), look.number, label),
        setting.paragraph(setting.rich(question.prompt, question), look.prompt, room),
        set_picture(question, "front", look.option, (room, _TALLEST_PICTURE), setting),
        set_answer(asked, look, room, setting),
        setting.paragraph(own_words(question.key if has_id else ""), QUIET_RIGHT, room),
    )
