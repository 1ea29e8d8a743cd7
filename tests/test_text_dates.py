"""Dates: what a text mentions, and what follows from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.language.dates.date_range import parse_date_range
from briefdeck.language.dates.date_support import is_date_supported, resolve
from briefdeck.language.dates.dates import date_mentions
from briefdeck.language.terms import find_terms


def _parts(text: str) -> list[tuple[int, int, int]]:
    return [(one.year, one.month, one.day) for one in find_terms(text).dates]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("18 June 2024", [(2024, 6, 18)]),
        ("June 18, 2024", [(2024, 6, 18)]),
        ("Tuesday, 18 June 2024", [(2024, 6, 18)]),
        ("2024-06-18", [(2024, 6, 18)]),
        ("June 18", [(0, 6, 18)]),
        ("the 1st of May", [(0, 5, 1)]),
        ("Sept. 10 to 13", [(0, 9, 10), (0, 9, 13)]),
        ("10–13 September 2023", [(2023, 9, 10), (2023, 9, 13)]),
        ("September 2023", [(2023, 9, 0)]),
        ("In March they march", [(0, 3, 0)]),
        ("it may rain in May", [(0, 5, 0)]),
        ("May it rain", []),
        ("2006", [(2006, 0, 0)]),
        ("2014 to 2016", [(2014, 0, 0), (2016, 0, 0)]),
        ("2022-23", [(2022, 0, 0), (2023, 0, 0)]),
        ("mid-2023", [(2023, 0, 0)]),
        ("2,006 people", []),
        ("2000 km", []),
        ("2024-19-45", [(2024, 0, 0)]),
        ("2031.03.14", [(2031, 3, 14)]),
        ("14.03.2031", [(2031, 3, 14)]),
        ("14/3/2031", [(2031, 3, 14)]),
        ("3/14/2031", [(2031, 3, 14)]),
        ("4/3/2031", [(2031, 3, 4), (2031, 4, 3)]),  # either
        ("3/3/2031", [(2031, 3, 3)]),
        ("31.2.2031", [(2031, 0, 0)]),
        ("the 1970's", [(1970, 0, 0)]),
        ("the ’70s", [(1970, 0, 0)]),
        ("the ’10s", [(2010, 0, 0)]),
    ],
)
def test_mentions(text: str, parts: list[tuple[int, int, int]]) -> None:
    """A date is as exact as it is written, and the digits of a date are no number."""
    assert _parts(text) == parts


def test_a_day_is_no_number() -> None:
    """The digits of a date count nothing; "nine months ago" is a date and a duration."""
    assert find_terms("18 June 2024").quantities == ()
    assert [one.written for one in find_terms("nine months ago").quantities] == ["nine months"]


TRUE = [
    ("the 1970s", "in May 1974", None),
    ("the 1800s", "in 1846", None),
    ("the ’70s", "in 1974", None),
    ("18 June 2024", "on 18 June 2024", None),
    ("June 2024", "on 18 June 2024", None),
    ("2024", "on 18 June 2024", None),
    ("Tuesday", "on 18 June 2024", None),
    ("18 June", "on June 18", None),
    ("10 September 2023", "from Sept. 10 to 13", "2023-09-05"),
    ("10 September 2023", "on September 10, at the 2023 fair", None),
    ("September 2023", "last September", "2024-06-18"),
    ("September 2023", "nine months ago", "2024-06-18"),
    ("September 2023", "a visit in September", "2024-06-18"),
    ("July 2023", "in July", "2023-09-12"),
    ("17 June 2024", "on Monday", "2024-06-18"),
    ("18 June 2024", "today", "2024-06-18"),
    ("17 June", "yesterday", "2024-06-18"),
    ("June 2024", "last week", "2024-06-18"),
    ("May 2024", "last month", "2024-06-18"),
    ("2023", "last year", "2024"),
    ("2022", "two years ago", "2024-06"),
    ("2024", "no date at all", "2024-06-18"),
    ("last week", "last week", None),
    ("last year", "in 2023", "2024"),
    ("last winter", "last winter", "2024-06-18"),
    ("2023", "last winter", "2024-06-18"),
    ("2024", "next autumn", "2024-06-18"),
    ("Tuesday", "next Tuesday", "2024-06-18"),
    ("25 June 2024", "next Tuesday", "2024-06-18"),
    ("September 2023", "this September", "2023"),
    ("the 1980s", "in the 1980s", None),
    ("29 February 2024", "on 29 February", "2024-03-07"),
]
FALSE = [
    ("19 June 2024", "on 18 June 2024", None),
    ("18 June 2023", "on 18 June 2024", None),
    ("18 June 2024", "in June 2024", None),
    ("June 2024", "in 2024", "2024-06-18"),
    ("Monday", "on 18 June 2024", None),
    ("Tuesday", "on Monday", "2024-06-18"),
    ("11 September 2023", "from Sept. 10 to 13", "2023-09-05"),
    ("10 September 2022", "from Sept. 10 to 13", "2023-09-05"),
    ("10 September 2023", "on September 10", None),
    ("September 2024", "last September", "2024-06-18"),
    ("July 2022", "in July", "2023-09-12"),
    ("19 June 2024", "on Monday", "2024-06-18"),
    ("10 June 2024", "last week", "2024-06-18"),
    ("2009", "in 2006", "2024"),
    ("2023", "in 2006", "2024"),
    ("2022", "last year", "2024"),
    ("last week", "last year", "2024-06-18"),
    ("2022", "last winter", "2024-06-18"),
    ("11 June 2024", "next Tuesday", "2024-06-18"),
    ("the 1990s", "in the 1980s", None),
    ("30 February 2024", "in February 2024", "2024-03-01"),
    ("Tuesday", "on Monday", "2024"),
]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("In March 12,000 people came", ["12,000"]),
        ("By May 2 billion were lent", ["2 billion"]),
        ("In February 4.5 percent of it", ["4.5 percent"]),
        ("In March 3 to 5 million came", ["5 million"]),
        ("12,30 March", ["12", "30"]),
        ("On March 12, 400 people came", ["400"]),
    ],
)
def test_a_number_behind_a_month_is_no_day(text: str, numbers: list[str]) -> None:
    """Where it goes on, or is followed by its scale or a percent sign; so it has to be on the line as any other."""
    assert [quantity.written for quantity in find_terms(text).quantities] == numbers


@pytest.mark.parametrize(("claim", "line", "published"), TRUE)
def test_dates_that_follow(claim: str, line: str, published: str | None) -> None:
    """A date is proved when each of its parts stands on the line or follows from it and the article's day."""
    (mention,) = find_terms(claim).dates
    assert is_date_supported(mention, find_terms(line).dates, parse_date_range(published) if published else None)


