"""The sizes of type on sheets, keys and cards. All lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefdeck.render.pdf.design import ACCENT, SMALLEST
from briefdeck.render.pdf.title_block import TitleStyles
from briefdeck.render.pdf.typography.faces import BOLD, DISPLAY, ITALIC, SERIF
from briefdeck.render.pdf.typography.paragraph import Style

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
