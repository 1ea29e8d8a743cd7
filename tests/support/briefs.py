"""Banks and pages to set: an invented summit, and texts put where a test wants them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import Any, NamedTuple
from unittest.mock import patch

import pikepdf

from briefdeck.language.date_range import parse_date_range
from briefdeck.located import LocatedStr, Location
from briefdeck.model import Article, Bank, Brief, Fact, Section, Sentence, Verified
from briefdeck.model.citation import Citation, LineSpan
from briefdeck.papers import PAPERS
from briefdeck.read.bank import read_bank
from briefdeck.read.brief import read_brief
from briefdeck.render.brief import RenderedBrief, render_brief
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.typography.paragraph import Paragraph
from tests.conftest import DATA

FOLDER = DATA / "brief"
PAGES = ("full", "letter", "short")


@cache
def sample() -> Verified:
    """The invented summit and its pages, read from tests/data/brief."""
    bank, problems = read_bank((FOLDER / "questions.yaml").read_text(encoding="utf-8"), "questions.yaml")
    assert problems == []
    return Verified(bank, {name: _page(name) for name in PAGES})


def changed(name: str, **fields: Any) -> Verified:
    """The sample with the fields of the page *name* replaced."""
    verified = sample()
    return replace(verified, briefs={name: replace(verified.briefs[name], **fields)})


def saying(*texts: str, title: str = "A headline", **fields: Any) -> Verified:
    """A page "page" whose only section has a fact for each of *texts*; the n-th stands on line n of facts.yaml."""
    facts = tuple(fact(f"fact-{line}", text, line) for line, text in enumerate(texts, start=1))
    article = Article(
        file=LocatedStr("a.txt"), title=LocatedStr("An article"), published=parse_date_range("2031-06-09")
    )
    ids = tuple(each.id for each in facts)
    brief = Brief(
        title=LocatedStr(title, Location("page.yaml", 1, 8)),
        as_of=parse_date_range("2031-06-14"),
        bottom_line=(Sentence(LocatedStr("It holds.", Location("page.yaml", 3, 11)), ids[:1]),),
        sections=(Section(LocatedStr("Facts"), ids),),
    )
    bank = Bank(
        title=LocatedStr("A bank"),
        articles={LocatedStr("one"): article},
        topics={LocatedStr("all"): LocatedStr("All")},
        facts=facts,
    )
    return Verified(bank, {"page": replace(brief, **fields)})


def fact(key: str, text: str, line: int = 1, **fields: Any) -> Fact:
    """A fact that cites line *line* of the article "one"."""
    cite = Citation("one", LineSpan(line, line, LocatedStr(str(line))), LocatedStr(f"one:{line}"))
    return Fact(
        id=LocatedStr(key),
        fact=LocatedStr(text, Location("facts.yaml", line, 11)),
        cite=(cite,),
        topic=LocatedStr("all"),
        **fields,
    )


def _page(name: str) -> Brief:
    brief, problems = read_brief((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), f"briefs/{name}.yaml")
    assert brief is not None
    assert problems == []
    return brief


class Box(NamedTuple):
    """A rectangle of text on the page."""

    left: float
    bottom: float
    right: float
    top: float
    words: str

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than a hair."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return wide > 0.2 and high > 0.2


@contextmanager
def _watched() -> Iterator[list[Box]]:
    """The boxes of all paragraphs drawn meanwhile."""
    boxes: list[Box] = []
    draw = Pen._text

    def watch(pen: Pen, paragraph: Paragraph, x: float, top: float, element: Any) -> None:
        left = x + paragraph.style.indent
        if paragraph.style.align == "right":
            left = x + paragraph.width - paragraph.natural_width
        right = left + paragraph.natural_width - paragraph.style.indent
        boxes.append(Box(left, top - paragraph.height, right, top, paragraph.words))
        draw(pen, paragraph, x, top, element)

    with patch.object(Pen, "_text", watch):
        yield boxes


def tidy(verified: Verified, name: str) -> RenderedBrief:
    """The page *name*, of which nothing is outside the margins or on top of another; or the problems that it has."""
    with _watched() as boxes:
        rendered = render_brief(verified, name)
    if rendered.problems:
        assert {problem.code for problem in rendered.problems} == {"B703"}
        return rendered
    paper = PAPERS[str(verified.briefs[name].page)]
    assert rendered.pdf
    for box in boxes:
        assert paper.side - 0.1 <= box.left, box
        assert box.right <= paper.width - paper.side + 0.1, box
        assert paper.ends - 0.1 <= box.bottom, box
        assert box.top <= paper.height - paper.ends + 0.1, box
    assert [(one.words, other.words) for one, other in combinations(boxes, 2) if one.overlaps(other)] == []
    return rendered


def elements(data: bytes, tag: str) -> list[Any]:
    """The attributes /Alt and /ActualText of each element *tag* of the structure tree of the PDF *data*."""
    with pikepdf.open(io.BytesIO(data)) as document:
        found = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == tag]
        return [str(each.get("/Alt", each.get("/ActualText", ""))) for each in found]
