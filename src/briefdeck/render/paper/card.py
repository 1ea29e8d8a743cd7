"""A card to cut out: its front and its back, in the largest type in which each has room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefdeck.located import LocatedStr
from briefdeck.papers import MM
from briefdeck.quiz import AskedQuestion, Question
from briefdeck.render.paper.answers import set_moments, set_options
from briefdeck.render.paper.key import word_disputes, word_spellings, word_statement, word_validity
from briefdeck.render.paper.picture import set_picture
from briefdeck.render.paper.setting import PaperSetting
from briefdeck.render.paper.styles import CARD_LOOKS, KICKER, CardLook
from briefdeck.render.pdf.design import ACCENT, HAIR
from briefdeck.render.pdf.pen import Drawable, Pen, Words
from briefdeck.render.pdf.typography.paragraph import Style
from briefdeck.render.pdf.typography.rich import Rich, join, own_words, rich

_PAD = 6 * MM
"""The space at every edge of a card, in points: a cut slightly beside the mark cuts no word."""
_BETWEEN, _GAP = 4.0, 9.0
"""The gap between two parts, and the one between head, middle and foot, in points."""
_BAR = 1.6


@dataclass(frozen=True, slots=True)
class CardFace:
    """A side of a card: a head, parts in its middle, parts at its foot."""

    head: Sequence[Drawable]
    middle: Sequence[Drawable]
    foot: Sequence[Drawable]
    is_front: bool

    @property
    def height(self) -> float:
        """The least height it needs, in points."""
        return 2 * (_PAD + _GAP) + sum(map(_stacked, (self.head, self.middle, self.foot)))

    def draw(self, pen: Pen, x: float, top: float, width: float, height: float) -> None:
        """Draw this side on a card of *width* by *height* points with its upper left corner at (x, top).

        The middle is centred between head and foot.
        """
        left, foot = x + _PAD, top - height + _PAD + _stacked(self.foot)
        with pen.element("Sect"):
            upper = _draw(pen, self.head, left, top - _PAD)
            if self.is_front:
                with pen.artifact():
                    pen.ground(left, upper - _GAP / 2, width - 2 * _PAD, _BAR, ACCENT)
            else:
                pen.rule(left, foot + _GAP / 2, width - 2 * _PAD, HAIR)
            spare = upper - foot - _stacked(self.middle)
            _draw(pen, self.middle, left, upper - spare / 2)
            _draw(pen, self.foot, left, foot)


@dataclass(frozen=True, slots=True)
class PaperCard:
    """Both sides of a card; *rows* is how many places above each other it takes: 1, 2, or 0 where it does not fit."""

    question: Question
    front: CardFace
    back: CardFace
    rows: int


def make_card(asked: AskedQuestion, width: float, height: float, setting: PaperSetting) -> PaperCard:
    """Set the card of *asked* for places of *width* by *height* points: on one place, or on two if it needs them."""
    for rows in (1, 2):
        front, back = (_largest(side, asked, width - 2 * _PAD, rows * height, setting) for side in (_front, _back))
        if max(front.height, back.height) <= rows * height:
            return PaperCard(asked.question, front, back, rows)
    return PaperCard(asked.question, front, back, 0)


def _largest(
    side: Callable[[AskedQuestion, CardLook, float, float, PaperSetting], CardFace],
    asked: AskedQuestion,
    width: float,
    height: float,
    setting: PaperSetting,
) -> CardFace:
    """Set the *side* in the largest type with which it is no higher than *height*; otherwise in the smallest."""
    every = (side(asked, look, width, height, setting) for look in CARD_LOOKS)
    face = next(every)
    while face.height > height and (smaller := next(every, None)) is not None:
        face = smaller
    return face


def _front(asked: AskedQuestion, look: CardLook, width: float, height: float, setting: PaperSetting) -> CardFace:
    question = asked.question
    topic = rich(setting.verified.bank.topics[LocatedStr(question.topic)], bold=True)
    middle: list[Drawable] = [
        *set_picture(question, "front", look.option, (width, height * look.picture), setting),
        _set(setting.rich(question.prompt, question), look.question, width, setting),
    ]
    if asked.options and not question.generated:
        middle.append(set_options(asked, (look.letter, look.option), width, setting, boxed=False))
    if question.before or question.after:
        middle.append(set_moments(question, (look.letter, look.option), 0, width, setting))
    return CardFace([_set(topic, KICKER, width, setting)], middle, [], is_front=True)


def _back(asked: AskedQuestion, look: CardLook, width: float, height: float, setting: PaperSetting) -> CardFace:
    question = asked.question
    explanation = setting.explanation(question)
    middle = [
        word_statement(explanation, question, setting),
        word_validity(explanation, question, setting),
        word_disputes(explanation.disputes, question, setting, in_full=False),
    ]
    sources = [join([described, own_words(source.lines)], ", ") for source, described in setting.sources(question)]
    # The id is here and not on the front, since it often gives the answer away.
    sources[-1] += own_words(f" · {question.key}", italic=True)
    return CardFace(
        [
            _set(setting.rich(question.answer, question), look.answer, width, setting),
            *(_set(also, look.spelling, width, setting) for also in (word_spellings(question, setting),) if also),
        ],
        [
            *set_picture(question, "back", look.fact, (width, height * look.picture), setting),
            *(_set(text, look.fact, width, setting) for text in middle if text),
        ],
        [_set(source, look.source, width, setting) for source in sources],
        is_front=False,
    )


def _set(text: Rich, style: Style, width: float, setting: PaperSetting) -> Words:
    return Words(setting.paragraph(text, style, width))


def _stacked(parts: Sequence[Drawable]) -> float:
    return sum(part.height for part in parts) + _BETWEEN * max(0, len(parts) - 1)


def _draw(pen: Pen, parts: Sequence[Drawable], x: float, top: float) -> float:
    """Draw *parts* below each other; return the y below them."""
    for at, part in enumerate(parts):
        top -= _BETWEEN if at else 0.0
        part.draw(pen, x, top)
        top -= part.height
    return top
