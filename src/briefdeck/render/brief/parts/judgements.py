"""The bottom line: each judgement on lines of its own, with what it rests on at its side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefdeck.render.brief.styles import BriefSetting
from briefdeck.render.brief.views import BriefContent, Judgement
from briefdeck.render.pdf.design import HAIR
from briefdeck.render.pdf.paragraph import BLACK, Colour, Paragraph, own_words
from briefdeck.render.pdf.pen import Pen

_BAR, _SIDE, _AROUND, _LEFT_OF_STRIP = 3.4, 11.0, 2.6, 7.0
_STRIP, _NARROWEST = 12.2, 14.0
"""The width of the strip, and the least of a judgement beside it, in sizes of the body type; else it stands below."""
_ORDINAL = 2.1


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A judgement, set in type."""

    ordinal: Paragraph
    words: Paragraph
    evidence: Sequence[Paragraph]
    is_beside: bool

    @property
    def height(self) -> float:
        """The height in points, with the space around it."""
        strip = sum(line.height for line in self.evidence)
        inner = max(self.words.height, strip) if self.is_beside else self.words.height + strip
        return inner + 2 * _AROUND


@dataclass(frozen=True, slots=True)
class BottomLine:
    """The few sentences for those who read nothing else."""

    label: Paragraph | None
    """Its title; None where it goes on."""
    rows: Sequence[JudgementRow]
    width: float
    accent: Colour

    @property
    def height(self) -> float:
        """The height in points."""
        return (self.label.height if self.label else 0.0) + sum(row.height for row in self.rows)

    def parted(self) -> Iterator[BottomLine]:
        """Yield each judgement as a bottom line of its own, the first with the title."""
        for at, row in enumerate(self.rows):
            yield replace(self, label=None if at else self.label, rows=[row])

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the bottom line with its upper left corner at (x, top)."""
        with pen.artifact():
            pen.ground(x, top - self.height, _BAR, self.height, self.accent)
        with pen.element("Sect"):
            y = pen.paragraph(self.label, x + _SIDE, top, tag="H2") if self.label else top
            with pen.element("L"):
                for at, row in enumerate(self.rows):
                    if at or not self.label:
                        pen.rule(x + _SIDE, y, self.width - _SIDE, HAIR)
                    _draw_row(pen, row, x + _SIDE, y - _AROUND)
                    y -= row.height


def _draw_row(pen: Pen, row: JudgementRow, x: float, top: float) -> None:
    with pen.element("LI"):
        pen.paragraph(row.ordinal, x, top, tag="Lbl")
        left = x + row.ordinal.width
        with pen.element("LBody"):
            below = pen.paragraph(row.words, left, top)
            strip = left + row.words.width + _LEFT_OF_STRIP * 1.4 if row.is_beside else left
            y = top if row.is_beside else below
            bottom = y - sum(line.height for line in row.evidence)
            if row.is_beside:
                with pen.artifact():
                    pen.line(strip - _LEFT_OF_STRIP, y - 1, strip - _LEFT_OF_STRIP, bottom + 1, HAIR, BLACK)
            for line in row.evidence:
                y = pen.paragraph(line, strip, y)


def set_bottom_line(content: BriefContent, setting: BriefSetting) -> BottomLine:
    """Set the sentences of the bottom line, each with its strip of evidence."""
    return BottomLine(
        setting.paragraph(content.headings["bottom_line"], setting.styles.label, setting.measure - _SIDE),
        [_row(judgement, at, setting) for at, judgement in enumerate(content.bottom_line, start=1)],
        setting.measure,
        setting.accent,
    )


def _row(judgement: Judgement, number: int, setting: BriefSetting) -> JudgementRow:
    styles, width = setting.styles, setting.measure - _SIDE
    ordinal = styles.body * _ORDINAL
    strip = styles.body * _STRIP
    room = width - ordinal - strip - _LEFT_OF_STRIP * 1.4
    is_beside = room >= styles.body * _NARROWEST
    if not is_beside:
        strip = room = width - ordinal
    return JudgementRow(
        setting.paragraph(own_words(str(number)), styles.ordinal, ordinal),
        setting.paragraph(judgement.words, styles.judgement, room),
        [
            setting.paragraph(own_words(line), styles.evidence if at else styles.signs, strip)
            for at, line in enumerate(judgement.evidence)
        ],
        is_beside,
    )
