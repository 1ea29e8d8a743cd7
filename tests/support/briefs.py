"""Banks and pages to set: an invented summit, and texts put where a test wants them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import combinations, zip_longest
from typing import Any, NamedTuple
from unittest.mock import patch

import pikepdf

from briefdeck.language.dates.date_range import parse_date_range
from briefdeck.located import LocatedStr, Location
from briefdeck.model import Article, Bank, Brief, Fact, Section, Sentence, Verified
from briefdeck.model.citation import Citation, LineSpan
from briefdeck.paper_sizes import PAPERS
from briefdeck.read.bank import read_bank
from briefdeck.read.brief import read_brief
from briefdeck.render.brief import RenderedBrief, render_brief
from briefdeck.render.brief.views import BriefContent
from briefdeck.render.pdf.paragraph import Paragraph, Rich, own_words, rich
from briefdeck.render.pdf.pen import Pen
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
    page: int = 1

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than a hair of one page."""
        if self.page != other.page:
            return False
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return wide > 0.2 and high > 0.2


@contextmanager
def watched() -> Iterator[list[Box]]:
    """The boxes of all paragraphs drawn meanwhile."""
    boxes: list[Box] = []
    draw = Pen._text

    def watch(pen: Pen, paragraph: Paragraph, x: float, top: float, element: Any) -> None:
        free = paragraph.width - paragraph.natural_width
        left = x + paragraph.style.indent + free * {"left": 0.0, "centre": 0.5, "right": 1.0}[paragraph.style.align]
        right = left + paragraph.natural_width - paragraph.style.indent
        page = len(pen._canvas._pages)
        boxes.append(Box(left, top - paragraph.height, right, top, paragraph.words, page))
        draw(pen, paragraph, x, top, element)

    with patch.object(Pen, "_text", watch):
        yield boxes


def tidy(verified: Verified, name: str) -> RenderedBrief:
    """The page *name*, of which nothing is outside the margins or on top of another; or the problems that it has."""
    with watched() as boxes:
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
    met = [(one.words, other.words) for one, other in combinations(boxes, 2) if one.overlaps(other)]
    assert met == [], met
    return rendered


def said_on(content: BriefContent) -> Iterator[list[Rich]]:
    """Yield what each part of a page says, in the order in which it is read."""
    yield [content.kicker]
    yield [rich(content.title)]
    yield [content.deck]
    yield [part for each in content.bottom_line for part in (each.words, *map(own_words, each.evidence))]
    yield [part for number in content.figures for part in (number.value, number.label)]
    for view in content.exchange:
        yield [view.left.name, *view.left.texts]
        yield [part for flow in view.flows for part in (flow.what, flow.whose)]
        yield [view.right.name, *view.right.texts]
    yield [moment.words for moment in content.timeline]
    for group in content.groups:
        yield [group.heading, *(entry.words for entry in group.entries)]
        yield [part for bar in group.bars for part in (bar.label, bar.value)]
        yield [part for row in group.rows for part in (row.label, row.value)]
        for row in group.claims:
            pairs = zip_longest(row.yes, row.no, fillvalue=())
            yield [row.question, *(answer for pair in pairs for answer in pair)]
    for quarrel in content.disputes:
        yield [quarrel.question, *quarrel.sides, quarrel.note]
    yield [own_words(content.summary)]
    yield [part for source in content.sources for part in (source.words, source.descriptor)]
    yield [content.imprint]


def elements(data: bytes, tag: str) -> list[Any]:
    """The attributes /Alt and /ActualText of each element *tag* of the structure tree of the PDF *data*."""
    with pikepdf.open(io.BytesIO(data)) as document:
        found = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == tag]
        return [str(each.get("/Alt", each.get("/ActualText", ""))) for each in found]
