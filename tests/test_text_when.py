"""Dates no more exact than they are known."""

from __future__ import annotations

from datetime import date

import pytest

from briefdeck.language.dates.date_range import parse_date_range, spell_date


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-06-18", date(2024, 6, 18), date(2024, 6, 18)),
        ("2023-09-10/2023-09-13", date(2023, 9, 10), date(2023, 9, 13)),
        ("2022/2024-03", date(2022, 1, 1), date(2024, 3, 31)),
    ],
)
def test_a_date_is_a_span_of_days(written: str, first: date, last: date) -> None:
    """A year is all its days, a month all its days, a span from the first to the last."""
    when = parse_date_range(written)
    assert (when.first, when.last) == (first, last)


@pytest.mark.parametrize(
    "written", ["", "24", "2024-13", "2023-02-29", "June 2024", "2024/2023", "2024-06-18T10:00", "/"]
)
def test_what_is_not_a_date(written: str) -> None:
    """Anything else is refused with a sentence."""
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        parse_date_range(written)


@pytest.mark.parametrize(
    ("written", "long", "short"),
    [
        ("2024", "2024", "2024"),
        ("2024-06", "June 2024", "Jun 2024"),
        ("2024-06-08", "8 June 2024", "8 Jun 2024"),
        ("2023-09-10/2023-09-13", "10–13 September 2023", "10–13 Sep 2023"),
        ("2023-08-30/2023-09-02", "30 August – 2 September 2023", "30 Aug – 2 Sep 2023"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024", "30 Dec 2023 – 2 Jan 2024"),
        ("2023/2024", "2023–2024", "2023–2024"),
    ],
)
def test_spelling_dates(written: str, long: str, short: str) -> None:
    """A date is said as exactly as it was written, and no more."""
    assert (spell_date(parse_date_range(written)), spell_date(parse_date_range(written), short=True)) == (long, short)
