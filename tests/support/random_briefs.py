"""Briefs made at random: any parts, lengths and papers, in languages of Latin letters, and what must hold for each."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random
from unittest.mock import patch

import pypdf
import pypdfium2

from briefdeck.language.dates.date_range import parse_date_range
from briefdeck.located import LocatedStr
from briefdeck.model import (
    Article,
    Bank,
    Bar,
    Brief,
    Chart,
    ClaimRow,
    ClaimSide,
    Dispute,
    Event,
    Fact,
    Figure,
    Flow,
    Party,
    Person,
    Range,
    RangeRow,
    Section,
    Sentence,
    Verified,
)
from briefdeck.model.brief import PARTS
from briefdeck.model.citation import Citation, LineSpan
from briefdeck.printed_words import speaking
from briefdeck.render.brief import RenderedBrief
from briefdeck.render.brief.leaving_out import rank_entries
from briefdeck.render.pdf.breaking import SOFT_HYPHEN
from briefdeck.render.pdf.paragraph import Paragraph
from briefdeck.render.pdf.pen import Pen
from tests.support.briefs import tidy

_TOKEN = re.compile(r"N\d+x")
"""How each text begins."""
MOST_BYTES = 80_000
"""The most bytes of a page."""
_WORDS = {
    "en": "the harbour council of seven islands has counted ten thousand crates and an internationalisation",
    "de": "das Verteidigungsministerium hat die Fristverlängerung für zwölf Bundestagsabgeordnete und Schiffe geprüft",
    "fr": "le gouvernement a annoncé une réorganisation constitutionnelle des ports et de la côte méridionale",
    "es": "el ayuntamiento ha contado los contenedores internacionalmente reconocidos de la administración portuaria",
    "pl": "ministerstwo ogłosiło przeprowadzenie międzynarodowego porozumienia o żegludze przybrzeżnej i cłach",
    "fi": "satamaviranomaisten yhteistyösopimus kansainvälistämisestä on allekirjoitettu eilen aamulla kaupungissa",
    "tr": "liman başkanlığı uluslararasılaştırılması gereken gemileri ve çok küçük konteynerleri saydı",
}
_NUMBERS = ("85", "12,500", "1,234,567", "4.8 million", "US$1.25 trillion", "−30%", "3.4", "15,000 thousand", "2031")
_VALUES = ("34 of 41", "$18.4bn", "1,200 kilometres", "12,500 months", "US$1.25 trillion", "−30%", "~50", "10,000+")
_SPANS = ("over 3 million", "up to 4.8 million", "about 50", "between 40 and 5,000", "85", "millions", "−12")
_BARS = (("30%", "45%", "−12%"), ("over 40 km", "30 km", "up to 12 km"), ("3", "5"))
_COUNTS = ("85", "12", "1234")
"""Amounts that are read in any language."""


class _Maker:
    """Draws the texts of one bank and one brief."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 (nothing is kept secret)
        self.language = self.random.choice(list(_WORDS))
        self.words = _WORDS[self.language].split()
        self._texts = 0

    def text(self, least: int, most: int) -> LocatedStr:
        """A text of *least* to *most* words, which no other begins like."""
        self._texts += 1
        count = self.random.randint(least, most)
        drawn = [self.random.choice((*self.words, *self.words, *_NUMBERS)) for _ in range(count)]
        at = self.random.randrange(count)
        drawn[at] = f"**{drawn[at]}**"
        return LocatedStr(" ".join((f"N{self._texts}x", *drawn)))

    def number(self, *most: int) -> int:
        """How many there are: often none or few, sometimes up to one of *most*."""
        return self.random.choice((0, 0, 1, 2, 3, *most))

    def chance(self, share: float) -> bool:
        """True in a *share* of all calls."""
        return self.random.random() < share


