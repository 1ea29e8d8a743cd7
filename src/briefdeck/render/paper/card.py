"""A card to cut out: its front and its back, in the largest type in which each has room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefdeck.problem import Text
from briefdeck.quiz import Asked, Question
from briefdeck.render.paper.answers import moments, options
from briefdeck.render.paper.look import CARD_LOOKS, KICKER, CardLook
from briefdeck.render.paper.picture import picture
from briefdeck.render.paper.setting import Setting
from briefdeck.render.paper.telling import disputes, held, spellings, statement
from briefdeck.render.pdf.design import ACCENT, HAIR, MM
from briefdeck.render.pdf.part import Part, Words
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.typography.paragraph import Style
from briefdeck.render.pdf.typography.rich import Rich, joined, rich, words

_PAD = 6 * MM
"""Kept free at every edge of a card, so that a cut a little beside the mark cuts no word."""
_BETWEEN, _GAP = 4.0, 9.0
"""Between two parts, and between head, middle and foot."""
_BAR = 1.6


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a card: a head, parts in its middle, parts at its foot."""

    head: Sequence[Part]
    middle: Sequence[Part]
    foot: Sequence[Part]
    is_front: bool

    @property
    def height(self) -> float:
        """What it takes at least, in points."""
        return 2 * (_PAD + _GAP) + sum(map(_stacked, (self.head, self.middle, self.foot)))

    def draw(self, pen: Pen, x: float, top: float, width: float, height: float) -> None:
        """Draws it on a card of *width* and *height* with its upper left corner at (x, top), its middle in between."""
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
class Card:
    """Both sides, and how many places of the grid it takes: one, two above each other, or none where it has no room."""

    question: Question
    front: Side
    back: Side
    rows: int


def card(asked: Asked, width: float, height: float, setting: Setting) -> Card:
    """The card of *asked* on places of *width* and *height* points."""
    for rows in (1, 2):
        front, back = (_largest(side, asked, width - 2 * _PAD, rows * height, setting) for side in (_front, _back))
        if max(front.height, back.height) <= rows * height:
            return Card(asked.question, front, back, rows)
    return Card(asked.question, front, back, 0)


def _largest(
    side: Callable[[Asked, CardLook, float, float, Setting], Side],
    asked: Asked,
    width: float,
    height: float,
    setting: Setting,
) -> Side:
    """The *side* in the largest type with which it is no higher than *height*; else in the smallest."""
    every = (side(asked, look, width, height, setting) for look in CARD_LOOKS)
    made = next(every)
    while made.height > height and (smaller := next(every, None)) is not None:
        made = smaller
    return made


def _front(asked: Asked, look: CardLook, width: float, height: float, setting: Setting) -> Side:
    question = asked.question
    topic = rich(setting.verified.bank.topics[Text(question.topic)], bold=True)
    middle: list[Part] = [
        *picture(question, "front", look.option, (width, height * look.picture), setting),
        _set(setting.rich(question.prompt, question), look.question, width, setting),
    ]
    if asked.options and not question.drawn:
        middle.append(options(asked, (look.letter, look.option), width, setting, boxed=False))
    if question.before or question.after:
        middle.append(moments(question, (look.letter, look.option), 0, width, setting))
    return Side([_set(topic, KICKER, width, setting)], middle, [], is_front=True)


def _back(asked: Asked, look: CardLook, width: float, height: float, setting: Setting) -> Side:
    question = asked.question
    told = setting.explanation(question)
    middle = [
        statement(told, question, setting),
        held(told, question, setting),
        disputes(told.disputes, question, setting, in_full=False),
    ]
    sources = [joined([described, words(source.lines)], ", ") for source, described in setting.sources(question)]
    # The id stands here and not on the front, since it often tells the answer.
    sources[-1] += words(f" · {question.key}", italic=True)
    return Side(
        [
            _set(setting.rich(question.answer, question), look.answer, width, setting),
            *(_set(also, look.spelling, width, setting) for also in (spellings(question, setting),) if also),
        ],
        [
            *picture(question, "back", look.fact, (width, height * look.picture), setting),
            *(_set(text, look.fact, width, setting) for text in middle if text),
        ],
        [_set(source, look.source, width, setting) for source in sources],
        is_front=False,
    )


def _set(text: Rich, style: Style, width: float, setting: Setting) -> Words:
    return Words(setting.paragraph(text, style, width))


def _stacked(parts: Sequence[Part]) -> float:
    return sum(part.height for part in parts) + _BETWEEN * max(0, len(parts) - 1)


def _draw(pen: Pen, parts: Sequence[Part], x: float, top: float) -> float:
    """Draws *parts* below each other; returns the y below them."""
    for at, part in enumerate(parts):
        top -= _BETWEEN if at else 0.0
        part.draw(pen, x, top)
        top -= part.height
    return top
