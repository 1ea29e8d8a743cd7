"""Tables of the words that make an amount of a number: number words, scales, units, currencies."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

SMALL = {
    word: number
    for number, word in enumerate(
        """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen
        """.split()
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate(
        """
        twenty thirty forty fifty sixty seventy eighty ninety
    """.split(),
        start=2,
    )
}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
SHORT_SCALES = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "tn": 10**12,
}
"""Scales as they are written right after digits. "4.8m" may be metres too."""

_IRREGULAR_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"}
_IRREGULAR_ORDINALS |= {"nine": "ninth", "twelve": "twelfth"}


def _ordinal(word: str) -> str:
    return _IRREGULAR_ORDINALS.get(word) or (word[:-1] + "ieth" if word.endswith("y") else word + "th")


ORDINALS = {_ordinal(word): number for word, number in (SMALL | TENS | SCALES).items() if word not in ("zero", "dozen")}
FRACTIONS = {
    "half": Fraction(1, 2),
    "halves": Fraction(1, 2),
    "quarter": Fraction(1, 4),
    "quarters": Fraction(1, 4),
} | {
    word + plural: Fraction(1, number) for word, number in ORDINALS.items() if 3 <= number <= 10 for plural in ("", "s")
}
VULGAR = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "⅛": Fraction(1, 8),
}
MULTIPLES = {
    "twice": 2,
    "thrice": 3,
    "double": 2,
    "doubled": 2,
    "doubling": 2,
    "triple": 3,
    "tripled": 3,
    "quadruple": 4,
    "quadrupled": 4,
    "both": 2,
    "couple": 2,
    "pair": 2,
}
"""Words that say "two times" and the like. As a claim only "twice" and "thrice" count; the others are mere evidence."""


class Unit(NamedTuple):
    """What a number counts: *factor* of the unit *base*, so that 2 weeks and 14 days are one amount."""

    factor: int | Fraction
    base: str


TIME = ("second", "month")
"""The bases of durations. Months are no exact number of seconds."""

_SECOND, _MONTH = "second", "month"
_TABLE: dict[str, dict[str, str]] = {
    # base: {factor: the ways to write it; a plural s is understood, "_" stands for a space}
    "metre": {
        "1/1000": "mm millimetre millimeter",
        "1/100": "cm centimetre centimeter",
        "1": "m metre meter",
        "1000": "km kilometre kilometer",
        "1609.344": "mile",
        "1852": "nautical_mile",
        "0.3048": "ft foot feet",
        "0.0254": "inch inches",
        "0.9144": "yard",
    },
    "square metre": {
        "1": "sq_m square_metre square_meter",
        "10000": "hectare",
        "4046.8564224": "acre",
        "1000000": "sq_km square_kilometre square_kilometer",
        "2589988.110336": "square_mile",
    },
    "metre per hour": {
        "1000": "km/h kph kmh kilometres_per_hour kilometers_per_hour kilometres_an_hour kilometers_an_hour",
        "1609.344": "mph miles_per_hour miles_an_hour",
        "1852": "knot",
    },
    "gram": {
        "1": "gram gramme",
        "1000": "kg kilo kilogram kilogramme",
        "453.59237": "lb pound",
        "28.349523125": "ounce",
        # Whether a ton is metric is seldom told, so all of them are one.
        "1000000": "ton tonne metric_ton metric_tonne",
        "1000000000": "kiloton",
        "1000000000000": "megaton",
    },
    "litre": {"1": "litre liter", "1000": "cubic_metre cubic_meter", "159": "barrel", "3.785411784": "gallon"},
    _SECOND: {
        "1": "second sec",
        "60": "minute min",
        "3600": "hour hr",
        "86400": "day",
        "604800": "week",
        "1209600": "fortnight",
    },
    _MONTH: {"1": "month", "12": "year yr", "120": "decade", "1200": "century centuries"},
    "watt": {"1000": "kw kilowatt", "1000000": "mw megawatt", "1000000000": "gw gigawatt"},
    "degree": {"1": "degree °c °f °"},
    "%": {"1": "% percent per_cent pct"},
    "percentage point": {"1": "percentage_point pp"},
    "times": {"1": "times fold x"},
    "USD": {"1": "dollar us_dollar u.s._dollar american_dollar usd"},
    "GBP": {"1": "pound pound_sterling pounds_sterling british_pound gbp"},
    "EUR": {"1": "euro eur"},
    "JPY": {"1": "yen jpy"},
    "CNY": {"1": "yuan renminbi cny rmb"},
    "KRW": {"1": "won south_korean_won krw"},
    "KPW": {"1": "won north_korean_won kpw"},
    "RUB": {"1": "rouble ruble rub"},
    "INR": {"1": "rupee inr"},
    "CHF": {"1": "swiss_franc chf"},
    "CAD": {"1": "canadian_dollar cad"},
    "AUD": {"1": "australian_dollar aud"},
}


def _units() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, tuple[Unit, ...]] = {}
    for base, factors in _TABLE.items():
        for factor, written in factors.items():
            exact = Fraction(factor)
            unit = Unit(exact.numerator if exact.denominator == 1 else exact, base)
            for word in written.replace("_", "\0").split():
                name = word.replace("\0", " ")
                found[name] = (*found.get(name, ()), unit)
    return found


UNITS = _units()
"""Units by the way they are written, lower-case and singular; what is ambiguous ("pound") has several."""

SYMBOLS = {
    "us$": ("USD",),
    "usd": ("USD",),
    "a$": ("AUD",),
    "c$": ("CAD",),
    "hk$": ("HKD",),
    "$": ("USD",),
    "£": ("GBP",),
    "gbp": ("GBP",),
    "€": ("EUR",),
    "eur": ("EUR",),
    "¥": ("JPY", "CNY"),
    "₩": ("KRW", "KPW"),
    "₽": ("RUB",),
    "₹": ("INR",),
}
"""Currencies by what stands before a number."""
