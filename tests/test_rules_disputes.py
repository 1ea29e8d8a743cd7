"""Facts agree, or stand in one dispute."""

from __future__ import annotations

import pytest

from tests.support.contexts import codes_in, problems_in

LINE = "The plant opened in 2006, by other accounts in 2009, and again in part in 2011."
FACTS = """\
facts:
  - {id: one, fact: The plant opened in 2006., cite: gazette:1, topic: all, value: {opening: 2006}}
  - {id: two, fact: The plant opened in 2009., cite: gazette:1, topic: all, value: {opening: 2009}}
  - {id: three, fact: The plant opened in part in 2011., cite: gazette:1, topic: all, value: {part: 2011}}
"""


def _dispute(facts: str) -> str:
    return f"disputes: [{{id: d, question: When?, facts: [{facts}]}}]\n"


def test_two_values_for_one_thing() -> None:
    """Different values outside of a dispute are a problem (D601) at the later one."""
    [problem] = [each for each in problems_in(LINE, FACTS) if each.code == "D601"]
    assert (problem.fact, problem.words) == ("two", "2009")
    assert "“one” stands on line" in problem.hint


def test_a_dispute_settles_it() -> None:
    """In one dispute, facts may differ."""
    assert codes_in(LINE, FACTS + _dispute("one, two")) & {"D601", "D603", "D604"} == set()


@pytest.mark.parametrize(("one", "other"), [("1,200", "1200"), ("two", "2"), ("Velby", "velby")])
def test_one_value_written_in_two_ways(one: str, other: str) -> None:
    """Is no contradiction (D601), and in a dispute nothing to dispute about (D604)."""
    facts = FACTS.replace("2006}}", f"'{one}'}}}}").replace("2009}}", f"'{other}'}}}}")
    assert "D601" not in codes_in(LINE, facts)
    assert "D604" in codes_in(LINE, facts + _dispute("one, two"))


def test_a_dispute_takes_two() -> None:
    """A dispute about one held fact is none (D603)."""
    assert "D603" in codes_in(LINE, FACTS + _dispute("one"))
    retired = FACTS.replace("opening: 2009}", "opening: 2009}, retired: {since: 2031-03-05, because: withdrawn}")
    assert "D603" in codes_in(LINE, retired + _dispute("one, two"))


def test_a_dispute_disagrees() -> None:
    """Facts that give one value are not in dispute (D604)."""
    assert "D604" in codes_in(LINE, FACTS.replace("opening: 2009", "opening: 2006") + _dispute("one, two"))
    assert "D604" not in codes_in(LINE, FACTS + _dispute("one, three"))


def test_a_retired_fact_disagrees_with_nobody() -> None:
    """What is no longer held cannot contradict."""
    retired = FACTS.replace("opening: 2009}", "opening: 2009}, retired: {since: 2031-03-05, because: withdrawn}")
    assert "D601" not in codes_in(LINE, retired)


@pytest.mark.parametrize(
    ("one", "other"),
    [("12km", "15km"), ("$2bn", "$3bn"), ("10m", "12m"), ("12 km", "15 km"), ("the 3rd gift", "the 4th gift")],
)
def test_a_number_may_be_joined_to_letters(one: str, other: str) -> None:
    """Two statements that differ by a number contradict each other (D602), however it is written."""
    said = "  - {{id: {}, fact: 'Union owners give {} to the Marlow crews.', cite: gazette:1, topic: all}}\n"
    line = f"Union owners gave {one} or {other} to the crews of Marlow."
    assert "D602" in codes_in(line, "facts:\n" + said.format("one", one) + said.format("two", other))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("In 2019 the railways moved 4.1 million tonnes.", "In 2020 the railways moved 3.8 million tonnes.", False),
        ("In March 2019 the mill ground 12 tonnes.", "In April 2019 the mill ground 14 tonnes.", False),
        ("Trains moved 4 tonnes in 2019, 3 more than in 2018.", "Trains moved 5 tonnes in 2020, 1 more than in 2019.",
         False),
        ("In 2019 the railways moved 4.1 million tonnes.", "In 2019 the railways moved 3.8 million tonnes.", True),
        ("In 2019 the mill ground 12 tonnes.", "In March 2019 the mill ground 14 tonnes.", True),
        ("The plant opened in 2006.", "The plant opened in 2009.", True),
    ],
)  # fmt: skip
def test_numbers_of_other_times_contradict_nothing(one: str, other: str, alike: bool) -> None:
    """Statements of two years may differ in their numbers (D602); of one year, or in the year alone, they may not."""
    said = "  - {{id: {}, fact: {!r}, cite: gazette:1, topic: all}}\n"
    rest = "facts:\n" + said.format("one", one) + said.format("two", other)
    assert ("D602" in codes_in(f"{one} {other}", rest)) is alike
