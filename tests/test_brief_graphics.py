"""The drawings of a page: labels stand where their events are, words of arrows in the middle, ticks at months."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from briefdeck.language.dates.date_range import parse_date_range
from briefdeck.located import LocatedStr
from briefdeck.model import ClaimRow, ClaimSide, Dispute, Event, Flow, Party, Verified
from briefdeck.printed_words import PLURAL_RULES, message, speaking
from briefdeck.render.brief import render_brief
from briefdeck.render.brief.content import write_content
from briefdeck.render.brief.layout import compose, find_fitting
from briefdeck.render.brief.parts.exchange import Exchange
from briefdeck.render.brief.parts.scale import make_scale
from briefdeck.render.brief.parts.timeline import Label, Timeline
from briefdeck.render.pdf.typography.paragraph import TextShaper
from tests.support.briefs import saying, tidy

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
