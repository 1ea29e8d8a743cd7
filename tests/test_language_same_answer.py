"""Whether two answers say the same, and whether one text has another in it."""

from __future__ import annotations

import pytest

from briefdeck.language.near_duplicates import find_candidates, measure_similarity
from briefdeck.language.same_answer import is_same_answer, is_spelling_of
from briefdeck.language.stems import contains_stems, core_stems, is_distinctive, stems_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,200", "1200"),
        ("About 1,200", "1,200"),
        ("Twelve", "12"),
        ("The crews", "crew"),
        ("Four million", "4,000,000"),
        ("007", "7"),
    ],
)
def test_the_same_in_other_spellings(one: str, other: str) -> None:
    """Articles, hedges, forms of a word and spellings of a number make no other answer."""
    assert is_same_answer(one, other)
    assert is_same_answer(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("1,200", "1,201"), ("12 km", "12 miles"), ("Norway", "Sweden"), ("7" * 41, "7" * 42)]
)
def test_other_answers(one: str, other: str) -> None:
    """Other numbers, units and words are other answers, and so are digits beyond all numbers."""
    assert not is_same_answer(one, other)


def test_stems_in_order() -> None:
    """A text contains another if all its stems follow one another in it; nothing contains nothing."""
    whole = stems_of("The harbour masters of Visby")
    assert contains_stems(whole, core_stems("the harbour master"))
    assert not contains_stems(whole, stems_of("master of the harbour"))
    assert not contains_stems(whole, ())


@pytest.mark.parametrize(("text", "expected"), [("Visby", True), ("with", False), ("cod", False), ("a big cod", True)])
def test_distinctive(text: str, expected: bool) -> None:
    """Too few letters, or stop words alone, may be found in any text."""
    assert is_distinctive(core_stems(text)) is expected


def test_near_duplicates_are_candidates() -> None:
    """Texts that share nine tenths of their words are compared, others are not."""
    first = frozenset("abcdefghij")
    texts = [first, frozenset("abcdefghik"), frozenset("klmnopqrst")]
    assert measure_similarity(texts[0], texts[1]) == 0.9
    assert list(find_candidates(texts)) == [(0, []), (1, [0]), (2, [])]


@pytest.mark.parametrize(
    ("spelling", "answer", "is_one"),
    [
        ("18th June 2031", "18 June 2031", True),
        ("June 18, 2031", "18 June 2031", True),
        ("17 June 2031", "18 June 2031", False),
        ("half a million", "500,000", True),
        ("4.8 million", "Up to 4.8 million", True),
        ("at least 4.8 million", "Up to 4.8 million", False),
        ("more than 50", "50", False),
        ("USSR", "The Soviet Union", True),
        ("Soviet", "The Soviet Union", False),
        ("United Nations", "UN", True),
        ("Tove Brandt", "Brandt", False),
    ],
)
def test_a_spelling_that_says_nothing_of_its_own(spelling: str, answer: str, is_one: bool) -> None:
    """The same number, date or place in another form needs no proof beside that of the answer; another bound does."""
    assert is_spelling_of(spelling, answer) is is_one
