"""What sheets, keys and cards need: the questions, their places and pictures, the sizes of type, the shaper of text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from briefdeck.language.markup import plain
from briefdeck.located import UNKNOWN_LOCATION, LocatedStr, Location
from briefdeck.model import Fact, Quiz, Verified
from briefdeck.model.bank import facts_by_id
from briefdeck.paper_sizes import PAPERS, Paper
from briefdeck.printed_words import message
from briefdeck.quiz import CitedArticle, Explanation, Pool, Question
from briefdeck.render.pdf.design import ACCENT, SMALLEST, TitleStyles
from briefdeck.render.pdf.faces import BOLD, DISPLAY, ITALIC, SERIF
from briefdeck.render.pdf.paragraph import (
    Paragraph,
    Rich,
    Style,
    TextShaper,
    own_words,
    own_words_around,
    rich,
    unmarked,
)
from briefdeck.render.pdf.pen import Drawable, Pen
from briefdeck.render.pdf.rasters import Raster, read_raster

COLUMN_GAP = 22.0
"""The gap between the two columns of a page."""

SHEET_SIZES = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0)
"""The sizes of the text of a question, from the largest down."""
LARGE_SHEET_SIZES = (18.0,)
"""The same in large print."""
KEY_SIZES = (9.5, 9.0, 8.5, 8.0, SMALLEST)
"""The sizes of the text of a fact in the key, from the largest down."""

SMALL = Style(SMALLEST, 9.0)
QUIET = Style(SMALLEST, 9.0, ITALIC)
"""The style of ids and credits: black like all small type, and quiet because it is italic."""
QUIET_RIGHT = Style(SMALLEST, 9.0, ITALIC, align="right")
SMALL_RIGHT = Style(SMALLEST, 9.0, align="right")
KICKER = Style(8.0, 10.0, BOLD)
TITLE = TitleStyles(
    KICKER,
    Style(8.0, 10.0, align="right"),
    [Style(size, size + 2, DISPLAY, colour=ACCENT) for size in (23, 22, 21, 20, 19, 18)],
    Style(26, 26, DISPLAY, align="right", colour=ACCENT),
)
LABEL = Style(9.5, 12.0, BOLD)
DIRECTION = Style(9.0, 11.5)
HEADING = Style(9.2, 11.5, BOLD)


@dataclass(frozen=True, slots=True)
class SheetLook:
    """The styles of the questions of a sheet."""

    body: float
    number: Style
    prompt: Style
    letter: Style
    option: Style


@dataclass(frozen=True, slots=True)
class KeyLook:
    """The styles of the entries of a key."""

    body: float
    number: Style
    answer: Style
    fact: Style


@dataclass(frozen=True, slots=True)
class CardLook:
    """The styles of a card, front and back."""

    question: Style
    letter: Style
    option: Style
    answer: Style
    spelling: Style
    fact: Style
    source: Style
    picture: float
    """The share of the height of a card that a picture may take."""


@cache
def sheet_look(body: float) -> SheetLook:
    """Return the styles of a sheet with questions in type of *body* points."""
    leading, option = body * 1.27, body * 0.95
    return SheetLook(
        body,
        Style(body, leading, DISPLAY, colour=ACCENT),
        Style(body, leading, SERIF),
        Style(option, option * 1.3, BOLD),
        Style(option, option * 1.3),
    )


@cache
def key_look(body: float) -> KeyLook:
    """Return the styles of a key with facts in type of *body* points."""
    answer = body * 1.1
    return KeyLook(
        body,
        Style(answer, answer * 1.25, DISPLAY, colour=ACCENT),
        Style(answer, answer * 1.25),
        Style(body, body * 1.22, hyphenate=True),
    )


def _card(question: float, answer: float, fact: float, source: float, picture: float) -> CardLook:
    option = max(SMALLEST + 0.5, question * 0.86)
    return CardLook(
        Style(question, question * 1.26, SERIF),
        Style(option, option * 1.28, BOLD),
        Style(option, option * 1.28),
        Style(answer, answer * 1.15, DISPLAY, colour=ACCENT),
        Style(max(SMALLEST, fact * 0.95), max(SMALLEST, fact * 0.95) * 1.22, ITALIC),
        Style(fact, fact * 1.25, hyphenate=True),
        Style(source, source * 1.2),
        picture,
    )


CARD_LOOKS = (
    _card(15.0, 19.0, 10.5, 8.0, 0.45),
    _card(14.0, 17.0, 10.0, 8.0, 0.42),
    _card(13.0, 15.0, 9.5, 7.8, 0.38),
    _card(12.0, 13.5, 9.0, SMALLEST, 0.34),
    _card(11.0, 12.0, 8.5, SMALLEST, 0.3),
    _card(10.0, 11.0, 8.0, SMALLEST, 0.27),
    _card(9.0, 10.0, SMALLEST, SMALLEST, 0.25),
)
"""The looks from the largest down: the first in which a side fits is used."""
_POINTS_A_PIXEL = 0.75
"""The most points per pixel, so that a small picture is not enlarged."""
_ABOVE_CREDIT = 1.5


@dataclass(frozen=True)
class PaperSetting:
    """The quiz that is being set for paper, and what that needs."""

    verified: Verified
    pool: Pool
    quiz: Quiz
    shaper: TextShaper
    described: dict[str, None] = field(default_factory=dict)
    """The names of the pictures that are described instead of drawn, in the order in which they were needed."""
    _rasters: dict[str, Raster | None] = field(default_factory=dict)

    @property
    def paper(self) -> Paper:
        """The size and margins of the paper."""
        return PAPERS[str(self.quiz.page)]

    @property
    def name(self) -> LocatedStr:
        """The title of the quiz as the curator wrote it."""
        return self.quiz.title or self.verified.bank.title

    @property
    def title(self) -> Rich:
        """The title of the quiz, with its marks read."""
        return rich(self.name)

    @property
    def kicker(self) -> Rich:
        """The line above the title."""
        return (
            rich(self.verified.bank.title, bold=True)
            if self.quiz.title
            else own_words(message("paper.quiz"), bold=True)
        )

    @property
    def seed(self) -> Rich:
        """The seed that drew the questions."""
        return unmarked(self.quiz.seed)

    def paragraph(self, text: Rich, style: Style, width: float) -> Paragraph:
        """Set *text* in *style*, *width* points wide."""
        return self.shaper.paragraph(text, style, width)

    def rich(self, text: str, question: Question, bold: bool = False) -> Rich:
        """Read the marks of *text*, which belongs to *question*; *bold* sets all of it bold.

        Where *text* has no location, it gets that of the fact.
        """
        return rich(self._placed(text, question), bold)

    def unmarked(self, text: str, question: Question) -> Rich:
        """Return *text*, which belongs to *question* and has no marks, as runs."""
        return unmarked(self._placed(text, question))

    def explanation(self, question: Question) -> Explanation:
        """Return what is shown with the answer to *question*."""
        return self.pool.explain(question)

    def sources(self, question: Question) -> list[tuple[CitedArticle, Rich]]:
        """Return the articles that the fact of *question* cites, each with its description."""
        articles = self.verified.bank.articles
        sources = self.explanation(question).sources
        return [
            (source, rich(LocatedStr(source.described, articles[LocatedStr(source.article)].title.location)))
            for source in sources
        ]

    def raster(self, file: str) -> Raster | None:
        """Read the picture *file*; where it cannot be drawn, return None and note it in `described`."""
        if file not in self._rasters:
            self._rasters[file] = read_raster(self.pool.images[file])
        if self._rasters[file] is None:
            self.described[file] = None
        return self._rasters[file]

    def place(self, question: Question) -> Location:
        """Return the location at which the curator wrote *question*."""
        return self._placed(question.prompt, question).location

    def _placed(self, text: str, question: Question) -> LocatedStr:
        if isinstance(text, LocatedStr) and text.location != UNKNOWN_LOCATION:
            return text
        return LocatedStr(text, self._facts[question.fact].fact.location)

    @cached_property
    def _facts(self) -> Mapping[str, Fact]:
        return facts_by_id(self.verified.printed)


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
