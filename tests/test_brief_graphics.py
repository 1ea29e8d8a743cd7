"""The drawings of a page: labels stand where their events are, words of arrows in the middle, ticks at months."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any
from unittest.mock import patch

import pikepdf
import pytest

from briefdeck.language.dates.date_range import parse_date_range
from briefdeck.located import LocatedStr
from briefdeck.model import ClaimRow, ClaimSide, Dispute, Event, Figure, Flow, Party, Range, RangeRow, Verified
from briefdeck.paper_sizes import PAPERS
from briefdeck.printed_words import PLURAL_RULES, message, speaking
from briefdeck.render.brief import render_brief
from briefdeck.render.brief.content import write_content
from briefdeck.render.brief.layout import compose, find_fitting
from briefdeck.render.brief.parts.column import Band
from briefdeck.render.brief.parts.exchange import Exchange
from briefdeck.render.brief.parts.foot import PageSources
from briefdeck.render.brief.parts.head import Figures
from briefdeck.render.brief.parts.ranges import RangePlot, _ends
from briefdeck.render.brief.parts.timeline import Label, Timeline, make_scale
from briefdeck.render.pdf.paragraph import Paragraph, TextShaper, plain_text
from briefdeck.render.pdf.pen import Pen
from tests.support.briefs import saying, tidy, watched

pytestmark = pytest.mark.slow

FACTS = (LocatedStr("fact-1"),)
LONG = "uluslararasılaştırılmasındaki"


def _page(**parts: Any) -> Verified:
    verified = saying("Something is so.", "It is so elsewhere.")
    return replace(verified, briefs={"page": replace(verified.briefs["page"], **parts)})


def _part(verified: Verified, kind: type) -> Any:
    """The part of a *kind* of the page, in type of 9 points."""
    page = compose(write_content(verified, "page"), find_fitting(verified.briefs["page"]), 9.0, TextShaper("en"))
    return next(placed.part for placed in page.parts if isinstance(placed.part, kind))


def _labels(*days: str) -> dict[str, Label]:
    """The labels of events on *days*, by their days as printed."""
    events = tuple(
        Event(FACTS, LocatedStr(f"Event {at} takes place"), parse_date_range(day)) for at, day in enumerate(days)
    )
    timeline: Timeline = _part(_page(timeline=events), Timeline)
    return {label.point.day: label for row in timeline.rows for label in row.labels}


def test_a_label_at_the_end_ends_at_its_event() -> None:
    """Where there is no room behind an event, its label is flush right and ends there; else it begins there."""
    labels = _labels("2030-01-01", "2030-06-01", "2030-12-28", "2030-12-31")
    for day, align in (
        ("1 Jan 2030", "left"),
        ("1 Jun 2030", "left"),
        ("28 Dec 2030", "right"),
        ("31 Dec 2030", "right"),
    ):
        label = labels[day]
        assert label.text.style.align == label.day.style.align == align
        assert (label.left if align == "left" else label.right) == pytest.approx(label.place, abs=2.1)


def test_lines_of_the_last_label_are_even() -> None:
    """No single word is left at the right edge of the page."""
    events = [
        ("2030-01-01", "Kim arrives"),
        ("2030-06-01", "Talks"),
        ("2030-12-31", "Putin is to travel to North Korea"),
    ]
    timeline: Timeline = _part(
        _page(timeline=tuple(Event(FACTS, LocatedStr(text), parse_date_range(day)) for day, text in events)), Timeline
    )
    widths = [line.width(1.0) for line in timeline.rows[0].labels[-1].text.lines]
    assert len(widths) == 2
    assert min(widths) > 0.6 * max(widths)


def test_names_of_an_axis_stay_on_it() -> None:
    """The first and the last year are within the page, and rows have a line between them."""
    events = tuple(Event(FACTS, LocatedStr(f"Event {at}"), parse_date_range(f"{2000 + at}")) for at in range(20))
    timeline: Timeline = _part(_page(timeline=events), Timeline)
    assert len(timeline.rows) > 1
    rows = sum(row.above + row.below for row in timeline.rows)
    assert timeline.height - timeline.head.height - rows >= timeline.rows[0].labels[0].day.style.leading
    with _drawn() as boxes:
        render_brief(_page(timeline=events), "page")
    years = [box for box in boxes if re.fullmatch("20[01][0-9]", box[2])]
    assert years
    paper = PAPERS["A4"]
    assert min(box[0] for box in years) >= paper.side - 0.1
    assert max(box[1] for box in years) <= paper.width - paper.side + 0.1


@contextmanager
def _drawn() -> Iterator[list[tuple[float, float, str]]]:
    """The left and right ends of what is drawn as part of a picture meanwhile, and its words."""
    boxes: list[tuple[float, float, str]] = []
    draw = Pen.decoration

    def watch(pen: Pen, paragraph: Paragraph, x: float, top: float) -> None:
        boxes.append((x, x + paragraph.natural_width, paragraph.words))
        draw(pen, paragraph, x, top)

    with patch.object(Pen, "decoration", watch):
        yield boxes


def test_labels_of_one_side_never_meet() -> None:
    """Flush left or right, with many events at one end."""
    labels = list(_labels("2030-01-01", *(f"2030-12-{day}" for day in range(20, 30))).values())
    for above in (True, False):
        row = [label for label in labels if label.is_above == above]
        for one, other in pairwise(row):
            assert one.right < other.left


def test_words_of_an_arrow_are_centred_on_every_line() -> None:
    """However many lines they take."""
    what = LocatedStr(
        "A sale of arms of many kinds that the meeting could bring about in the view of some who watch " * 2
    )
    exchange: Exchange = _part(_page(exchange=(Flow(LocatedStr("Here"), LocatedStr("There"), what, FACTS),)), Exchange)
    words = exchange.diagrams[0].arrows[0].words
    assert words.count > 1
    assert words.style.align == "centre"


def test_months_have_ticks_where_they_begin_and_names_where_they_are_seen() -> None:
    """None in a gap that is broken; a month cut off by the end of the axis has its name in what is seen of it."""
    days = ["2000", "2019", "2023-07-16", "2023-09-10", "2023-09-12"]
    scale = make_scale([parse_date_range(day) for day in days], 520)
    begins = {tick.name + str(at): tick.x for at, tick in enumerate(scale.ticks)}
    assert [tick.name for tick in scale.ticks] == ["J", "A", "S"]
    july, august, september = scale.ticks
    assert july.x is None, begins
    assert august.x is not None
    assert september.x is not None
    assert scale.places[2] <= august.x <= september.x <= september.middle <= 520


def test_a_month_with_an_event_in_it_keeps_its_name_in_its_middle() -> None:
    """An event in the middle of a month divides no month."""
    days = [parse_date_range(day) for day in ("2023-09", "2023-11", "2024-01", "2024-03", "2024-06-18")]
    scale = make_scale(days, 520)
    november = next(tick for tick in scale.ticks if tick.name == "N")
    assert november.middle == pytest.approx(scale.places[1], abs=1)


@pytest.mark.parametrize(
    ("language", "initials"), [("en", "JJA"), ("de", "JJA"), ("ru", "ИИА"), ("ko", "678"), ("ja", "678")]
)
def test_months_are_called_as_in_the_language(language: str, initials: str) -> None:
    """By the letter or the number that begins their names."""
    with speaking(language):
        scale = make_scale([parse_date_range("2023-06-01"), parse_date_range("2023-08-31")], 500)
    assert "".join(tick.name for tick in scale.ticks) == initials


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pl", "uk", "ru", "ko"])
def test_tables_are_summed_up_in_every_language(language: str) -> None:
    """What a table holds is told in the words of the language, whatever its letters."""
    side = (ClaimSide(LocatedStr("so it is"), FACTS, LocatedStr("The council")),)
    dispute = Dispute(LocatedStr("it"), LocatedStr("Is it so?"), (LocatedStr("fact-1"), LocatedStr("fact-2")))
    verified = _page(claims=(ClaimRow(LocatedStr("Is it?"), side, side),), disputes=(dispute.id,))
    bank = replace(verified.bank, disputes=(dispute,), language=LocatedStr(language))
    with speaking(language):
        data = render_brief(replace(verified, bank=bank), "page").pdf
        wanted = {message("brief.claims_summary"), message("brief.disputes_summary")}
    with pikepdf.open(io.BytesIO(data)) as document:
        tables = [
            each for each in document.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Table"
        ]
        assert {str(each.A.Summary) for each in tables} == wanted


def test_summaries_are_words() -> None:
    """Messages are what is said, not how a file writes it."""
    for language in PLURAL_RULES:
        with speaking(language):
            for key in ("brief.claims_summary", "brief.disputes_summary"):
                assert message(key)[0] not in "(（"


@pytest.mark.parametrize("page", ["A4", "A5"])
@pytest.mark.parametrize("large", ["yes", "no"])
@pytest.mark.parametrize("part", ["parties", "bottom_line"])
def test_a_long_word_gives_way_in_any_part(part: str, page: str, large: str) -> None:
    """In a box of the exchange and in the bottom line too: it has room, or its entry is left out and named."""
    here, there = LocatedStr("Here"), LocatedStr("There")
    text = LocatedStr(f"a {LONG} of some kind")
    exchange = (Flow(here, there, LocatedStr("Grain"), FACTS),)
    verified = _page(page=LocatedStr(page), large=LocatedStr(large), exchange=exchange)
    brief = verified.briefs["page"]
    if part == "parties":
        brief = replace(brief, parties=(Party(here, text, FACTS), Party(there, LocatedStr("has none"), FACTS)))
    else:
        brief = replace(brief, bottom_line=(replace(brief.bottom_line[0], text=text),))
    bank = replace(verified.bank, language=LocatedStr("tr"))
    rendered = tidy(replace(verified, briefs={"page": brief}, bank=bank), "page")
    assert not rendered.problems
    assert set(rendered.left_out) <= {f"parties “{text}”"}


def test_what_was_said_of_a_party_goes_with_its_last_arrow() -> None:
    """An arrow whose words have no room is named, and so is what stood in the boxes beside it."""
    here, there = LocatedStr("Here"), LocatedStr("There")
    exchange = (Flow(here, there, LocatedStr("x" * 90), FACTS),)
    verified = _page(exchange=exchange, parties=(Party(here, LocatedStr("has grain"), FACTS),))
    rendered = tidy(verified, "page")
    assert not rendered.problems
    assert sorted(rendered.left_out) == sorted([f"exchange “{'x' * 90}”", "parties “has grain”"])


def test_what_is_said_of_a_party_is_said_once() -> None:
    """Though a party is in two diagrams."""
    names = [LocatedStr(name) for name in ("Here", "There", "Elsewhere")]
    exchange = tuple(Flow(one, other, LocatedStr("Grain"), FACTS) for one, other in combinations(names, 2))
    parties = tuple(Party(name, LocatedStr(f"{name} has grain"), FACTS) for name in names)
    views = write_content(_page(exchange=exchange, parties=parties), "page").exchange
    said = [plain_text(text) for view in views for box in (view.left, view.right) for text in box.texts]
    assert [text.split("\u2009")[0] for text in said] == ["Here has grain", "There has grain", "Elsewhere has grain"]


@pytest.mark.parametrize(("count", "rows"), [(3, [3]), (5, [3, 2]), (6, [3, 3])])
def test_figures_are_large(count: int, rows: list[int]) -> None:
    """Five long ones take a second row rather than small type; a few stay in one; all labels of a row begin at once."""
    figures = tuple(
        Figure(LocatedStr("1,234,567,890 km"), LocatedStr("of them " * (at + 1)), FACTS) for at in range(count)
    )
    part: Figures = _part(_page(figures=figures), Figures)
    assert [len(row) for row in part.rows] == rows
    assert all(cell.value.count == 1 for row in part.rows for cell in row)
    assert len({cell.value.width for row in part.rows for cell in row}) == 1


def test_labels_of_figures_begin_on_one_line() -> None:
    """Even where one value takes two lines."""
    values = ("1,234 kilometres of rail, and as many of road and of river in all of the seven isles", "5", "6")
    figures = tuple(Figure(LocatedStr(value), LocatedStr(f"Label {value}"), FACTS) for value in values)
    with watched() as boxes:
        render_brief(_page(figures=figures, page=LocatedStr("A5")), "page")
    tops = {round(box.top, 2) for box in boxes if box.words.startswith("Label")}
    assert len(tops) == 1


def _row(value: str) -> RangeRow:
    return RangeRow(LocatedStr("Some"), FACTS, LocatedStr(value))


def _plot(*values: str) -> tuple[RangePlot, dict[str, tuple[float, float]]]:
    """The plot of *values*, and the ends of the mark of each."""
    rows = tuple(map(_row, values))
    page = _page(ranges=(Range(LocatedStr("it"), LocatedStr("How much?"), rows),))
    band: Band = _part(page, Band)
    (plot,) = (block.drawing for block in band.columns[0].blocks if isinstance(block.drawing, RangePlot))
    return plot, {plain_text(row.view.value): _ends(row.view.span, plot.axis, plot.length) for row in plot.rows}


def test_up_to_counts_from_zero() -> None:
    """Also on an axis that begins below it."""
    plot, ends = _plot("up to 12%", "−30% to −10%")
    assert ends["up to 12%"][0] == pytest.approx(plot.axis.place(0.0, plot.length))
    assert ends["−30% to −10%"][0] == pytest.approx(plot.axis.place(-30.0, plot.length))


def test_no_value_lies_on_its_mark() -> None:
    """Nor is the scale outside its column."""
    plot, ends = _plot("about 2 million", "5.9 million", "over 3 million")
    for row in plot.rows:
        low, high = ends[plain_text(row.view.value)]
        reach = 2.6 * 3.2 if row.view.span.kind == "about" else 3.2
        if row.is_beside:
            assert row.value_at >= high + reach or row.value_at + row.value.natural_width <= low - reach
    with _drawn() as boxes:
        render_brief(_page(ranges=(Range(LocatedStr("it"), LocatedStr("How much?"), (_row("5.9 million"),)),)), "page")
    assert max(box[1] for box in boxes) <= PAPERS["A4"].width - PAPERS["A4"].side + 0.1


@pytest.mark.parametrize(
    ("language", "value", "tick", "scale"),
    [
        ("de", "2,4 Mio.", "0,5", "Mio."),
        ("ko", "300만", "50", "만"),
        ("ru", "3 млн", "0,5", "млн"),
        ("en", "3 million", "0.5", "million"),
    ],
)
def test_scales_are_in_the_language(language: str, value: str, tick: str, scale: str) -> None:
    """Their numbers and their names."""
    verified = _page(ranges=(Range(LocatedStr("it"), LocatedStr("Wie viele?"), (_row(value),)),))
    with speaking(language), _drawn() as boxes:
        render_brief(replace(verified, bank=replace(verified.bank, language=LocatedStr(language))), "page")
    assert {tick, scale} <= {words for *_, words in boxes}


def test_a_count_stays_with_what_it_counts() -> None:
    """No line of the summary ends with a bare number."""
    for deck in range(3, 40):
        page = compose(
            write_content(_page(deck=LocatedStr("x" * deck)), "page"),
            find_fitting(_page().briefs["page"]),
            9.0 + deck / 10,
            TextShaper("en"),
        )
        sources = page.foot[0]
        assert isinstance(sources, PageSources)
        for line in sources.summary.lines:
            words = "".join(fragment.text for fragment in line.fragments).strip()
            assert not words[-1].isdigit(), words


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_no_column_is_empty(count: int) -> None:
    """A part of a few lines takes the width of the page rather than one column of two."""
    texts = [f"Something of a usual length is said of the harbour, number {at}." for at in range(count)]
    verified = saying(*texts)
    band: Band = _part(verified, Band)
    assert all(column.blocks for column in band.columns)
