"""What is shown with an answer, and what a fact rests on, in words."""

from __future__ import annotations

from tests.support.pools import pool_of

HEAD = """\
title: The strike
articles:
  gazette:
    file: gazette.txt
    title: The harbour strike
    author: Ana Reyes
    outlet: The Gazette
    published: 2024-03-07
  echo:
    file: echo.txt
    title: "*Echo* of a strike"
    published: 2024-04
    dated: inferred
    because: It names the month.
  old:
    file: old.txt
    title: Undated
topics:
  strike: The strike
facts:
"""
TWO = """\
- {id: one, fact: 85 captains left., cite: gazette:3, topic: strike, said_by: the union}
- {id: two, fact: 60 captains left., cite: [echo:7-9, gazette:3, echo:12], topic: strike, as_of: 2024-03}
- {id: three, fact: 40 left., cite: old:1, topic: strike}
"""
DISPUTED = """
disputes:
  - {id: how-many, question: How many left?, facts: [one, two, three], note: Nobody counted.}
  - {id: which, question: Were they captains?, facts: [two, three]}
"""


def test_what_a_fact_rests_on() -> None:
    """Each article once with author, title, outlet and date as far as known, and every line cited of it."""
    told = pool_of(TWO, HEAD).explanations
    assert [(each.article, each.described, each.lines) for each in told["two"].sources] == [
        ("echo", "*Echo* of a strike, April 2024 *(inferred)*", "lines 7–9, 12"),
        ("gazette", "Ana Reyes, *The harbour strike*, The Gazette, 7 March 2024", "line 3"),
    ]
    assert [each.described for each in told["three"].sources] == ["*Undated*"]


def test_for_when_it_holds() -> None:
    """As the fact says; else the date of its newest article, inferred or not; else nothing."""
    told = pool_of(TWO + "- {id: four, fact: Ten left., cite: [gazette:3, echo:7], topic: strike}\n", HEAD).explanations
    assert {key: each.as_of for key, each in told.items()} == {
        "one": "7 Mar 2024",
        "two": "Mar 2024",
        "three": "",
        "four": "Apr 2024 *(inferred)*",
    }
    assert (told["one"].statement, told["one"].said_by) == ("85 captains left.", "the union")


def test_what_stands_against_it() -> None:
    """Every dispute of a fact, with what each of the others says and where it stands."""
    facts = "".join(f"  {line}\n" for line in TWO.splitlines())
    told = pool_of("", HEAD + facts + DISPUTED).explanations
    assert [(each.question, each.note, each.others) for each in told["one"].disputes] == [
        (
            "How many left?",
            "Nobody counted.",
            (
                "60 captains left. (*Echo* of a strike, April 2024 *(inferred)*, lines 7–9, 12; "
                "Ana Reyes, *The harbour strike*, The Gazette, 7 March 2024, line 3)",
                "40 left. (*Undated*, line 1)",
            ),
        )
    ]
    assert [each.question for each in told["two"].disputes] == ["How many left?", "Were they captains?"]


def test_a_retired_rival_is_not_told() -> None:
    """What is no longer held is neither explained nor stands against anything."""
    retired = TWO.replace("topic: strike, as_of: 2024-03}", "topic: strike, retired: {since: 2025, because: Wrong.}}")
    facts = "".join(f"  {line}\n" for line in retired.splitlines())
    told = pool_of("", HEAD + facts + DISPUTED).explanations
    assert list(told) == ["one", "three"]
    assert [len(each.others) for each in told["one"].disputes] == [1]
