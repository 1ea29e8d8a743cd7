"""Quantities: every number of a text, in digits or words, with its scale, unit and currency.

Arithmetic is exact. A quantity may be read in several ways ("4.8m": millions or metres; "a third": one of
three or the one after the second); two quantities agree when they share a reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple, TypeVar

from briefdeck.text.units import (
    FRACTIONS,
    MULTIPLES,
    ORDINALS,
    SCALES,
    SHORT_SCALES,
    SMALL,
    SYMBOLS,
    TENS,
    TIME,
    UNITS,
    VULGAR,
    Unit,
)

Value = int | Fraction
T = TypeVar("T")


class Reading(NamedTuple):
    """One way to understand a quantity: a value in a base unit, "" for a mere number."""

    value: Value
    unit: str


class Quantity(NamedTuple):
    """A number of a text."""

    written: str
    """Its very words, with scale, unit and currency."""
    start: int
    """Where it begins in the text."""
    readings: tuple[Reading, ...]
    """The ways to understand it."""
    plain: tuple[Value, ...]
    """Its values without their unit: what proves a bare number."""
    claim: bool
    """Whether it asserts a number. "One" and "first" seldom do, nor does the "two" of "two-faced"."""
    chain: str
    """The range it belongs to ("10 to 13 km"), else as *written*. Read again, it gives the same quantities."""

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.written)


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"[\s-]") for word in ordered) + ")"


_GAP = r"[\s-]"
_DIGIT = _any(word for word, number in SMALL.items() if 0 < number < 10)
_BELOW_100 = rf"(?:{_any(TENS)}(?:{_GAP}{_DIGIT}(?!\w))?|{_any(SMALL)})"
_BELOW_1000 = rf"(?:{_BELOW_100}(?:{_GAP}hundred(?:\s(?:and\s)?{_BELOW_100}(?!\w))?)?)"
_SCALE = _any(SCALES)
_WORDS = (
    rf"(?:half\san?|half|an?|{_BELOW_1000})(?:{_GAP}{_SCALE}(?!\w))+(?:\s(?:and\s)?{_BELOW_1000}(?:{_GAP}{_SCALE}(?!\w))+)*"
    rf"(?:\s(?:and\s)?{_BELOW_1000}(?!\w))?|{_BELOW_1000}"
)
_DIGITS = (
    r"(?:[0-9]{1,3}(?:[,\u00a0\u2009\u202f][0-9]{3})+(?![0-9])|[0-9]{1,40}(?![0-9]))(?:\.[0-9]{1,40}(?![0-9]))?"
    + f"[{''.join(VULGAR)}]?"
)
_PART = _any(FRACTIONS)
_ORDINAL = rf"(?:[0-9]{{1,9}}(?:st|nd|rd|th)|(?:{_any(TENS)}-)?{_any(ORDINALS)})"

_LONG_UNIT = _any(word for word in UNITS if len(word) > 1 and word != "°") + r"s?(?!\w)"
_UNIT = rf"(?:[\s-]?{_LONG_UNIT}|[\s-]?m(?!\w)|\s?[%°]|x|fold(?!\w))"
_KINDS = {
    "clock": r"[0-9]{1,2}:[0-9][0-9](?!\w)",
    "slash": r"[0-9]{1,3}/[0-9]{1,3}(?![\w/])",
    "mixed": rf"(?:{_BELOW_100}|{_DIGITS}){_GAP}and{_GAP}an?{_GAP}{_PART}(?!\w)",
    "half": rf"half\san?(?={_GAP}{_LONG_UNIT})|half(?=-{_LONG_UNIT})|half(?!\w|{_GAP}an?{_GAP}{_SCALE}|{_GAP}{_SCALE})",
    "part": rf"(?:an?|{_DIGIT}|[0-9]){_GAP}{_PART}(?!\w)",
    "ordinal": rf"{_ORDINAL}(?!\w)",
    "words": rf"(?:{_WORDS})(?=fold(?!\w)|(?!\w))",
    "multiple": rf"{_any(MULTIPLES)}(?!\w)",
    "article": rf"an?(?={_GAP}{_LONG_UNIT})",
    "digits": rf"{_DIGITS}|[{''.join(VULGAR)}]",
}
_BEGINNINGS = {word[:3] for word in (*SMALL, *TENS, *ORDINALS, *MULTIPLES, *SYMBOLS, "half")}
_QUANTITY = re.compile(
    r"(?<!\w)(?:(?<![a-z]-)|(?<=\b(?:to|or)-)|(?<=\b(?:mid|pre|non|and)-)|(?<=\b(?:post|late)-)|(?<=\bearly-))"
    rf"(?=[^a-z\s]|an?[\s-]|{_any(_BEGINNINGS)})"
    rf"(?P<symbol>{_any(SYMBOLS)}\s?)?"
    rf"(?P<number>{'|'.join(f'(?P<{kind}>{pattern})' for kind, pattern in _KINDS.items())})"
    rf"(?P<scale>{_GAP}?{_SCALE}(?!\w)|\s?(?:{'|'.join(SHORT_SCALES)})(?!\w))?"
    r"(?P<plus>-plus(?!\w)|\+)?"
    rf"(?P<unit>{_UNIT})?(?!\w)"
)
_LETTERS = re.compile(r"[a-z]+")
_NUMERAL = re.compile(
    rf"[{re.escape(''.join(symbol for symbol in SYMBOLS if len(symbol) == 1))}{''.join(VULGAR)}]|[0-9]+"
)
_LETTERED = re.compile(r"[a-z]\$")
_CUES = frozenset((*SMALL, *TENS, *ORDINALS, *MULTIPLES, "half", *(symbol for symbol in SYMBOLS if symbol.isalpha())))
_CUES_AFTER_A = frozenset((*SCALES, *FRACTIONS, *(unit.split()[-1] for unit in UNITS if len(unit) > 1)))
"""Words without which only a digit or a symbol can begin a quantity: most texts have neither."""
_RANGE = re.compile(r"\s?[-–—]\s?|-?\s?(?:to|or)\s?-?")
_BETWEEN = "between "
_NUMERALS: dict[str, Value] = {**SMALL, **TENS, "a": 1, "an": 1, "half": Fraction(1, 2)}


def quantities(text: str) -> list[Quantity]:
    """The quantities of *text* in order. Digits inside a name ("Covid-19", "G7") are none."""
    low = lower(text)
    found: list[Quantity] = []
    for first, matches in _chains(low):
        chain = text[first : matches[-1].end()]
        found += [_quantity(text, match, matches[-1], chain) for match in matches]
    return found


def lower(text: str) -> str:
    """*text* in lower case, every letter in its place."""
    low = text.lower()
    if len(low) != len(text):  # some letters of other alphabets grow; positions must not
        low = "".join(char if len(char.lower()) > 1 else char.lower() for char in text)
    return low


def _matches(low: str) -> Iterator[re.Match[str]]:
    said = set(_LETTERS.findall(low))
    spelled = not _CUES.isdisjoint(said) or not (
        ("a" not in said and "an" not in said) or _CUES_AFTER_A.isdisjoint(said)
    )
    if spelled or _LETTERED.search(low):
        yield from _QUANTITY.finditer(low)
        return
    end = 0  # Most texts have digits alone, and to look only there takes a third of the time.
    for numeral in _NUMERAL.finditer(low):
        match = _QUANTITY.match(low, numeral.start()) if numeral.start() >= end else None
        if match is not None:
            end = match.end()
            yield match


def _chains(low: str) -> Iterator[tuple[int, list[re.Match[str]]]]:
    """Matches one by one, or the two ends of a range together; each with the start of its words."""
    waiting: re.Match[str] | None = None
    for match in _matches(low):
        if waiting is not None:
            first = _range_start(low, waiting, match)
            if first is not None:
                yield first, [waiting, match]
                waiting = None
                continue
            yield waiting.start(), [waiting]
        waiting = match
    if waiting is not None:
        yield waiting.start(), [waiting]


def _range_start(low: str, one: re.Match[str], other: re.Match[str]) -> int | None:
    between = low[one.end() : other.start()]
    if _RANGE.fullmatch(between):
        return one.start()
    if between == " and " and low.endswith(_BETWEEN, 0, one.start()):
        return one.start() - len(_BETWEEN)
    return None


def _quantity(text: str, match: re.Match[str], last: re.Match[str], chain: str) -> Quantity:
    kind = next(kind for kind in _KINDS if match[kind] is not None)
    read = _read(kind, *match.group("number", "symbol", "scale", "unit"))
    if last is not match:  # 4 to 5 million km: the four are millions of km too
        borrowed = [match[group] or last[group] for group in ("symbol", "scale", "unit")]
        shared = _read(kind, match["number"], *borrowed)
        read = _Read(_merged(shared.readings, read.readings), _merged(shared.plain, read.plain), read.claim)
    start, end = match.span()
    return Quantity(text[start:end], start, read.readings, read.plain, _claims(match, read), chain)


def _claims(match: re.Match[str], read: _Read) -> bool:
    # "six-party", "two-way": a word made of a number, not a count
    compound = match["words"] is not None and not match["unit"] and match.string.startswith("-", match.end())
    return read.claim and not compound


class _Read(NamedTuple):
    readings: tuple[Reading, ...]
    plain: tuple[Value, ...]
    claim: bool


@lru_cache(maxsize=1 << 14)
def _read(kind: str, number: str, symbol: str | None, scale: str | None, unit: str | None) -> _Read:
    scaled, plain = _scaled(_values(kind, number), (scale or "").strip(" -\u00a0"), bool(symbol or unit))
    units = _units(kind, symbol, unit)
    readings = [Reading(_whole(value * one.factor), one.base) for value in scaled for one in units]
    if not symbol and not unit and (scale or "").strip() == "m":
        readings += [Reading(value, "metre") for value in _values(kind, number)]
    if not units or kind == "part":
        readings += [Reading(value, "") for value in scaled]
    if kind in ("half", "part", "slash") and not unit:
        readings += [
            Reading(percent, "%") for value in scaled if value < 1 and (percent := _whole(100 * value)) == int(percent)
        ]
    return _Read(_merged(readings), _merged(scaled, plain), _is_claim(kind, number, scale, units))


def _scaled(values: tuple[Value, ...], scale: str, counted: bool) -> tuple[list[Value], list[Value]]:
    factor = SCALES.get(scale) or SHORT_SCALES.get(scale, 1)
    ambiguous = scale == "m" and not counted
    return [_whole(value * factor) for value in values], list(values) if ambiguous else []


def _units(kind: str, symbol: str | None, unit: str | None) -> tuple[Unit, ...]:
    if kind == "clock":
        return (Unit(Fraction(1), "clock"),)
    if kind == "multiple":
        return (Unit(Fraction(1), "times"),)
    if symbol:
        return tuple(Unit(Fraction(1), code) for code in SYMBOLS[symbol.strip()])
    if not unit or kind == "ordinal":  # the 19th century does not last 19 centuries
        return ()
    name = unit.lstrip(" -\u00a0").replace("-", " ")
    return UNITS.get(name) or UNITS.get(name.removesuffix("s")) or ()


def _values(kind: str, number: str) -> tuple[Value, ...]:
    if kind == "clock":
        hours, _, minutes = number.partition(":")
        return (60 * int(hours) + int(minutes),)
    if kind == "slash":
        over, _, under = number.partition("/")
        return (Fraction(int(over), int(under)),) if int(under) else (int(over),)
    if kind == "mixed":
        head, _, tail = re.split(r"[\s-]and[\s-](a)n?[\s-]", number)
        return (_value(head) + FRACTIONS[tail],)
    if kind == "half":
        return (Fraction(1, 2),)
    if kind == "part":
        head, tail = re.split(r"[\s-]", number, maxsplit=1)
        ordinal = [ORDINALS[tail]] if head in ("a", "an", "1") and tail in ORDINALS else []
        return (_value(head) * FRACTIONS[tail], *ordinal)
    if kind == "ordinal":
        return (_ordinal(number),)
    if kind == "multiple":
        return (MULTIPLES[number],)
    return (_value(number),)


def _ordinal(number: str) -> Value:
    if number[0].isdigit():
        return int(number[:-2])
    tens, _, rest = number.rpartition("-")
    return TENS.get(tens, 0) + ORDINALS[rest]


def _value(number: str) -> Value:
    return _decimal(number) if number[0].isdigit() or number[0] in VULGAR else _spelled(number)


def _decimal(number: str) -> Value:
    vulgar = VULGAR.get(number[-1], 0)
    digits = re.sub(r"[^0-9.]", "", number)
    return _whole(Fraction(digits or 0) + vulgar)


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


def _is_claim(kind: str, number: str, scale: str | None, units: tuple[Unit, ...]) -> bool:
    if kind == "multiple":
        return number in ("twice", "thrice")
    if kind == "article" or number in ("first", "second"):
        return False
    if kind == "part":  # "a third" may be the next after the second
        return not number.startswith(("a ", "an "))
    return number != "one" or scale is not None or any(unit.base not in TIME for unit in units)


def _whole(value: Value) -> Value:
    return int(value) if value == int(value) else value


def _merged(*lists: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(item for items in lists for item in items))
