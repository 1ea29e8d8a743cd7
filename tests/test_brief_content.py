"""What a page says: numbers of notes, attribution, times, the summary."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefdeck.language.dates.date_range import parse_date_range
from briefdeck.located import LocatedStr
from briefdeck.model import Article, ClaimRow, ClaimSide, Dispute, Event, Figure, Flow, Range, RangeRow, Verified
from briefdeck.provenance import EvidenceCount, article_letters, count_evidence, stand_of, voice_of
from briefdeck.render.brief import wording
from briefdeck.render.brief.content import write_content
from briefdeck.render.brief.views import ExchangeView
from briefdeck.render.pdf.paragraph import plain_text, said_text
from briefdeck.render.pdf.pen import NoteLink
from tests.support.briefs import changed, fact, sample, saying

TODAY = parse_date_range("2024-06-18")
NAMES = {LocatedStr("United States"): (LocatedStr("US"), LocatedStr("U.S."))}


def test_a_note_is_its_article_and_its_line() -> None:
    """One hop leads from the sentence to the line, and the note says where."""
    content = write_content(sample(), "full")
    notes = [run.note for run in content.bottom_line[1].words if run.note]
    assert notes == ["C11", "G6"]
    assert content.links["G2"] == NoteLink(
        "Source G: Accord signed after all-night session, 14 Jun 2031, line 2", "source:G"
    )


def test_an_article_has_one_letter_in_all_of_a_bank() -> None:
    """It is that of its place in the bank, whatever a page cites; the list at the foot has those that are cited."""
    letters = article_letters(sample().bank)
    assert [source.letter for source in write_content(sample(), "full").sources] == list(letters.values())
    short = write_content(sample(), "short").sources
    assert [source.letter for source in short] == ["B", "C", "D", "G", "H", "I"]


def test_markers_tell_how_well_a_fact_is_sourced() -> None:
    """One article, two or more, or in dispute."""
    groups = [group for group in write_content(sample(), "full").groups if group.part == "sections"]
    facts = [entry.marker for group in groups for entry in group.entries]
    assert set(facts) == {wording.CORROBORATED, wording.SINGLE}
    quarrel = write_content(sample(), "full").disputes[0]
    assert [said_text(side) for side in quarrel.sides] == [
        "85, in annex 3 of the signed text.",
        "140, said the chair on closing day.",
    ]


def _disputed(**fields: Any) -> Verified:
    verified = saying("It is so.", "It is not so.", "Neither.")
    kind = LocatedStr(fields.pop("kind", "contradiction"))
    dispute = Dispute(LocatedStr("quarrel"), LocatedStr("Is it so?"), ids(1, 2), kind)
    brief = replace(verified.briefs["page"], **fields)
    return replace(verified, bank=replace(verified.bank, disputes=(dispute,)), briefs={"page": brief})


def ids(*numbers: int) -> tuple[LocatedStr, ...]:
    """The ids of the facts with these *numbers*."""
    return tuple(LocatedStr(f"fact-{number}") for number in numbers)


def test_a_dispute_is_on_the_page_or_the_page_says_where() -> None:
    """Its sign stands alone only where the dispute is shown: in its box or among the claims."""
    shown = write_content(_disputed(disputes=(LocatedStr("quarrel"),)), "page")
    (group,) = shown.groups
    assert [entry.marker for entry in group.entries] == ["≠", "≠", "□"]
    side = ClaimSide(LocatedStr("yes"), ids(1), LocatedStr("The union"))
    claimed = write_content(_disputed(claims=(ClaimRow(LocatedStr("Is it so?"), (side,)),)), "page")
    marked = {group.part: [entry.marker for entry in group.entries] for group in claimed.groups}
    assert marked["sections"] == ["≠", "□", "□"]
    (group,) = write_content(_disputed(), "page").groups
    assert [entry.marker for entry in group.entries] == ["□"] * 3
    assert ["(≠\u00a0disputed)" in plain_text(entry.words) for entry in group.entries] == [True, True, False]


@pytest.mark.parametrize(("kind", "mark"), [("change", "→"), ("measures", "#"), ("open", "?")])
def test_each_kind_of_dispute_has_its_sign(kind: str, mark: str) -> None:
    """And the legend explains it."""
    content = write_content(_disputed(kind=kind, disputes=(LocatedStr("quarrel"),)), "page")
    assert content.groups[0].entries[0].marker == mark
    assert f"{mark}\u00a0" in wording.word_legend(content.signs, None)


def test_a_figure_names_its_speaker_and_its_dispute() -> None:
    """By itself, unless the label does; with what it is compared to."""
    verified = _disputed()
    facts = (replace(verified.bank.facts[0], said_by=LocatedStr("the union")), *verified.bank.facts[1:])
    figures = (
        Figure(LocatedStr("85"), LocatedStr("captains"), ids(1), LocatedStr("against 12 a year before")),
        Figure(LocatedStr("85"), LocatedStr("captains, the union said"), ids(1)),
    )
    brief = replace(verified.briefs["page"], figures=figures)
    content = write_content(Verified(replace(verified.bank, facts=facts), {"page": brief}), "page")
    assert [said_text(figure.label).replace("\u00a0", " ") for figure in content.figures] == [
        "captains (the union); against 12 a year before (≠ disputed)",
        "captains, the union said (≠ disputed)",
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "stand"),
    [
        ("Kim arrived on Tuesday.", "", "done"),
        ("Observers verified that the ship had sunk.", "", "verified"),
        ("The ship sank, said the union.", "", "claimed"),
        ("The ship sank.", "the union", "claimed"),
        ("The union denied that the ship had sunk.", "", "denied"),
        ("The union neither confirms nor denies it.", "the union", "claimed"),
        ("A treaty was due to be signed.", "", "expected"),
    ],
)
def test_how_a_fact_stands_is_read_from_it(text: str, speaker: str, stand: str) -> None:
    """Done, verified, claimed, denied or expected; of another language only who says it."""
    stated = fact("a", text, said_by=LocatedStr(speaker))
    assert stand_of(stated, "en") == stand
    assert stand_of(stated, "de") == ("claimed" if speaker else "done")


@pytest.mark.parametrize(
    ("text", "speaker", "voice"),
    [
        ("The ship sank.", "the union", "union"),
        ("The ship sank, said Tove Brandt.", "", "Tove Brandt"),
        ("Tove Brandt, a captain, said that the ship sank.", "", "captain"),
        ("Before noon, the union had already accused the company of it.", "", "union"),
        ("According to the union, the ship sank.", "", "union"),
        ("The company was said to be after ships.", "", ""),
        ("The ship reportedly sank.", "", ""),
        ("The loss of the ship showed that all was well, wrote Tove Brandt.", "", "Tove Brandt"),
        ("State media said that the ship sank.", "", "State media"),
        ("In the view of analysts, the ship sank.", "", "analysts"),
        ("The ship sank, in the opinion of two captains.", "", "two captains"),
        ("By the account of Tove Brandt, the ship sank.", "", "Tove Brandt"),
        ("In Tove Brandt’s view, the ship sank.", "", "Tove Brandt"),
        ("The ship sank.", "", ""),
    ],
)
def test_whose_account_a_fact_is(text: str, speaker: str, voice: str) -> None:
    """`said_by`, or whoever the sentence leaves it to."""
    assert voice_of(fact("a", text, said_by=LocatedStr(speaker)), "en") == voice


def test_evidence_is_counted() -> None:
    """One voice under two names is one account; what is told as done is nobody's account."""
    texts = ("The ship sank, said Brandt.", "It was old, said Tove Brandt.", "It was a ferry.")
    verified = saying(*texts)
    evidence = count_evidence(verified.bank.facts, verified.bank)
    assert evidence == EvidenceCount(1, 1, {"done": 1, "claimed": 2}, 0)
    assert wording.word_evidence(evidence) == ("●○○", "1 article, 1 account", "2\u00a0claimed")


