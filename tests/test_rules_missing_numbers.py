"""G201 and G215: what follows from a line passes, and what is refused says what would help."""

from __future__ import annotations

import pytest

from briefdeck.problem import Problem
from tests.support.contexts import LINE_HEAD, checks_of, context_of_line, fact_on_line, problems_of

CHECKS = checks_of("G201", "G215")


def _problems(line: str, fact: str, head: str = LINE_HEAD) -> list[Problem]:
    return problems_of(context_of_line(line, fact_on_line(fact), alone=True, head=head), CHECKS)


def _codes(line: str, fact: str, head: str = LINE_HEAD) -> list[str]:
    return [problem.code for problem in _problems(line, fact, head)]


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("The lock cost 312 crowns and the gate 90.", "The lock cost over 300 crowns."),
        ("Nearly 30,000 came, 29,600 by the count.", "About 30,000 came."),
        ("The next talks are on 12 May.", "The next talks are on the 12th."),
        ("The Two Sisters sank.", "The Two Sisters sank."),
        ("Crews of boys aged 10–24 came.", "Boys of 10 to 24 years of age came."),
        ("In March 1846 the pier burnt.", "The pier burnt in the 1800s."),
        ("On 3 May 2029 they said the lock would open in June.", "The lock was to open in June 2029."),
        ("In June 1871 she left York and died in November.", "She died in November 1871."),
        ("At 25 °C the rate doubles.", "The rate is twice as high at 25 °C."),
        ("The council halved the fee in 2030.", "In 2030 the council cut the fee by half."),
        ("Repairs took 40 weeks.\nThen tram number 7 ran.", "Repairs of tram 7 took 40 weeks."),
        ("Visits grew threefold.", "There are three times as many visits."),
        ("They won the relay in 3 minutes 41.2 seconds.", "They won the relay in 3:41.2."),
        ("They won the relay in 3:41.2.", "They won the relay in three minutes and 41.2 seconds."),
        ("She ran it in 2 hours, 5 minutes and 30 seconds.", "She ran it in 2:05:30."),
    ],
)
def test_what_follows(line: str, fact: str) -> None:
    """A bound, a rounding, a day, a century and an age follow from the number of a line."""
    assert _codes(line, fact) == []


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("The lock held 312 boats and the gate 90.", "The gate held over 300 boats."),
        ("The lock cost 312 crowns and the gate 90.", "The lock cost at least 300 crowns."),  # states a limit
        ("By the count 29,600 came.", "About 35,000 came."),
        ("The next talks are on 12 May.", "The next talks are on the 13th."),
        ("The lock shut in June 2020 and opened in May 2021.", "The lock shut in June 2021."),
        ("In June 1871 she left York and died in November.", "She died in November 1872."),
        ("At 25 °C the rate doubles.", "The rate is three times as high at 25 °C."),
        ("Repairs took 40 weeks.\nThen tram number 7 ran.", "Repairs of tram 9 took 40 weeks."),
        ("Repairs took 40 weeks.\nAfter 7 years the tram ran.", "Repairs of the tram took 7 weeks."),
        ("Boats may not moor since 14 cracks were found.", "Boats may not moor since divers found 41 cracks."),
        ("The council halved the fee in 2030.", "In 2030 the council cut the fee by two thirds."),
    ],
)
def test_what_does_not_follow(line: str, fact: str) -> None:
    """The number that is meant is the one with the same words beside it."""
    assert _codes(line, fact) == ["G201"]


_TABLE = "Freight, million tonnes\nYear | Rail | Road\n2029 | 4.1 | 12.6\n2030 | 3.8 | 11"
_COLUMNS = (
    "Year | Freight (million tonnes) | Staff (thousand) | Budget, US$ million | Loss, %\n2029 | 4.1 | 312 | 7 | 2"
)


@pytest.mark.parametrize(
    ("text", "cite", "fact", "holds"),
    [
        (_TABLE, "3", "In 2029 the railways moved 4.1 million tonnes of freight.", True),
        (_TABLE, "1, gazette:4", "In 2030 the railways moved 3.8 million tonnes of freight.", True),
        (_TABLE, "3", "In 2029 the railways moved 4.1 thousand tonnes of freight.", False),
        (_TABLE, "3", "In 2029 the railways moved 3.8 million tonnes of freight.", False),
        (_COLUMNS, "2", "Freight of 4.1 million tonnes was moved by 312,000 people for $7 million.", True),
        (_COLUMNS, "2", "In 2029 the loss was 2 per cent.", True),
        (_COLUMNS, "2", "In 2029 freight came to 312 million tonnes.", False),
        ("Freight, million tonnes: 2029 4.1, 2030 3.8.", "1", "In 2029 freight came to 4.1 million tonnes.", True),
        ("Visitors, ’000\nMuseum 12.4", "1-2", "The museum had 12,400 visitors.", True),
        ("Many a million tonnes of freight are moved.\nIn 2029 4 people did it.", "1-2", "4 million tonnes.", False),
    ],
)
def test_the_head_of_a_table_gives_the_unit(text: str, cite: str, fact: str, holds: bool) -> None:
    """The size and unit of a bare number are those that the head of its column, or of its table, names alone."""
    rest = fact_on_line(fact).replace("cite: gazette:1", f"cite: [gazette:{cite}]")
    assert ([each.code for each in problems_of(context_of_line(text, rest), CHECKS)] == []) is holds


def test_what_is_said_not_to_be_so_is_not_looked_for() -> None:
    """A line that gives the right year bears out that it was not another."""
    assert _codes("The pier burnt in 1846.", "The pier did not burn in 1850.") == []


