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
    ("Members voted for just under a $4 million rise.", "Members voted for a rise of nearly $4 million."),
    ("The dredging took slightly less than 18 months.", "The dredging took almost 18 months."),
    ("The dredging took just over 18 months.", "The dredging took more than 18 months."),
    ("The dredging took slightly more than 18 months.", "The dredging took over 18 months."),
]

STRAY = [
    ("A301", "The warden said the whole grey flock had left the western marsh before dawn.", says)
    for says in (
        "The state’s grey flock left the western marsh before dawn.",
        "The whole grey flock left the western marsh before dawn at one point.",
        "The whole grey flock put an end to it and left the western marsh before dawn.",
        "The whole grey flock, set on warmth, left the western marsh before dawn.",
        "The whole grey flock left the western marsh before dawn ahead of the frost.",
        "The whole grey flock left the western marsh before dawn, going south.",
        "The whole grey flock left the western marsh before dawn to its charge.",
        "In May the whole grey flock left the western marsh before dawn.",
        "The whole grey flock left the western marsh before dawn on account of the frost.",
    )
] + [
    ("A303", "The dairy may close its creamery in Orrin.", "The dairy closes its creamery in Orrin for want of milk."),
    (
        "A303",
        "The dairy may sell its creamery to the United States.",
        "The dairy sells its creamery to the United States.",
    ),
    ("A301", "Clerks said it had sold nine boats to the United States.", "It sold nine boats to the United States."),
]
GOVERNED = [
    ("A301", "Cellan claims that its salve halves the swelling.", "The Cellan salve halves the swelling."),
    ("A301", "The abbot wrote that the duke had drowned his uncle.", "The duke drowned his uncle."),
    ("A301", "The hull is thought to be the Merle.", "The hull is the Merle."),
    ("A301", "The hull is believed by divers to be the Merle.", "The hull is the Merle."),
    ("A301", "The survey suggests that eels spawn at night.", "Eels spawn at night."),
    ("A301", "The new lock, its builders say, is proof against frost.", "The new lock is proof against frost."),
    ("A301", "The lock is sound, engineers told the council.", "The lock is sound."),
    ("A301", "“The lock is sound,” the engineer replied.", "The lock is sound."),
    ("A301", "The engineer answered: “The lock is sound for years to come.”", "The lock is sound for years to come."),
    ("A301", "Police are looking into rumours that the clerk had forged the bill.", "The clerk forged the bill."),
    ("A301", "By the guild’s count the frost killed nine herds.", "The frost killed nine herds."),
    ("A303", "The board is considering whether to sell the mill.", "The board sold the mill."),
    ("A303", "The board is considering selling the mill.", "The board sold the mill."),
    ("A303", "The guild wants to close the old mill.", "The guild closed the old mill."),
    ("A303", "The owner threatened to close the old mill.", "The owner closed the old mill."),
    ("A303", "Divers tried to raise the old hull.", "Divers raised the old hull."),
    ("A303", "The bank forecasts a fall in wool prices.", "Wool prices fell."),
    ("A303", "The mill is scheduled for demolition in June.", "The mill was demolished in June."),
    ("A303", "The dairy is in talks to buy the mill.", "The dairy bought the mill."),
]
UNGOVERNED = [
    ("Wool grew dearer due to a shortage of shears.", "A shortage of shears made wool dearer."),
    ("The dearth was due to low rain.", "Low rain caused the dearth."),
    ("Divers could not find the lost anchor.", "The lost anchor was not found by divers."),
    ("Will Tarn painted the mill at dusk.", "Will Tarn painted the mill."),
    ("The almanac draws its reports from nine stations.", "Nine stations feed the almanac."),
    ("Teams were drawn according to the rules of the league.", "The rules of the league decided the draw."),
    ("The dairy reported a loss of nine million.", "The dairy made a loss of nine million."),
    ("The frost claimed nine herds on the fells.", "Nine herds on the fells died of frost."),
    ("He would later become the mayor of Orrin.", "He later became the mayor of Orrin."),
    ("“Eels spawn at night,” said Ida Tarn, who keeps the weir.", "Ida Tarn keeps the weir."),
    ("Ida Tarn said the weir would leak, and that Orrin had paid for it.", "Orrin had paid for it, by her account."),
    ("Nobody under 20 may board the hull.", "Those under 20 are not allowed aboard the hull."),
    ("The warden said the flock had left.", "Ida Tarn, the warden, described how the flock left."),
    ("The dairy may close its creamery.", "A closure of the creamery is possible."),
    ("The dairy means to close and hopes to sell its creamery.", "The sale of its creamery is the aim of the dairy."),
    ("The board hopes to sell the mill, which burned in May.", "The mill burned in May."),
]


@pytest.mark.parametrize(("code", "line", "says"), [*STRAY, *GOVERNED])
def test_what_governs_a_statement_is_kept(code: str, line: str, says: str) -> None:
    """Who says it and what makes it an expectation is known by what governs the statement, not by a word somewhere."""
    assert code in codes_in(line, fact_on_line(says))


@pytest.mark.parametrize(("line", "says"), UNGOVERNED)
def test_a_stray_word_governs_nothing(line: str, says: str) -> None:
    """A word that is spelled like one of saying or expecting, or governs another part of the line, does not matter."""
    assert codes_in(line, fact_on_line(says)).isdisjoint({"A301", "A303"})


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


def test_said_by_counts() -> None:
    """`said_by:` says whose claim it is, so the fact need not; but nobody's word makes a plan a deed."""
    (claimed, planned), said_by = (LOST[0], LOST[5]), "said_by: the harbour master"
    assert claimed[0] not in codes_in(claimed[1], fact_on_line(claimed[2], said_by))
    assert planned[0] in codes_in(planned[1], fact_on_line(planned[2], said_by))


def test_a_warning_can_be_switched_off() -> None:
    """`ignore:` with a reason switches a warning off, for one fact or for the whole bank."""
    _, line, says = LOST[0]
    assert "A301" not in codes_in(line, fact_on_line(says, "ignore: {A301: the harbour master counted them himself}"))
    assert "A301" not in codes_in(line, fact_on_line(says) + "ignore: {A301: all from one report}\n")


def test_without_the_texts_nothing_is_said() -> None:
    """Who says what is told by word order, which the concordance has not."""
    for _, line, says in LOST:
        assert {code for code in codes_in(line, fact_on_line(says), alone=True) if code.startswith("A")} == set()
