"""The chart and the bars beside what has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from briefdeck.language.dates.date_range import parse_date_range
from briefdeck.language.numbers.spans import comparable_amounts
from briefdeck.ledger import Ledger, ReleasedNote, changed_after
from briefdeck.located import LocatedStr
from briefdeck.model import Bar, Card, Chart, Verified
from briefdeck.paper_sizes import PAPERS
from briefdeck.render.brief import render_brief
from briefdeck.render.brief.content import write_content
from briefdeck.render.brief.parts.chart import set_bar_chart
from briefdeck.render.brief.styles import BriefSetting, make_styles
from briefdeck.render.brief.views import Group
from briefdeck.render.brief.wording import word_legend
from briefdeck.render.pdf.paragraph import Colour, TextShaper, plain_text
from briefdeck.render.pdf.pen import Pen
from tests.support.briefs import elements, saying, tidy

pytestmark = pytest.mark.slow

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("values", "amounts"),
    [
        (["over 3 million", "500,000"], [3 * MILLION, 500_000]),
        (["4.8 m", "10,000"], [Fraction(24, 5) * MILLION, 10_000]),
        (["$6.2bn", "$900 million"], [6_200 * MILLION, 900 * MILLION]),
        (["12%", "half"], [12, 50]),
        (["-30%", "\u221220%", "45%"], [-30, -20, 45]),
        (["12%", "4.5%"], [12, Fraction(9, 2)]),
        (["$6", "6 km"], []),
        (["ten", "many"], []),
        (["10 of 12", "3"], []),
        ([], []),
    ],
)
def test_amounts_are_of_one_unit(values: list[str], amounts: list[Fraction]) -> None:
    """Each value one number, all of the same unit, or none."""
    assert comparable_amounts(values) == amounts


def _charted(*bars: tuple[str, str]) -> Verified:
    verified = saying("One fact.", "Another fact.")
    ids = [fact.id for fact in verified.bank.facts]
    chart = Chart(
        LocatedStr("Things compared"),
        tuple(Bar(LocatedStr(label), LocatedStr(value), (ids[1],)) for label, value in bars),
    )
    return replace(verified, briefs={"page": replace(verified.briefs["page"], chart=chart)})


def test_a_value_below_zero_goes_to_the_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """No bar of a minus is drawn as of a plus: it ends where the others begin."""
    verified = _charted(("Fell", "-30%"), ("Rose", "20%"), ("Rose more", "45%"))
    drawn: list[tuple[float, float]] = []

    def watch(pen: Pen, x: float, bottom: float, width: float, height: float, colour: Colour) -> None:
        drawn.append((x, x + width))
        ground(pen, x, bottom, width, height, colour)

    ground = Pen.ground
    monkeypatch.setattr(Pen, "ground", watch)
    data, problems, _ = render_brief(verified, "page")
    (fell, rose, more) = drawn[-3:]
    assert (bool(data), problems) == (True, ())
    assert fell[1] == pytest.approx(rose[0]) == pytest.approx(more[0])
    assert [round((right - left) / (more[1] - more[0]), 2) for left, right in (fell, rose)] == [0.67, 0.44]
    assert elements(data, "/Figure") == ["Bars: Fell, -30%; Rose, 20%; Rose more, 45%."]


def test_a_bar_is_as_long_as_its_share() -> None:
    """Of the longest; and it leads to the source notes."""
    group = _chart(_charted(("Guns", "2 million"), ("Butter", "over 500,000")))
    assert [(plain_text(bar.label), plain_text(bar.value), bar.share, bar.is_open) for bar in group.bars] == [
        ("Guns\u2009A2", "2 million", 1.0, False),
        ("Butter\u2009A2", "over 500,000", 0.25, True),
    ]


def _chart(verified: Verified) -> Group:
    (group,) = [group for group in write_content(verified, "page").groups if group.bars]
    return group


@pytest.mark.parametrize("label", ["Guns", "Guns of every kind that there are, and a few others besides"])
@pytest.mark.parametrize("value", ["2 million", "0", "no less and no more than about 2,000,000 altogether"])
def test_a_chart_is_tidy(label: str, value: str) -> None:
    """Short labels beside the bars, long ones above; nothing on top of another; told in words."""
    data, problems, _ = tidy(_charted((label, value), ("Butter", "500,000")), "page")
    assert not problems
    assert elements(data, "/Figure") == [f"Bars: {label}, {value}; Butter, 500,000."]


def test_a_chart_stays_in_its_width() -> None:
    """The longest bar and its value end where the column does."""
    group = _chart(_charted(("Guns", "2 million"), ("Butter", "500,000")))
    chart = set_bar_chart(group.bars, BriefSetting(PAPERS["A4"], make_styles(8), TextShaper("en")), 160)
    ends = [chart.start + chart.longest * row.bar.share + row.value.natural_width for row in chart.rows]
    assert 150 < max(ends) <= 160
    assert all(row.is_beside for row in chart.rows)


def _ledger(**changed: str) -> Ledger:
    def moment(text: str) -> int:
        return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())

    notes = {key.replace("_", "/"): ReleasedNote("0" * 64, moment(at), "question") for key, at in changed.items()}
    return Ledger("project", notes=notes)


def test_what_the_ledger_has_changed_after_a_day() -> None:
    """The facts of all notes changed after its end, in UTC."""
    ledger = _ledger(old="2024-06-18T23:59:59", new="2024-06-19T00:00:00", mixed="2024-01-01", mixed_two="2024-07-01")
    assert changed_after(ledger, date(2024, 6, 18)) == {"new", "mixed"}


def test_changes_are_marked_and_told() -> None:
    """A bar beside the fact, words for those who hear the page, and an entry in the legend."""
    verified = saying("One fact.", "Another fact.", changed_since=parse_date_range("2024-06-18"))
    data, problems, _ = render_brief(verified, "page", {"fact-2"})
    assert not problems
    assert [each for each in elements(data, "/Lbl") if each] == ["one article: ", "New or changed. one article: "]
    assert "| new or changed since 18 Jun 2024" in _footer(verified)
    assert data != render_brief(verified, "page").pdf


def _footer(verified: Verified) -> str:
    content = write_content(verified, "page")
    return word_legend(content.signs, content.changed_since, content.has_uncompared).replace("\u00a0", " ")


def test_facts_that_cannot_be_marked_are_told() -> None:
    """A fact without a card is in no ledger: the legend does not let it pass as old."""
    verified = saying("One fact.", "Another fact.", changed_since=parse_date_range("2024-06-18"))
    assert "2024 (facts without cards are not compared)" in _footer(verified)
    card = Card(q=LocatedStr("Which?"), a=LocatedStr("One"))
    facts = tuple(replace(fact, cards=(card,)) for fact in verified.bank.facts)
    assert "without cards" not in _footer(replace(verified, bank=replace(verified.bank, facts=facts)))


def test_a_page_that_does_not_ask_has_no_such_legend() -> None:
    """Nothing about changes."""
    assert "changed" not in _footer(saying("One fact."))
