"""Texts of a page against the one fact they rest on: what the fact does not say is told of, what it says is not."""

from __future__ import annotations

import pytest

from briefdeck.check import check
from briefdeck.read.brief import read_brief
from tests.support.contexts import context_of_line, fact_on_line, with_brief

FALSE = (
    (
        "The mill’s nine owners held it for 2, 7, 11, 13, 17, 19, 23, 29 and 31 years, and it has 41 looms.",
        "The nine owners of the mill held it for 2, 7, 11, 13, 17, 19, 23, 29 and 31 years; it has 41 looms.",
        "text",
        "About a third of the looms are the owners’.",
    ),
    (
        "The council of Orrin, as the owner, would have to agree to any sale of the mill.",
        "The council of Orrin, as the owner, would have to agree to any sale of the mill.",
        "text",
        "The council of Orrin has agreed to a sale of the mill.",
    ),
    (
        "From 2017 to 2021 Ilse Aas sat on the board of the mill.",
        "From 2017 to 2021 Ilse Aas sat on the board of the mill.",
        "date: 2021",
        "Ilse Aas joins the board of the mill",
    ),
    (
        "The bills of the rowers will rise by at least a fifth, Ilse Aas said.",
        "The bills of the rowers will rise by at least a fifth, says Ilse Aas.",
        "text, said_by: Ilse Aas",
        "Ilse Aas says that the bills of the rowers will rise by at most a fifth.",
    ),
    (
        "Building the quay will cost €28 million, of which the state of Norvik has promised to meet two thirds.",
        "Building the quay will cost €28 million, of which the state of Norvik has promised to meet two thirds.",
        "exchange",
        "State of Norvik: builders of the quay: two thirds of what the quay will cost, paid",
    ),
    (
        "The insurer Argus demands €12 million of it back. The museum is prepared to return €7 million.",
        "The insurer Argus demands €12 million back; the museum is prepared to return €7 million.",
        "text",
        "The museum asks for €12 million, the insurer would return €7 million.",
    ),
    (
        "The bakery is to make up to 1,800 loaves of rye bread a day from the summer of 2032.",
        "The bakery is to make up to 1,800 loaves of rye bread a day from the summer of 2032.",
        "text",
        "From the summer of 2032 the bakery is to make up to 1,800 loaves of rye bread a week.",
    ),
    (
        "In 2030 1,140 salmon were counted in the river, against 2,900 in 2011.",
        "In 2030 1,140 salmon were counted in the river, against 2,900 in 2011.",
        "figure",
        "+61%: salmon in the river on 2011",
    ),
    (
        "The forger may never be heard in court, Ida Voss fears.",
        "The forger may never be heard in court, Ida Voss fears.",
        "heading",
        "The forger will never be heard in court",
    ),
    (
        "Ilse Aas sat on the board of the mill from 2017 to 2021, and is the mayor of Orrin.",
        "Ilse Aas, the mayor of Orrin, sat on the board of the mill from 2017 to 2021.",
        "role",
        "Ilse Aas: Mayor of Orrin, still on the board of the mill",
    ),
    (
        "A spokesman of Argus said that no offer had been made for the mill and that none might come.",
        "Argus has made no offer for the mill, a spokesman said.",
        "text, said_by: a spokesman",
        "Argus has made an offer for the mill.",
    ),
    (
        "Ida Voss suspects that the dam leaks, after finding zinc in the river.",
        "Ida Voss suspects that the dam leaks, after finding zinc in the river.",
        "text, said_by: Ida Voss",
        "Ida Voss has proved that the dam leaks by finding zinc in the river.",
    ),
    (
        "The museum had 212,000 visitors in 2029, a quarter more than in the year before the theft.",
        "The museum had 212,000 visitors in 2029, a quarter more than in the year before the theft.",
        "heading",
        "Fewer visitors after the theft",
    ),
    (
        "The museum had 212,000 visitors in 2029, a quarter more than in the year before the theft.",
        "The museum had 212,000 visitors in 2029, a quarter more than in the year before the theft.",
        "figure",
        "212,000: visitors since 2029",
    ),
    (
        "The insurer Argus paid €21 million to the museum in June 2029.",
        "The insurer Argus paid the museum €21 million in June 2029.",
        "exchange",
        "Argus: the museum: €21 million, promised in June 2029",
    ),
    (
        "The police found three of the paintings in a garage in April 2029.",
        "The police found three of the paintings in a garage in April 2029.",
        "date: 2029-04",
        "Police find all of the paintings",
    ),
    (
        "The council of Orrin has refused to give the mill any of its water.",
        "The council of Orrin has refused to give the mill any of its water.",
        "heading",
        "Orrin agrees to give the mill water",
    ),
    (
        "While Norvik has signed the Lake Treaty, it has never ratified it.",
        "Norvik signed, but never ratified the Lake Treaty.",
        "text",
        "Norvik neither signed nor ratified the Lake Treaty.",
    ),
    (
        "Per Aske, who has sat in jail for over a year, was refused bail.",
        "Per Aske, who was refused bail, has sat in jail for over a year.",
        "figure",
        "< 1 year: spent in jail by Per Aske",
    ),
    (
        "The €6 million which the bank Argus lent the mill of Orrin came from Norvikan rowers, Ida Voss said.",
        "The €6 million that the bank Argus lent the mill of Orrin came from Norvikan rowers, Ida Voss said.",
        "exchange, said_by: Ida Voss",
        "Argus: Norvikan rowers: €6 million",
    ),
    (
        "Ida Voss said that the €6 million which the bank Argus lent the mill of Orrin came from Norvikan rowers.",
        "The €6 million that the bank Argus lent the mill of Orrin came from Norvikan rowers, Ida Voss said.",
        "text, said_by: Ida Voss",
        "Ida Voss denies that the mill of Orrin got the money of Norvikan rowers.",
    ),
    (
        "Argus, which had agreed to lend the mill money for a bid, is being sued by the council of Orrin.",
        "Argus, which had agreed to lend the mill money for a bid, is being sued by the council of Orrin.",
        "text",
        "Argus had agreed to finance a bid by the mill, and is suing the council of Orrin.",
    ),
    (
        "The mill ended up in the hands of the state-controlled firm Argus.",
        "The mill ended up with the state-controlled firm Argus.",
        "text",
        "The mill ended up with a privately owned firm.",
    ),
    (
        "Per Aske, treasurer of the mill until 2031 and now head of the Lake Party, warned of floods.",
        "Per Aske, who now heads the Lake Party, was treasurer of the mill until 2031.",
        "role",
        "Per Aske: Treasurer of the mill, once head of the Lake Party",
    ),
    (
        "The council of Orrin will fine the mill for the noise of its looms.",
        "The mill is to be fined by the council of Orrin for the noise of its looms.",
        "heading",
        "Orrin expels the mill",
    ),
    (
        "The court will not hear the complaint of the mill, filed in March, before June.",
        "The complaint of the mill will be heard in June at the earliest.",
        "heading",
        "Court will hear the mill in June at the latest",
    ),
    (
        "Last year 46 per cent of the cloth went to Norvik, against 58 per cent in 2028; Orrin took 22 per cent.",
        "From 58 per cent in 2028 the share of Norvik fell to 46 per cent last year; Orrin took 22 per cent.",
        "figure",
        "46%: of the cloth went to Norvik last year, after 22% in 2028",
    ),
    (
        "Seven of the 10 weavers voted for the strike; Aske was against it, and two were away.",
        "Of the ten weavers seven wanted the strike.",
        "text",
        "All of the weavers except Aske voted for the strike.",
    ),
)
"""The line, the fact, where on the page, and a text that they do not bear out."""
TRUE: tuple[tuple[str, str, str, str], ...] = (
    (
        "The mill of Orrin has been shut at night since 1 March 2031, the council of Orrin said.",
        "The mill of Orrin has been shut at night since 1 March 2031.",
        "date: 2031-03-01",
        "The closures of the mill begin",
    ),
    (
        "The opposition accuses Ilse Aas, the mayor of Orrin, of having held the study back.",
        "The opposition accuses Ilse Aas, the mayor of Orrin, of having held the study back.",
        "heading",
        "Accusations against the mayor of Orrin",
    ),
    (
        "The rowers’ union, Ruder, plans to march on Orrin on 14 May 2031.",
        "Ruder, the rowers’ union, plans to march on Orrin on 14 May 2031.",
        "date: 2031-05-14, said_by: Ruder",
        "Rowers’ union plans a march on Orrin",
    ),
    (
        "The rowers of Orrin have complained to the Lake Commission, whose answer is expected in May 2031.",
        "The rowers of Orrin have complained to the Lake Commission, whose answer is expected in May 2031.",
        "question, said_by: the rowers of Orrin",
        "How will the Lake Commission answer the rowers’ complaint?",
    ),
    (
        "The council of Orrin voted for the bridge by 48 votes to 31.",
        "The council of Orrin voted for the bridge by 48 votes to 31.",
        "text",
        "The bridge was approved in Orrin with a majority of 17 votes.",
    ),
    (
        "Ida Voss, the water minister, said that no household would pay more than €4 a month extra.",
        "Ida Voss, the water minister, said that no household would pay more than €4 a month extra.",
        "text, said_by: Ida Voss",
        "Ida Voss says that households will pay €4 extra a month at most.",
    ),
    (
        "The whole regatta lasted no longer than eleven minutes.",
        "The regatta lasted no longer than eleven minutes.",
        "heading",
        "Eleven minutes",
    ),
    (
        "In 2030 1,140 salmon were counted in the river, against 2,900 in 2011.",
        "In 2030 1,140 salmon were counted in the river, against 2,900 in 2011.",
        "figure",
        "−61%: salmon in the river on 2011",
    ),
    (
        "The heaps were left by the state company that ran the mill until 1994, when Argus bought it, Per Voss says.",
        "Argus bought the mill in 1994.",
        "date: 1994",
        "Argus buys the mill",
    ),
    (
        "Every dismissed miller is to get eight months’ pay, by a plan which the union has yet to accept.",
        "By a plan that the union has not yet accepted, every dismissed miller is to get eight months’ pay.",
        "text",
        "A dismissed miller gets eight months’ pay if the union accepts the plan.",
    ),
    (
        "Ida Voss, the mayor, ruled out buying the mill, which the council had considered in 2029 and given up.",
        "Ida Voss, the mayor, rules out that the council buys the mill; it considered that in 2029 and gave it up.",
        "date: 2029",
        "A purchase of the mill is considered and given up",
    ),
    (
        "A banker who did not want to be named thinks less than half of the price realistic.",
        "A banker who was not named thinks less than half of the price realistic.",
        "text",
        "A banker thinks less than half the price realistic.",
    ),
    (
        "At least 35 of the employees of the mine are to be offered work in Norvik.",
        "At least 35 employees of the mine are to be offered work in Norvik.",
        "figure",
        "≥ 35: miners are to be offered work in Norvik",
    ),
    (
        "The mill fetched €9.3 million, and the unpaid bill of its owner is €27.9 million.",
        "The mill fetched €9.3 million, and its owner has an unpaid bill of €27.9 million.",
        "text",
        "The price of the mill is about a third of the unpaid bill of its owner.",
    ),
    (
        "Within days Ida Voss, the treasurer, was stripped of most of her duties.",
        "Within days Ida Voss, the treasurer, was stripped of most of her duties.",
        "role",
        "Ida Voss: Treasurer, lost most of her duties",
    ),
    (
        "By the Lake Treaty of 1994 the sale of the mill was against the law, according to Per Aske.",
        "By the Lake Treaty of 1994 the sale of the mill was against the law, says Per Aske.",
        "date: 1994, said_by: Per Aske",
        "Year of the Lake Treaty",
    ),
    (
        "The mill was sold to cover back taxes; direct state involvement in milling is wrong, Ida Voss said.",
        "Ida Voss finds direct state involvement in milling wrong; the mill was sold to cover back taxes.",
        "role",
        "Ida Voss: Against direct state involvement in milling",
    ),
    (
        "Per Aske, treasurer of the mill until 2031 and now head of the Lake Party, warned of floods.",
        "Per Aske, who now heads the Lake Party, was treasurer of the mill until 2031.",
        "role",
        "Per Aske: Former treasurer of the mill, now at the head of the Lake Party",
    ),
    (
        "Ida Voss offered to settle the quarrel; the mayor, Ilse Aas, accepted at once.",
        "The mayor, Ilse Aas, said yes when Ida Voss offered to settle the quarrel.",
        "role",
        "Ilse Aas: Mayor, willing to let Ida Voss settle the quarrel",
    ),
    (
        "The council of Orrin froze about 700 million crowns that the mill keeps in its banks.",
        "Some 700 million crowns of the mill were frozen in banks of Orrin.",
        "figure",
        "700m: crowns of the mill, roughly, frozen by Orrin",
    ),
    (
        "The mayor, Ilse Aas, denied any breach of the Lake Treaty.",
        "The Lake Treaty was broken, says Ida Voss; the mayor, Ilse Aas, denies it.",
        "heading",
        "No treaty was broken, says Aas",
    ),
    (
        "Seven of the 10 weavers voted for the strike; Aske was against it, and two were away.",
        "Of the ten weavers seven wanted the strike.",
        "text",
        "All of the weavers but three voted for the strike.",
    ),
    (
        "The mill will hand Orrin a 30 per cent stake in its looms.",
        "The mill is to give Orrin 30 per cent of its looms.",
        "exchange",
        "The mill: Orrin: not quite a third of its looms",
    ),
)
"""The same, of texts that they bear out."""
PAGE = """\
title: News of the day
as_of: 2031-03-04
bottom_line:
  - {{text: "{fact}", facts: [one]}}
"""


