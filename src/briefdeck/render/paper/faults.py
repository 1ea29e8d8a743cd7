"""What keeps a quiz from standing on paper, as problems of the curator's files."""

from __future__ import annotations

from collections.abc import Iterable

from briefdeck.problem import Problem
from briefdeck.quiz import Question
from briefdeck.render.paper.booklet import Section
from briefdeck.render.paper.key import Entry
from briefdeck.render.paper.question import Item
from briefdeck.render.paper.setting import Setting

_SHORTEN = "it is never cut: shorten its longest text"


def too_long(sections: Iterable[Section]) -> list[Problem]:
    """A problem (B703) for each question or answer of *sections* that is taller than a page."""
    found = [
        _too_long(block.part.question, what, section.setting)
        for section in sections
        for block in section.too_tall
        for kind, what in ((Item, "question"), (Entry, "answer"))
        if isinstance(block.part, kind)
    ]
    return sorted(set(found))


def too_long_card(question: Question, setting: Setting) -> Problem:
    """The problem (B703) of a card that has no room where two stand else."""
    return _too_long(question, "card", setting)


def _too_long(question: Question, what: str, setting: Setting) -> Problem:
    message = f"the {what} of {question.key} does not fit on {setting.quiz.page} paper"
    return Problem(setting.place(question).place, "B703", message, question.fact, hint=_SHORTEN)
