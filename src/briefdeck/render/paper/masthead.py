"""The head of a sheet or a key: bar, kicker, title, directions, and the lines for the name, the day and the score."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from briefdeck.messages import message
from briefdeck.quiz import QuestionMode
from briefdeck.render.paper import styles
from briefdeck.render.paper.setting import PaperSetting
from briefdeck.render.pdf.design import ACCENT, HAIR, THICK, THIN
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.typography.paragraph import Paragraph
from briefdeck.render.pdf.typography.rich import Rich, own_words


def version_name(letter: str) -> str:
    """Name the version *letter*; "" for the only one."""
    return message("paper.version", letter=letter) if letter else ""


def sheet_title(letter: str) -> str:
    """Name the sheet of a version as the outline lists it."""
    return version_name(letter) or message("paper.sheet_title")


def key_title(letter: str) -> str:
    """Word the title of the key of a version."""
    return message("paper.key_to_version", letter=letter) if letter else message("paper.key")


def key_name(letter: str) -> str:
    """Name the key of a version in short, as its footers and page labels do."""
    return message("paper.key_footer_version", letter=letter) if letter else message("paper.key_footer")


def word_directions(kinds: Collection[QuestionMode]) -> str:
    """Say what to do on a sheet that asks in these *kinds*."""
    has_lines = not {"typed", "recall"}.isdisjoint(kinds)
    if "choice" in kinds:
        return message("paper.directions_boxes_and_lines" if has_lines else "paper.directions_boxes")
    return message("paper.directions_lines")


_BELOW_BAR, _BELOW_KICKER, _BELOW_TITLE, _BELOW = 5.0, 3.0, 4.0, 8.0
_KICKER_SHARE = 0.7
_BLANK_HEIGHT = 24.0
_AFTER_LABEL, _AFTER_BLANK = 5.0, 16.0


@dataclass(frozen=True, slots=True)
class MastheadBlank:
    """A label with a line to write on, *width* points in all; *end* stands behind it."""

    label: Paragraph
    width: float
    end: Paragraph | None = None

    def draw(self, pen: Pen, x: float, base: float) -> None:
        """Draws it with its line at *base*."""
        top = base + self.label.height - 2.5
        pen.paragraph(self.label, x, top)
        right = x + self.width
        if self.end is not None:
            right -= self.end.natural_width
            pen.paragraph(self.end, right, top)
            right -= 3.0
        left = x + self.label.natural_width + _AFTER_LABEL
        pen.rule(left, base, right - left, HAIR)


@dataclass(frozen=True, slots=True)
class SheetMasthead:
    """What it is, of what, and for whom."""

    kicker: Paragraph
    count: Paragraph
    title: Paragraph
    badge: Paragraph
    """The letter of the version, large: what tells two sheets apart across a table."""
    listed: str
    """What the outline calls it."""
    blanks: Sequence[MastheadBlank]
    directions: Paragraph

    @property
    def _width(self) -> float:
        return self.title.width + self.badge.width

    @property
    def height(self) -> float:
        """In points, with the room below it."""
        blanks = _BLANK_HEIGHT + 5.0 if self.blanks else 0.0
        head = _BELOW_BAR + self.kicker.height + _BELOW_KICKER + self.title.height
        return head + blanks + _BELOW_TITLE + self.directions.height + 3.0 + _BELOW

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws it with its upper left corner at (x, top)."""
        bottom = top - self.height + _BELOW
        with pen.artifact():
            pen.ground(x, top - THICK, self._width, THICK, ACCENT)
            if self.badge.count:
                pen.decoration(self.badge, x + self.title.width, top - _BELOW_BAR - self.kicker.height - _BELOW_KICKER)
        top -= _BELOW_BAR
        pen.paragraph(self.kicker, x, top)
        pen.paragraph(self.count, x + self.kicker.width, top)
        top = pen.paragraph(self.title, x, top - self.kicker.height - _BELOW_KICKER, tag="H1", listed=self.listed)
        left = x
        for blank in self.blanks:
            blank.draw(pen, left, top - _BLANK_HEIGHT)
            left += blank.width + _AFTER_BLANK
        pen.paragraph(self.directions, x, bottom + 3.0 + self.directions.height)
        pen.rule(x, bottom, self._width, THIN)


def set_sheet_masthead(letter: str, count: int, directions: str, setting: PaperSetting) -> SheetMasthead:
    """The head of the sheet of the version *letter*."""
    width = setting.paper.measure - 2 * _AFTER_BLANK
    label = styles.LABEL

    def blank(name: str, share: float, end: str = "") -> MastheadBlank:
        after = setting.paragraph(own_words(end), label, width) if end else None
        return MastheadBlank(setting.paragraph(own_words(name), label, width), width * share, after)

    blanks = [
        blank(message("paper.name"), 0.52),
        blank(message("paper.date"), 0.25),
        blank(message("paper.score"), 0.23, message("paper.out_of", count=count)),
    ]
    part, listed = version_name(letter), sheet_title(letter)
    return _masthead(letter, part, listed, count, blanks, own_words(directions), setting)


def set_key_masthead(letter: str, count: int, setting: PaperSetting) -> SheetMasthead:
    """The head of the key of the version *letter*."""
    title = key_title(letter)
    return _masthead(
        letter,
        title,
        title,
        count,
        (),
        own_words(message("paper.key_legend")),
        setting,
        own_words(message("paper.key_heading")),
    )


def _masthead(
    letter: str,
    part: str,
    listed: str,
    count: int,
    blanks: Sequence[MastheadBlank],
    directions: Rich,
    setting: PaperSetting,
    before: Rich = (),
) -> SheetMasthead:
    width = setting.paper.measure
    room = width - styles.BADGE.size
    titles = [setting.paragraph(before + setting.title, style, room) for style in styles.TITLES]
    kicker = setting.kicker + (own_words(f" · {part}", bold=True) if part else ())
    return SheetMasthead(
        setting.paragraph(kicker, styles.KICKER, width * _KICKER_SHARE),
        setting.paragraph(
            own_words(message("paper.questions", count=count)), styles.KICKER_RIGHT, width * (1 - _KICKER_SHARE)
        ),
        min(titles, key=lambda title: title.count),
        setting.paragraph(own_words(letter), styles.BADGE, width - room),
        listed,
        blanks,
        setting.paragraph(directions, styles.DIRECTION, width),
    )
