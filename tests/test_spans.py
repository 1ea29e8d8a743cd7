"""Amounts with what bounds them: the ends that a drawing shows."""

from __future__ import annotations

import pytest

from briefdeck.language.numbers.spans import read_spans


@pytest.mark.parametrize(
    ("value", "kind", "low", "high"),
    [
        ("over 45 km", "at least", 45, None),
        ("Over 2 years", "at least", 2, None),
        ("between 3 and 5 km", "between", 3, 5),
        ("3–5 km", "between", 3, 5),
        ("3 to 5 million", "between", 3_000_000, 5_000_000),
        ("$4–5 million", "between", 4_000_000, 5_000_000),
        ("−30% to −10%", "between", -30, -10),
        ("-5 to -3", "between", -5, -3),
        ("between −5 and 5", "between", -5, 5),
        ("minus 5", "exact", -5, -5),
        ("up to 4.8 million in 10,000 containers", "up to", None, 4_800_000),
        ("10+", "at least", 10, None),
        ("3+ million", "at least", 3_000_000, None),
        ("millions", "at least", 2_000_000, None),
    ],
)
def test_both_ends_are_read(value: str, kind: str, low: int | None, high: int | None) -> None:
    """With their signs, in the unit that the second lends the first, or the first the second."""
    (span,) = read_spans([value])
    assert (span.kind, span.low, span.high) == (kind, low, high)


def test_amounts_are_told_in_the_unit_of_the_first() -> None:
    """A scale beside “12,000 tonnes” goes to 12,000, and not to the grams that they are."""
    for values, highs in (
        (["12,000 tonnes", "up to 9,000 tonnes"], [12_000, 9_000]),
        (["74 days", "2 weeks"], [74, 14]),
        (["900 kg", "1.2 tonnes"], [900, 1200]),
        (["£298 million", "£312 million"], [298_000_000, 312_000_000]),
    ):
        assert [span.high for span in read_spans(values)] == highs
    assert [span.high for span in read_spans(["12 000 tonnes", "au plus 9 000 tonnes"], "fr")] == [12_000, 9_000]


@pytest.mark.parametrize(
    ("values", "language", "ends"),
    [
        (["1800", "over 3000"], "en", [1800, 3000]),
        (["about 1800 men", "3,000 men"], "en", [1800, 3000]),
        (["1800–1900", "2,500"], "en", [1800, 2500]),
        (["1800", "über 3.000"], "de", [1800, 3000]),
        (["1800", "3 000"], "ru", [1800, 3000]),
    ],
)
def test_a_number_beside_others_is_no_year(values: list[str], language: str, ends: list[int]) -> None:
    """1800 counts what “over 3000” counts; among years alone it is a year."""
    assert [span.low for span in read_spans(values, language)] == ends
    assert read_spans(["1800", "1950"], language) == []


@pytest.mark.parametrize(
    ("language", "value", "kind"),
    [
        ("de", "über 3 Mio.", "at least"),
        ("de", "bis zu 4,8 Mio.", "up to"),
        ("de", "etwa 50", "about"),
        ("de", "zwischen 3 und 5 km", "between"),
        ("de", "3 bis 5 km", "between"),
        ("fr", "plus de 3 millions", "at least"),
        ("fr", "entre 3 et 5 km", "between"),
        ("es", "más de 3 millones", "at least"),
        ("ru", "более 3 млн", "at least"),
        ("ru", "от 3 до 5 км", "between"),
        ("ko", "3만 발 이상", "at least"),
        ("de", "34", "exact"),
    ],
)
def test_bounds_are_read_in_each_language(language: str, value: str, kind: str) -> None:
    """What is only a bound is not drawn as exact, in whatever language it is told."""
    (span,) = read_spans([value], language)
    assert span.kind == kind
