"""Typed answers: right, nearly right, wrong."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefdeck.language.terms import find_terms
from briefdeck.located import LocatedStr
from briefdeck.quiz import judge
from briefdeck.quiz.judge import count_slips, read_answer
from briefdeck.quiz.spellings import Spellings
from briefdeck.quiz.typed_answers import is_answer_too, spell_typed
from tests.support.fair_answers import fair_answers

AMOUNTS = (
    *("68", "sixty-eight", "10,000", "ten thousand", "half a million", "4.8 million", "500 thousand", "a dozen", "3m"),
    *("1,000 km", "1000 kilometres", "three tonnes", "122mm", "60 km/h", "20 hours", "two months", "fifteen years"),
    *("$50bn", "US$34.4 million", "50 billion dollars", "€12", "85%", "85 per cent", "12 hectares"),
    *("18 June 2024", "June 18, 2024", "12 September", "September 2023", "2024-06-18", "Sept. 12", "March 2031"),
)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("tove brandt", "Tove Brandt"),
        ("  TOVE  BRANDT. ", "Tove Brandt"),
        ("Jose", "José"),
        ("ＵＳ", "US"),
        ("U.S.", "US"),
        ("US", "U.S."),
        ("the soviet union", "Soviet Union"),
        ("Soviet Union", "The Soviet Union"),
        ("10000", "10,000"),
        ("10,000", "10000"),
        ("10 000", "10,000"),
        ("10’000", "10,000"),
        ("4.8 Million", "4.8 million"),
        ("about 85", "85"),
        ("more than 85", "At least 85"),
        ("in 2019", "2019"),
        ("$2.4 million", "About $2.4 million"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Ms Tove Brandt", "Tove Brandt"),
        ("Tovebrandt", "Tove Brandt"),
        ("서울", "서울"),
    ],
)
def test_right(typed: str, right: str) -> None:
    """Case, accents, dots, hyphens, grouping and what leads in make no difference."""
    assert judge(typed, [right]) == "right"


@pytest.mark.parametrize(
    ("language", "question", "answer", "surname"),
    [
        ("en", "Which goalkeeper saved two penalties?", "Sindre Aas", "Aas"),
        ("en", "Which Norvik player will miss the final?", "Malik Sarr", "Sarr"),
        ("de", "Wer leitet das Schutzprogramm?", "Martin Schäfer", "Schäfer"),
        ("de", "Wer leitet das Schutzprogramm?", "Dr. Ursula von der Leyen", "Leyen"),
        ("es", "¿Quién fue la máxima goleadora?", "Lucía Ferrer", "Ferrer"),
        ("es", "¿Qué entrenadora dejará el club?", "Inés Robledo", "robledo"),
        ("ru", "Кто построил лодку?", "Тимофей Кузнецов", "Кузнецов"),
        ("fr", "Quelle préfète s’est rendue sur place ?", "Claire Fontanel", "Fontanel"),
        ("it", "Chi ha vinto?", "Anna Rossi", "Rossi"),
        ("pt", "Quem ganhou?", "Rui Tavares", "Tavares"),
        ("nl", "Wie won?", "Sven de Boer", "de Boer"),
    ],
)
def test_a_surname_alone(language: str, question: str, answer: str, surname: str) -> None:
    """Whoever is asked for may be called by the surname, unless somebody else in the bank has it."""
    names = {LocatedStr(answer): (), LocatedStr(f"Jan {surname.rsplit(maxsplit=1)[-1].title()}"): ()}
    alone, shared = (spell_typed(question, answer, (), Spellings(known), language) for known in ({}, names))
    assert judge(surname, [answer, *alone.right], language=language) == "right"
    assert surname.rsplit(maxsplit=1)[-1] not in shared.right
    assert judge(surname, [answer, *spell_typed("?", answer, (), Spellings({}), language).right]) != "right"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Tove Brant", "Tove Brandt"),
        ("Toev Brandt", "Tove Brandt"),
        ("Brandt", "Tove Brandt"),
        ("Rusia", "Russia"),
        ("4.8 milion", "4.8 million"),
        ("85 captains", "85"),
        ("Kim Jung Un", "Kim Jong Un"),
    ],
)
def test_near(typed: str, right: str) -> None:
    """A slip of the keyboard, and a word too few or too many, is near."""
    assert judge(typed, [right]) == "near"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("", "85"),
        ("   ", "85"),
        ("?!", "85"),
        ("58", "85"),
        ("2018", "2019"),
        ("10,001", "10,000"),
        ("4.9 million", "4.8 million"),
        ("48 million", "4.8 million"),
        ("4.8", "48"),
        ("two", "ten"),
        ("the", "The Soviet Union"),
        ("North Korea", "South Korea"),
        ("Ana Reyes", "Tove Brandt"),
    ],
)
def test_wrong(typed: str, right: str) -> None:
    """Other digits are never near, nor are short words with a slip, nor one word of two that are not the answer."""
    assert judge(typed, [right]) == "wrong"


def test_an_answer_that_is_wrong() -> None:
    """A wrong answer that is spelled like the right one is no slip."""
    assert judge("Iraq", ["Iran"]) == "near"
    assert judge("iraq", ["Iran"], ["Iraq"]) == "wrong"
    assert judge("Iran", ["Iran"], ["Iran"]) == "right"


def test_any_of_the_answers() -> None:
    """One accepted spelling is enough; a near miss of one is near."""
    assert judge("sixty", ["60", "sixty"]) == "right"
    assert judge("brandtt", ["85", "Brandt"]) == "near"
    assert judge("anything", []) == "wrong"


@given(some.text(max_size=30), some.lists(some.text(max_size=12), max_size=3))
def test_what_is_typed_as_it_stands_is_right(answer: str, others: list[str]) -> None:
    """An answer with anything to read is right as it is written, whatever else is right."""
    assert judge(answer, [*others, answer]) == ("right" if read_answer(answer).items else "wrong")


@given(some.integers(0, 10**6), some.integers(0, 10**6))
def test_numbers_are_right_or_wrong(one: int, other: int) -> None:
    """No number is nearly another."""
    assert judge(f"{one:,}", [str(other)]) == ("right" if one == other else "wrong")


@pytest.mark.parametrize(
    ("spelling", "answer", "is_one"),
    [
        ("US", "The United States", True),
        ("American", "The United States", False),
        ("Soviet", "The Soviet Union", False),
        ("Russians", "Russia", False),
        ("the North", "North Korea", False),
        ("Shahed drones", "Drones", True),
        ("Vladimir Putin", "Putin", True),
    ],
)
def test_what_proves_an_answer_need_not_be_one(spelling: str, answer: str, is_one: bool) -> None:
    """The people of a country and its direction prove its name on a line, and do not answer which country it was."""
    assert is_answer_too(spelling, answer) is is_one


def test_a_fair_teacher_agrees() -> None:
    """Of answers that a fair teacher counts as right, nine in ten are right and few wrong; of others none is right."""
    fair, unfair = Counter[str](), Counter[str]()
    for case, right, others in fair_answers():
        fair.update(judge(typed, right, others) for typed in case["fair"].split("; "))
        unfair.update(judge(typed, right, others) for typed in case["unfair"].split("; "))
    assert fair.total() > 500
    assert unfair.total() > 350
    assert fair["right"] >= 0.9 * fair.total()
    assert fair["wrong"] <= 0.02 * fair.total()
    assert unfair["right"] == 0
    assert unfair["near"] <= 0.06 * unfair.total()


@pytest.mark.parametrize(
    ("typed", "right", "language", "verdict"),
    [
        ("achtundsechzig", "68", "de", "right"),
        ("34 km", "34 Kilometer", "de", "right"),
        ("1,9 Mio. €", "1,9 Millionen Euro", "de", "right"),
        ("keine Granaten", "Granaten", "de", "wrong"),
        ("1 200 000 €", "1,2 million d’euros", "fr", "right"),
        ("7,42 м", "742 см", "ru", "right"),
        ("35,000장", "3만5천장", "ko", "right"),
        ("4만 1250원", "41,250원", "ko", "right"),
        ("9월 2일", "9월 2일쯤", "ko", "right"),
        ("72만원", "약 72억 원", "ko", "wrong"),
        ("五億円", "5億円", "ja", "right"),
        ("二百四十三人", "243人", "ja", "right"),
        ("1800メートル", "1.8キロ", "ja", "right"),
        ("5万円", "5億円", "ja", "wrong"),
        ("二〇二七年", "2027年", "zh", "right"),
        ("٢٣ ألف", "23 ألفا", "ar", "right"),
        ("ليلي منصور", "ليلى منصور", "ar", "right"),
        ("10 Millionen", "10.000.000", "de", "right"),
        ("zwölf", "12", "de", "right"),
        ("12 Stunden", "zwölf Stunden", "de", "right"),
        ("12 Minuten", "zwölf Stunden", "de", "wrong"),
        ("12. März 2031", "12 März 2031", "de", "right"),
        ("rund 50", "50", "de", "right"),
        ("die Fähre", "Fähre", "de", "right"),
        ("4,8", "4,8", "de", "right"),
        ("48", "4,8", "de", "wrong"),
        ("trois tonnes", "3 tonnes", "fr", "right"),
        ("バリ", "パリ", "ja", "wrong"),
        ("パリ", "パリ", "ja", "right"),
        ("١١٨٠", "1180", "ar", "right"),
        ("la France", "France", "fr", "right"),
    ],
)
def test_other_languages(typed: str, right: str, language: str, verdict: str) -> None:
    """Numbers, units and dates are read in the language of the bank where it has a pack."""
    assert judge(typed, [right], language=language) == verdict


@pytest.mark.parametrize("written", AMOUNTS)
def test_the_checks_read_numbers_alike(written: str) -> None:
    """A number, amount or date is read by the judge as the rules read it: as the same value of the same unit."""
    found = find_terms(written)
    (item,) = read_answer(written).items
    if found.dates:
        (date,) = found.dates
        assert (date.year, date.month, date.day) in {day[:3] for day in item.amount.days}
    else:
        (quantity,) = found.quantities
        read = {(round(value, 6), unit) for value, unit in item.amount.readings}
        assert read & {(round(float(reading.value), 6), reading.unit) for reading in quantity.readings}


def _distance(one: str, other: str) -> int:
    """The optimal string alignment distance, by its definition."""
    if not one or not other:
        return len(one) + len(other)
    best = min(
        _distance(one[1:], other) + 1,
        _distance(one, other[1:]) + 1,
        _distance(one[1:], other[1:]) + (one[0] != other[0]),
    )
    if one[:2] == other[1::-1] and len(one) > 1 and len(other) > 1:
        best = min(best, _distance(one[2:], other[2:]) + 1)
    return best


@given(some.text("abc", max_size=5), some.text("abc", max_size=5), some.integers(0, 3))
def test_slips_by_definition(one: str, other: str, most: int) -> None:
    """Slips are counted as defined, up to the number that matters."""
    assert min(count_slips(one, other, most), most + 1) == min(_distance(one, other), most + 1)
    assert min(count_slips(one, other, most), most + 1) == min(count_slips(other, one, most), most + 1)