@pytest.mark.parametrize(
    ("fact", "codes"),
    [
        ("Pier and quay cost 120 crowns.", ["G215"]),
        ("The pier cost half as much as the quay.", []),
        ("The quay cost half as much as the pier.", ["G215"]),
        ("Pier and quay cost 130 crowns.", ["G201"]),
        ("The pier cost a quarter of the quay.", ["G201"]),
    ],
)
def test_what_may_be_a_sum_is_a_warning(fact: str, codes: list[str]) -> None:
    """Whether a sum is meant so, only who reads the line knows; a share is right where each amount has its word."""
    assert _codes("The pier cost 40 crowns, and the quay 80 crowns.", fact) == codes


@pytest.mark.parametrize(
    ("language", "fact", "codes"),
    [
        ("en-GB", "Talks began on 3 April 2031.", []),
        ("en-GB", "Talks began on March 4, 2031.", ["G201"]),
        ("en-US", "Talks began on March 4, 2031.", []),
        ("en-US", "Talks began on 3 April 2031.", ["G201"]),
        ("en", "Talks began on 3 April 2031.", ["G201"]),
        ("en", "Talks began on 3/4/2031.", []),
        ("en-GB", "Talks began on 3/4/2031.", []),
    ],
)
def test_a_date_in_numbers_is_read_as_in_the_country_of_the_bank(language: str, fact: str, codes: list[str]) -> None:
    """Without a country it proves only itself."""
    head = LINE_HEAD.replace("title: Trial\n", f"title: Trial\nlanguage: {language}\n")
    assert _codes("Talks began on 3/4/2031.", fact, head) == codes


def test_the_year_of_an_article_without_a_date() -> None:
    """A line without a year is of the year that its article speaks of, unless the bank dates the article."""
    fact = fact_on_line("The pier burnt in 1846.").replace("gazette:1", "gazette:2")
    for published, codes in (("", []), (", published: 2031-03-04", ["G201"])):
        head = LINE_HEAD.replace(", published: 2031-03-04", published)
        case = context_of_line("The year 1846\nThe pier burnt in spring.", fact, alone=True, head=head)
        assert [problem.code for problem in problems_of(case, CHECKS)] == codes


@pytest.mark.parametrize(
    ("line", "fact", "hint"),
    [
        ("By the count 29,600 came.", "30,000 came.", "if it rounds 29,600, write “about 30,000”"),
        ("By the count 29,600 came.", "Seven came.", "if it follows from the line, say how: `given: {Seven: …}`"),
        ("Talks began on Monday.", "Talks began on 3/4/2031.", "“3/4/2031” may mean two days"),
    ],
)
def test_the_message_says_the_cure(line: str, fact: str, hint: str) -> None:
    """It names what would make the number pass."""
    (problem,) = _problems(line, fact)
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("line", "fact", "told"),
    [
        ("The agency could approve it as early as next year.", "The agency could approve it in 2030.", "next year"),
        ("The agency reported it on Tuesday.", "The agency reported it on 17 August 2032.", "on Tuesday"),
        ("The agency reported it on 14 March.", "The agency reported it on 14 March 2029.", "14 March"),
    ],
)
def test_a_time_that_counts_from_the_day_of_the_article(line: str, fact: str, told: str) -> None:
    """Where the bank does not date the article, that is what would help; a day that it cannot be is told as before."""
    head = LINE_HEAD.replace(", published: 2031-03-04", "")
    (problem,) = _problems(line, fact, head)
    assert f"{told.removeprefix('on ')}” counts from the day on which the article appeared" in problem.hint
    assert "write it under `published:`" in problem.hint
    assert not any("counts from" in each.hint for each in _problems(line, fact))
    (other,) = _problems(line, "It was on Monday 16 August 2032 that the agency spoke of it.", head)
    assert ("counts from" in other.hint) is (told == "next year")


def test_no_hint_leads_to_another_thing() -> None:
    """A line that has the number beside other words is not offered."""
    fact = fact_on_line("The lock cost 90 crowns.").replace("gazette:1", "gazette:2")
    text = "Ninety geese flew by.\nThe lock cost 312 crowns.\nFor the old lock 90 crowns were paid."
    (problem,) = problems_of(context_of_line(text, fact, alone=True), CHECKS)
    assert "it is on line 3" in problem.hint


def test_a_time_of_a_race_is_one_number() -> None:
    """It is named whole where no line has it, minutes and seconds together."""
    (problem,) = _problems("They won the relay in 3 minutes 41.2 seconds.", "They won the relay in 3:41.3.")
    assert problem.words == "3:41.3"
    assert '`given: {"3:41.3": …}`' in problem.hint


def test_the_cure_can_be_pasted() -> None:
    """A number with a comma is one key of YAML in the cure, and not two."""
    (problem,) = _problems("By the count 29,600 came.", "1,300 came.")
    assert '`given: {"1,300": …}`' in problem.hint


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        ("The crowd was sent home by seven marshals.", "G215"),  # who may have been counted
        ("Seven of the islands lost their mail.", "G201"),  # the line counts islands
        ("The crowd was sent home by 7 marshals.", "G201"),  # in figures
        ("The storm cut off seven islands.", "G201"),  # worded like the line
    ],
)
def test_a_number_in_words_may_have_been_counted(fact: str, code: str) -> None:
    """Where the fact is worded anew, and its line counts nothing of the kind, it is not surely wrong."""
    context = context_of_line("The storm cut off four islands on Monday.", fact_on_line(fact))
    assert {problem.code for problem in problems_of(context, CHECKS)} == {code}
