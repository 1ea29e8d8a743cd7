"""B701, B702, B705, B706: a page says no more than its facts."""

from __future__ import annotations

import pytest

from briefdeck.model.brief import select_facts
from briefdeck.problem import Problem
from briefdeck.read.brief import read_brief
from tests.support.contexts import FACT, checks_of, context_of, fact_saying, problems_of, with_brief

FACTS = (
    FACT
    + """\
- id: walkout
  fact: A walkout of eighteen days emptied the fish market of Saltby.
  cite: gazette:7
  topic: strike
  date: 2019
- id: offer
  fact: The council offered $4.5 million.
  cite: gazette:5
  topic: strike
  as_of: 2024-03
"""
)
PAGE = """\
title: Dockers of Marlow stop work
as_of: 2024-03-07
bottom_line:
  - text: Ana Reyes counts 2,400 dockers out on three quays.
    facts: [stopped]
figures:
  - {value: $4.5 m, label: offered by the council in March 2024, facts: [offer]}
timeline:
  - walkout
  - {text: Eighteen days without fish in Saltby, facts: walkout}
people:
  - {name: Ana Reyes, role: leads the dockers of Port Marlow, facts: [stopped]}
sections:
  - {heading: The strike, facts: [stopped, walkout, offer]}
open_questions:
  - text: Will 4% more be enough?
    facts: [offer]
"""


def _problems(page: str, facts: str = FACTS) -> list[Problem]:
    brief, problems = read_brief(page, "briefs/page.yaml")
    assert brief is not None, problems
    assert not problems
    return problems_of(with_brief(context_of(facts), brief), checks_of("B"))


def test_nothing_to_complain_of() -> None:
    """What stands in the facts, or on a line they cite, may be said; `date` and `as_of` vouch too."""
    assert _problems(PAGE) == []


def test_no_key_is_proposed_that_a_page_does_not_have() -> None:
    """What helps on a page is another wording, or a fact that says so: it has no `ignore:` and no `given:`."""
    told = "Ana Reyes counts three dockers out on 2,400 quays."
    brief, _ = read_brief(PAGE.replace("Ana Reyes counts 2,400 dockers out on three quays.", told), "briefs/page.yaml")
    assert brief is not None
    found = problems_of(with_brief(context_of(FACTS), brief), checks_of("G"))
    assert [problem.code for problem in found] == ["G208"]
    assert "let one of its facts say so" in found[0].hint
    assert not any(key in problem.hint for problem in found for key in ("ignore:", "given:"))


def test_terms_beyond_the_facts() -> None:
    """B702: a number, unit, date or name of a sentence must come from its own facts, those of the title from any."""
    for old, new, words in (
        ("2,400 dockers", "2,500 dockers", "2,500"),
        ("$4.5 m,", "£4.5 m,", "£4.5 m"),
        ("March 2024, facts", "May 2024, facts", "May 2024"),
        ("Eighteen days", "Twenty days", "Twenty days"),
        ("Will 4%", "Will 5%", "5%"),
        ("name: Ana Reyes", "name: Luis Vale", "Luis Vale"),
        ("of Marlow stop", "of Oldham stop", "Oldham"),
    ):
        (problem,) = _problems(PAGE.replace(old, new))
        assert (problem.code, problem.words) == ("B702", words)
        assert problem.location.path == "briefs/page.yaml"
        assert problem.location.line == PAGE[: PAGE.index(old)].count("\n") + 1


def test_a_number_in_words_on_a_page_is_looked_for() -> None:
    """B702: no other rule would tell of it, so that it is not taken for counted there."""
    told = "Seven piers are empty, more than Ana Reyes can count."
    (problem,) = _problems(PAGE.replace("Ana Reyes counts 2,400 dockers out on three quays.", told))
    assert (problem.code, problem.words) == ("B702", "Seven")


def test_a_name_of_the_article_is_only_doubted() -> None:
    """G209: a name that another line of a cited article has is warned of, as in a fact."""
    page = PAGE.replace("out on three quays", "out in Saltby")
    assert _problems(page) == []
    brief, _ = read_brief(page, "briefs/page.yaml")
    assert brief is not None
    found = problems_of(with_brief(context_of(FACTS), brief), checks_of("G"))
    assert [(each.code, each.severity, each.words) for each in found] == [("G209", "warning", "Saltby")]


