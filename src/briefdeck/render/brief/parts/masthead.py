"""The head of the page: bar, kicker and date, headline, deck."""

from __future__ import annotations

from dataclasses import dataclass

from briefdeck.language.date_range import spell_date
from briefdeck.messages import message
from briefdeck.render.brief.content import BriefContent
from briefdeck.render.brief.parts.setting import BriefSetting
from briefdeck.render.pdf.design import ACCENT, THICK
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.typography.paragraph import Paragraph
from briefdeck.render.pdf.typography.rich import rich, words

_BELOW_BAR, _BELOW_KICKER, _BELOW_TITLE = 5.0, 3.0, 2.0
_KICKER_SHARE = 0.7
"""Of the width; the date has the rest."""


@dataclass(frozen=True, slots=True)
class BriefMasthead:
    """Who speaks, about what, and for when."""

    kicker: Paragraph
    as_of: Paragraph
    title: Paragraph
    deck: Paragraph

    @property
    def height(self) -> float:
        """In points."""
        deck = _BELOW_TITLE + self.deck.height if self.deck.count else 0.0
        return _BELOW_BAR + self.kicker.height + _BELOW_KICKER + self.title.height + deck

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws it with its upper left corner at (x, top)."""
        with pen.artifact():
            pen.ground(x, top - THICK, self.title.width, THICK, ACCENT)
        top -= _BELOW_BAR
        pen.paragraph(self.kicker, x, top)
        pen.paragraph(self.as_of, x + self.kicker.width, top)
        below = pen.paragraph(self.title, x, top - self.kicker.height - _BELOW_KICKER, tag="H1")
        pen.paragraph(self.deck, x, below - _BELOW_TITLE)


def masthead(content: BriefContent, setting: BriefSetting) -> BriefMasthead:
    """The head of the page, its headline as large as lets it stand on the fewest lines."""
    styles, width = setting.styles, setting.measure
    as_of = message("brief.as_of", date=spell_date(content.as_of))
    titles = [setting.paragraph(rich(content.title), style, width) for style in styles.titles]
    return BriefMasthead(
        setting.paragraph(content.kicker, styles.kicker, width * _KICKER_SHARE),
        setting.paragraph(words(as_of), styles.as_of, width * (1 - _KICKER_SHARE)),
        min(titles, key=lambda title: title.count),
        setting.paragraph(content.deck, styles.deck, width),
    )
