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


def _told(line: str, fact: str, where: str, text: str) -> set[str]:
    """Name the rules that *text* breaks as a text, a heading, a question or, with a date, an event of a page."""
    place, _, more = where.partition(", ")
    parts = {
        "text": f'text:\n  - {{text: "{text}", facts: [one]}}\n',
        "heading": f'sections:\n  - {{heading: "{text}", facts: [one]}}\n',
        "question": f'open_questions:\n  - {{text: "{text}", facts: [one]}}\n',
        "chart": f'chart:\n  title: "{text}"\n  bars: [{{label: a, value: "1", facts: [one]}}, {{label: b, value: "2", facts: [one]}}]\n',
        "role": 'people:\n  - {{name: "{}", role: "{}", facts: [one]}}\n'.format(*text.split(": ", 1)) if ": " in text else "",
        "figure": 'figures:\n  - {{value: "{}", label: "{}", facts: [one]}}\n'.format(*text.split(": ", 1)) if ": " in text else "",
        "exchange": 'exchange:\n  - {{from: "{}", to: "{}", what: "{}", facts: [one]}}\n'.format(*text.split(": ")) if text.count(": ") == 2 else "",
    }
    date = place.removeprefix("date: ")
    part = parts.get(place, f'timeline:\n  - {{text: "{text}", date: {date}, facts: [one]}}\n')
    context = context_of_line(line, fact_on_line(fact, f"date: {date}" + (f", {more}" if more else "") if place not in parts else more))
    page = PAGE.format(fact=fact)
    codes = []
    for each in (page, page + part):
        brief, problems = read_brief(each, "briefs/page.yaml")
        assert brief is not None
        assert problems == []
        codes.append([problem.code for problem in check(with_brief(context, brief))])
    before, after = codes
    return {code for code in after if after.count(code) > before.count(code)} - {"B701", "B708"}


@pytest.mark.parametrize(("line", "fact", "where", "text"), FALSE)
def test_what_the_fact_does_not_say_is_told(line: str, fact: str, where: str, text: str) -> None:
    """A falsehood put into one text of a page breaks some rule."""
    assert _told(line, fact, where, text)


@pytest.mark.parametrize(("line", "fact", "where", "text"), TRUE)
def test_what_the_fact_says_passes(line: str, fact: str, where: str, text: str) -> None:
    """The same in other words breaks none."""
    assert _told(line, fact, where, text) == set()
