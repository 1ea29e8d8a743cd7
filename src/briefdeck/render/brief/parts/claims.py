"""The table of claims: each question with who says yes, or more, and who says no, or less."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from briefdeck.printed_words import message
from briefdeck.render.brief.styles import BriefSetting
from briefdeck.render.brief.views import ClaimView
from briefdeck.render.pdf.design import HAIR
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.typography.paragraph import Paragraph
from briefdeck.render.pdf.typography.rich import own_words

_QUESTION, _BETWEEN, _AROUND = 0.3, 7.0, 2.2
"""The share of the width for the question; the space between cells, and above and below them, in points."""


@dataclass(frozen=True, slots=True)
class ClaimCells:
    """A question and its answers, set in type: on each line one of those who say yes and one of those who say no."""

    question: Paragraph
    answers: Sequence[tuple[Paragraph, Paragraph]]

    @property
    def height(self) -> float:
        """The height in points."""
        answers = sum(max(yes.height, no.height) for yes, no in self.answers)
        return max(self.question.height, answers) + 2 * _AROUND


@dataclass(frozen=True, slots=True)
class ClaimTable:
    """A head and the rows below it."""

    head: Sequence[Paragraph]
    rows: Sequence[ClaimCells]
    width: float

    @property
    def height(self) -> float:
        """The height in points."""
        return self._head_height + sum(row.height for row in self.rows)

    @property
    def _head_height(self) -> float:
        return max(cell.height for cell in self.head) + 1

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the table with its upper left corner at (x, top)."""
        lefts = _lefts(x, self.width)
        with pen.element("Table", attributes={"O": "/Table", "Summary": message("brief.claims_summary")}):
            with pen.element("TR"):
                for cell, left in zip(self.head, lefts, strict=True):
                    with pen.element("TH", attributes={"O": "/Table", "Scope": "/Column"}) as element:
                        pen.text(cell, left, top, element)
            y = top - self._head_height
            for row in self.rows:
                pen.rule(x, y, self.width, HAIR)
                _draw_row(pen, row, lefts, y - _AROUND)
                y -= row.height


def _draw_row(pen: Pen, row: ClaimCells, lefts: Sequence[float], top: float) -> None:
    for at, answers in enumerate(row.answers):
        with pen.element("TR"):
            if not at:
                spans = {"O": "/Table", "Scope": "/Row", "RowSpan": str(len(row.answers))}
                with pen.element("TH", attributes=spans) as element:
                    pen.text(row.question, lefts[0], top, element)
            for answer, left in zip(answers, lefts[1:], strict=True):
                with pen.element("TD", attributes={"O": "/Table"}) as element:
                    pen.text(answer, left, top, element)
        top -= max(answer.height for answer in answers)


def _lefts(x: float, width: float) -> tuple[float, float, float]:
    answer = width * (1 - _QUESTION) / 2
    return x, x + width * _QUESTION, x + width * _QUESTION + answer


def set_claim_table(claims: Sequence[ClaimView], setting: BriefSetting, width: float) -> ClaimTable:
    """Set the table of *claims*, *width* points wide."""
    question, answer = width * _QUESTION - _BETWEEN, width * (1 - _QUESTION) / 2 - _BETWEEN
    heads = ("", message("brief.claims_yes"), message("brief.claims_no"))
    return ClaimTable(
        [setting.paragraph(own_words(head, bold=True), setting.styles.evidence, answer) for head in heads],
        [_cells(claim, setting, question, answer) for claim in claims],
        width,
    )


def _cells(claim: ClaimView, setting: BriefSetting, question: float, answer: float) -> ClaimCells:
    cell = setting.styles.cell
    pairs = list(zip_longest(claim.yes, claim.no, fillvalue=())) or [((), ())]
    return ClaimCells(
        setting.paragraph(claim.question, cell, question),
        [(setting.paragraph(yes, cell, answer), setting.paragraph(no, cell, answer)) for yes, no in pairs],
    )