PARTS = {
    "text": 'text:\n  - {{text: "{}", facts: [one]}}\n',
    "heading": 'sections:\n  - {{heading: "{}", facts: [one]}}\n',
    "question": 'open_questions:\n  - {{text: "{}", facts: [one]}}\n',
    "role": 'people:\n  - {{name: "{}", role: "{}", facts: [one]}}\n',
    "figure": 'figures:\n  - {{value: "{}", label: "{}", facts: [one]}}\n',
    "exchange": 'exchange:\n  - {{from: "{}", to: "{}", what: "{}", facts: [one]}}\n',
}
"""Where on a page a text may stand; its parts, such as a name and a role, are separated by colons."""


def _told(line: str, fact: str, where: str, text: str) -> set[str]:
    """Name the rules that *text* breaks as a part of a page: one of PARTS or, with a date, an event."""
    place, _, more = where.partition(", ")
    part = PARTS.get(place, f'timeline:\n  - {{{{text: "{{}}", {place}, facts: [one]}}}}\n').format(*text.split(": "))
    keys = more if place in PARTS else ", ".join(filter(None, (place, more)))
    context = context_of_line(line, fact_on_line(fact, keys))
    page = PAGE.format(fact=fact)
    codes = []
    for each in (page, page + part):
        brief, problems = read_brief(each, "briefs/page.yaml")
        assert brief is not None
        assert problems == []
        codes.append([problem.code for problem in check(with_brief(context, brief))])
    before, after = codes
    return {code for code in after if after.count(code) > before.count(code)}


@pytest.mark.parametrize(("line", "fact", "where", "text"), FALSE)
def test_what_the_fact_does_not_say_is_told(line: str, fact: str, where: str, text: str) -> None:
    """A falsehood put into one text of a page breaks some rule."""
    assert _told(line, fact, where, text)


@pytest.mark.parametrize(("line", "fact", "where", "text"), TRUE)
def test_what_the_fact_says_passes(line: str, fact: str, where: str, text: str) -> None:
    """The same in other words breaks none."""
    assert _told(line, fact, where, text) == set()
