"""Texts of a page against the one fact they rest on: what the fact does not say is told of, what it says is not."""

from __future__ import annotations

import pytest

from briefdeck.check import check
from briefdeck.read.brief import read_brief
from tests.support.contexts import context_of_line, fact_on_line, with_brief

FALSE: tuple[tuple[str, str, str, str], ...] = ()
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
