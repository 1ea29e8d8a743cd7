"""What keeps a quiz from standing on paper, as problems of the curator's files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefdeck.problem import Place, Problem
from briefdeck.render.paper.booklet import Section
from briefdeck.render.paper.card import Card
from briefdeck.render.paper.cutting import Page
from briefdeck.render.paper.key import Entry, SourceLine
from briefdeck.render.paper.question import Item
from briefdeck.render.paper.setting import Setting
from briefdeck.render.pdf.part import Part

_SHORTEN = "nothing is cut or set too small to read: shorten it"


def no_room(sections: Sequence[Section], setting: Setting) -> list[Problem]:
    """A problem (B703) for each title, question, answer or source of *sections* that a page cannot hold."""
    if any(section.room(0) <= 0 for section in sections):
        return [_title(setting)]
    parts = [block.part for section in sections for block in section.too_tall]
    return sorted(set(_too_tall(parts, setting)))


def no_room_on_cards(cards: Iterable[Card], pages: Iterable[Page], setting: Setting) -> list[Problem]:
    """A problem (B703) for each of *cards* that the room of two cannot hold, and for a title too long for *pages*."""
    found = [
        _problem(setting.place(card.question), f"the card of {card.question.key}", setting, card.question.fact)
        for card in cards
        if not card.rows
    ]
    return sorted([*found, *([] if all(page.has_room for page in pages) else [_title(setting)])])


def _too_tall(parts: Iterable[Part], setting: Setting) -> Iterator[Problem]:
    for part in parts:
        if isinstance(part, Item | Entry):
            what = "question" if isinstance(part, Item) else "answer"
            question = part.question
            yield _problem(setting.place(question), f"the {what} of {question.key}", setting, question.fact)
        elif isinstance(part, SourceLine):
            yield _problem(part.article.place, "the title of this article", setting)


def _title(setting: Setting) -> Problem:
    return _problem(setting.name.place, "the title of the quiz", setting)


def _problem(place: Place, what: str, setting: Setting, fact: str = "") -> Problem:
    return Problem(place, "B703", f"{what} does not fit on {setting.quiz.page} paper", fact, hint=_SHORTEN)
