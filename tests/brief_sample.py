"""Banks and pages to set: an invented summit, and texts put where a test wants them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from briefdeck.model import Article, Bank, Brief, Fact, Section, Sentence, Verified
from briefdeck.problem import Place, Text
from briefdeck.read.bank import read_bank
from briefdeck.read.brief import read_brief
from briefdeck.scalars import Citation, Lines
from briefdeck.text.when import parse_when

FOLDER = Path(__file__).parent / "data" / "brief"
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
    article = Article(file=Text("a.txt"), title=Text("An article"), published=parse_when("2031-06-09"))
    ids = tuple(each.id for each in facts)
    brief = Brief(
        title=Text(title, Place("page.yaml", 1, 8)),
        as_of=parse_when("2031-06-14"),
        bottom_line=(Sentence(Text("It holds.", Place("page.yaml", 3, 11)), ids[:1]),),
        sections=(Section(Text("Facts"), ids),),
    )
    bank = Bank(title=Text("A bank"), articles={Text("one"): article}, topics={Text("all"): Text("All")}, facts=facts)
    return Verified(bank, {"page": replace(brief, **fields)})


def fact(key: str, text: str, line: int = 1, **fields: Any) -> Fact:
    """A fact that cites line *line* of the article "one"."""
    cite = Citation("one", Lines(line, line, Text(str(line))), Text(f"one:{line}"))
    return Fact(id=Text(key), fact=Text(text, Place("facts.yaml", line, 11)), cite=(cite,), topic=Text("all"), **fields)


def _page(name: str) -> Brief:
    brief, problems = read_brief((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), f"briefs/{name}.yaml")
    assert brief is not None
    assert problems == []
    return brief
