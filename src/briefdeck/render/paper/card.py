"""Cards to cut out: two by four on a page, a page of backs behind each page of fronts, marks to cut by.

Each side is set in the largest type in which it has room.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from briefdeck.located import LocatedStr
from briefdeck.paper_sizes import MM, Paper
from briefdeck.printed_words import message
from briefdeck.quiz import AskedQuestion, Question
from briefdeck.render.paper.answers import set_moments, set_options
from briefdeck.render.paper.key import word_disputes, word_spellings, word_statement, word_validity
from briefdeck.render.paper.setting import CARD_LOOKS, KICKER, SMALL, SMALL_RIGHT, CardLook, PaperSetting, set_picture
from briefdeck.render.pdf.design import ACCENT, HAIR
from briefdeck.render.pdf.paragraph import BLACK, Paragraph, Rich, Style, join, own_words, rich
from briefdeck.render.pdf.pen import Drawable, Pen, Words

_PAD = 6 * MM
"""The space at every edge of a card, in points: a cut slightly beside the mark cuts no word."""
_BETWEEN, _GAP = 4.0, 9.0
"""The gap between two parts, and the one between head, middle and foot, in points."""
_BAR = 1.6
COLUMNS, ROWS = 2, 4
_SIDE, _ENDS = 10 * MM, 15 * MM
"""The margins: the same on both sides, so that backs lie behind fronts."""
_MARK, _OFF = 4 * MM, 1 * MM
"""The length of a mark beside the cards, and its distance from them."""
_CROSS = 2 * MM
"""Half of a cross between cards."""
_BESIDE, _BELOW = 2 * MM, 1.2 * MM
"""The distances of the line below the cards from the marks and from the cards, in points."""
_FOOT = 9 * MM
"""The height for that text, in points: printers leave out what is nearer to the edge."""


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
