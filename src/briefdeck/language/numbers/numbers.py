"""Quantities: every number of a text, in digits or words, with its scale, unit and currency."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import (
    FRACTIONS,
    MULTIPLES,
    ORDINALS,
    SCALES,
    SHORT_SCALES,
    SMALL,
    SYMBOLS,
    TENS,
    UNITS,
    VULGAR,
    AmountForm,
    Reading,
    Value,
    interpret,
    merge_unique,
    units_of,
)
from briefdeck.language.remembering import REMEMBERED, lazy_pattern


class Quantity(NamedTuple):
    """A number in a text."""

    written: str
    """Its very words, with scale, unit and currency."""
    start: int
    """Where it begins in the text."""
    chain: str
    """The range it belongs to ("10 to 13 km"), else as *written*, with its sign ("-12 degrees").

    Read again, it gives the same quantities.
    """
    form: AmountForm
    """How it is written."""
    shared: AmountForm
    """The same with what the other end of its range lends it: 4 million, in "4 to 5 million"."""
    compound: bool = False
    """Whether it is part of a word, as in "two-faced"."""
    canonical: str = ""
    """In another language than English, its words with "-" for any sign; there *chain* says nothing to a reader of
    English."""

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.written)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The ways to understand it."""
        own = interpret(self.form).readings
        return own if self.shared is self.form else merge_unique(interpret(self.shared).readings, own)

    @property
    def plain(self) -> tuple[Value, ...]:
        """Its values without their unit: what proves a bare number."""
        own = interpret(self.form).plain
        return own if self.shared is self.form else merge_unique(interpret(self.shared).plain, own)

    @property
    def states_number(self) -> bool:
        """Whether it states a number. "One" and "first" seldom do, nor does the "two" of "two-faced"."""
        if self.form.kind == "digits":
            return True
        return not self.compound and interpret(self.form).states_number

    @property
    def negative(self) -> bool:
        """Whether it has a minus sign; the readings give its size only."""
        chain = self.canonical or self.chain
        return chain[:1] in MINUS or chain[:9].lower().startswith(("minus ", "negative "))

    def may_equal(self, other: Quantity) -> bool:
        """Tell whether both may be the same number: they share a reading."""
        return not set(self.readings).isdisjoint(other.readings)

    def counts_like(self, other: Quantity) -> bool:
        """Tell whether *other* could be mistaken for it.

        That is so when both count the same unit, or plain things, or both give a place in a row.
        """
        if self.form.is_place is not other.form.is_place:
            return False
        return not {reading.unit for reading in self.readings}.isdisjoint(reading.unit for reading in other.readings)


def _any(words: Iterable[str]) -> str:
    return one_of(words).replace(r"\ ", r"[\s-]")


_GAP = r"[\s-]"
_DIGIT = _any(word for word, number in SMALL.items() if 0 < number < 10)
_BELOW_100 = rf"(?:{_any(TENS)}(?:{_GAP}{_DIGIT}(?!\w))?|{_any(SMALL)})"
_BELOW_1000 = rf"(?:{_BELOW_100}(?:{_GAP}hundred(?:\s(?:and\s)?{_BELOW_100}(?!\w))?)?)"
_SCALE = _any(SCALES)
_SCALED = rf"(?:{_GAP}{_SCALE}(?!\w))+"
_WORDS = (
    rf"(?:(?:half\san?|half|an?)(?={_SCALED})|{_BELOW_1000})"
    rf"(?:{_SCALED}(?:\s(?:and\s)?{_BELOW_1000}{_SCALED})*(?:\s(?:and\s)?{_BELOW_1000}(?!\w))?)?"
)
_DIGITS = (
    r"(?:[0-9]{1,3}(?:[,\u00a0\u2009\u202f][0-9]{3})+(?![0-9])|[0-9]{1,2}(?:,[0-9]{2}){1,8},[0-9]{3}(?![0-9])"
    r"|[0-9]{1,40}(?![0-9])|(?<![0-9])[0-9]{41,4000}(?![0-9]))(?:\.[0-9]{1,40}(?![0-9]))?"
)
"""With groups of three digits, or as in India of two and at last of three: 1,200,000 or 12,00,000.

No value of YAML is longer than the longest of them, and a line of an article that has a longer one proves nothing.
"""
_PART = _any(FRACTIONS)