@pytest.mark.parametrize(("claim", "line", "published"), FALSE)
def test_dates_that_do_not_follow(claim: str, line: str, published: str | None) -> None:
    """A date that says more than the line, or something else, is not proved."""
    (mention,) = find_terms(claim).dates
    assert not is_date_supported(mention, find_terms(line).dates, parse_date_range(published) if published else None)


@given(st.text(alphabet="0123456789-/–., AMayJunelstTuedgowkhrSp's\n"), st.sampled_from([None, "0001", "9999-12-31"]))
def test_no_text_is_too_odd(text: str, published: str | None) -> None:
    """Every text has its dates where it says, and the first and last day of the calendar break nothing."""
    day = parse_date_range(published) if published else None
    for mention in date_mentions(text):
        assert text[mention.start : mention.end] == mention.written
        resolve(mention, day)


@given(
    st.sampled_from(TRUE + FALSE), st.sampled_from([None, "0001-01-01", "9999-12-31", "2024-02-29", "2024-06", "2024"])
)
def test_any_day_will_do(pair: tuple[str, str, str | None], published: str | None) -> None:
    """Whatever the article's day, an answer comes."""
    (mention,) = find_terms(pair[0]).dates
    is_date_supported(mention, find_terms(pair[1]).dates, parse_date_range(published) if published else None)
