"""What cannot be printed of a quiz: questions with characters that no font has, or for which a page has no room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefdeck.located import Location
from briefdeck.problem import Problem
from briefdeck.quiz import AskedQuestion, Question
from briefdeck.render.paper.booklet import COLUMNS, BookletSection, column_width
from briefdeck.render.paper.card import CutSheet, Grid, PaperCard, make_card
from briefdeck.render.paper.key import KeyRow, SourceList, SourceRow, set_key_row
from briefdeck.render.paper.setting import PaperSetting
from briefdeck.render.paper.sheet import QuestionItem, set_item
from briefdeck.render.paper.styles import KEY_SIZES, SHEET_SIZES, key_look, sheet_look
from briefdeck.render.pdf.faults import report_missing_glyphs
from briefdeck.render.pdf.pen import Drawable
from briefdeck.rules.briefs import page_overflow


class Unprintable(NamedTuple):
    """Why a question, or the whole quiz, cannot be printed."""

    problem: Problem
    key: str = ""
    """The key of the question; "" where nothing can be printed without what the problem is about."""


SetAlone = Callable[[AskedQuestion, PaperSetting], object]
"""Sets everything that is printed of one question."""


def find_missing_glyphs(
    asked: Iterable[AskedQuestion], set_alone: SetAlone, setting: PaperSetting
) -> list[Unprintable]:
    """Find which of the questions *asked* have characters that no font has; else the title or another part of all."""
    if not setting.shaper.missing:
        return []
    found: list[Unprintable] = []
    for asked_question in asked:
        alone = replace(setting, shaper=setting.shaper.begin_anew())
        set_alone(asked_question, alone)
        question = asked_question.question
        problems = report_missing_glyphs(alone.shaper.missing)
        found += [Unprintable(problem, question.key) for problem in problems]
    return found or [Unprintable(problem) for problem in report_missing_glyphs(setting.shaper.missing)]


def set_on_sheet(asked: AskedQuestion, setting: PaperSetting) -> None:
    """Set what the sheet and the key print of the question *asked*."""
    width, sources = column_width(setting.paper, COLUMNS), SourceList([asked], setting)
    set_item(1, asked, sheet_look(SHEET_SIZES[0]), width, setting)
    set_key_row(1, asked, sources, key_look(KEY_SIZES[0]), width, setting)
    sources.lines(width)


def set_on_card(asked: AskedQuestion, setting: PaperSetting) -> None:
    """Set what the card of the question *asked* prints."""
    grid = Grid(setting.paper, is_folded=setting.quiz.cards == "fold")
    make_card(asked, grid.width, grid.height, setting)


def find_too_long(sections: Sequence[BookletSection], setting: PaperSetting) -> list[Unprintable]:
    """Find each question, answer, title or source of *sections* for which a page has no room."""
    if any(section.room(0) <= 0 for section in sections):
        return [_title(setting)]
    parts = [block.part for section in sections for block in section.too_tall]
    return sorted(set(_too_tall(parts, setting)))


def find_too_long_cards(
    cards: Iterable[PaperCard], pages: Iterable[CutSheet], setting: PaperSetting
) -> list[Unprintable]:
    """Find each of *cards* for which two places have no room, and the title if it has none on one of *pages*."""
    found = [_question("card", card.question, setting) for card in cards if not card.rows]
    return sorted([*found, *([] if all(page.has_room for page in pages) else [_title(setting)])])


def _too_tall(parts: Iterable[Drawable], setting: PaperSetting) -> Iterator[Unprintable]:
    for part in parts:
        if isinstance(part, QuestionItem | KeyRow):
            yield _question("question" if isinstance(part, QuestionItem) else "answer", part.question, setting)
        elif isinstance(part, SourceRow):
            yield Unprintable(_problem(part.article.location, "the title of this article", setting))


def _question(what: str, question: Question, setting: PaperSetting) -> Unprintable:
    problem = _problem(setting.place(question), f"the {what} of {question.key}", setting, question.fact)
    return Unprintable(problem, question.key)


def _title(setting: PaperSetting) -> Unprintable:
    return Unprintable(_problem(setting.name.location, "the title of the quiz", setting))


def _problem(place: Location, what: str, setting: PaperSetting, fact: str = "") -> Problem:
    return page_overflow.report_part(place, what, setting.quiz.page, fact)