def _exchange(*facts: str) -> ExchangeView:
    verified = saying(*facts)
    flows = tuple(
        Flow(LocatedStr(giver), LocatedStr(taker), LocatedStr("Ships"), ids(at))
        for at, (giver, taker) in enumerate([("North", "South"), ("South", "North"), ("North", "South")], start=1)
    )
    brief = replace(verified.briefs["page"], exchange=flows)
    (view,) = write_content(replace(verified, briefs={"page": brief}), "page").exchange
    return view


def test_an_arrow_is_solid_only_where_it_was_done() -> None:
    """What is claimed is dashed, with whose claim it is; arrows of one way stand together."""
    view = _exchange("Ships were sent.", "Ships were sent, said the union.", "Observers verified that ships were sent.")
    assert [(flow.is_rightward, flow.is_done, said_text(flow.whose)) for flow in view.flows] == [
        (True, True, ""),
        (True, True, "verified by Observers"),
        (False, False, "union"),
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
    assert [moment.when.first.year for moment in moments][::6] == [2029, 2031]
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


def test_what_is_expected_on_the_day_of_the_page_is_still_to_come() -> None:
    """Of two events of that day, one done and one due, the second is hollow."""
    verified = saying("The accord was signed.", "A vote was due to be held.", as_of=parse_date_range("2031-06-14"))
    day = parse_date_range("2031-06-14")
    events = tuple(Event(ids(at), LocatedStr("Something"), day) for at in (1, 2))
    brief = replace(verified.briefs["page"], timeline=events)
    timeline = write_content(replace(verified, briefs={"page": brief}), "page").timeline
    assert [point.is_future for point in timeline] == [False, True]


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
    (source,) = write_content(verified, "page").sources
    assert plain_text(source.words) == "[A commentary], 8 Sep 2023 (inferred)"


def test_an_article_leads_to_where_it_can_be_read() -> None:
    """To its address and its archived copy, written in ASCII; and it says how close to events it is."""
    verified = saying("Something.")
    article = replace(
        verified.bank.articles[LocatedStr("one")],
        url=LocatedStr("https://harbour.example/café"),
        archived=LocatedStr("https://web.archive.example/1"),
        descriptor=LocatedStr("Written on the day."),
    )
    bank = replace(verified.bank, articles={LocatedStr("one"): article})
    content = write_content(replace(verified, bank=bank), "page")
    (source,) = content.sources
    assert plain_text(source.link) == "harbour.example, web.archive.example"
    assert plain_text(source.descriptor) == "Written on the day."
    addresses = [content.links[run.note].url for run in source.link if run.note]
    assert addresses == ["https://harbour.example/caf%C3%A9", "https://web.archive.example/1"]


def test_an_article_without_a_date_is_undated() -> None:
    """It says so."""
    assert wording.word_publication(Article(file=LocatedStr("a"), title=LocatedStr("b"))) == "undated"


def test_the_kicker_is_the_title_of_the_bank() -> None:
    """Unless the page has one of its own."""
    assert plain_text(write_content(sample(), "short").kicker) == "The Tidewater Accord"
    assert plain_text(write_content(sample(), "full").kicker) == "Briefing card · Coastal water and power"


def test_a_row_without_a_label_is_called_by_its_fact() -> None:
    """A value of which nobody is told to say so is not drawn beside a bare number of a note."""
    verified = saying("The union counted 85 captains.", "60 captains were on strike.")
    rows = tuple(RangeRow(LocatedStr(""), ids(number), LocatedStr(value)) for number, value in ((1, "85"), (2, "60")))
    brief = replace(verified.briefs["page"], ranges=(Range(LocatedStr("it"), LocatedStr("How many?"), rows),))
    content = write_content(replace(verified, briefs={"page": brief}), "page")
    (plot,) = (group for group in content.groups if group.part == "ranges")
    assert [said_text(row.label) for row in plot.rows] == [
        "The union counted 85 captains.",
        "60 captains were on strike.",
    ]


def test_a_figure_is_left_to_those_who_give_its_number() -> None:
    """Whoever gives only what it is compared with does not answer for it."""
    verified = saying("The company puts it at £298 million.", "The paper puts it at £312 million.")
    facts = tuple(
        replace(each, said_by=LocatedStr(who))
        for each, who in zip(verified.bank.facts, ("The company", "The paper"), strict=True)
    )
    figure = Figure(LocatedStr("£298m"), LocatedStr("the cost"), ids(1, 2), LocatedStr("against £312m"))
    brief = replace(verified.briefs["page"], figures=(figure,))
    verified = replace(verified, bank=replace(verified.bank, facts=facts), briefs={"page": brief})
    (shown,) = write_content(verified, "page").figures
    assert said_text(shown.label).startswith("the cost (The company); against £312m")