def test_the_message_names_the_facts() -> None:
    """One fact is named as it is; several are listed."""
    (problem,) = _problems(PAGE.replace("2,400", "99"))
    assert problem.message == "“99” is not in the fact stopped, nor on a line cited there"
    (problem,) = _problems(PAGE.replace("Dockers of", "99 of"))
    assert problem.message == "“99” is not in any of stopped, offer or walkout, nor on a line cited there"


def test_a_sentence_without_facts() -> None:
    """B701: it is quoted, shortened where it is long."""
    (problem,) = _problems(PAGE.replace("facts: [stopped]\nfigures", "facts: []\nfigures"))
    assert (problem.code, problem.message) == (
        "B701",
        "the sentence “Ana Reyes counts 2,400 dockers out on t…” names no facts",
    )


def test_a_section_without_facts() -> None:
    """B701: a heading over nothing, as where nothing is left that a topic could select."""
    page = PAGE + "deck: Dockers of Marlow stop work.\n"
    (problem,) = _problems(page.replace("- {heading: The strike,", "- {heading: The quays}\n  - {heading: The strike,"))
    assert (problem.code, problem.message) == ("B701", "the section “The quays” has no facts")


def test_a_section_selects_what_the_page_does_not_print() -> None:
    """By topic: every fact but those that stand in a section or as an event; a figure may rest on one."""
    brief, _ = read_brief(PAGE.replace("facts: [stopped, walkout, offer]", "topic: strike"), "briefs/page.yaml")
    assert brief is not None
    (section,) = select_facts(brief, context_of(FACTS).bank).sections
    assert [str(key) for key in section.facts] == ["stopped", "offer"]


def test_an_event_without_a_date() -> None:
    """B705: the event has one or its fact has."""
    (problem,) = _problems(PAGE.replace("  - walkout\n", "  - walkout\n  - offer\n"))
    assert (problem.code, problem.fact) == ("B705", "offer")
    assert _problems(PAGE.replace("  - walkout\n", "  - walkout\n  - {facts: offer, date: 2024-03-03}\n")) == []


def test_a_retired_fact() -> None:
    """B706: wherever it is shown, with the reason."""
    retired = FACTS.replace("  as_of: 2024-03\n", "  retired: {since: 2024-04, because: It was withdrawn.}\n")
    problems = _problems(PAGE.replace("in March 2024", "by it"), retired)
    assert {problem.code for problem in problems} == {"B706"}
    assert problems[0].message == "the fact “offer” is retired since April 2024: It was withdrawn."
    assert len(problems) == 3


def test_facts_that_cannot_be_checked_still_vouch() -> None:
    """A fact whose citation is broken proves by its own words."""
    broken = fact_saying("They numbered 77.", "gazette:99").replace("id: it", "id: broken")
    page = PAGE.replace("Ana Reyes counts 2,400 dockers out on three quays.", "They are 77.").replace(
        "[stopped]\nfig", "[broken]\nfig"
    )
    assert _problems(page, FACTS + broken) == []


_RETURN = "The company will give the council a strip of land, and the council will widen the road in return."


@pytest.mark.parametrize(
    ("line", "giver", "taker", "what", "turned"),
    [
        (_RETURN, "Company", "Council", "a strip of land", False),
        (_RETURN, "Council", "Company", "a wider road", False),
        (_RETURN, "Council", "Company", "a strip of land", True),
        ("The harbour board pays the union a bonus, while the union hands back the quay.", "The union",
         "Harbour board", "the quay", False),
        ("Ilmar sent grain to Velby.", "Velby", "Ilmar", "grain", True),
    ],
)  # fmt: skip
def test_what_is_given_in_return(line: str, giver: str, taker: str, what: str, turned: bool) -> None:
    """An arrow is turned (B716) where its own gift goes the other way, and not where something is given in return."""
    fact = f"- {{id: deal, fact: {line!r}, cite: gazette:1, topic: strike}}\n"
    arrow = f"  - {{from: {giver}, to: {taker}, what: {what}, facts: [deal]}}\n"
    page = (
        f"title: The deal\nas_of: 2024-03-07\nbottom_line:\n  - {{text: {line!r}, facts: [deal]}}\nexchange:\n{arrow}"
    )
    brief, problems = read_brief(page, "briefs/page.yaml")
    assert brief is not None, problems
    context = with_brief(context_of(fact, {"gazette": line}), brief)
    assert ([each.code for each in problems_of(context, checks_of("B716"))] == ["B716"]) is turned
