"""The page: fitting, what does not fit, what cannot be printed."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdeck.language.dates.date_range import parse_date_range
from briefdeck.located import LocatedStr, Location
from briefdeck.model import Dispute, Event, Figure, Person, Section, Sentence, Verified
from briefdeck.render.brief import render_brief
from briefdeck.render.brief.content import write_content
from briefdeck.render.brief.layout import (
    LARGEST,
    BriefLayout,
    compose,
    find_fitting,
    fit_dropping_entries,
    fit_type,
)
from briefdeck.render.brief.parts.column import Band, Column
from briefdeck.render.brief.styles import make_styles, split_rows
from briefdeck.render.pdf.design import HAIR, SMALLEST, WHITE
from briefdeck.render.pdf.faces import BOLD, DISPLAY
from briefdeck.render.pdf.paragraph import Style, TextShaper
from briefdeck.render.pdf.qr_code import make_qr_code
from tests.support.briefs import PAGES, changed, elements, sample, saying

pytestmark = pytest.mark.slow

SENTENCE = "A sentence of a common length, which says one thing and then says one more about it."


def _fitted(verified: Verified, name: str = "page") -> BriefLayout:
    return fit_type(write_content(verified, name), find_fitting(verified.briefs[name]), TextShaper("en"))


def _columns(page: BriefLayout) -> list[Column]:
    return [column for placed in page.parts if isinstance(placed.part, Band) for column in placed.part.columns]


@pytest.mark.parametrize("name", PAGES)
def test_the_sample_fits(name: str) -> None:
    """Each page of the sample stands on one sheet, with no problem."""
    data, problems, _ = render_brief(sample(), name)
    assert not problems
    assert data.startswith(b"%PDF-1.7")


@pytest.mark.parametrize("count", [1, 2, 5, 8, 13, 20])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_facts_fill_one_page(count: int, paper: str) -> None:
    """From one fact to twenty the type grows as the text shrinks, within its bounds."""
    page = _fitted(saying(*[f"{SENTENCE} {n}" for n in range(count)], page=LocatedStr(paper)))
    assert page.spare >= 0
    assert 9.0 <= page.setting.styles.body <= LARGEST


def test_fewer_facts_are_set_larger() -> None:
    """A page with room uses it."""
    sizes = [_fitted(saying(*[f"{SENTENCE} {n}" for n in range(count)])).setting.styles.body for count in (4, 12, 24)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 30), min_size=1, max_size=40), st.sampled_from(["A4", "Letter"]))
def test_type_is_never_smaller_than_allowed(lengths: list[int], paper: str) -> None:
    """Whatever is to be set, sentences are in type of 9 points, or what the page says; the rest is left out."""
    verified = saying(*["word " * length + str(n) for n, length in enumerate(lengths)], page=LocatedStr(paper))
    assert fit_dropping_entries(verified, "page", TextShaper("en")).page.setting.styles.body >= 9.0
    brief = replace(verified.briefs["page"], least=11.0)
    page = fit_dropping_entries(replace(verified, briefs={"page": brief}), "page", TextShaper("en")).page
    assert page.setting.styles.body >= 11.0


@pytest.mark.parametrize("body", [SMALLEST, 9.0, 14.0, LARGEST])
def test_sizes_have_one_order(body: float) -> None:
    """Headline, bottom line, headings, sentences, notes: on any page in this order; none is too small."""
    look = make_styles(body)
    order = [look.title.titles[-1], look.judgement, look.heading, look.fact, look.event, look.note]
    sizes = [style.size for style in order]
    assert sizes == sorted(sizes, reverse=True)
    every = [getattr(look, name) for name in look.__slots__]
    assert min(style.size for style in every if isinstance(style, Style)) >= SMALLEST


def test_what_is_white_on_a_ground_is_bold() -> None:
    """A poor printer fills thin white strokes; and it loses rules thinner than half a point."""
    look = make_styles(9.0)
    white = [
        style for name in look.__slots__ if isinstance(style := getattr(look, name), Style) and style.colour == WHITE
    ]
    assert white
    assert all(style.family in (BOLD, DISPLAY) for style in white)
    assert HAIR >= 0.5


@pytest.mark.parametrize("body", [9.0, 12.0])
def test_columns_stand_on_one_grid(body: float) -> None:
    """Every block takes a whole number of half lines, so that the lines of all columns meet."""
    verified = saying(*[f"{SENTENCE} {n}" * (n % 3 + 1) for n in range(9)])
    page = compose(write_content(verified, "page"), find_fitting(verified.briefs["page"]), body, TextShaper("en"))
    grid = page.setting.styles.grid
    heights = [block.height / grid for column in _columns(page) for block in column.blocks]
    assert heights == [pytest.approx(round(height)) for height in heights]


def test_a_part_that_goes_on_has_its_heading_again() -> None:
    """A column that begins within a part says which."""
    verified = saying(*[f"{SENTENCE} {n}" for n in range(12)])
    page = compose(write_content(verified, "page"), find_fitting(verified.briefs["page"]), 9.0, TextShaper("en"))
    first = _columns(page)[1].blocks[0]
    assert first.goes_on is not None
    assert first.goes_on.text.words == "Facts, continued"


def test_no_section_leaves_a_single_item_behind() -> None:
    """Where there is room to choose, columns end between sections or well within one."""
    page = _fitted(sample(), "full")
    columns = [column for column in _columns(page) if column.blocks]
    for column in columns:
        assert not column.blocks[-1].is_heading
        assert column.blocks[0].is_heading or len(column.blocks) == 1 or not column.blocks[1].is_heading


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
    assert re.search(r"it has \d+ points of height too much, about \d+ lines; ", problem.message)
    assert re.search(r"most room goes to `bottom_line:` with 30 entries, about \d+ lines$", problem.message)


def test_what_has_no_room_is_left_out_and_said() -> None:
    """Of any part but the bottom line, the last first; the page says how many of which, and the result names them."""
    verified, fact = saying("A fact."), (LocatedStr("fact-1"),)
    many: dict[str, Any] = {
        "figures": tuple(Figure(LocatedStr("12"), LocatedStr(f"of {n}"), fact) for n in range(150)),
        "people": tuple(Person(LocatedStr(f"Tove {n}"), LocatedStr("one of them"), fact) for n in range(200)),
        "open_questions": tuple(Sentence(LocatedStr(f"Who did {n}?"), fact) for n in range(200)),
    }
    for key, things in many.items():
        brief = replace(verified.briefs["page"], **{key: things})
        data, problems, left_out = render_brief(replace(verified, briefs={"page": brief}), "page")
        assert (bool(data), problems) == (True, ())
        named = [name for name in left_out if name != "fact-1"]
        assert named[0].startswith(f"{key} “")
        assert f"{len(things) - 1}" in named[0]
        text = " ".join(pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text().split())
        assert f"{len(named)} entries of other parts did not fit: {len(named)} × " in text


def test_a_dispute_without_room_is_left_out() -> None:
    """Its facts and its note count."""
    verified = saying(SENTENCE, SENTENCE)
    note = LocatedStr(SENTENCE * 300, Location("facts.yaml", 200, 11))
    dispute = Dispute(LocatedStr("dispute"), LocatedStr("Which?"), tuple(each.id for each in verified.bank.facts[:2]))
    bank = replace(verified.bank, disputes=(replace(dispute, note=note),))
    brief = replace(verified.briefs["page"], disputes=(LocatedStr("dispute"),))
    _, problems, left_out = render_brief(Verified(bank, {"page": brief}), "page")
    assert (problems, left_out[-1]) == ((), "disputes “dispute”")


@pytest.mark.parametrize("key", ["figures", "bottom_line"])
def test_a_number_is_never_cut(key: str) -> None:
    """A figure without room is left out and named; without room in the bottom line it is a problem at its place."""
    verified, place, long = saying("A fact."), Location("page.yaml", 7, 3), "1234567890" * 9
    fact = (LocatedStr("fact-1"),)
    parts: dict[str, Any] = {
        "figures": (Figure(LocatedStr(long, place), LocatedStr("of them"), fact),),
        "bottom_line": (Sentence(LocatedStr(f"There are {long}.", place), fact),),
    }
    brief = replace(verified.briefs["page"], **{key: parts[key]}, page=LocatedStr("A5"))
    data, problems, left_out = render_brief(replace(verified, briefs={"page": brief}), "page")
    if key == "figures":
        assert (bool(data), list(problems), left_out) == (True, [], ["figures “of them”"])
    else:
        assert (data, [(each.code, each.location) for each in problems]) == (b"", [("B703", place)])
        assert long in problems[0].message


@pytest.mark.parametrize(
    "value",
    ["US$1.25 trillion", "1,234,567,890", "1,200 kilometres", "12,500 months", "15,000 thousand", "$34.4 million"],
)
@pytest.mark.parametrize("count", [5, 6])
@pytest.mark.parametrize("paper", ["A4", "Letter", "A5"])
def test_a_figure_is_set_whole(value: str, count: int, paper: str) -> None:
    """Smaller, or parted at its blank, but never within its number or its word."""
    verified = saying(*[f"{SENTENCE} {n}" for n in range(30)])
    figures = tuple(Figure(LocatedStr(value), LocatedStr("of them all"), (LocatedStr("fact-1"),)) for _ in range(count))
    brief = replace(verified.briefs["page"], figures=figures, page=LocatedStr(paper))
    data, problems, _ = render_brief(replace(verified, briefs={"page": brief}), "page")
    assert not problems
    text = pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert " ".join(text.split()).count(value) == count


def test_large_print_may_take_two_pages() -> None:
    """Type of 14 points at least; more than two pages are never made."""
    verified = saying(*[f"{SENTENCE} {n}" for n in range(40)], large=LocatedStr("yes"))
    data, problems, left_out = render_brief(verified, "page")
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    assert (len(pages), problems) == (2, ())
    assert left_out
    text = " ".join(page.extract_text() for page in pages)
    assert f"{len(left_out)} less important facts" in " ".join(text.split())
    assert fit_dropping_entries(verified, "page", TextShaper("en")).page.setting.styles.body >= 14
    assert pages[1].extract_text().startswith("A headline · Page 2 of 2")
    assert "Facts, continued" in pages[1].extract_text()
    assert (
        len(pypdf.PdfReader(io.BytesIO(render_brief(saying("One fact.", large=LocatedStr("yes")), "page").pdf)).pages)
        == 1
    )


def test_an_editor_orders_and_names_the_parts() -> None:
    """Parts stand in the order given, under titles of their own; the rest follows as usual."""
    brief = {
        "order": (LocatedStr("open_questions"), LocatedStr("timeline")),
        "titles": {
            LocatedStr("open_questions"): LocatedStr("What to watch"),
            LocatedStr("figures"): LocatedStr("In numbers"),
        },
        "author": LocatedStr("The harbour desk"),
        "licence": LocatedStr("CC BY 4.0"),
    }
    data, problems, _ = render_brief(changed("full", **brief), "full")
    assert not problems
    text = " ".join(pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text().split())
    places = [text.index(part) for part in ("What to watch", "Timeline", "Bottom line", "The harbour desk · CC BY 4.0")]
    assert places == sorted(places)
    assert "In numbers 34 of 41" in text


def test_an_accent_colours_the_page() -> None:
    """Headline, rules and marks are in the colour of the editor's choice."""
    plain, problems, _ = render_brief(sample(), "short")
    red = render_brief(changed("short", accent=LocatedStr("#8a1010")), "short").pdf
    with pikepdf.open(io.BytesIO(red)) as document:
        drawn = document.pages[0].Contents.read_bytes()
    assert b"0.541 0.063 0.063 rg" in drawn
    assert b"0.047 0.176 0.302 rg" not in drawn
    assert not problems
    assert plain != red


def test_a_code_leads_to_the_address() -> None:
    """The QR code is a picture with words, black on white, with four light modules around it."""
    data, problems, _ = render_brief(changed("short", qr=LocatedStr("https://harbour.example/deck")), "short")
    assert not problems
    assert "QR code of https://harbour.example/deck" in elements(data, "/Figure")
    code = make_qr_code("https://harbour.example/deck", "")
    assert code.quiet == pytest.approx(4 * code.size / len(code.rows))
    assert [row[:7] for row in code.rows[:2]] == [(True,) * 7, (True, *(False,) * 5, True)]


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