def make_random_brief(seed: int) -> Verified:
    """Make a bank and its brief "page" from *seed*."""
    make = _Maker(seed)
    articles = make.random.randint(1, 9)
    facts = tuple(_facts(make, make.random.choice((1, 3, 12, 30, 60, 130)), articles))
    ids = [fact.id for fact in facts]
    disputes = tuple(
        Dispute(LocatedStr(f"dispute-{at}"), make.text(3, 12), tuple(_some(make, ids, 2, 5)), note=make.text(3, 20))
        for at in range(make.number(4) if len(ids) > 4 else 0)
    )
    bank = Bank(
        title=make.text(1, 5),
        language=LocatedStr(make.language),
        articles={LocatedStr(f"article-{at}"): _article(make) for at in range(articles)},
        topics={LocatedStr("all"): LocatedStr("All")},
        facts=facts,
        disputes=disputes,
    )
    return Verified(bank, {"page": _brief(make, ids, disputes)})


def _article(make: _Maker) -> Article:
    return Article(
        file=LocatedStr("a.txt"),
        title=make.text(2, 12),
        published=parse_date_range(f"203{make.random.randrange(1, 9)}-06-09") if make.chance(0.8) else None,
        descriptor=make.text(4, 20) if make.chance(0.4) else LocatedStr(),
        url=LocatedStr("https://harbour.example/a/page") if make.chance(0.4) else LocatedStr(),
    )


def _facts(make: _Maker, count: int, articles: int) -> Iterator[Fact]:
    for at in range(count):
        lines = [make.random.randint(1, 140) for _ in range(make.random.choice((1, 1, 1, 2, 4)))]
        cite = tuple(
            Citation(
                f"article-{make.random.randrange(articles)}", LineSpan(line, line, LocatedStr(str(line))), LocatedStr()
            )
            for line in lines
        )
        yield Fact(
            id=LocatedStr(f"fact-{at}"),
            fact=make.text(4, 28),
            cite=cite,
            topic=LocatedStr("all"),
            date=parse_date_range(f"20{make.random.randint(10, 40)}"),
            said_by=make.text(1, 3) if make.chance(0.2) else LocatedStr(),
        )


def _some(make: _Maker, ids: Sequence[LocatedStr], least: int, most: int) -> list[LocatedStr]:
    return make.random.sample(ids, min(len(ids), make.random.randint(least, most)))


def _brief(make: _Maker, ids: Sequence[LocatedStr], disputes: Sequence[Dispute]) -> Brief:
    def few(most: int = 3) -> tuple[LocatedStr, ...]:
        return tuple(_some(make, ids, 1, most))

    def sides() -> tuple[ClaimSide, ...]:
        return tuple(ClaimSide(make.text(1, 9), few(), make.text(1, 3)) for _ in range(make.random.randint(0, 3)))

    def rows() -> tuple[RangeRow, ...]:
        return tuple(
            RangeRow(make.text(1, 6), few(1), LocatedStr(make.random.choice(spans)))
            for _ in range(make.random.choice((1, 3, 5, 40)))
        )

    def bars() -> tuple[Bar, ...]:
        return tuple(Bar(make.text(1, 6), LocatedStr(value), few(1)) for value in make.random.choice(values))

    spans, values = (_SPANS, _BARS) if make.language == "en" else (_COUNTS, (_COUNTS, _COUNTS[:2]))
    exchange = tuple(
        Flow(LocatedStr(giver), LocatedStr(taker), make.text(1, 9), few())
        for giver, taker in (make.random.sample(("Here", "There", "Far away"), 2) for _ in range(make.number(6, 25)))
    )
    page, large = make.random.choice(("A4", "A4", "Letter", "A5")), make.chance(0.15)
    roomy = page != "A5" and not large
    cut = make.random.randrange(len(ids) + 1)
    order = make.random.sample(PARTS, make.random.choice((0, 0, 3, len(PARTS))))
    return Brief(
        title=make.text(2, 9),
        as_of=parse_date_range("2031-06-14"),
        page=LocatedStr(page),
        large=LocatedStr("yes" if large else "no"),
        least=make.random.choice((7.5, 9.0, 9.0, 9.0, 11.0) if roomy else (7.5, 9.0)),
        deck=make.text(3, 18) if make.chance(0.7) else LocatedStr(),
        qr=LocatedStr("https://harbour.example/a/deck") if make.chance(0.2) else LocatedStr(),
        author=make.text(1, 3) if make.chance(0.3) else LocatedStr(),
        bottom_line=tuple(
            Sentence(make.text(4, 22 if roomy else 12), few()) for _ in range(make.random.randint(1, 4 if roomy else 2))
        ),
        sections=(Section(make.text(1, 5), tuple(ids[:cut])), Section(make.text(1, 5), tuple(ids[cut:]))),
        figures=tuple(
            Figure(LocatedStr(make.random.choice(_VALUES)), make.text(1, 12), few())
            for _ in range(make.number(5, 6, 9))
        ),
        timeline=tuple(
            Event(few(), make.text(1, 12), parse_date_range(f"{make.random.randint(1990, 2040)}"))
            for _ in range(make.number(7, 9, 60, 150))
        ),
        exchange=exchange,
        parties=tuple(Party(flow.from_, make.text(2, 14), few()) for flow in exchange[: make.random.randrange(9)]),
        ranges=tuple(
            Range(LocatedStr("crates"), make.text(1, 6), rows()) for _ in range(make.random.choice((0, 0, 1, 3)))
        ),
        claims=tuple(ClaimRow(make.text(2, 9), sides(), sides()) for _ in range(make.number(5, 20))),
        text=tuple(Sentence(make.text(4, 40), few()) for _ in range(make.number(10))),
        chart=Chart(make.text(2, 6), bars()) if make.chance(0.3) else None,
        people=tuple(Person(make.text(1, 3), make.text(1, 9), few()) for _ in range(make.number(6, 100))),
        disputes=tuple(each.id for each in disputes),
        open_questions=tuple(Sentence(make.text(3, 14), few()) for _ in range(make.number(6, 40))),
        order=tuple(map(LocatedStr, order)),
    )


