"""Amounts: what the words of a number mean, with its scale, unit and currency. Arithmetic is exact.

A number can often be read in several ways: "4.8m" is millions or metres, "a third" is a fraction or a place in a row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple, TypeVar

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.remembering import REMEMBERED

SMALL = ENGLISH.numbers.small
TENS = ENGLISH.numbers.tens
SCALES = ENGLISH.numbers.scales
SHORT_SCALES = ENGLISH.numbers.short_scales
ORDINALS = ENGLISH.numbers.ordinals
FRACTIONS = ENGLISH.numbers.fractions
VULGAR = ENGLISH.numbers.vulgar
MULTIPLES = ENGLISH.numbers.multiples
SYMBOLS = ENGLISH.units.symbols
CURRENCIES = frozenset(code for codes in SYMBOLS.values() for code in codes)
TIME = ("second", "month")
"""The bases of durations. Months are no exact number of seconds."""
SECONDS_OF_A_DAY, MONTHS_OF_A_YEAR = 86_400, 12
Value = int | Fraction
T = TypeVar("T")
_NUMERALS: dict[str, Value] = {**SMALL, **TENS, "a": 1, "an": 1, "half": Fraction(1, 2)}
_GAP = " -\u00a0"
_SHARES = ("half", "part", "share", "slash")
_RATIOS = ("ratio", "word_ratio", "every_nth")
SHARE_KINDS = frozenset((*_SHARES, *_RATIOS)) - {"slash", "every_nth"}
"""The kinds of numbers that are written as shares: “a third”, “two in three”."""
_OF_A = re.compile(r"\A\sof\san?\s")
_ATTACHED = {"in": "inch"}
"""A unit that is one only right behind its number: 3in."""
_MINUTES_TOLD, _NOON = {"half": 30, "quarter": 15}, 12
_OWN_UNITS = {"stopwatch": "second", "clock": "clock", "spoken_clock": "clock", "multiple": "times"}


def count_of(word: str) -> int:
    """Return the number that a folded *word* is, in digits or one of the small ones; 0 where it is none."""
    return int(word) if word.isdecimal() else SMALL.get(word, 0)


class Unit(NamedTuple):
    """What a number counts: *factor* times the unit *base*, so that 2 weeks and 14 days are the same amount."""

    factor: int | Fraction
    base: str


def _units() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, tuple[Unit, ...]] = {}
    for base, factors in ENGLISH.units.units.items():
        for factor, written in factors.items():
            unit = Unit(factor.numerator if factor.denominator == 1 else factor, base)
            for name in written:
                found[name] = (*found.get(name, ()), unit)
    return found


UNITS = _units()
"""Units by the way they are written, lower-case and singular; what is ambiguous ("pound") has several."""


class Reading(NamedTuple):
    """One way to understand an amount: a value in a base unit, "" for a number without a unit."""

    value: Value
    unit: str


class AmountForm(NamedTuple):
    """How an amount is written, in lower case; parts that it lacks are ""."""

    kind: str
    """The shape of the number: digits, words, ordinal …"""
    number: str
    """The number itself."""
    symbol: str = ""
    """The currency in front of it."""
    scale: str = ""
    """Million, bn, dozen …"""
    unit: str = ""
    """What it counts."""

    @property
    def is_place(self) -> bool:
        """Whether it gives a place in a row: “third”, “19th”."""
        return self.kind in ("ordinal", "nth")


class AmountMeaning(NamedTuple):
    """What an amount says."""

    readings: tuple[Reading, ...]
    """The ways to understand it."""
    plain: tuple[Value, ...]
    """Its values without their unit: what proves a bare number."""
    states_number: bool
    """Whether it states one. "One" and "first" seldom do."""


@lru_cache(maxsize=REMEMBERED)
def interpret(form: AmountForm) -> AmountMeaning:
    """Work out what an amount written in this *form* means."""
    if form.kind == "digits" and not (form.symbol or form.scale or form.unit):  # most have no unit
        value = _value(form.number)
        return AmountMeaning((Reading(value, ""),), (value,), states_number=True)
    values, scale = _VALUES[form.kind](form.number), _without_of(form.scale)
    if form.kind in _RATIOS:  # "two in three" says no "two" of anything
        return AmountMeaning(_as_share(values[0]), values, states_number=True)
    factor = SCALES.get(scale) or SHORT_SCALES.get(scale, 1)
    scaled = [_whole(value * factor) for value in values]
    units = units_of(form)
    readings = [Reading(_whole(value * unit.factor), unit.base) for value in scaled for unit in units]
    bare = not form.symbol and not form.unit
    if bare and scale == "m":
        readings += [Reading(value, "metre") for value in values]
    if not units or form.kind in ("part", "share"):
        readings += [Reading(value, "") for value in scaled]
    if bare and form.kind in _SHARES:
        readings += [percent for value in scaled for percent in _as_share(value)[1:]]
    plain = merge_unique(scaled, values if bare and scale == "m" else ())
    return AmountMeaning(merge_unique(readings), plain, _states_number(form, units))


def _as_share(value: Value) -> tuple[Reading, ...]:
    """Return the readings of a share: the number, and a percentage."""
    return (Reading(value, ""), Reading(_whole(Fraction(100 * value)), "%")) if value < 1 else (Reading(value, ""),)


def units_of(form: AmountForm) -> tuple[Unit, ...]:
    """List the units that an amount written in this *form* may have."""
    if form.kind in _OWN_UNITS:
        return (Unit(1, _OWN_UNITS[form.kind]),)
    if form.symbol:
        return tuple(Unit(1, code) for code in SYMBOLS[form.symbol.strip()])
    if form.is_place:  # the 19th century does not last 19 centuries
        return ()
    name = _without_of(form.unit).replace("-", " ")
    return UNITS.get(_ATTACHED.get(name, name)) or UNITS.get(name.removesuffix("s")) or ()


def _without_of(words: str) -> str:
    """Return a unit or scale without what joins it to its number: " of a million" becomes "million"."""
    return _OF_A.sub("", words).strip(_GAP)


def _states_number(form: AmountForm, units: tuple[Unit, ...]) -> bool:
    if form.kind == "multiple":
        return form.number in ("twice", "thrice")
    if form.kind == "article" or form.number in ("first", "second"):
        return False
    if form.kind == "part":  # "a third" may be the next after the second
        return not form.number.startswith(("a ", "an "))
    return form.number != "one" or bool(form.scale) or any(unit.base not in TIME for unit in units)


def _stopwatch(number: str) -> tuple[Value, ...]:
    """Return the seconds of “3:41.2”, or of “2:05:30”."""
    seconds: Value = 0
    for part in number.split(":"):
        seconds = 60 * seconds + Fraction(part)
    return (_whole(seconds),)


def _clock(number: str) -> tuple[Value, ...]:
    digits = re.findall(r"[0-9]+", number)
    hours, minutes = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if number.endswith("m"):
        return (60 * (hours % 12 + (12 if "p" in number else 0)) + minutes,)
    # "6:45" may be in the morning or in the evening
    return (60 * hours + minutes, *([60 * (hours + 12) + minutes] if 0 < hours < 12 else []))


def _spoken_clock(number: str) -> tuple[Value, ...]:
    """Return the minutes of the day that “half past four” may mean; both, unless it is “in the morning” or the like."""
    *told, hour = re.split(r"\s(?:past|to)\s", number)
    minutes = re.sub(r"\A(?:an?\s)|\sminutes?\Z", "", told[0]) if told else "zero"
    count = _MINUTES_TOLD.get(minutes) or int(_value(minutes))
    hours = int(_value(re.split(r"\s(?:o['’]|in\s)", hour)[0])) % _NOON
    time = 60 * hours + (-count if " to " in number else count)
    halves = (time % (2 * 60 * _NOON), (time + 60 * _NOON) % (2 * 60 * _NOON))
    if " in the " in number:
        return (min(halves) if number.endswith("morning") else max(halves),)
    return halves


def _slash(number: str) -> tuple[Value, ...]:
    over, _, under = number.partition("/")
    return (_whole(Fraction(int(over), int(under))),) if int(under) else (int(over),)


def _digits_mixed(number: str) -> tuple[Value, ...]:
    whole, part = re.split(r"[\s-]", number, maxsplit=1)
    return tuple(_whole(int(whole) + value) for value in _slash(part))


def _ratio(number: str) -> tuple[Value, ...]:
    """Return the part that "two in three" is, and both numbers, which may stand for themselves."""
    head, tail = re.split(r"\s(?:in|out)\s(?:of\s)?(?:every\s)?", number, maxsplit=1)
    one, other = _value(head), _value(tail)
    return (_whole(Fraction(one, other)) if other else one, one, other)


def _every_nth(number: str) -> tuple[Value, ...]:
    """Return the part that “every third” is."""
    return (Fraction(1, ORDINALS[number.split()[1]]),)


def _mixed(number: str) -> tuple[Value, ...]:
    head, tail = re.split(r"[\s-]and[\s-]an?[\s-]", number, maxsplit=1)
    return (_whole(_value(head) + FRACTIONS[tail]),)


def _part(number: str) -> tuple[Value, ...]:
    head, tail = re.split(r"[\s-]", number, maxsplit=1)
    ordinal = [ORDINALS[tail]] if head in ("a", "an", "1") and tail in ORDINALS else []
    return (_whole(_value(head) * FRACTIONS[tail]), *ordinal)


def _share(number: str) -> tuple[Value, ...]:
    return (FRACTIONS[re.split(r"[\s-]", number, maxsplit=1)[1]],)


def _nth(number: str) -> tuple[Value, ...]:
    return (int(number[:-2]),)


def _ordinal(number: str) -> tuple[Value, ...]:
    tens, _, rest = number.replace(" ", "-").rpartition("-")
    return (TENS.get(tens, 0) + ORDINALS[rest],)


def _one(number: str) -> tuple[Value, ...]:
    return (_value(number),)


_VALUES: dict[str, Callable[[str], tuple[Value, ...]]] = {
    "stopwatch": _stopwatch,
    "clock": _clock,
    "spoken_clock": _spoken_clock,
    "slash": _slash,
    "digits_and": _mixed,
    "mixed": _digits_mixed,
    "ratio": _ratio,
    "word_ratio": _ratio,
    "every_nth": _every_nth,
    "nth": _nth,
    "digits": _one,
    "words_and": _mixed,
    "half": lambda number: (Fraction(1, 2),),  # noqa: ARG005
    "part": _part,
    "share": _share,
    "ordinal": _ordinal,
    "words": _one,
    "multiple": lambda number: (MULTIPLES[number],),
    "article": _one,
}


def _value(number: str) -> Value:
    return _decimal(number) if number[0].isdigit() or number[0] in VULGAR else _spelled(number)


def _decimal(number: str) -> Value:
    if number.isdecimal():
        return int(number)
    vulgar = VULGAR.get(number[-1], 0)
    whole, _, decimals = re.sub(r"[^0-9.]", "", number).partition(".")
    value = int(whole + decimals or 0)
    return _whole(Fraction(value, 10 ** len(decimals)) + vulgar) if decimals or vulgar else value


def _spelled(number: str) -> Value:
    total: Value = 0
    current: Value = 0
    for word in re.findall(r"[a-z]+", number):
        if word in ("hundred", "dozen"):
            current *= SCALES[word]
        elif word in SCALES:
            total, current = total + (current or 1) * SCALES[word], 0
        elif word not in ("and", "a", "an") or not current:
            current += _NUMERALS.get(word, 0)
    return _whole(Fraction(total + current))


def _whole(value: Value) -> Value:
    return value.numerator if value.denominator == 1 else value


def merge_unique(*lists: Iterable[T]) -> tuple[T, ...]:
    """Join *lists* into one, in order, and keep only the first of equal items."""
    return tuple(dict.fromkeys(item for items in lists for item in items))
