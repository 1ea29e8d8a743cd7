"""The last line of the page: what the signs mean, and which edition it is."""

from __future__ import annotations

from dataclasses import dataclass

from briefdeck.language.date_range import spell_date
from briefdeck.messages import message
from briefdeck.render.brief import wording
from briefdeck.render.brief.content import BriefContent
from briefdeck.render.brief.parts.setting import BriefSetting
from briefdeck.render.pdf.design import HAIR
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.typography.paragraph import Paragraph
from briefdeck.render.pdf.typography.rich import words

_BELOW_RULE = 2.0
_LEGEND_SHARE = 0.78


@dataclass(frozen=True, slots=True)
class Footer:
    """Legend and edition."""

    legend: Paragraph
    edition: Paragraph

    @property
    def height(self) -> float:
        """In points."""
        return _BELOW_RULE + max(self.legend.height, self.edition.height)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws it with its upper left corner at (x, top)."""
        pen.rule(x, top, self.legend.width + self.edition.width, HAIR)
        pen.paragraph(self.legend, x, top - _BELOW_RULE)
        pen.paragraph(self.edition, x + self.legend.width, top - _BELOW_RULE)


def footer(content: BriefContent, setting: BriefSetting) -> Footer:
    """The last line of the page."""
    return Footer(
        setting.paragraph(
            words(wording.legend(content.changed_since)), setting.styles.note, setting.measure * _LEGEND_SHARE
        ),
        setting.paragraph(
            words(message("brief.edition", date=spell_date(content.as_of))),
            setting.styles.note_right,
            setting.measure * (1 - _LEGEND_SHARE),
        ),
    )
