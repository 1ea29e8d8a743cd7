"""The foot of a brief: its sources by their letters, a QR code, what the signs mean, and who made the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefdeck.printed_words import message
from briefdeck.render.brief import wording
from briefdeck.render.brief.content import ascii_address, source_anchor
from briefdeck.render.brief.styles import BriefSetting
from briefdeck.render.brief.views import BriefContent, SourceView
from briefdeck.render.pdf.design import GUTTER, HAIR, THIN
from briefdeck.render.pdf.paragraph import Paragraph, own_words
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.qr_code import QrCode, make_qr_code

_BELOW_RULE, _BELOW_HEADING, _BETWEEN, _APART = 1.6, 1.5, 1.0, 10.0
_NARROW = 400.0
"""On a page narrower than this, in points, the sources stand in one column."""


@dataclass(frozen=True, slots=True)
class SourceKey:
    """One article and its letter."""

    view: SourceView
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

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the entry with its upper left corner at (x, top); notes of the page lead to it, and it leads back."""
        anchor = source_anchor(self.view.letter)
        pen.anchor(anchor, x, top)
        with pen.element("LI"):
            with pen.element("Lbl"), pen.element("Link") as link:
                below = pen.text(self.letter, x, top, link)
                box = (x, below, x + self.letter.natural_width, top)
                pen.back(link, box, anchor, message("brief.note_back", letter=self.view.letter))
            with pen.element("LBody"):
                pen.paragraph(self.text, x + self.letter.width, top)


@dataclass(frozen=True, slots=True)
class PageSources:
    """The sources of the page, and what it rests on in all."""

    heading: Paragraph
    summary: Paragraph
    keys: Sequence[Sequence[SourceKey]]
    """The articles, in columns."""
    code: QrCode | None
    width: float

    @property
    def height(self) -> float:
        """The height in points."""
        keys = max((_stacked(column) for column in self.keys), default=0.0)
        text = self._head_height + keys
        return max(text, self.code.size + self.code.quiet) if self.code else text

    @property
    def _head_height(self) -> float:
        return _BELOW_RULE + max(self.heading.height, self._lower + self.summary.height) + _BELOW_HEADING

    @property
    def _lower(self) -> float:
        """How much lower the summary begins, so that it stands on the line of the heading."""
        return max(0.0, self.heading.style.leading - self.summary.style.leading) * 0.8

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the sources with their upper left corner at (x, top)."""
        pen.rule(x, top, self.width, THIN)
        with pen.element("Sect"):
            pen.paragraph(self.heading, x, top - _BELOW_RULE, tag="H2")
            pen.paragraph(self.summary, x + self.heading.width, top - _BELOW_RULE - self._lower)
            for index, column in enumerate(self.keys):
                left, y = x + index * (column[0].width + GUTTER), top - self._head_height
                with pen.element("L"):
                    for key in column:
                        key.draw(pen, left, y)
                        y -= key.height
            if self.code:
                self.code.draw(pen, x + self.width - self.code.size, top - self.code.quiet)


def set_sources(content: BriefContent, setting: BriefSetting) -> PageSources:
    """Set the sources of the page."""
    styles = setting.styles
    code = _code(content)
    width = setting.measure - (code.size + code.quiet if code else 0.0)
    columns = 1 if width < _NARROW else 2
    letter = styles.note.size * (0.7 + 0.7 * max((len(view.letter) for view in content.sources), default=1))
    room = (width - (columns - 1) * GUTTER) / columns - letter
    keys = [_key(view, letter, room, setting) for view in content.sources]
    heading = setting.shaper.paragraph(own_words(message("brief.notes"), bold=True), styles.heading, width)
    beside = heading.natural_width + _APART
    return PageSources(
        setting.paragraph(own_words(message("brief.notes"), bold=True), styles.heading, beside),
        setting.paragraph(
            own_words(_explain(content) + _with_counts_bound(content.summary)), styles.note, width - beside
        ),
        _in_columns(keys, columns),
        code,
        setting.measure,
    )


def _code(content: BriefContent) -> QrCode | None:
    if not content.qr:
        return None
    return make_qr_code(ascii_address(content.qr), message("brief.qr_alt", url=str(content.qr)))


def _key(view: SourceView, letter: float, room: float, setting: BriefSetting) -> SourceKey:
    note = setting.styles.note
    words = view.words + (own_words(" · ") + view.link if view.link else ())
    if view.descriptor:
        words += own_words(". ") + tuple(run._replace(italic=True) for run in view.descriptor)
    text = setting.paragraph(words, note._replace(hyphenate=True), room)
    return SourceKey(view, setting.paragraph(own_words(view.letter, bold=True), note, letter), text)


def _explain(content: BriefContent) -> str:
    """Explain what a note such as “A23” means by the first of the page; "" where it has none."""
    name = next((name for name, link in content.links.items() if link.anchor), "")
    if not name:
        return ""
    letter = name.rstrip("0123456789–")
    return message("brief.notes_example", note=name, letter=letter, line=name.removeprefix(letter)) + " "


def _with_counts_bound(summary: str) -> str:
    """Keep each count of *summary* on one line with what it counts."""
    return re.sub(r"(?<!\S)(\d+) ", "\\1\u00a0", summary)


def _in_columns(keys: Sequence[SourceKey], columns: int) -> list[Sequence[SourceKey]]:
    """Split *keys* into one or two *columns*, in order, so that the taller is as low as possible."""
    if columns == 1:
        return [keys] if keys else []
    half = min(range(len(keys) + 1), key=lambda at: (max(_stacked(keys[:at]), _stacked(keys[at:])), -at))
    return [column for column in (keys[:half], keys[half:]) if column]


def _stacked(column: Sequence[SourceKey]) -> float:
    return sum(key.height for key in column)


@dataclass(frozen=True, slots=True)
class Footer:
    """The meanings of the signs, and who made the page."""

    legend: Paragraph
    imprint: Paragraph
    is_beside: bool
    width: float

    @property
    def height(self) -> float:
        """The height in points."""
        heights = (self.legend.height, self.imprint.height)
        return _BELOW_RULE + (max(heights) if self.is_beside else sum(heights))

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the footer with its upper left corner at (x, top)."""
        pen.rule(x, top, self.width, HAIR)
        below = pen.paragraph(self.legend, x, top - _BELOW_RULE)
        pen.paragraph(self.imprint, x + self.width - self.imprint.width, top - _BELOW_RULE if self.is_beside else below)


def set_footer(content: BriefContent, setting: BriefSetting) -> Footer:
    """Set the last line of the page: the legend at the left, the imprint at the right, or below where both are long."""
    styles, width = setting.styles, setting.measure
    legend = own_words(wording.word_legend(content.signs, content.changed_since, content.has_uncompared))
    wide = setting.shaper.paragraph(legend, styles.note, width)
    room = width - wide.natural_width - _APART
    imprint = setting.shaper.paragraph(content.imprint, styles.note_right, max(1.0, room))
    is_beside = wide.count <= 1 and imprint.count <= 1 and not imprint.divided
    if is_beside:
        return Footer(setting.paragraph(legend, styles.note, wide.natural_width + 0.1), imprint, True, width)
    return Footer(
        setting.paragraph(legend, styles.note, width),
        setting.paragraph(content.imprint, styles.note_right, width),
        False,
        width,
    )
