"""The foot of a brief: the source notes, what the signs mean, and which edition it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefdeck.language.date_range import print_date
from briefdeck.printed_words import message
from briefdeck.render.brief import wording
from briefdeck.render.brief.content import BriefContent, Footnote
from briefdeck.render.brief.styles import BriefSetting
from briefdeck.render.pdf.design import GUTTER, HAIR, THIN
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.typography.paragraph import Paragraph
from briefdeck.render.pdf.typography.rich import Rich, own_words

_BELOW_HEADING, _BETWEEN, _ABOVE_GRID, _BELOW_NOTE = 2.5, 1.2, 5.0, 0.4
_AFTER_NUMBER, _AFTER_NOTE = 2.5, 7.0
_LETTER, _LETTERS = 10.0, 26
_HEADING_SHARE = 0.2
"""The share of the width for the heading; the summary has the rest of the line."""


@dataclass(frozen=True, slots=True)
class SourceKey:
    """One article and its letter."""

    letter: Paragraph
    text: Paragraph

    @property
    def height(self) -> float:
        """The height in points, with the space below it."""
        return self.text.height + _BETWEEN

    @property
    def width(self) -> float:
        """The width in points."""
        return self.letter.width + self.text.width


@dataclass(frozen=True, slots=True)
class NoteCell:
    """One note of the grid."""

    note: Footnote
    number: Paragraph
    text: Paragraph


@dataclass(frozen=True, slots=True)
class Notes:
    """The foot of the page."""

    heading: Paragraph
    summary: Paragraph
    keys: Sequence[Sequence[SourceKey]]
    """The articles, in two columns."""
    grid: Sequence[Sequence[NoteCell]]
    """The notes, column by column."""
    width: float

    @property
    def height(self) -> float:
        """The height in points."""
        return self._heading_height + self._keys_height + _ABOVE_GRID + max(map(_grid_height, self.grid), default=0.0)

    @property
    def _heading_height(self) -> float:
        return max(self.heading.height, self.summary.height) + _BELOW_HEADING

    @property
    def _keys_height(self) -> float:
        return max((_stacked(column) for column in self.keys), default=0.0)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the source notes with their upper left corner at (x, top)."""
        pen.rule(x, top, self.width, THIN)
        with pen.element("Sect"):
            pen.paragraph(self.heading, x, top - 1.6, tag="H2")
            lower = max(0.0, self.heading.height - self.summary.height) / 2
            pen.paragraph(self.summary, x + self.heading.width, top - 1.6 - lower)
            self._draw_keys(pen, x, top - self._heading_height)
            top -= self._heading_height + self._keys_height + 2
            pen.rule(x, top + 0.5, self.width, HAIR)
            self._draw_grid(pen, x, top - 2.5)

    def _draw_keys(self, pen: Pen, x: float, top: float) -> None:
        for index, column in enumerate(self.keys):
            left, y = x + index * (column[0].width + GUTTER), top
            with pen.element("L"):
                for key in column:
                    with pen.element("LI"):
                        pen.paragraph(key.letter, left, y, tag="Lbl")
                        pen.paragraph(key.text, left + key.letter.width, y, tag="LBody")
                    y -= key.height

    def _draw_grid(self, pen: Pen, x: float, top: float) -> None:
        step = self.width / max(1, len(self.grid))
        with pen.element("L"):
            for index, column in enumerate(self.grid):
                for row, cell in enumerate(column):
                    _draw_note(pen, cell, x + index * step, top - _grid_height(column[:row]))


def set_notes(content: BriefContent, setting: BriefSetting) -> Notes:
    """Set the source notes of the page: the key of the articles, and below it the numbered notes."""
    styles, width = setting.styles, setting.measure
    letter_width = _LETTER if len(content.articles) <= _LETTERS else 2 * _LETTER
    text_width = (width - GUTTER) / 2 - letter_width
    keys = [
        SourceKey(
            setting.paragraph(own_words(letter, bold=True), styles.note, letter_width),
            setting.paragraph(text, styles.note, text_width),
        )
        for letter, text in content.articles
    ]
    return Notes(
        setting.paragraph(own_words(message("brief.notes")), styles.heading, width * _HEADING_SHARE),
        setting.paragraph(own_words(content.summary), styles.note_right, width * (1 - _HEADING_SHARE)),
        _in_two(keys),
        _grid(content.notes, setting),
        width,
    )


def _grid(every: Sequence[Footnote], setting: BriefSetting) -> list[list[NoteCell]]:
    """Set the notes in as many columns as there is room for, filled downwards."""
    styles = setting.styles

    def width_of(texts: list[Rich]) -> float:
        return max((setting.paragraph(text, styles.note, setting.measure).natural_width for text in texts), default=0.0)

    numbers = [own_words(str(note.number), bold=True) for note in every]
    texts = [own_words(f"{note.letter}:{note.lines}") for note in every]
    number_width, text_width = width_of(numbers) + 0.1, width_of(texts) + 0.1
    most = int(setting.measure // (number_width + _AFTER_NUMBER + text_width + _AFTER_NOTE))
    cells = [
        NoteCell(
            note,
            setting.paragraph(number, styles.number, number_width),
            setting.paragraph(text, styles.note, text_width),
        )
        for note, number, text in zip(every, numbers, texts, strict=True)
    ]
    rows = -(-len(cells) // max(1, most))
    return [cells[start : start + rows] for start in range(0, len(cells), rows)] if rows else []


def _draw_note(pen: Pen, cell: NoteCell, x: float, top: float) -> None:
    number = cell.note.number
    pen.anchor(f"note:{number}", x, top)
    with pen.element("LI"):
        with pen.element("Lbl"), pen.element("Link") as link:
            below = pen.text(cell.number, x, top, link)
            pen.back(link, (x, below, x + cell.number.width, top), number)
        pen.paragraph(cell.text, x + cell.number.width + _AFTER_NUMBER, top, tag="LBody")


def _grid_height(column: Sequence[NoteCell]) -> float:
    return sum(cell.text.height + _BELOW_NOTE for cell in column)


def _in_two(keys: Sequence[SourceKey]) -> list[Sequence[SourceKey]]:
    """Split *keys* into two columns, in order, so that the taller is as low as possible."""
    half = min(range(len(keys) + 1), key=lambda at: (max(_stacked(keys[:at]), _stacked(keys[at:])), -at))
    return [column for column in (keys[:half], keys[half:]) if column]


def _stacked(column: Sequence[SourceKey]) -> float:
    return sum(key.height for key in column)


_BELOW_RULE = 2.0
_LEGEND_SHARE = 0.78


@dataclass(frozen=True, slots=True)
class Footer:
    """The legend, and which edition the page is."""

    legend: Paragraph
    edition: Paragraph

    @property
    def height(self) -> float:
        """The height in points."""
        return _BELOW_RULE + max(self.legend.height, self.edition.height)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the footer with its upper left corner at (x, top)."""
        pen.rule(x, top, self.legend.width + self.edition.width, HAIR)
        pen.paragraph(self.legend, x, top - _BELOW_RULE)
        pen.paragraph(self.edition, x + self.legend.width, top - _BELOW_RULE)


def set_footer(content: BriefContent, setting: BriefSetting) -> Footer:
    """Set the last line of the page: the legend at the left, the edition at the right."""
    return Footer(
        setting.paragraph(
            own_words(wording.word_legend(content.changed_since)), setting.styles.note, setting.measure * _LEGEND_SHARE
        ),
        setting.paragraph(
            own_words(message("brief.edition", date=print_date(content.as_of))),
            setting.styles.note_right,
            setting.measure * (1 - _LEGEND_SHARE),
        ),
    )
