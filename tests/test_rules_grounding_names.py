"""G211–G213, A306, A307: a name stands with its words, once, as what it is, and speaks and acts only where it does."""

from __future__ import annotations

import pytest

from tests.support.contexts import checks_of, context_of, fact_saying, problems_of

CHECKS = checks_of("G211", "G212", "G213", "A306", "A307")
HEAD = """\
title: The lock
articles:
  gazette:
    file: gazette.txt
    title: The lock
    author: Otto Lang
    published: 2024-03-07
names:
  Ilse Brandt: [Brandt, Ms. Brandt]
  Erik Sommer: [Sommer]
  Norvik: [Norvikan, Norvikans]
  Harle: [the port of Harle]
  Sund Council: [the Council]
topics:
  strike: The strike
facts:
"""
LINE = "Governor Ilse Brandt opened the lock at Harle and thanked the engineers of Norvik for their patience."
OTHER = "Erik Sommer and the Sund Council had paid for it."


def _case(fact: str, line: str, more: str = "", *, alone: bool = True) -> list[tuple[str, str]]:
    case = context_of(fact_saying(fact, "gazette:3", more), {"gazette": f"{OTHER}\n\n{line}\n"}, alone=alone, head=HEAD)
    return [(problem.code, problem.words) for problem in problems_of(case, CHECKS)]


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("The lock was opened by Norvik.", "Norvik"),  # it is on the line, elsewhere
        ("Erik Sommer opened the lock.", "Erik Sommer"),  # it is not on the line
        ("The engineers of Erik Sommer were thanked.", "Erik Sommer"),
    ],
)
def test_another_name_with_the_same_words(fact: str, words: str) -> None:
    """A name in the place of one that the fact leaves out is found, from the concordance alone."""
    assert ("G211", words) in _case(fact, LINE)


@pytest.mark.parametrize(
    "fact",
    [
        "The lock at Harle was opened by Governor Brandt.",
        "Harle’s lock was opened.",
        "Norvikan engineers were thanked by Ms. Brandt for their patience.",
        "Brandt thanked Norvik’s engineers.",
        "Otto Lang wrote that Brandt opened the lock.",
    ],
)
def test_the_same_in_other_words(fact: str) -> None:
    """Passive, possessive, title and people are free."""
    assert _case(fact, LINE) == []


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("Erik Sommer is an Italian chemist.", "Erik Sommer is a chemist."),
        ("Erik Sommer sails for a Dutch yard on the Sund.", "Erik Sommer sails for a yard."),
        ("Ida Tarn, a Grand Tour driver, was there with Lise Maar.", "Tarn was a driver."),
        ("Filmed in Orrin, Low Water came out in May.", "Low Water was filmed in May."),
        ("The film came out in Orrin and was praised by Lise Maar.", "Low Water was praised in Orrin."),
    ],
)
def test_a_people_or_an_unlisted_name_is_no_rival(line: str, fact: str) -> None:
    """What a nationality stands beside belongs to somebody else, and of names that no bank lists nothing is known."""
    assert [code for code, _ in _case(fact, line) if code == "G211"] == []


def test_a_people_is_a_rival_where_a_name_says_whose_something_is() -> None:
    """“Erik Sommer trawlers” are not the Dutch ones."""
    line = "Harle blamed Dutch trawlers for its torn nets."
    assert ("G211", "Erik Sommer") in _case("Erik Sommer trawlers were blamed.", line)


def test_a_capital_and_an_office_stand_for_others() -> None:
    """Oslo is Norway's, and “the Norwegian president” may be whom a fact names."""
    line = "The Norwegian president said that Oslo had signed the treaty."
    assert _case("Norway had signed the treaty, the Norwegian president said.", line) == []
    assert _case("Erik Sommer said that Norway had signed.", line) == []


def test_the_message_names_the_words_and_the_name() -> None:
    """It says with whom the line has the words."""
    case = context_of(
        fact_saying("Erik Sommer opened the lock.", "gazette:3"), {"gazette": f"{OTHER}\n\n{LINE}\n"}, head=HEAD
    )
    problem = next(problem for problem in problems_of(case, CHECKS) if problem.code == "G211")
    assert problem.message == "“lock” and “opened” stand on gazette line 3 with “Ilse Brandt”, not with “Erik Sommer”"


