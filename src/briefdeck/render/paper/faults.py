"""What keeps a quiz from standing on paper, as problems of the curator's files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefdeck.located import Location
from briefdeck.problem import Problem
from briefdeck.render.paper.booklet import BookletSection
from briefdeck.render.paper.card import PaperCard
from briefdeck.render.paper.cut_sheets import CutSheet
from briefdeck.render.paper.key import KeyRow, SourceRow
from briefdeck.render.paper.question import QuestionItem
from briefdeck.render.paper.setting import PaperSetting
from briefdeck.render.pdf.pen import Drawable
from briefdeck.rules.briefs import page_overflow


def report_no_room(sections: Sequence[BookletSection], setting: PaperSetting) -> list[Problem]:
    """Report each title, question, answer or source of *sections* that a page cannot hold."""
    if any(section.room(0) <= 0 for section in sections):
        return [_title(setting)]
    parts = [block.part for section in sections for block in section.too_tall]
    return sorted(set(_too_tall(parts, setting)))


def report_no_room_on_cards(
    cards: Iterable[PaperCard], pages: Iterable[CutSheet], setting: PaperSetting
) -> list[Problem]:
    """Report each of *cards* that the room of two cannot hold, and for a title too long for *pages*."""
    found = [
        _problem(setting.place(card.question), f"the card of {card.question.key}", setting, card.question.fact)
        for card in cards
        if not card.rows
    ]
    return sorted([*found, *([] if all(page.has_room for page in pages) else [_title(setting)])])


def _too_tall(parts: Iterable[Drawable], setting: PaperSetting) -> Iterator[Problem]:
    for part in parts:
        if isinstance(part, QuestionItem | KeyRow):
            what = "question" if isinstance(part, QuestionItem) else "answer"
            question = part.question
            yield _problem(setting.place(question), f"the {what} of {question.key}", setting, question.fact)
        elif isinstance(part, SourceRow):
            yield _problem(part.article.location, "the title of this article", setting)


def _title(setting: PaperSetting) -> Problem:
    return _problem(setting.name.location, "the title of the quiz", setting)


def _problem(place: Location, what: str, setting: PaperSetting, fact: str = "") -> Problem:
    return page_overflow.report_part(place, what, setting.quiz.page, fact)
