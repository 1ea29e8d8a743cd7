"""Quantities: every way to write one, and what is none."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefdeck.language.numbers import numbers
from briefdeck.language.numbers.amounts import Reading
from briefdeck.language.numbers.numbers import Quantity, find_quantities
from briefdeck.language.terms import find_terms


def _one(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


def _values(text: str) -> list[str]:
    return [one.written for one in find_quantities(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4.8 million", "4,800,000"),
        ("4.8m", "4.8 million"),
        ("3+ million km", "3 million+ km"),
        ("4.8 mn", "4.8 million"),
        ("ten thousand", "10,000"),
        ("10000", "10,000"),
        ("10k", "10,000"),
        ("twenty-four", "24"),
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("a hundred and five", "105"),
        ("three million two hundred thousand", "3.2 million"),
        ("half a million", "500,000"),
        ("one and a half million", "1.5m"),
        ("$50bn", "50 billion dollars"),
        ("US$34.4 million", "34.4m dollars"),
        ("£39bn", "39 billion pounds"),
        ("€5", "5 euros"),
        ("152mm", "152 mm"),
        ("152-millimetre", "152mm"),
        ("60 km/h", "60 kilometers per hour"),
        ("50%", "50 per cent"),
        ("50 percent", "half"),
        ("3-1/2 percent", "3.5 percent"),
        ("3 3/4 miles", "3¾ miles"),
        ("25 bp", "25 basis points"),
        ("a quarter of a percentage point", "25 bp"),
        ("a quarter of a million", "250,000"),
        ("two in three", "two thirds"),
        ("nine out of ten", "90 percent"),
        ("2,50,000", "250,000"),
        ("2.5 lakh", "250,000"),
        ("3 lakh crore", "3 trillion"),
        ("$1.5 mil", "1.5 million dollars"),
        ("eighty sixth", "86th"),
        ("top-8", "eight"),
        ("3in", "3 inches"),
        ("6.30pm", "18:30"),
        ("5C", "5 degrees"),
        ("three-quarters", "75%"),
        ("two-thirds", "two thirds"),
        ("1st", "first"),
        ("21st", "twenty-first"),
        ("third", "3"),
        ("18-plus months", "eighteen months"),
        ("15-year-old", "15 years"),
        ("two weeks", "14 days"),
        ("24 months", "two years"),
        ("two and a half years", "30 months"),
        ("2½ tons", "2.5 tonnes"),
        ("ninefold", "nine times"),
        ("twice", "two times"),
        ("a third", "1/3"),
        ("three decades", "30 years"),
        ("5 p.m.", "17:00"),
        ("5pm", "5:00"),
        ("a third of them", "1/3"),
    ],
)
def test_ways_to_write_one_amount(one: str, other: str) -> None:
    """Two ways to write an amount share a reading."""
    assert set(_one(one).readings) & set(_one(other).readings)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4.8 million", "4.9 million"),
        ("4.8 million", "4.8 billion"),
        ("$50bn", "£50bn"),
        ("$50bn", "$50m"),
        ("50 km", "50 miles"),
        ("50 km", "50 km/h"),
        ("152mm", "122mm"),
        ("20 hours", "20 days"),
        ("50%", "50 percentage points"),
        ("nine times", "nine tons"),
        ("half", "a third"),
        ("$5", "€5"),
        ("5 p.m.", "5 a.m."),
        ("a fifth of them", "a tenth of them"),
        ("25 bp", "25 percentage points"),
        ("2,50,000", "50,000"),
        ("3 crore", "3 lakh"),
        ("two in three", "two"),
        ("two in three", "three in four"),
    ],
)
def test_amounts_that_differ(one: str, other: str) -> None:
    """Another number, unit or currency is another amount."""
    assert not set(_one(one).readings) & set(_one(other).readings)


@given(st.integers(0, 10**12))
def test_digits_with_and_without_separators(number: int) -> None:
    """Separators change nothing."""
    assert _one(f"{number:,}").readings == _one(str(number)).readings == (Reading(number, ""),)


@given(st.decimals(0, 10**6, places=2, allow_nan=False))
def test_arithmetic_is_exact(number: object) -> None:
    """A decimal times its scale loses nothing."""
    assert _one(f"{number} million").readings[0].value == Fraction(str(number)) * 10**6


def test_ranges_have_both_ends() -> None:
    """Both ends of a range have its unit, its scale and its words."""
    low, high = find_quantities("They walked 10 to 13 km.")
    assert (low.written, high.written) == ("10", "13 km")
    assert low.chain == high.chain == "10 to 13 km"
    assert Reading(10_000, "metre") in low.readings
    assert Reading(3_000_000, "") in find_quantities("between 3 and 4 million")[0].readings
    assert [one.chain for one in find_quantities("3 and 4 million")] == ["3", "4 million"]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("from 87% in 2000 to 72%", ["87%", "72%"]),
        ("rose 18.6% to $283.9 million", ["18.6%", "$283.9 million"]),
        ("from 300 to 400 units", ["300 to 400", "300 to 400"]),
        ("from 3 hours to 40 minutes", ["3 hours to 40 minutes", "3 hours to 40 minutes"]),
        ("two in three days", ["two", "three days"]),
        ("3 in 2019", ["3"]),
    ],
)
def test_numbers_with_things_of_their_own_are_no_range(text: str, chains: list[str]) -> None:
    """A range counts one thing; “to” may as well lead from one number to another."""
    assert [one.chain for one in find_terms(text).quantities] == chains


def test_a_number_inside_a_name_is_none() -> None:
    """The digits of Covid-19, G7 and T-72 count nothing; those of mid-2023 do."""
    assert _values("Covid-19, the G7 and a T-72 in mid-2023") == ["2023"]


def test_vague_numbers_are_none() -> None:
    """It takes a number before the million or the dozen."""
    assert _values("millions of shells, several dozen more, hundreds of thousands") == []


@pytest.mark.parametrize("text", ["one of them", "the first of two-faced", "a year later", "the second day", "one day"])
def test_what_asserts_no_number(text: str) -> None:
    """What says "one", "first", "second" or "a year" may prove, but needs no proof."""
    assert not any(one.states_number for one in find_quantities(text))


@pytest.mark.parametrize(
    "text", ["one million", "two", "third", "1", "one km", "a dozen", "twice", "one-third", "half"]
)
def test_what_asserts_a_number(text: str) -> None:
    """Every other number needs proof."""
    assert _one(text).states_number


@given(st.text(alphabet="0123456789.,-–/ $£€%½ aKmMbnt:+'ofhundreilsé\u00a0\n"))
@example("5/0 00:00 1,2,3 ½½ 9" * 9)
def test_no_text_is_too_odd(text: str) -> None:
    """Every text has its quantities, each where it says it is, none over another."""
    end = 0
    for one in find_quantities(text):
        assert text[one.start : one.end] == one.written
        assert one.start >= end
        assert one.readings
        assert one.plain
        end = one.end


@given(st.text(alphabet="0123456789.,-–/ $£€%½ aKmMbnt:+'ofhundreilsé\n"))
def test_the_short_way_is_the_long_way(text: str) -> None:
    """To look only where digits begin finds what a look at every letter finds."""
    low = numbers.lower(text)
    short = [match.span() for match in numbers._matches(low, numbers.find_letters(low))]
    assert short == [match.span() for match in numbers._QUANTITY.finditer(low)]


_PHRASES = st.lists(
    st.sampled_from(
        "10 13 km 4.8 million $ between and to - – half a dozen third March May 2024 2006 last September week two "
        "years ago Tuesday , of the 18 20% 50bn in Sept. 1980s one times 152mm £39bn first second".split()
    ),
    max_size=9,
)


@given(_PHRASES.map(" ".join))
def test_a_chain_read_alone_says_the_same(text: str) -> None:
    """The words of a quantity or date, taken out of their sentence, mean what they meant in it."""
    counted, dated = find_terms(text)
    for quantity in counted:
        alone = [set(one.readings) for one in find_terms(quantity.chain).quantities]
        assert set(quantity.readings) in alone
    for mention in dated:
        assert mention.meaning in [one.meaning for one in find_terms(mention.chain).dates]


def test_a_share_is_a_claim() -> None:
    """Of “a third of the crew” the third is a number, of “a third ship” only the place after the second."""
    assert _one("A third of the crew left.").states_number
    assert not _one("A third ship left.").states_number


def test_what_may_be_mixed_up() -> None:
    """Two counts, two prices, two places in a row; not hours and kilometres, not three and the third."""
    assert _one("12 ships").counts_like(_one("forty"))
    assert _one("$5").counts_like(_one("$7 million"))
    assert _one("third").counts_like(_one("2nd"))
    assert not _one("20 hours").counts_like(_one("60 km"))
    assert not _one("three").counts_like(_one("third"))


@pytest.mark.parametrize("text", ["Every third car was electric", "Every third"])
def test_every_third_is_one_in_three(text: str) -> None:
    """A share told by an ordinal is one by itself too, as the concordance keeps it; every third day is none."""
    (share,) = find_quantities(text)
    (other,) = find_quantities("one in three")
    assert share.may_equal(other)
    assert not any(each.may_equal(other) for each in find_quantities("every third day"))
