"""The table of claims: each question with who says yes, or more, and who says no, or less."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest

from briefdeck.printed_words import message
from briefdeck.render.brief.styles import BriefSetting, set_whole
from briefdeck.render.brief.views import ClaimView
from briefdeck.render.pdf.design import HAIR
from briefdeck.render.pdf.paragraph import Paragraph, own_words
from briefdeck.render.pdf.pen import Pen

_QUESTION, _BETWEEN, _AROUND = 0.3, 7.0, 2.2
"""The share of the width for the question; the space between cells, and above and below them, in points."""


@dataclass(frozen=True, slots=True)
class ClaimCells:
    """A question and its answers, set in type: on each line one of those who say yes and one of those who say no."""

    question: Paragraph
    answers: Sequence[tuple[Paragraph, Paragraph]]
    is_beside: bool
    """Whether the question is beside its answers rather than above them."""

    @property
    def height(self) -> float:
        """The height in points."""
        answers = sum(max(yes.height, no.height) for yes, no in self.answers)
        question = self.question.height
        return (max(question, answers) if self.is_beside else question + answers) + 2 * _AROUND


@dataclass(frozen=True, slots=True)
class ClaimTable:
    """A head and the rows below it."""

    head: Sequence[Paragraph]
    rows: Sequence[ClaimCells]
    lefts: Sequence[float]
    """Where each column begins, from the left."""
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
        lefts = [x + left for left in self.lefts]
        with pen.element("Table", summary=message("brief.claims_summary")):
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
    """Draw the rows of one question, its answers in the last two columns."""
    if not row.is_beside:
        with pen.element("TR"), pen.element("TH", attributes={"O": "/Table", "ColSpan": "2"}) as element:
            pen.text(row.question, lefts[0], top, element)
        top -= row.question.height
    for at, answers in enumerate(row.answers):
        with pen.element("TR"):
            if not at and row.is_beside:
                spans = {"O": "/Table", "Scope": "/Row", "RowSpan": str(len(row.answers))}
                with pen.element("TH", attributes=spans) as element:
                    pen.text(row.question, lefts[0], top, element)
            for answer, left in zip(answers, lefts[-2:], strict=True):
                with pen.element("TD", attributes={"O": "/Table"}) as element:
                    pen.text(answer, left, top, element)
        top -= max(answer.height for answer in answers)


def set_claim_table(claims: Sequence[ClaimView], setting: BriefSetting, width: float) -> ClaimTable:
    """Set the table of *claims*, *width* points wide; questions are above their answers where words are long."""
    return set_whole([partial(_table, claims, width, share) for share in (_QUESTION, 0.0)], setting)


def _table(claims: Sequence[ClaimView], width: float, share: float, setting: BriefSetting) -> ClaimTable:
    """Set the table with a *share* of its width for questions; 0 where they are above their answers."""
    column = width * (1 - share) / 2
    question = (width * share or width) - _BETWEEN
    heads = (*([""] if share else []), message("brief.claims_yes"), message("brief.claims_no"))
    return ClaimTable(
        [setting.paragraph(own_words(head, bold=True), setting.styles.evidence, column - _BETWEEN) for head in heads],
        [_cells(claim, setting, question, column - _BETWEEN, share > 0) for claim in claims],
        (0.0, width * share, width * share + column) if share else (0.0, column),
        width,
    )


def _cells(claim: ClaimView, setting: BriefSetting, question: float, answer: float, is_beside: bool) -> ClaimCells:
    cell = setting.styles.cell
    pairs = list(zip_longest(claim.yes, claim.no, fillvalue=())) or [((), ())]
    return ClaimCells(
        setting.paragraph(claim.question, cell, question),
        [(setting.paragraph(yes, cell, answer), setting.paragraph(no, cell, answer)) for yes, no in pairs],
        is_beside,
    )