def set_random_brief(verified: Verified) -> RenderedBrief:
    """Set the page of *verified* as a build does, and hold it to what every page keeps but for its texts."""
    cut: list[str] = []
    draw = Pen._text

    def watch(pen: Pen, paragraph: Paragraph, *rest: object) -> None:
        cut.extend(_cut_words(paragraph))
        draw(pen, paragraph, *rest)  # type: ignore[arg-type]

    with speaking(verified.bank.language), patch.object(Pen, "_text", watch):
        rendered = tidy(verified, "page")
    assert not rendered.problems, [problem.message for problem in rendered.problems]
    assert not cut, cut
    pages = len(pypdf.PdfReader(io.BytesIO(rendered.pdf)).pages)
    assert pages <= (2 if verified.briefs["page"].large == "yes" else 1)
    assert len(rendered.pdf) <= MOST_BYTES * pages
    lost = find_lost(verified, rendered)
    assert lost == [], lost
    return rendered


def _cut_words(paragraph: Paragraph) -> Iterator[str]:
    """Yield where a line of *paragraph* ends within a word or number, and no hyphen says so."""
    lines = ["".join(fragment.text for fragment in line.fragments if not fragment.note) for line in paragraph.lines]
    for line, following in pairwise(lines):
        if line and following and line[-1].isalnum() and following[0].isalnum() and not line.endswith(SOFT_HYPHEN):
            yield f"{line}|{following}"


def find_lost(verified: Verified, rendered: RenderedBrief) -> list[str]:
    """List the texts of the brief "page" that are neither printed nor named among those that had no room."""
    brief = verified.briefs["page"]
    facts = {str(fact.id): fact.fact for fact in verified.bank.facts}
    disputes = {str(dispute.id): dispute.question for dispute in verified.bank.disputes}
    wanted = {brief.title, brief.deck, brief.author, *(sentence.text for sentence in brief.bottom_line)}
    for entry in rank_entries(brief):
        named = str(entry.name) if entry.part == "sections" else f"{entry.part} “{entry.name}”"
        if named in rendered.left_out:
            continue
        if entry.part == "sections":
            wanted.add(facts[entry.name])
        elif entry.part == "disputes":
            wanted.add(disputes[entry.name])
        else:
            wanted.add(LocatedStr(repr(brief.chart if entry.part == "chart" else getattr(brief, entry.part)[entry.at])))
    with pypdfium2.PdfDocument(rendered.pdf) as document:
        printed = "".join(page.get_textpage().get_text_range() for page in document)
    there = set(_TOKEN.findall(printed))
    return [token for text in wanted for token in _TOKEN.findall(text) if token not in there]
