"""What sort of thing an answer is."""

from __future__ import annotations

import pytest

from briefdeck.located import LocatedStr
from briefdeck.quiz.answer_types import (
    AnswerClassifier,
    AnswerType,
    count_significant_digits,
    find_asked_subject,
    find_office,
    is_bound,
    is_rough,
    restate,
)

NAMES = {
    LocatedStr("Tove Brandt"): (LocatedStr("Brandt"),),
    LocatedStr("Dmitry Orlov"): (LocatedStr("Dmitri Orlov"), LocatedStr("Orlov")),
    LocatedStr("Kim Il"): (LocatedStr("Mr. Kim"),),
    LocatedStr("Norway"): (LocatedStr("Norwegian"),),
    LocatedStr("North Korea"): (LocatedStr("North Korean"), LocatedStr("the North")),
    LocatedStr("Norrland Ferries"): (LocatedStr("Norrland"),),
    LocatedStr("Harbour Council"): (LocatedStr("Council"),),
}
SORTER = AnswerClassifier(
    NAMES,
    [("Which newspaper told it?", "The Gazette"), ("Who sold it?", "Ana Reyes"), ("Which town is it?", "Marlow")],
)


@pytest.mark.parametrize(
    ("answer", "question", "sort"),
    [
        ("Tove Brandt", "", AnswerType("name", "person")),
        ("Brandt", "", AnswerType("name", "person")),
        ("Dmitry Orlov", "", AnswerType("name", "person")),
        ("Mr. Kim", "", AnswerType("name", "person")),
        ("Ana Reyes", "", AnswerType("name", "person")),
        ("Norway", "", AnswerType("name", "country")),
        ("North Korea", "", AnswerType("name", "country")),
        ("the Gazette", "", AnswerType("name", "paper")),
        ("Hanoi", "To which capital did she go?", AnswerType("name", "capital")),
        ("Hanoi", "Which city is it?", AnswerType("name", "town")),
        ("Marlow", "", AnswerType("name", "town")),
        ("Marlow", "Where did she go?", AnswerType("name", "town")),
        ("Marlow", "Which government denied it?", None),
        ("Harbour Council", "", None),
        ("The minister", "Who was it?", None),
        ("a strike", "What was it?", None),
        ("2011", "", AnswerType("date y", "", 2011)),
        ("March 2011", "", AnswerType("date ym", "", 2011)),
        ("6 March", "", AnswerType("date md", "", 31 * 3 + 6 - 1)),
        ("the 1980s", "", None),
        ("1465", "In which year did they pay?", AnswerType("date y", "", 1465)),
        ("1465", "How many paid?", AnswerType("amount digits", "", 1465)),
        ("7", "By how many points did they win?", AnswerType("amount digits", "points", 7)),
        ("17", "What share of the vote was it?", AnswerType("amount digits", "share", 17)),
        ("1.5", "What is its magnitude?", AnswerType("amount digits", "decimal", 1.5)),
        ("The Coastal Trust", "Who paid?", AnswerType("name", "body")),
        ("FK Norvik", "Who won?", AnswerType("name", "body")),
        ("85", "", AnswerType("amount digits", "", 85)),
        ("At least 85", "", AnswerType("amount digits", "", 85)),
        ("six", "", AnswerType("amount words", "", 6)),
        ("4.5 percent", "", AnswerType("amount digits", "%", 4.5)),
        ("$2.4 million", "", AnswerType("amount digits", "USD", 2_400_000)),
        ("2 km", "", AnswerType("amount digits", "metre", 2000)),
        ("85 captains", "", None),
        ("from 3 to 5", "", None),
        ("", "", None),
    ],
)
def test_sorts(answer: str, question: str, sort: AnswerType | None) -> None:
    """By the question, by how the bank spells a name, by what other questions ask of it; a number by shape and unit."""
    assert SORTER.classify(answer, question) == sort


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Who leads it?", "person"),
        ("Whom did she meet?", "person"),
        ("Which Norwegian minister came?", "person"),
        ("Which two cities are meant?", "town"),
        ("Which goalkeeper saved two penalties?", "person"),
        ("Which Norvik player will miss the final?", "person"),
        ("Which cup did the player win?", ""),
        ("For which countries is it?", "country"),
        ("What is it?", ""),
        ("Whose is it?", ""),
        ("She came, as the minister who knew which country it was, from ____.", ""),
    ],
)
def test_asked_for(question: str, asked: str) -> None:
    """The noun after "which" says what is asked for, else "who"; a gap in a sentence asks for nothing by itself."""
    assert find_asked_subject(question) == asked