_LONG_UNIT = (
    _any(word for word in UNITS if len(word) > 1 and word != "°")
    + r"s?(?!\w)(?!(?<=\ssecond)(?:\shand(?!\w)|-(?!long|old)[a-z]))"
)
"""Nothing is counted in seconds by “six second hand trams”, or “six second-division matches”."""
_OF_A = r"\sof\san?\s"
"""“A quarter *of a* million”, “a third *of a* mile”."""
_UNIT = rf"(?:(?:[\s-]?|{_OF_A}){_LONG_UNIT}|[\s-]?m(?!\w)|\s?[%°]|x|fold(?!\w)|(?:in|[cf])(?!\w))"
_RATIO = (
    rf"\s(?:in|in\severy|out\sof(?:\severy)?)\s(?:[0-9]{{1,3}}(?:,000)*(?![0-9]|[.,:/-][0-9])|{_BELOW_1000}(?!\w)|an?\s{_SCALE}(?!\w))"
    rf"(?!{_GAP}(?:{_LONG_UNIT}|{_SCALE}))"
)
"""“Two *in three*” and “one *in a hundred*”, and not “two in three days”."""
_HOUR = rf"(?:1[0-2]|[1-9]|{_any(word for word, hour in SMALL.items() if 0 < hour <= 12)})(?!\w)"
_MINUTES = rf"(?:half|(?:an?\s)?quarter|(?:{_BELOW_100}|[1-5]?[0-9])(?:\sminutes?)?)"
_TIME_ENDS = r"(?=\s*(?:[.,;:)”’\"]|\Z)|\s(?:on|in|when|and|but|as|that|the|a|yesterday|today|last|this)\b)"
_VULGAR = f"[{''.join(VULGAR)}]"
_DIGIT_KINDS = {
    # in the order in which they are tried
    "ratio": rf"[0-9]{{1,3}}{_RATIO}",
    "stopwatch": r"[0-9]{1,3}:[0-5][0-9]\.[0-9]{1,3}(?!\w)|[0-9]{1,2}:[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,3})?(?!\w)",
    "clock": r"[0-9]{1,2}\.[0-9][0-9]\s?[ap]\.?m\b|"
    r"[0-9]{1,2}:[0-9][0-9](?:\s?[ap]\.?m\b)?(?!\w)|(?:1[0-2]|[1-9])\s?[ap]\.?m\b",
    "mixed": r"[0-9]{1,3}[\s-][0-9]{1,2}/[0-9]{1,2}(?![\w/])",
    "slash": r"[0-9]{1,3}/[0-9]{1,3}(?![\w/])",
    "digits_and": rf"{_DIGITS}{_GAP}and{_GAP}an?{_GAP}{_PART}(?!\w)",
    "nth": r"[0-9]{1,9}(?:st|nd|rd|th)(?!\w)",
    "digits": rf"{_DIGITS}{_VULGAR}?|{_VULGAR}",
}
_WORD_KINDS = {
    # “five to seven” is a time only behind “at” and with nothing behind it that is counted
    "spoken_clock": rf"(?:{_MINUTES}\spast|(?:an?\s)?quarter\sto)\s{_HOUR}"
    rf"|(?<=\bat\s){_BELOW_100}\sto\s{_HOUR}{_TIME_ENDS}|{_HOUR}\so['’]clock\b"
    rf"|(?:\A|(?<=\bat\s)|(?<=\bby\s)|(?<=\buntil\s)|(?<=\bbefore\s)|(?<=\bafter\s)|(?<=\bfrom\s))"
    rf"{_HOUR}\sin\sthe\s(?:morning|afternoon|evening){_TIME_ENDS}",
    "word_ratio": rf"(?:{_BELOW_100}(?:\s[a-z]+(?=\s(?:in|out\sof)\severy\s))?|one\s[a-z]+){_RATIO}",
    "every_nth": rf"every\s{_any(ORDINALS)}(?=\s[a-z]|\Z)(?!\s(?:{_LONG_UNIT}|{_any(ENGLISH.dates.weekdays)}))",
    "unit_and": rf"(?:an?|{_BELOW_100}){_GAP}{_LONG_UNIT}\sand\san?\s{_PART}(?!\w)",
    "words_and": rf"{_BELOW_100}{_GAP}and{_GAP}an?{_GAP}{_PART}(?!\w)",
    "half": rf"half(?=(?:\san?{_GAP}|-){_LONG_UNIT})(?:\san?)?|half(?!\w|{_GAP}(?:an?{_GAP})?{_SCALE})",
    "share": rf"an?{_GAP}{_PART}(?=\sof\s)",
    "part": rf"(?:an?|{_DIGIT}){_GAP}{_PART}(?!\w)",
    "ordinal": rf"(?<!per )(?:{_any(TENS)}{_GAP})?{_any(ORDINALS)}(?!\w)",
    "words": rf"(?:{_WORDS})(?=fold(?!\w)|(?!\w))",
    "multiple": rf"{_any(MULTIPLES)}(?!\w)",
    "article": rf"an?(?={_GAP}{_LONG_UNIT})",
}
_UNIT_AND = lazy_pattern(rf"(?P<whole>an?|{_BELOW_100}){_GAP}(?P<unit>.+)\s(?P<part>and\san?\s{_PART})")
_KINDS = (*_DIGIT_KINDS, *_WORD_KINDS)


