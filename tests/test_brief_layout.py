"""Where things stand on the page: within the margins, and never on top of each other."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import cycle

import pikepdf
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefdeck.language.dates.date_range import parse_date_range
from briefdeck.located import LocatedStr
from briefdeck.model import (
    ClaimRow,
    ClaimSide,
    Dispute,
    Event,
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
from briefdeck.paper_sizes import MM, PAPERS
from briefdeck.render.brief import render_brief
from briefdeck.render.pdf.design import SMALLEST
from briefdeck.render.pdf.faces import RaisedFace
from tests.support.briefs import PAGES, sample, saying, tidy

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", PAGES)
def test_the_sample_stands_in_its_margins(name: str) -> None:
    """No text is outside the margins or on another text."""
    tidy(sample(), name)


WORDS = st.lists(
    st.sampled_from(["a", "the", "Vladivostok", "of", "10", "million", "internationalisation", "**bold**", "로동"]),
    min_size=1,
    max_size=22,
).map(" ".join)


PAIRS = st.lists(st.sampled_from([("Here", "There"), ("There", "Here"), ("Here", "Far away")]), min_size=1, max_size=4)
SPANS = [
    "over 3 million",
    "up to 4.8 million",
    "about 50",
    "between 40 and 5,000",
    "85",
    "millions",
    "-12",
    "tens of thousands",
]


def _rows(facts: tuple[LocatedStr, ...]) -> st.SearchStrategy[RangeRow]:
    return st.builds(
        lambda label, value: RangeRow(LocatedStr(label), facts[:1], LocatedStr(value)), WORDS, st.sampled_from(SPANS)
    )


def _sides(facts: tuple[LocatedStr, ...]) -> st.SearchStrategy[ClaimSide]:
    return st.builds(lambda text, who: ClaimSide(LocatedStr(text), facts[:2], LocatedStr(who)), WORDS, WORDS)


def _some_sides(facts: tuple[LocatedStr, ...]) -> st.SearchStrategy[list[ClaimSide]]:
    return st.lists(_sides(facts), max_size=3)


@st.composite
def _pages(draw: st.DrawFn) -> Verified:
    """Pages of every make: parts there or not, texts long and short."""
    texts = draw(st.lists(WORDS, min_size=3, max_size=26))
    verified = saying(*texts)
    facts = tuple(fact.id for fact in verified.bank.facts)
    short = st.lists(WORDS, max_size=8)
    cut = draw(st.integers(1, len(facts)))
    disputes = tuple(
        Dispute(
            LocatedStr(f"dispute-{n}"),
            LocatedStr(draw(WORDS)),
            facts[: draw(st.integers(2, 5))],
            note=LocatedStr(draw(WORDS)),
        )
        for n in range(draw(st.integers(0, 3)))
    )
    brief = replace(
        verified.briefs["page"],
        title=LocatedStr(draw(WORDS)),
        page=LocatedStr(draw(st.sampled_from(["A4", "Letter", "A5"]))),
        least=draw(st.sampled_from([7.5, 9.0, 11.0])),
        large=LocatedStr(draw(st.sampled_from(["no", "no", "no", "yes"]))),
        qr=LocatedStr(draw(st.sampled_from(["", "https://harbour.example/a/deck"]))),
        deck=LocatedStr(draw(WORDS)) if draw(st.booleans()) else LocatedStr(),
        figures=tuple(Figure(LocatedStr(label[:18]), LocatedStr(label), facts[:1]) for label in draw(short)),
        timeline=tuple(
            Event(facts[:2], LocatedStr(text), parse_date_range(f"20{20 + n}"))
            for n, text in enumerate(draw(short), start=1)
        ),
        sections=(Section(LocatedStr("One"), facts[:cut]), Section(LocatedStr(draw(WORDS)), facts[cut:])),
        people=tuple(Person(LocatedStr("Somebody"), LocatedStr(role), facts[:1]) for role in draw(short)),
        open_questions=tuple(Sentence(LocatedStr(text), facts[:3]) for text in draw(short)),
        exchange=tuple(
            Flow(LocatedStr(giver), LocatedStr(taker), LocatedStr(text), facts[:2])
            for text, (giver, taker) in zip(draw(short), cycle(draw(PAIRS)), strict=False)
        ),
        parties=tuple(Party(LocatedStr("Here"), LocatedStr(text), facts[:1]) for text in draw(short)[:2]),
        ranges=tuple(
            Range(LocatedStr("crates"), LocatedStr(text), tuple(draw(st.lists(_rows(facts), min_size=1, max_size=5))))
            for text in draw(short)[:2]
        ),
        claims=tuple(
            ClaimRow(
                LocatedStr(text), tuple(draw(st.lists(_sides(facts), max_size=3))), tuple(draw(_some_sides(facts)))
            )
            for text in draw(short)[:3]
        ),
        text=tuple(Sentence(LocatedStr(text), facts[:1]) for text in draw(short)[:2]),
        order=tuple(map(LocatedStr, draw(st.permutations(PARTS))[: draw(st.integers(0, len(PARTS)))])),
        disputes=tuple(dispute.id for dispute in disputes),
    )
    return Verified(replace(verified.bank, disputes=disputes), {"page": brief})


@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(_pages())
def test_no_page_is_ever_untidy(verified: Verified) -> None:
    """Whatever parts it has: all in the margins and nothing on top of another, or a problem."""
    tidy(verified, "page")


@pytest.mark.parametrize("name", PAGES)
def test_no_type_is_too_small(name: str) -> None:
    """Neither in what is asked for nor by scaling: the page never changes its units. Notes are raised, and smaller."""
    data, *_ = render_brief(sample(), name)
    with pikepdf.open(io.BytesIO(data)) as document:
        drawn = document.pages[0].Contents.read_bytes().decode("latin-1")
    sizes = [float(size) for size in re.findall(r"(?<! Ts\n)/F\d+\+\d+ ([\d.]+) Tf", drawn)]
    assert min(sizes) >= SMALLEST - 0.001
    raised = [float(size) for size in re.findall(r" Ts\n/F\d+\+\d+ ([\d.]+) Tf", drawn)]
    assert min(raised) >= SMALLEST * RaisedFace.scale
    assert set(re.findall(r"^(.*) cm$", drawn, re.MULTILINE)) <= {"1 0 0 1 0 0"}


def test_margins_are_wide_enough_to_print() -> None:
    """Ten millimetres at least on every side, which any printer can do."""
    assert min(min(paper.side, paper.ends) for paper in PAPERS.values()) >= 10 * MM
