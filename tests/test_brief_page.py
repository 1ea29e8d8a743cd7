"""The page: fitting, what does not fit, what cannot be printed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdeck.language.date_range import parse_date_range
from briefdeck.located import LocatedStr, Location
from briefdeck.model import Dispute, Event, Figure, Person, Section, Sentence, Verified
from briefdeck.render.brief import render_brief
from briefdeck.render.brief.content import write_content
from briefdeck.render.brief.layout import DENSITY_STEPS, BriefLayout, fit_type
from briefdeck.render.brief.styles import Density, split_rows, styles
from briefdeck.render.pdf.design import SMALLEST
from briefdeck.render.pdf.typography.paragraph import Style, TextShaper
from tests.support.briefs import PAGES, changed, sample, saying

pytestmark = pytest.mark.slow

SENTENCE = "A sentence of a common length, which says one thing and then says one more about it."


def _fitted(verified: Verified, name: str = "page") -> BriefLayout:
    return fit_type(write_content(verified, name), str(verified.briefs[name].page), TextShaper("en"))


@pytest.mark.parametrize("name", PAGES)
def test_the_sample_fits(name: str) -> None:
    """Each page of the sample stands on one sheet, with no problem."""
    data, problems, _ = render_brief(sample(), name)
    assert not problems
    assert data.startswith(b"%PDF-1.7")


@pytest.mark.parametrize("count", [1, 2, 5, 8, 13, 20, 30])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_facts_fill_one_page(count: int, paper: str) -> None:
    """From one fact to thirty the type grows as the text shrinks, within its bounds."""
    page = _fitted(saying(*[f"{SENTENCE} {n}" for n in range(count)], page=LocatedStr(paper)))
    assert page.spare >= 0
    assert SMALLEST <= page.body_size <= DENSITY_STEPS[0].most


def test_fewer_facts_are_set_larger() -> None:
    """A page with room uses it."""
    sizes = [_fitted(saying(*[f"{SENTENCE} {n}" for n in range(count)])).body_size for count in (8, 30, 60)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 30), min_size=1, max_size=40), st.sampled_from(["A4", "Letter"]))
def test_type_is_never_smaller_than_allowed(lengths: list[int], paper: str) -> None:
    """Whatever is to be set, it fits at 7.5 points or more, or is said not to fit."""
    page = _fitted(saying(*["word " * length + str(n) for n, length in enumerate(lengths)], page=LocatedStr(paper)))
    sizes = [block.text.style.size for column in page.body.columns for block in column.blocks]
    assert min(sizes) >= SMALLEST


@pytest.mark.parametrize("density", ["grand", "roomy", "tight", "compact"])
def test_no_style_is_smaller_than_allowed(density: Density) -> None:
    """Not even beside the smallest body."""
    look = styles(SMALLEST, density)
    every = [getattr(look, name) for name in look.__slots__]
    assert min(style.size for style in every if isinstance(style, Style)) >= SMALLEST


def test_no_section_leaves_a_single_item_behind() -> None:
    """Where there is room to choose, columns end between sections or well within one."""
    page = _fitted(sample(), "full")
    for column in page.body.columns[:-1]:
        assert not column.blocks[-1].is_heading
    for column in page.body.columns[1:]:
        first, second, *_ = column.blocks
        assert first.is_heading or not second.is_heading


def test_too_much_is_a_problem_with_places() -> None:
    """No bytes; one problem says how much is too much, and which part takes the most room, where that begins."""
    long = SENTENCE * 3
    verified = saying(*[SENTENCE] * 90)
    lines = tuple(
        Sentence(LocatedStr(long, Location("page.yaml", line, 11)), (LocatedStr("fact-1"),)) for line in range(10, 40)
    )
    brief = replace(verified.briefs["page"], bottom_line=lines)
    data, problems, _ = render_brief(replace(verified, briefs={"page": brief}), "page")
    assert data == b""
    (problem,) = problems
    assert (problem.code, problem.location) == ("B703", Location("page.yaml", 10, 11))
    assert re.search(r"it has \d+ points of a column too much, about \d+ lines; ", problem.message)
    assert re.search(r"most room goes to `bottom_line:` with 30 entries, about \d+ lines$", problem.message)


def test_each_part_may_take_the_most_room() -> None:
    """It is named by its key, and the place is that of its first text."""
    verified, fact = saying("A fact."), (LocatedStr("fact-1"),)
    place = Location("page.yaml", 20, 5)
    many: dict[str, Any] = {
        "figures": tuple(Figure(LocatedStr("12", place), LocatedStr("of them"), fact) for _ in range(250)),
        "timeline": tuple(Event(fact, LocatedStr("It was", place), parse_date_range("2030")) for _ in range(300)),
        "people": tuple(Person(LocatedStr("Tove", place), LocatedStr("one of them"), fact) for _ in range(400)),
        "open_questions": tuple(Sentence(LocatedStr("Who did it?", place), fact) for _ in range(400)),
    }
    for key, things in many.items():
        brief = replace(verified.briefs["page"], **{key: things})
        (problem,) = render_brief(replace(verified, briefs={"page": brief}), "page").problems
        assert f"most room goes to `{key}:` with {len(things)} entries" in problem.message
        assert problem.location == place


def test_a_dispute_may_take_the_most_room() -> None:
    """Its facts and its note count."""
    verified = saying(SENTENCE, SENTENCE)
    note = LocatedStr(SENTENCE * 300, Location("facts.yaml", 200, 11))
    facts = tuple(each.id for each in verified.bank.facts[:2])
    bank = replace(verified.bank, disputes=(Dispute(LocatedStr("dispute"), LocatedStr("Which?"), facts, note),))
    brief = replace(verified.briefs["page"], disputes=(LocatedStr("dispute"),))
    _, problems, _ = render_brief(Verified(bank, {"page": brief}), "page")
    assert [each.message.partition("most room goes to ")[2][:11] for each in problems] == ["`disputes:`"]


def test_too_much_in_the_head_is_a_problem_too() -> None:
    """A headline of a thousand words does not push the rest off the page."""
    data, problems, _ = render_brief(saying("A fact.", title="word " * 1000), "page")
    assert data == b""
    assert [each.location for each in problems] == [Location("page.yaml", 1, 8)]
    assert "most room goes to `title:`" in problems[0].message


def test_what_no_font_has_is_a_problem_with_a_place() -> None:
    """All of them are told, once for each text."""
    data, problems, _ = render_brief(saying("A ☃ and a ☃ and a ⛄.", "Fine.", "Ⴀ"), "page")
    assert data == b""
    assert [(each.code, each.location.line, each.words) for each in problems] == [("B704", 1, "☃"), ("B704", 3, "Ⴀ")]
    assert problems[0].message == "no font of the page has U+2603 SNOWMAN and U+26C4 SNOWMAN WITHOUT SNOW"


def test_a_missing_glyph_is_told_wherever_it_stands() -> None:
    """In the headline, too, and in the key of the articles."""
    _, problems, _ = render_brief(saying("A fact.", title="A ☃"), "page")
    assert [(each.code, each.location) for each in problems] == [("B704", Location("page.yaml", 1, 8))]


def test_figures_and_events_go_on_in_a_second_row() -> None:
    """More than a row takes is not squeezed into it."""
    figures = tuple(Figure(LocatedStr(str(n)), LocatedStr("of them"), (LocatedStr("ten-year-term"),)) for n in range(8))
    events = tuple(
        Event((LocatedStr("ten-year-term"),), LocatedStr(f"Event {n}"), parse_date_range(f"2030-0{n}"))
        for n in range(1, 10)
    )
    data, problems, _ = render_brief(changed("short", figures=figures, timeline=events), "short")
    assert (bool(data), bool(problems)) == (True, False)


def test_rows_are_as_equal_as_can_be() -> None:
    """Eight in rows of at most seven are four and four."""
    assert [len(row) for row in split_rows(range(8), 7)] == [4, 4]
    assert split_rows([], 7) == []


def test_a_page_with_nothing_but_a_heading_is_set() -> None:
    """A section without facts does not break the columns."""
    data, problems, _ = render_brief(saying("A fact.", sections=(Section(LocatedStr("Empty"), ()),)), "page")
    assert (bool(data), bool(problems)) == (True, False)