def _either(kinds: Mapping[str, str]) -> str:
    return "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items())


_BEGINNINGS = _any({word[:3] for word in (*SMALL, *TENS, *ORDINALS, *MULTIPLES, *SYMBOLS, "half", "every")})
_QUANTITY = re.compile(
    r"(?<!\w)(?:(?<![a-z]-)|(?<=\b(?:to|or)-)|(?<=\b(?:mid|pre|non|and)-)|(?<=\b(?:post|late)-)|(?<=\bearly-)|(?<=\btop-))"
    rf"(?=[^a-z\s]|an?[\s-]|{_BEGINNINGS})(?P<symbol>{_any(SYMBOLS)}\s?)?"
    rf"(?P<number>(?![a-z])(?:{_either(_DIGIT_KINDS)})|(?=[a-z])(?:{_either(_WORD_KINDS)}))"
    rf"(?:\+(?={_GAP}{_SCALE}(?!\w)))?"
    rf"(?P<scale>(?:{_GAP}?|{_OF_A}){_SCALE}(?!\w)|\s?(?:{'|'.join(SHORT_SCALES)})(?!\w))?"
    rf"(?P<plus>-plus(?!\w)|\+)?(?P<unit>{_UNIT})?(?!\w)"
)
_LETTERS = re.compile(r"[a-z]++")
_SIGNS = re.escape("".join(symbol for symbol in SYMBOLS if len(symbol) == 1)) + "".join(VULGAR)
_NUMERAL = re.compile(rf"[{_SIGNS}0-9](?:(?<=[0-9])[0-9]+)?")
"""A symbol or a run of digits; begun with one set of characters, it is found more quickly than by a choice of two."""
_LETTERED = re.compile(r"[a-z]\$")
_CUES = frozenset(
    (
        *SMALL,
        *(f"{word}fold" for word in SMALL),
        *TENS,
        *ORDINALS,
        *MULTIPLES,
        "half",
        *(symbol for symbol in SYMBOLS if symbol.isalpha()),
    )
)
_CUES_AFTER_A = frozenset(
    (*SCALES, *FRACTIONS, *(unit.split()[-1] + plural for unit in UNITS if len(unit) > 1 for plural in ("", "s")))
)
"""Words without which only a digit or a symbol can begin a quantity: most texts have neither."""
_RANGE = re.compile(r"\s?[-–—]\s?|-?\s?(?:to|or)\s?-?")
_SIGN = re.compile(r"(?:(?<![^\s(\[“\"])[-\u2212\u2013]|\b(?:minus|negative) )\Z")
MINUS = frozenset("-\u2212\u2013")
"""Signs of a number below zero; the wires take the en dash."""
_MINUS_WORDS = ("minus ", "negative ")
_LONGEST_SIGN = 12
_LONGEST_BETWEEN, _YEAR = 6, 4
_BETWEEN = "between "


def find_quantities(text: str, said: Collection[str] | None = None) -> list[Quantity]:
    """Find the quantities of *text* in order. Digits inside a name ("Covid-19", "G7") are not quantities.

    *said* is the result of `find_letters` for the text, where the caller has it already.
    """
    low = lower(text)
    matches = _matches(low, find_letters(low) if said is None else said)
    found: list[Quantity] = []
    index = 0
    while index < len(matches):
        match = matches[index]
        first = _range_start(low, match, matches[index + 1]) if index + 1 < len(matches) else None
        ends = matches[index : index + 2] if first is not None else [match]
        start = match.start() if first is None else first
        chain = text[start - len(sign_before(low, start)) : ends[-1].end()]
        found += [_quantity(text, end, ends[-1], chain) for end in ends]
        index += len(ends)
    return found


