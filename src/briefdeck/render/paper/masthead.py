"""The head of a sheet or a key: bar, kicker, title, directions, and the lines for the name, the day and the score."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from briefdeck.printed_words import message
from briefdeck.provenance import how_checked, word_check
from briefdeck.quiz import QuestionMode
from briefdeck.render.paper.setting import DIRECTION, LABEL, TITLE, PaperSetting
from briefdeck.render.pdf.design import HAIR, THIN, TitleBlock, set_title_block
from briefdeck.render.pdf.paragraph import Paragraph, Rich, own_words
from briefdeck.render.pdf.pen import Pen


def version_name(letter: str) -> str:
    """Name the version *letter*; return "" for "", the only version."""
    return message("paper.version", letter=letter) if letter else ""


def sheet_title(letter: str) -> str:
    """Word the title of the sheet of the version *letter*, as the outline lists it; "" for the only version."""
    return version_name(letter) or message("paper.sheet_title")


def key_title(letter: str) -> str:
    """Word the title of the key of the version *letter*; "" for the only version."""
    return message("paper.key_to_version", letter=letter) if letter else message("paper.key")


def key_name(letter: str) -> str:
    """Name the key of the version *letter* in short, as its footers and page labels do; "" for the only version."""
    return message("paper.key_footer_version", letter=letter) if letter else message("paper.key_footer")


def word_directions(modes: Collection[QuestionMode]) -> str:
    """Say what to do on a sheet that asks in these *modes*."""
    has_lines = not {"typed", "recall"}.isdisjoint(modes)
    if "choice" in modes:
        return message("paper.directions_boxes_and_lines" if has_lines else "paper.directions_boxes")
    return message("paper.directions_lines")


_BELOW_TITLE, _ABOVE_RULE, _BELOW = 4.0, 3.0, 8.0
_BLANK_HEIGHT = 24.0
_AFTER_LABEL, _AFTER_BLANK = 5.0, 16.0


@dataclass(frozen=True, slots=True)
class MastheadBlank:
    """A label with a line to write on, *width* points in all; *end* is printed after the line."""

    label: Paragraph
    width: float
    end: Paragraph | None = None

    def draw(self, pen: Pen, x: float, base: float) -> None:
        """Draw the label from *x* on, and after it the line, at the height *base*."""
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
    """A title block, lines to write on, and what to do."""

    title: TitleBlock
    blanks: Sequence[MastheadBlank]
    directions: Paragraph

    @property
    def height(self) -> float:
        """The height in points, with the room below it."""
        blanks = _BLANK_HEIGHT + 5.0 if self.blanks else 0.0
        return self.title.height + blanks + _BELOW_TITLE + self.directions.height + _ABOVE_RULE + _BELOW

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the masthead with its upper left corner at (x, top)."""
        bottom = top - self.height + _BELOW
        below = self.title.draw(pen, x, top)
        left = x
        for blank in self.blanks:
            blank.draw(pen, left, below - _BLANK_HEIGHT)
            left += blank.width + _AFTER_BLANK
        pen.paragraph(self.directions, x, bottom + _ABOVE_RULE + self.directions.height)
        pen.rule(x, bottom, self.title.width, THIN)


@dataclass(frozen=True, slots=True)
class RunningHead:
    """The head of a later page: a line for the name, and which version it is, so that no loose page is lost."""

    label: Paragraph
    width: float
    """The width of the label with its line, in points."""
    version: Paragraph

    @property
    def height(self) -> float:
        """The height in points, with the room below it."""
        return _BLANK_HEIGHT + _BELOW

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the head with its upper left corner at (x, top)."""
        base = top - _BLANK_HEIGHT + 4.0
        with pen.running():
            pen.decoration(self.label, x, base + self.label.height - 2.5)
            pen.line(x + self.label.natural_width + _AFTER_LABEL, base, x + self.width, base, HAIR)
            pen.decoration(self.version, x + self.width + _AFTER_BLANK, base + self.version.height - 2.5)


def set_running_head(letter: str, setting: PaperSetting) -> RunningHead:
    """Set what stands at the head of the later pages of the sheet of the version *letter*."""
    width = setting.paper.measure
    named = setting.title + (own_words(f" · {version_name(letter)}") if letter else ())
    label = setting.paragraph(own_words(message("paper.name")), LABEL, width)
    right = LABEL._replace(align="right")
    return RunningHead(label, width * 0.5, setting.paragraph(named, right, width * 0.5 - _AFTER_BLANK))


def set_sheet_masthead(letter: str, count: int, points: int, directions: str, setting: PaperSetting) -> SheetMasthead:
    """Set the head of the sheet of the version *letter*: *count* questions for so many *points*, and *directions*."""
    width = setting.paper.measure - 2 * _AFTER_BLANK
    label = LABEL

    def blank(name: str, share: float, end: str = "") -> MastheadBlank:
        after = setting.paragraph(own_words(end), label, width) if end else None
        return MastheadBlank(setting.paragraph(own_words(name), label, width), width * share, after)

    blanks = [
        blank(message("paper.name"), 0.52),
        blank(message("paper.date"), 0.25),
        blank(message("paper.score"), 0.23, message("paper.out_of", count=points)),
    ]
    block = _set_title_block(letter, version_name(letter), sheet_title(letter), count, setting.title, setting)
    return SheetMasthead(block, blanks, _set_directions(directions, setting))


def set_key_masthead(letter: str, count: int, setting: PaperSetting) -> SheetMasthead:
    """Set the head of the key of the version *letter*, with *count* questions."""
    title = key_title(letter)
    block = _set_title_block(
        letter, title, title, count, own_words(message("paper.key_heading")) + setting.title, setting
    )
    bank = setting.verified.bank
    checked = word_check(how_checked((fact for fact in bank.facts if fact.id in setting.pool.explanations), bank))
    return SheetMasthead(block, (), _set_directions(message("paper.key_legend", checked=checked), setting))


def _set_title_block(
    letter: str, part: str, outline_title: str, count: int, title: Rich, setting: PaperSetting
) -> TitleBlock:
    kicker = setting.kicker + (own_words(f" · {part}", bold=True) if part else ())
    questions = own_words(message("paper.questions", count=count))
    return set_title_block(
        setting.shaper,
        (kicker, questions, title),
        TITLE,
        setting.paper.measure,
        own_words(letter),
        outline_title,
    )


def _set_directions(directions: str, setting: PaperSetting) -> Paragraph:
    return setting.paragraph(own_words(directions), DIRECTION, setting.paper.measure)
