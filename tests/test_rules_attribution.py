"""A claim stays a claim, an expectation an expectation, a bound a bound."""

from __future__ import annotations

import pytest

from tests.support.contexts import codes_in, fact_on_line

LOST = [
    (
        "A301",
        "Two ferries had been sunk at their moorings, the harbour master said.",
        "Two ferries were sunk at their moorings.",
    ),
    ("A301", "The union accused the company of closing three routes.", "The company closed three routes."),
    ("A302", "The company did not close the northern route.", "The company closed the northern route."),
    ("A302", "Inspectors never boarded the tanker.", "Inspectors boarded the tanker."),
    ("A302", "Inspectors boarded the tanker.", "Inspectors never boarded the tanker."),
    ("A303", "The minister is expected to sign the accord on Friday.", "The minister signed the accord on Friday."),
    ("A303", "Three ports may close before winter.", "Three ports close before winter."),
    ("A303", "The fleet will sail to the island.", "The fleet sailed to the island."),
    ("A304", "At least 85 captains joined the strike.", "The strike was joined by 85 captains."),
    ("A304", "The ship holds up to 400 containers.", "The ship holds 400 containers."),
    ("A304", "The ship holds up to 400 containers.", "The ship holds at least 400 containers."),
    ("A304", "A day of strike costs about $2 million.", "A day of strike costs $2 million."),
    ("A304", "It took 18-plus months to dredge the channel.", "It took 18 months to dredge the channel."),
    ("A305", "Freight on the canal rose by a tenth.", "Freight on the canal fell by a tenth."),
    ("A305", "Members accepted the offer.", "Members rejected the offer."),
    ("A301", "According to the pilots, the chart is wrong.", "The chart is wrong."),
    ("A301", "In the view of the pilots, the chart is wrong.", "The chart is wrong."),
    ("A302", "The owner rejected reports that the yard would close.", "The yard would close."),
    ("A302", "The court failed to hear the deckhands.", "The court heard the deckhands."),
    ("A302", "The council has yet to pay the divers.", "The council has paid the divers."),
    ("A303", "The ferry is to stop on Monday.", "The ferry stopped on Monday."),
    ("A303", "The captain appears to have slept.", "The captain slept."),
    ("A305", "The island sells wool and buys coal.", "The island sells coal."),
    ("A305", "Freight rose by a tenth while fares fell.", "Fares rose."),
    ("A305", "Orrin supplied Saltby with boats.", "Saltby supplied Orrin with boats."),
    ("A305", "Orrin supplied Saltby with boats.", "Orrin received boats from Saltby."),
    ("A305", "Voss sued Aske over the yard.", "Voss was sued by Aske over the yard."),
    ("A305", "The grain went from Orrin to Saltby.", "The grain went from Saltby to Orrin."),
]
KEPT = [
    (
        "Two ferries had been sunk at their moorings, the harbour master said.",
        "By his account two ferries were sunk, said the harbour master.",
    ),
    ("The union accused the company of closing three routes.", "The company was said to have closed three routes."),
    ("“We sail at dawn,” said Tove Brandt, who leads the crews.", "Tove Brandt leads the crews."),
    ("The company did not close the northern route.", "The northern route was not closed."),
    ("It is no longer closed.", "It is closed no longer."),
    ("The minister is expected to sign the accord on Friday.", "The minister was to sign the accord on Friday."),
    ("Three ports may close before winter.", "Three ports could close before winter."),
    ("At least 85 captains joined the strike.", "More than 85 captains joined the strike."),
    ("The ship holds up to 400 containers.", "The ship holds no more than 400 containers."),
    ("A day of strike costs about $2 million.", "A day of strike costs around $2 million."),
    ("It took 18-plus months to dredge the channel.", "It took over 18 months to dredge the channel."),
    ("Freight rose by a tenth while fares fell.", "Fares fell while freight rose."),
    ("Crews stopped work. Talks may begin on Thursday.", "Crews stopped work."),
    ("The owner rejected the offer.", "The owner turned the offer down."),
    ("The island sells wool and buys coal.", "The island buys coal."),
    ("Orrin supplied Saltby with boats.", "Saltby was supplied with boats by Orrin."),
    ("Orrin supplied Saltby with boats.", "Saltby received boats from Orrin."),
    ("Voss sued Aske over the yard.", "Aske was sued by Voss over the yard."),
    ("Voss met Aske at the yard.", "Aske met Voss at the yard."),
]


@pytest.mark.parametrize(("code", "line", "says"), LOST)
def test_what_a_fact_may_not_drop(code: str, line: str, says: str) -> None:
    """Attribution, denial, doubt, bounds and direction that the line has and the fact drops are warned of."""
    assert code in codes_in(line, fact_on_line(says))


def test_a_month_is_nobody_but_may_be_a_name() -> None:
    """Names turned round are found where one ends as a month is called; the month of a deed turns nothing round."""
    line = "Edda Brandt sued Anna June for the aid."
    assert "A305" in codes_in(line, fact_on_line("Anna June sued Edda Brandt for the aid."))
    line = "Norvik shipped in May what Saltby had shipped to Norvik in April."
    assert "A305" not in codes_in(line, fact_on_line("In April Saltby shipped to Norvik what Norvik shipped in May."))


@pytest.mark.parametrize(("line", "says"), KEPT)
def test_what_a_fact_keeps(line: str, says: str) -> None:
    """A fact that keeps them in other words is left alone."""
    assert {code for code in codes_in(line, fact_on_line(says)) if code.startswith("A")} == set()


@pytest.mark.parametrize(("code", "line", "says"), [LOST[0], LOST[5]])
def test_said_by_counts(code: str, line: str, says: str) -> None:
    """`said_by:` says whose claim it is, so the fact need not."""
    assert code not in codes_in(line, fact_on_line(says, "said_by: the harbour master"))


def test_a_warning_can_be_switched_off() -> None:
    """`ignore:` with a reason switches a warning off, for one fact or for the whole bank."""
    _, line, says = LOST[0]
    assert "A301" not in codes_in(line, fact_on_line(says, "ignore: {A301: the harbour master counted them himself}"))
    assert "A301" not in codes_in(line, fact_on_line(says) + "ignore: {A301: all from one report}\n")


def test_without_the_texts_nothing_is_said() -> None:
    """Who says what is told by word order, which the concordance has not."""
    for _, line, says in LOST:
        assert {code for code in codes_in(line, fact_on_line(says), alone=True) if code.startswith("A")} == set()