@lru_cache(maxsize=REMEMBERED)
def cached_quantities(text: str) -> tuple[Quantity, ...]:
    """Find the quantities of *text* as `find_quantities` does, and remember them: for the sentences of lines."""
    return tuple(find_quantities(text))


def may_be_negative(text: str) -> bool:
    """Tell quickly whether a number of *text* may be below zero; in most texts none is."""
    low = text.lower()
    return not MINUS.isdisjoint(low) or "minus" in low or "negative" in low


def sign_before(low: str, at: int) -> str:
    """Return the minus sign directly before the place *at* in *low*, a text in lower case: "-", "minus " or ""."""
    if low[at - 1 : at] not in MINUS and not low.endswith(_MINUS_WORDS, 0, at):
        return ""
    sign = _SIGN.search(low, max(0, at - _LONGEST_SIGN), at)
    return sign[0] if sign else ""


def lower(text: str) -> str:
    """Return *text* in lower case, with every letter in the same place."""
    low = text.lower()
    if len(low) != len(text):  # some letters of other alphabets grow; positions must not
        low = "".join(char if len(char.lower()) > 1 else char.lower() for char in text)
    return low


@lru_cache(maxsize=REMEMBERED)
def find_letters(low: str) -> frozenset[str]:
    """Return the runs of the letters a to z in *low*, a text in lower case: a quick way to rule words out."""
    return frozenset(_LETTERS.findall(low))


def _matches(low: str, said: Collection[str]) -> list[re.Match[str]]:
    if ("a" in said or "an" in said) and not _CUES_AFTER_A.isdisjoint(said):
        return list(_QUANTITY.finditer(low))
    if not _CUES.isdisjoint(said) or ("$" in low and _LETTERED.search(low)):
        return list(_QUANTITY.finditer(low))
    return list(_numerals(low))


def _numerals(low: str) -> Iterator[re.Match[str]]:
    """Yield the matches that begin with a digit or a symbol; looking only there takes a third of the time."""
    end = 0
    for numeral in _NUMERAL.finditer(low):
        match = _QUANTITY.match(low, numeral.start()) if numeral.start() >= end else None
        if match is not None:
            end = match.end()
            yield match


def _range_start(low: str, one: re.Match[str], other: re.Match[str]) -> int | None:
    between = low[one.end() : other.start()]
    if len(between) > _LONGEST_BETWEEN or _counts_another(one, other):
        return None
    if _RANGE.fullmatch(between):
        return one.start()
    if between == " and " and low.endswith(_BETWEEN, 0, one.start()):
        return one.start() - len(_BETWEEN)
    return None


def _counts_another(one: re.Match[str], other: re.Match[str]) -> bool:
    """Tell whether each number has a thing of its own, so that no range has them: "by 18% to $28", "in 2000 to 72%"."""
    forms = [AmountForm("", "", each["symbol"] or "", "", each["unit"] or "") for each in (one, other)]
    bases = [frozenset(unit.base for unit in units_of(form)) for form in forms]
    if all(bases):
        return bases[0].isdisjoint(bases[1])
    return len(one[0]) == _YEAR and one[0].isdecimal() and len(other["number"]) != _YEAR


def _quantity(text: str, match: re.Match[str], last: re.Match[str], chain: str) -> Quantity:
    number, symbol, scale, unit, digits = match.group("number", "symbol", "scale", "unit", "digits")
    kind = "digits" if digits is not None else next(kind for kind in _KINDS if match[kind] is not None)
    split = _UNIT_AND.fullmatch(number) if kind == "unit_and" else None
    if split:  # “a year and a half” is one and a half years
        kind, number, unit = "words_and", f"{split['whole']} {split['part']}", f" {split['unit']}"
    form = shared = AmountForm(kind, number, symbol or "", scale or "", unit or "")
    if last is not match:  # 4 to 5 million km: the four are millions of km too
        lent = last.group("symbol", "scale", "unit")
        shared = AmountForm(kind, number, symbol or lent[0] or "", scale or lent[1] or "", unit or lent[2] or "")
    start, end = match.span()
    compound = kind == "words" and not unit and match.string.startswith("-", end)
    return Quantity(text[start:end], start, chain, form, shared, compound)
