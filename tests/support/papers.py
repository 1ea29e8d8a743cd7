"""Quizzes to print: this project's bank, a bank with a card of every kind, and cards put where a test wants them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from briefdeck.language.dates.date_range import parse_date_range
from briefdeck.located import LocatedStr, Location
from briefdeck.model import Article, Bank, Card, Fact, Picture, Quiz, Verified
from briefdeck.model.citation import Citation, LineSpan
from briefdeck.quiz import make_pool
from briefdeck.read.bank import read_bank
from briefdeck.render.paper import RenderedQuiz, render_cards, render_sheet
from tests.conftest import DATA, REPOSITORY

KINDS = DATA / "anki" / "kinds"


@cache
def shipped() -> Verified:
    """The bank of this project."""
    images = {path.name: path.read_bytes() for path in (REPOSITORY / "images").iterdir()}
    return Verified(_bank(REPOSITORY), {}, images)


@cache
def kinds() -> Verified:
    """An invented strike, with a card of every kind and two pictures."""
    images = {path.name: path.read_bytes() for path in (KINDS / "images").iterdir()}
    return Verified(_bank(KINDS), {}, images)


def asking(*cards: Card, images: Mapping[str, bytes] | None = None, **fact: Any) -> Verified:
    """A bank with a fact for each of *cards*; the n-th stands on line n of facts.yaml."""
    facts = tuple(_fact(line, card, fact) for line, card in enumerate(cards, start=1))
    article = Article(
        file=LocatedStr("a.txt"), title=LocatedStr("An article"), published=parse_date_range("2031-06-09")
    )
    topics = {LocatedStr("all"): LocatedStr("All")}
    return Verified(Bank(LocatedStr("A bank"), {LocatedStr("one"): article}, topics, facts), {}, images or {})


def card(q: str, a: str = "An answer", **fields: Any) -> Card:
    """A card that asks *q*."""
    return Card(
        q=LocatedStr(q, Location("facts.yaml", 7, 11)), a=LocatedStr(a, Location("facts.yaml", 8, 11)), **fields
    )


def texts(*words: str) -> tuple[LocatedStr, ...]:
    """*words* as a curator writes them."""
    return tuple(map(LocatedStr, words))


def picture(file: str, side: str = "front") -> Picture:
    """The picture *file* of a card."""
    return Picture(LocatedStr(file), LocatedStr("A map"), LocatedStr("Drawn for this deck"), LocatedStr(side))


def sheet_and_key(verified: Verified, **quiz: Any) -> tuple[RenderedQuiz, RenderedQuiz]:
    """The sheets of a quiz of *verified*, and the keys to it."""
    return render_sheet(verified, make_pool(verified).for_quiz(_quiz(quiz)), _quiz(quiz))


def sheet(verified: Verified, **quiz: Any) -> RenderedQuiz:
    """The sheets of a quiz of *verified*."""
    return sheet_and_key(verified, **quiz)[0]


def key(verified: Verified, **quiz: Any) -> RenderedQuiz:
    """The keys to a quiz of *verified*."""
    return sheet_and_key(verified, **quiz)[1]


def cards(verified: Verified, **quiz: Any) -> RenderedQuiz:
    """The cards to cut out of a quiz of *verified*."""
    return render_cards(verified, make_pool(verified).for_quiz(_quiz(quiz)), _quiz(quiz))


def squeezed(text: str) -> str:
    """*text* without blanks and soft hyphens, so that lines do not matter."""
    return re.sub(r"[\s\u00ad\u0002\ufffe]", "", text)


def _quiz(fields: Mapping[str, Any]) -> Quiz:
    typed: dict[str, Any] = {
        key: LocatedStr(value) if isinstance(value, str) else value for key, value in fields.items()
    }
    return Quiz(**typed)


def _fact(line: int, card: Card, fields: Mapping[str, Any]) -> Fact:
    cite = Citation("one", LineSpan(line, line, LocatedStr(str(line))), LocatedStr(f"one:{line}"))
    told = {"fact": LocatedStr("A statement.", Location("facts.yaml", line, 11)), **fields}
    return Fact(id=LocatedStr(f"fact-{line}"), cite=(cite,), topic=LocatedStr("all"), cards=(card,), **told)


def _bank(folder: Path) -> Bank:
    bank, problems = read_bank((folder / "questions.yaml").read_text(encoding="utf-8"), "questions.yaml")
    assert problems == []
    return bank
