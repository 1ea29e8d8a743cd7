"""What a page says: numbers of notes, attribution, times, the summary."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefdeck.language.date_range import parse_date_range
from briefdeck.located import LocatedStr
from briefdeck.model import Article, Event
from briefdeck.render.brief import wording
from briefdeck.render.brief.content import write_content
from briefdeck.render.pdf.typography.rich import plain_text
from tests.support.briefs import changed, fact, sample, saying

TODAY = parse_date_range("2024-06-18")
NAMES = {LocatedStr("United States"): (LocatedStr("US"), LocatedStr("U.S."))}


def test_notes_are_numbered_as_they_are_met() -> None:
    """The notes count from 1 in reading order; a line cited twice is one note."""
    content = write_content(sample(), "full")
    assert [note.number for note in content.notes] == list(range(1, len(content.notes) + 1))
    assert [char for char in plain_text(content.bottom_line) if char in "¹²³⁴⁵"] == list("¹²³⁴⁵")
    assert len({(note.letter, note.lines) for note in content.notes}) == len(content.notes)


def test_articles_are_lettered_as_they_are_met() -> None:
    """A is the first article that the page cites."""
    content = write_content(sample(), "full")
    assert [letter for letter, _ in content.articles] == list("ABCDEFGHI")
    assert content.notes[0].letter == "A"
    assert content.notes[0].says == "Source note 1: Accord signed after all-night session, 14 Jun 2031, line 2"


def test_markers_tell_how_well_a_fact_is_sourced() -> None:
    """One article, two or more, or in dispute."""
    facts = [entry.marker for group in write_content(sample(), "full").facts for entry in group.entries]
    assert set(facts) == {wording.CORROBORATED, wording.SINGLE}
    quarrel = write_content(sample(), "full").disputes[0]
    assert [plain_text(side) for side in quarrel.sides] == [
        "85, in annex 3 of the signed text.³⁵",
        "140, said the chair on closing day.³⁶",
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "shown"),
    [
        ("Seoul counted 10,000 containers.", "Shin Won-sik", "(Shin Won-sik)"),
        ("Shin Won-sik counted them.", "Shin Won-sik", ""),
        ("Putin promised a treaty.", "Vladimir Putin", ""),
        ("Putin was tired.", "Vladimir Putin", "(Vladimir Putin)"),
        ("According to Seoul’s intelligence he came.", "Seoul’s intelligence", ""),
        ("The US accused Russia.", "the United States", ""),
        ("A US ship was there.", "the United States", "(the United States)"),
        ("He came.", "", ""),
    ],
)
def test_a_claim_keeps_its_speaker(text: str, speaker: str, shown: str) -> None:
    """Who says it is printed unless the sentence attributes itself."""
    assert wording.word_attribution(fact("a", text, said_by=LocatedStr(speaker)), TODAY, NAMES) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It stood at 60%.", "(Sep 2023)"),
        ("In September 2023, it stood at 60%.", ""),
        ("It stood at 60% (Sep 2023).", ""),
    ],
)
def test_a_fact_keeps_its_time(text: str, shown: str) -> None:
    """For when it holds is printed unless the sentence says so."""
    assert wording.word_attribution(fact("a", text, as_of=parse_date_range("2023-09")), TODAY, NAMES) == shown


def test_the_date_of_the_page_is_not_repeated() -> None:
    """A fact that holds for the time of the page needs no date of its own."""
    claim = fact("a", "It stands at 60%.", as_of=parse_date_range("2024-06"), said_by=LocatedStr("Keir Giles"))
    assert wording.word_attribution(claim, TODAY, NAMES) == "(Keir Giles)"
    assert wording.word_attribution(claim, parse_date_range("2024-07"), NAMES) == "(Keir Giles, Jun 2024)"


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        ("2024-06-17", "2024-06-18", "1 day"),
        ("2023-09-12", "2023-09-12", ""),
        ("2023-09-12", "2023-11-01", "50 days"),
        ("2023-09-12", "2024-06-18", "9 months"),
        ("2023-07", "2023-09-12", "2 months"),
        ("2023-09", "2023-09-12", ""),
        ("2019", "2023-07", "4 years"),
        ("2000", "2019-04-25", "19 years"),
        ("1950-06-25", "2000-06-25", "50 years"),
        ("2023-09-10/2023-09-13", "2023-09-15", "2 days"),
    ],
)
def test_the_time_between_is_no_more_exact_than_the_dates(earlier: str, later: str, said: str) -> None:
    """Days between days, months where one date is a month, years where one is a year."""
    assert wording.word_elapsed(parse_date_range(earlier), parse_date_range(later)) == said


def test_events_stand_in_order_of_time_and_know_the_future() -> None:
    """Sorted by date; what lies after the date of the page is to come."""
    moments = write_content(sample(), "full").timeline
    assert [moment.day for moment in moments][:2] == ["2 Mar 2029", "20 Nov 2029"]
    assert [moment.is_future for moment in moments] == [False] * 6 + [True]
    assert [moment.gap for moment in moments] == [
        "9 months",
        "7 months",
        "7 months",
        "5 months",
        "5 days",
        "4 months",
        "",
    ]


def test_an_event_without_words_shows_its_fact() -> None:
    """The date is the fact's, too."""
    verified = changed("full", timeline=(Event((LocatedStr("event-2-mar-2029"),)),))
    (moment,) = write_content(verified, "full").timeline
    assert (moment.day, plain_text(moment.words)[:14]) == ("2 Mar 2029", "Sarn Bay plant")


def test_the_summary_counts() -> None:
    """How many facts, articles, single sources, and from when to when."""
    assert write_content(sample(), "short").summary == (
        "12 facts from 6 articles, checked against the lines cited; 7 rest on one article alone; oldest article "
        "11 Jun 2031, newest 14 Jun 2031."
    )


def test_a_lone_fact_is_counted_in_the_singular() -> None:
    """One fact, one article."""
    assert write_content(saying("Only this."), "page").summary == (
        "1 fact from 1 article, checked against the lines cited; 1 rests on one article alone."
    )


def test_an_article_is_described_by_what_is_known() -> None:
    """A supplied title keeps its brackets and no quotation marks; an inferred date says so."""
    verified = saying("Something.")
    article = Article(
        file=LocatedStr("a.txt"),
        title=LocatedStr("[A commentary]"),
        published=parse_date_range("2023-09-08"),
        dated=LocatedStr("inferred"),
    )
    verified = replace(verified, bank=replace(verified.bank, articles={LocatedStr("one"): article}))
    ((_, described),) = write_content(verified, "page").articles
    assert plain_text(described) == "[A commentary], 8 Sep 2023 (inferred)"
    assert wording.word_publication(Article(file=LocatedStr("a"), title=LocatedStr("b"))) == "undated"


def test_the_kicker_is_the_title_of_the_bank() -> None:
    """Unless the page has one of its own."""
    assert plain_text(write_content(sample(), "short").kicker) == "The Tidewater Accord"
    assert plain_text(write_content(sample(), "full").kicker) == "Briefing card · Coastal water and power"