@pytest.mark.parametrize(
    ("language", "question", "is_person"),
    [
        ("de", "Wer leitet das Programm?", True),
        ("de", "Mit wem sprach sie?", True),
        ("de", "Welcher norwegische Torhüter hielt zwei Elfmeter?", True),
        ("de", "Wie viele Spieler kamen?", False),
        ("fr", "Par qui a-t-il été élu ?", True),
        ("fr", "Quelle préfète s’est rendue sur place ?", True),
        ("fr", "Quel pays a gagné ?", False),
        ("es", "¿Quién marcó dos goles?", True),
        ("es", "¿Qué jugadora marcó dos goles?", True),
        ("es", "¿En qué mes dejará Inés el club?", False),
        ("ru", "С кем он говорил?", True),
        ("ru", "Какой вратарь отбил два пенальти?", True),
        ("it", "Chi ha vinto?", True),
        ("it", "Quale allenatrice lascia il club?", True),
        ("pt", "Quem ganhou?", True),
        ("nl", "Welke schaatser won?", True),
        ("ja", "何人が来た？", False),
    ],
)
def test_asked_for_in_other_languages(language: str, question: str, *, is_person: bool) -> None:
    """Who, and which player or minister, ask for a person in every language whose pack has the words."""
    assert (find_asked_subject(question, language) == "person") is is_person


def test_offices() -> None:
    """The office by which a person is asked for, and the countries that it belongs to."""
    assert find_office("Which Norwegian minister came in 2023?") == "Norwegian minister came in"
    assert find_office("Who sold it to Norway?") == ""
    assert SORTER.countries_in(find_office("Who was North Korea’s minister in 2023?")) == {"North Korea"}
    assert SORTER.countries_in("Norwegians, the Northern Sea, Norwayan") == frozenset()


@pytest.mark.parametrize(
    ("answer", "like", "restatement"),
    [
        ("At least 85", "About 60", "About 85"),
        ("60", "At least 85", "At least 60"),
        ("Six", "about nine", "about six"),
        ("six", "Nine", "Six"),
        ("", "Nine", ""),
    ],
)
def test_restated(answer: str, like: str, restatement: str) -> None:
    """An amount is told as roughly as the right one, with as large a letter."""
    assert restate(answer, like, AnswerType("amount digits", "")) == restatement
    assert restate("the North", "The Soviet Union", AnswerType("name", "country")) == "the North"


def test_bounds_and_rough_numbers() -> None:
    """Bounds make smaller or larger numbers true as well; rough numbers are round."""
    amount = AnswerType("amount digits", "", 85)
    assert is_bound("How many came?", "At least 85", amount)
    assert is_bound("More than how many came?", "85", amount)
    assert is_bound("For more than ____ years it was so.", "85", amount)
    assert not is_bound("How many came, more than once?", "85", amount)
    assert not is_bound("Who came over?", "Tove Brandt", AnswerType("name", "person"))
    assert is_rough("About how many came?", "50")
    assert is_rough("How many came?", "nearly 50")
    assert not is_rough("How many spoke about it?", "50")
    assert [count_significant_digits(each) for each in ("50", "75", "3,000", "4.8 million", "About 30.0", "six")] == [
        1,
        2,
        1,
        2,
        3,
        0,
    ]