@pytest.mark.parametrize(
    ("fact", "found_there"),
    [
        ("Brandt thanked Ilse Brandt.", [("G212", "Ilse Brandt")]),
        ("Norvik’s engineers thanked Norvik.", [("G212", "Norvik")]),
        ("Norvikan engineers left Norvik.", []),
        ("Norvik was thanked and Norvik was glad.", []),
    ],
)
def test_a_name_beside_itself(fact: str, found_there: list[tuple[str, str]]) -> None:
    """It is found within one clause, and where a person is named more fully the second time."""
    assert [each for each in _case(fact, LINE) if each[0] == "G212"] == found_there


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("Norvik and Erik Sommer were at the lock.", "Norvik"),
        ("He and Norvik were at the lock.", "Norvik"),
        ("Norvik thanked his engineers.", "his"),
        ("Norvik was governor then.", "Norvik"),
    ],
)
def test_a_place_for_a_person(fact: str, words: str) -> None:
    """A place in one breath with a person, as “he”, and in an office is found."""
    assert ("G213", words) in _case(fact, LINE)


@pytest.mark.parametrize("fact", ["Brandt thanked her engineers.", "The governor thanked her engineers in Norvik."])
def test_he_is_somebody(fact: str) -> None:
    """A pronoun may mean a person who is named, or an office."""
    assert [each for each in _case(fact, LINE) if each[0] == "G213"] == []


def test_a_pronoun_and_an_office_may_be_of_somebody_unnamed() -> None:
    """Where the lines name no person, “she” may be anybody; who is “of Norvik” is not Norvik."""
    assert _case("At Harle she was thanked.", "The ferrywoman of Harle was thanked.") == []
    assert _case("Margit of Norvik was queen.", "In that year Margit of Norvik was queen.") == []


def test_who_says_it() -> None:
    """Whom `said_by` names says it, and none but the author or whom the line lets write has written it."""
    speaks = "The lock is open, said Norvik."
    assert ("A306", "Norvik") in _case(speaks, LINE, "said_by: Ilse Brandt")
    assert _case("The lock is open, said Brandt.", LINE, "said_by: Ilse Brandt") == []
    assert ("A306", "Norvik") in _case("The lock at Harle was opened by Brandt, wrote Norvik.", LINE)
    assert _case("The lock at Harle was opened by Brandt, wrote Otto Lang.", LINE) == []


@pytest.mark.parametrize(
    ("fact", "found_there"),
    [
        ("Erik Sommer vetoed the loan.", [("A307", "Erik Sommer")]),
        ("The loan was vetoed by Erik Sommer.", [("A307", "Erik Sommer")]),
        ("Brandt vetoed the loan.", []),
        ("The loan was vetoed by Brandt, though Sommer had asked for it.", []),
    ],
)
def test_who_does_it(fact: str, found_there: list[tuple[str, str]]) -> None:
    """Where the text is there, the order of its words tells who acts."""
    line = "Ilse Brandt vetoed the loan that Erik Sommer had asked for."
    assert [each for each in _case(fact, line, alone=False) if each[0] == "A307"] == found_there
    assert [each for each in _case(fact, line) if each[0] == "A307"] == []


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("Ilse Brandt flies aid to Harle, and Erik Sommer waits.", "Erik Sommer flew aid to Harle."),
        ("Ilse Brandt tries to sail to Harle, and Erik Sommer waits.", "Erik Sommer tried to sail to Harle."),
        ("Ilse Brandt sold the lock at Harle, and Erik Sommer waits.", "Erik Sommer sells the lock at Harle."),
    ],
)
def test_who_does_it_in_another_form(line: str, fact: str) -> None:
    """The verb may stand on the line in another form, however that begins."""
    assert ("A307", "Erik Sommer") in _case(fact, line, alone=False)


def test_he_may_have_done_it() -> None:
    """Where the line tells of a second one who did it without a name, nothing is said."""
    line = "Ilse Brandt vetoed the loan; later he vetoed the sale."
    assert [each for each in _case("Erik Sommer vetoed the sale.", line, alone=False) if each[0] == "A307"] == []


def test_the_cards_are_looked_at() -> None:
    """A cloze text that names another, and an answer to “who”, are held against the line like the fact."""
    cloze = "cards:\n- cloze: 'The lock was opened by {{c1::Norvik}}.'\n"
    assert ("G211", "Norvik") in _case("A lock was opened.", LINE, cloze)
    asked = "cards:\n- q: Who opened the lock?\n  a: Norvik\n"
    assert ("G211", "Norvik") in _case("A lock was opened.", LINE, asked)


def test_retired_facts_are_left_alone() -> None:
    """What is no longer held is not checked."""
    more = "retired: {since: 2024-01-01, because: It was wrong.}"
    assert _case("Erik Sommer opened the lock.", LINE, more, alone=False) == []
