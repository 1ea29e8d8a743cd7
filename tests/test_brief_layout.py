"""Where things stand on the page: within the margins, and never on top of each other."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import combinations
from typing import Any, NamedTuple
from unittest.mock import patch

import pikepdf
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefdeck.model import Dispute, Event, Figure, Person, Section, Sentence, Verified
from briefdeck.problem import Text
from briefdeck.render.brief import render_brief
from briefdeck.render.brief.pen import Pen
from briefdeck.render.brief.styles import MM, PAPERS, SMALLEST
from briefdeck.render.brief.typography.paragraph import Paragraph
from briefdeck.text.when import parse_when
from tests.brief_sample import PAGES, sample, saying


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


def _check(verified: Verified, name: str) -> None:
    with _watched() as boxes:
        data, problems = render_brief(verified, name)
    if problems:
        assert {problem.code for problem in problems} == {"B703"}
        return
    paper = PAPERS[str(verified.briefs[name].page)]
    assert data
    for box in boxes:
        assert paper.side - 0.1 <= box.left, box
        assert box.right <= paper.width - paper.side + 0.1, box
        assert paper.ends - 0.1 <= box.bottom, box
        assert box.top <= paper.height - paper.ends + 0.1, box
    assert [(one.words, other.words) for one, other in combinations(boxes, 2) if one.overlaps(other)] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_sample_stands_in_its_margins(name: str) -> None:
    """No text is outside the margins or on another text."""
    _check(sample(), name)


WORDS = st.lists(
    st.sampled_from(["a", "the", "Vladivostok", "of", "10", "million", "internationalisation", "**bold**", "로동"]),
    min_size=1,
    max_size=22,
).map(" ".join)


@st.composite
def _pages(draw: st.DrawFn) -> Verified:
    """Pages of every make: parts there or not, texts long and short."""
    texts = draw(st.lists(WORDS, min_size=3, max_size=26))
    verified = saying(*texts)
    facts = tuple(fact.id for fact in verified.bank.facts)
    short = st.lists(WORDS, max_size=8)
    cut = draw(st.integers(1, len(facts)))
    disputes = tuple(
        Dispute(Text(f"dispute-{n}"), Text(draw(WORDS)), facts[: draw(st.integers(2, 5))], Text(draw(WORDS)))
        for n in range(draw(st.integers(0, 3)))
    )
    brief = replace(
        verified.briefs["page"],
        title=Text(draw(WORDS)),
        page=Text(draw(st.sampled_from(["A4", "Letter"]))),
        deck=Text(draw(WORDS)) if draw(st.booleans()) else Text(),
        figures=tuple(Figure(Text(label[:18]), Text(label), facts[:1]) for label in draw(short)),
        timeline=tuple(
            Event(facts[:2], Text(text), parse_when(f"20{20 + n}")) for n, text in enumerate(draw(short), start=1)
        ),
        sections=(Section(Text("One"), facts[:cut]), Section(Text(draw(WORDS)), facts[cut:])),
        people=tuple(Person(Text("Somebody"), Text(role), facts[:1]) for role in draw(short)),
        open_questions=tuple(Sentence(Text(text), facts[:3]) for text in draw(short)),
        disputes=tuple(dispute.id for dispute in disputes),
    )
    return Verified(replace(verified.bank, disputes=disputes), {"page": brief})


@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(_pages())
def test_no_page_is_ever_untidy(verified: Verified) -> None:
    """Whatever parts it has: all in the margins and nothing on top of another, or a problem."""
    _check(verified, "page")


@pytest.mark.parametrize("name", PAGES)
def test_no_type_is_too_small(name: str) -> None:
    """Neither in what is asked for nor by scaling: the page never changes its units."""
    data, _ = render_brief(sample(), name)
    with pikepdf.open(io.BytesIO(data)) as document:
        drawn = document.pages[0].Contents.read_bytes().decode("latin-1")
    sizes = [float(size) for size in re.findall(r"/F\d+\+\d+ ([\d.]+) Tf", drawn)]
    assert min(sizes) >= SMALLEST
    assert set(re.findall(r"^(.*) cm$", drawn, re.MULTILINE)) <= {"1 0 0 1 0 0"}


def test_margins_are_wide_enough_to_print() -> None:
    """Ten millimetres at least on every side, which any printer can do."""
    assert min(min(paper.side, paper.ends) for paper in PAPERS.values()) >= 10 * MM
