"""The numbers and dates of a packed language, as those of English: digits, number words, scales, units, hedges."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from itertools import zip_longest
from typing import Any

from briefdeck.language.dates.dates import DateMention
from briefdeck.language.lexicon import one_of
from briefdeck.language.listed import phrases
from briefdeck.language.numbers.amounts import MULTIPLES, AmountForm
from briefdeck.language.numbers.numbers import MINUS, Quantity, lower
from briefdeck.language.packs.pack import LanguagePack

_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_YEAR = r"(?:1[5-9][0-9][0-9]|20[0-9][0-9])(?![0-9])(?![.,][0-9])"
_EVERYWHERE = (r"(?<![0-9]){y}-{n}-{d}",)
_DASH = r"\s?[-–—~〜～]\s?"


class DateReader:
    """Reads the dates of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        dates = pack.section("dates")
        self._months = _numbered(dates["months"], 1)
        self._weekdays = _numbered(dates["weekdays"], 0)
        self._near = {form: near for near, forms in dates.get("nearby", {}).items() for form in phrases(forms)}
        end = r"(?!\w)" if pack.spaced else ""
        begin = r"(?<!\w)" if pack.spaced else ""
        self._patterns = [self._compile(form, dates, begin, end) for form in (*_EVERYWHERE, *dates["formats"])]
        if self._near:
            self._patterns.append(re.compile(rf"{begin}(?P<near>{one_of(self._near)}){end}"))

    def _compile(self, form: str, dates: dict[str, Any], begin: str, end: str) -> re.Pattern[str]:
        suffix = dates.get("day_suffix", "")
        to = rf"(?:{_DASH}|\s?(?:{one_of(phrases(dates['to']))})\s?)" if dates.get("to") else _DASH
        parts = {
            "{ds}": rf"(?<![0-9])(?<![0-9][.,])(?P<d>{_DAY}){suffix}(?:{to}(?P<d2>{_DAY}){suffix})?",
            "{d}": rf"(?<![0-9])(?P<d>{_DAY}){suffix}",
            "{n}": r"(?P<n>0?[1-9]|1[0-2])(?![0-9])",
            "{y}": rf"(?<![0-9])(?P<y>{_YEAR})",
            "{m}": rf"{begin}(?P<m>{one_of(self._months)}){end}",
            "{a}": one_of(self._months),
            "{w}": rf"{begin}(?P<w>{one_of(self._weekdays)}){end}",
        }
        for name, pattern in parts.items():
            form = form.replace(name, pattern)
        return re.compile(form)

    def read(self, text: str, low: str) -> list[DateMention]:
        """Find the dates of *text* in order; *low* is the same by `plain_digits`."""
        found: list[DateMention] = []
        for pattern in self._patterns:
            matches = list(pattern.finditer(low))
            found += [mention for match in matches for mention in self._mentions(text, match)]
            low = blank_out(low, (match.span() for match in matches)) if matches else low
        return sorted(found, key=lambda mention: mention.start)

    def _mentions(self, text: str, match: re.Match[str]) -> Iterator[DateMention]:
        parts = {name: value for name, value in match.groupdict().items() if value}
        written = text[match.start() : match.end()]
        mention = DateMention(written, match.start(), chain=written)
        if "near" in parts:
            nearby, _, shift = self._near[parts["near"]].partition(" ")
            yield mention._replace(nearby=nearby, shift=int(shift))
            return
        month = self._months[parts["m"]] if "m" in parts else int(parts.get("n", 0))
        weekday = self._weekdays[parts["w"]] if "w" in parts else -1
        mention = mention._replace(year=int(parts.get("y", 0)), month=month)
        yield mention._replace(day=int(parts.get("d", 0)), weekday=weekday)
        if "d2" in parts:
            yield mention._replace(day=int(parts["d2"]))


def _numbered(forms: list[str], first: int) -> dict[str, int]:
    return {form: number for number, listed in enumerate(forms, start=first) for form in phrases(listed)}


@cache
def date_reader(pack: LanguagePack) -> DateReader:
    """Return the reader of the dates of *pack*."""
    return DateReader(pack)


_SYMBOLS = {
    "us$": "USD",
    "usd": "USD",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "eur": "EUR",
    "¥": "JPY",
    "₩": "KRW",
    "₽": "RUB",
}
_CURRENCIES = {"USD": "dollar", "GBP": "pound sterling", "EUR": "euro", "JPY": "yen", "KRW": "south korean won"} | {
    "RUB": "rouble"
}
UNITS_EVERYWHERE = {
    "kilometre": "km, ㎞",
    "square kilometre": "km², ㎢",
    "km/h": "km/h",
    "metre": "m",
    "centimetre": "cm, ㎝",
    "millimetre": "mm, ㎜",
    "kg": "kg, ㎏",
    "tonne": "t",
    "hectare": "ha",
    "litre": "l, ℓ",
    "percent": "%",
    "degree": "°c, °, ℃, °f",
    "kilowatt hour": "kwh",
    "megawatt": "mw",
    "gigawatt": "gw",
    "dollar": "$, us$, usd",
    "euro": "€, eur",
    "pound sterling": "£",
    "yen": "¥",
    "rouble": "₽",
    "hour": "h",
    "minute": "min",
}
"""Signs that are written in every language, by the unit of English."""
_GROUP_SPACES = "\u00a0\u2009\u202f"
_LETTER_BEFORE = r"(?<![A-Za-zÀ-ɏѐ-ӿА-я0-9])(?<![A-Za-z][-.,])(?<![0-9][.,:])"
_APOSTROPHES = "’ʼ"
_DECIMALS = 6
_TIME = frozenset("second minute hour day week month year".split())
_PAIR, _TEN, _HOURS = 2, 10, 12


def plain_digits(text: str) -> str:
    """Return *text* in lower case, with digits and signs of every width as those of ASCII, each in its place."""
    low = lower(text)
    return low if low.isascii() else "".join(_ascii(char) for char in low)


def blank_out(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """Return *text* with a sign that no text has in place of every character of *stretches*."""
    chars = list(text)
    for start, end in stretches:
        chars[start:end] = "\0" * (end - start)
    return "".join(chars)


def _ascii(char: str) -> str:
    if char.isascii():
        return char
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if char in _APOSTROPHES:
        return "'"
    plain = unicodedata.normalize("NFKC", char) if "\uff01" <= char <= "\uff5e" else char
    return plain if len(plain) == 1 else char


class NumberReader:
    """Reads the numbers of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        numbers = pack.section("numbers")
        self._spaced = pack.spaced
        self._point: str = numbers["point"]
        self._words = number_words(numbers)
        self._times = _by_form(numbers.get("times", {}), Fraction)
        self._scales = _by_form(numbers["scales"], Fraction)
        self._fixed = {form: str(what) for what, forms in numbers.get("fixed", {}).items() for form in phrases(forms)}
        self._under = {form: int(under) for under, forms in numbers.get("parts", {}).items() for form in phrases(forms)}
        self._units = _units_of(pack)
        self._needs_counter = bool(numbers.get("needs_counter"))
        self._pattern = self._compile(pack, numbers)
        self._token = re.compile(one_of({*self._words, *self._times, *self._scales}))
        self._piece = re.compile(rf"(?P<n>{self._digits(numbers)})\s?(?P<s>{one_of(self._scales)})?")
        self._range = re.compile(rf"\s?[-–—~〜～]\s?|\s?(?:{one_of(pack.phrases('numbers', 'ranges') or ('–',))})\s?")
        self._hours = {form: int(value) for form, value in self._words.items() if value in range(1, _HOURS + 1)}
        self._clock = [re.compile(_clock_pattern(each, self._hours)) for each in numbers.get("clock", ())]
        self._parts = [(kind, re.compile(self._part_pattern(each))) for kind, each in _part_patterns(pack)]
        if self._under:
            self._parts.append(("parts", self._counted_part(pack, numbers)))
        kinds = pack.phrases("numbers", "numbered")
        self._no_number = re.compile(rf"[0-9]{{1,9}}\s?{one_of(kinds)}" if kinds else r"(?!)")
        self._minus = tuple(f"{word} " for word in pack.phrases("numbers", "signs"))

    def _digits(self, numbers: Mapping[str, str]) -> str:
        groups = re.escape(numbers["grouping"]) + _GROUP_SPACES
        point = re.escape(numbers["point"])
        other = re.escape("".join(mark for mark in ".," if mark not in numbers["point"]))
        grouped = rf"[0-9]{{1,3}}(?:[{groups}][0-9]{{3}})+(?![0-9])(?:[{point}][0-9]{{1,40}})?"
        plain = rf"[0-9]{{1,40}}(?:[{point}][0-9]{{1,40}}|[{other}][0-9]{{1,2}}(?![0-9]))?"
        return f"(?:{grouped}|{plain})(?![0-9])"

    def _part_pattern(self, pattern: str) -> str:
        """Return the expression for a *pattern* of two numbers that make a share, `{a}` and `{b}`."""
        number = f"[0-9]{{1,3}}|{one_of(self._words)}" if self._words else "[0-9]{1,3}"
        one, other = (rf"(?P<{name}>{number})" for name in "ab")
        return pattern.replace("{a}", rf"(?<![0-9.,]){one}").replace("{b}", rf"{other}(?![0-9])")

    def _counted_part(self, pack: LanguagePack, numbers: Mapping[str, str]) -> re.Pattern[str]:
        """Return the expression for parts that are counted, “trois quarts”, and for what they may be parts of."""
        counted = one_of(word for word, value in self._words.items() if value > 1 and value.denominator == 1)
        glued, of = ("?", "") if numbers.get("glued") else ("", one_of(pack.phrases("numbers", "of") or ("\1",)))
        unit = rf"(?:\s(?:{of}(?:\s|(?<=['’])))?(?P<unit>{one_of(self._units)})(?!\w))?"
        return re.compile(
            rf"(?<!\w)(?<![0-9][.,])(?P<a>[0-9]{{1,2}}|{counted})[\s-]{glued}(?P<part>{one_of(self._under)})(?!\w){unit}"
        )

    def _compile(self, pack: LanguagePack, numbers: Mapping[str, str]) -> re.Pattern[str]:
        digits, scale, end = self._digits(numbers), one_of(self._scales), _end_of_word(pack)
        if numbers.get("pieces"):
            digits = rf"{digits}(?:{scale}(?:\s?{digits}{scale})*(?:\s?{digits}(?![.,]))?)?"
        gap = r"[\s-]?" if self._spaced else r"\s?"
        joints = pack.phrases("numbers", "of")
        of = rf"{gap}(?:{one_of(joints)}\s?)?" if joints else gap
        half = one_of(pack.phrases("numbers", "half") or ("\1",))
        halved = rf"(?:{gap}(?P<half>{half})(?:{gap}(?P<more>{scale}){end})?)?"
        unit = rf"{halved}(?:{of}(?P<unit>{one_of(self._units)}){end}(?P<after>{gap}{half}{end})?)?"
        spelled = self._spelled(pack, numbers, end)
        fixed = rf"(?<!\w)(?P<fixed>{one_of(self._fixed)})(?!\w)(?!\s\w{{1,2}}[\s’']{scale})|" if self._fixed else ""
        return re.compile(
            rf"{fixed}(?:{_LETTER_BEFORE}(?P<symbol>{one_of(_SYMBOLS)})?\s?(?P<digits>{digits})"
            rf"(?:{gap}(?P<scale>{scale}){end})?|{spelled}){unit}"
        )

    def _spelled(self, pack: LanguagePack, numbers: Mapping[str, str], end: str) -> str:
        more = {*self._words, *self._times, *self._scales}
        if not more:
            return r"(?P<spelled>(?!))"
        glue = "" if numbers.get("glued") or not self._spaced else r"[\s-]"
        joint = one_of(pack.phrases("numbers", "and") or ("\1",))
        gap = rf"[\s-]?(?:{joint}[\s-]?)?" if not glue else rf"[\s-](?:{joint}[\s-]?)?"
        if not self._spaced:
            gap = ""
        first = {*self._words, *self._times, *pack.phrases("numbers", "alone")}
        begin = r"(?<!\w)" if self._spaced else ""
        counter = rf"(?:(?=\s?{one_of(self._units)})|\s?{one_of(pack.phrases('numbers', 'counters'))})"
        behind = counter if numbers.get("needs_counter") else end
        if numbers.get("glued"):
            behind = rf"(?:{end}|(?={one_of(unit for unit in self._units if len(unit) > 3)}))"
        words = rf"{one_of(first)}(?:{gap}{one_of(more)})*+"
        shares = pack.phrases("numbers", "percent_before")
        share = rf"(?P<share>{one_of(shares)})(?P<of_hundred>{self._digits(numbers)}|{words})|" if shares else ""
        return rf"{share}{begin}(?P<spelled>{words}){behind}"

    def read(self, text: str, low: str) -> Iterator[Quantity]:
        """Find the quantities of *text* in order; *low* is the same by `plain_digits`, with blanks for its dates."""
        rest = blank_out(low, (match.span() for match in self._no_number.finditer(low)))
        found = list[Quantity]()
        for pattern in self._clock:
            clocks = [_clock_time(text, match, self._hours) for match in pattern.finditer(rest)]
            rest = blank_out(rest, ((each.start, each.end) for each in clocks)) if clocks else rest
            found += clocks
        for kind, pattern in self._parts:
            shares = [self._share(kind, text, match) for match in pattern.finditer(rest)]
            rest = blank_out(rest, ((each.start, each.end) for each in shares)) if shares else rest
            found += shares
        found += self._amounts(text, rest)
        yield from self._sharing(text, low, sorted(found, key=lambda each: each.start))

    def _share(self, kind: str, text: str, match: re.Match[str]) -> Quantity:
        written = text[match.start() : match.end()]
        if kind == "parts":
            form = self._part_form(match)
            return Quantity(written, match.start(), written, form, form, canonical=written)
        one, other = (Fraction(part) if part.isdigit() else self._words[part] for part in (match["a"], match["b"]))
        if kind == "fractions":
            form = AmountForm("slash", f"{other}/{one}")
        else:
            form = AmountForm("digits", _decimal(10 * one + other), "", "", "percent")
        return Quantity(written, match.start(), written, form, form, canonical=written)

    def _part_form(self, match: re.Match[str]) -> AmountForm:
        """Return the form of a counted part: of a whole, or of a unit, “trois quarts d'heure”."""
        over = Fraction(match["a"]) if match["a"].isdigit() else self._words[match["a"]]
        under = self._under[match["part"]]
        if not match["unit"]:
            return AmountForm("slash", f"{over}/{under}")
        factor, unit = self._units[match["unit"]]
        return AmountForm("digits", _decimal(over / under * factor), "", "", unit)

    def _amounts(self, text: str, low: str) -> Iterator[Quantity]:
        for match in self._pattern.finditer(low):
            form = self._form(match)
            if form is None:
                continue
            start, end = match.span()
            while text[start:end][:1].isspace():
                start += 1
            signed = self._sign(low, start)
            written = text[start:end]
            chain = text[start - len(signed) : end]
            small = form.kind == "words" and form.number == "two"
            yield Quantity(written, start, chain, form, form, small, ("-" if signed else "") + written)

    def _sign(self, low: str, start: int) -> str:
        if low[start - 1 : start] in MINUS and (start < _PAIR or low[start - 2] in " \n([„“«(" or not self._spaced):
            return low[start - 1 : start]
        return next((word for word in self._minus if low.endswith(word, 0, start)), "")

    def _form(self, match: re.Match[str]) -> AmountForm | None:
        if match.groupdict().get("fixed"):
            number, _, unit = self._fixed[match["fixed"]].partition(" ")
            if number == "a":  # a share: "a third"
                return AmountForm("share", f"a {unit}")
            if number in MULTIPLES:  # “das Doppelte”, which need not stand as a number on a line
                return AmountForm("multiple", number)
            if "/" in number:  # “ثلثا”, two thirds
                return AmountForm("slash", number)
            if number == "every":  # “jede vierte”, which may be a place in a row as well
                return AmountForm("part", f"a {unit}")
            return AmountForm("digits", number, "", "", unit)
        value = self._value(match)
        if value is None:
            return None
        factor, unit = self._units.get(match["unit"] or "", (Fraction(1), ""))
        if match.groupdict().get("share"):
            unit = "percent"
        if match["symbol"] and not unit:
            unit = _CURRENCIES[_SYMBOLS[match["symbol"]]]
        if value == 1 and unit in _TIME:  # “in a year” counts nothing
            return AmountForm("words", "one", "", "", unit)
        written = _decimal(value * factor)
        if match["spelled"] and value in (1, _PAIR) and not (unit and value == _PAIR):
            return AmountForm("words", "one" if value == 1 else "two", "", "", unit)
        return AmountForm("digits", written, "", "", unit)

    def _value(self, match: re.Match[str]) -> Fraction | None:
        value = self._whole_value(match)
        if value is None or not (match["half"] or match["after"]):
            return value
        last = (self._token.findall(match["spelled"] or "") or [""])[-1]
        scale = Fraction(1) if match["after"] else self._scales.get(match["scale"] or last, Fraction(1))
        return (value + scale / 2) * self._scales.get(match["more"] or "", Fraction(1))

    def _whole_value(self, match: re.Match[str]) -> Fraction | None:
        spelled = match["spelled"] or match.groupdict().get("of_hundred")
        if spelled:
            return self._digits_value(spelled) if spelled[0].isdigit() else self._spelled_value(spelled)
        total = Fraction(0)
        scale = self._scales.get(match["scale"] or "", Fraction(1))
        for piece in self._piece.finditer(match["digits"]):
            total += self._digits_value(piece["n"]) * self._scales.get(piece["s"] or "", Fraction(1))
        return total * scale

    def _digits_value(self, digits: str) -> Fraction:
        marks = [mark for mark in digits if not mark.isdigit()]
        if marks and marks[-1] not in self._point and (len(marks) > 1 or len(digits.rpartition(marks[-1])[2]) == 3):
            return Fraction(re.sub(r"[^0-9]", "", digits))
        if not marks:
            return Fraction(digits)
        whole, _, decimals = digits.rpartition(marks[-1])
        return Fraction(f"{re.sub(r'[^0-9]', '', whole) or '0'}.{decimals}")

    def _spelled_value(self, spelled: str) -> Fraction | None:
        total = group = current = Fraction(0)
        for token in self._token.findall(spelled):
            if token in self._scales and (token not in self._words or group + current > 0):
                scale, group = self._scales[token], group + current
                total = (total + group) * scale if 0 < total < scale else total + (group or 1) * scale
                group = current = Fraction(0)
            elif token in self._times:
                group, current = group + (current or 1) * self._times[token], Fraction(0)
            else:
                current += self._words[token]
        return total + group + current

    def _sharing(self, text: str, low: str, found: list[Quantity]) -> Iterator[Quantity]:
        """Yield *found*, where the first of a range gets the unit and the scale of the other: “10 bis 13 Mio. km”."""
        for each, other in zip_longest(found, found[1:]):
            bare = other and not each.form.unit and each.form.kind == other.form.kind == "digits"
            if other and bare and self._range.fullmatch(low[each.end : other.start]):
                scale = self._scale_of(low[other.start : other.end]) / self._scale_of(low[each.start : each.end])
                number = _decimal(Fraction(each.form.number) * max(scale, Fraction(1)))
                shared = each.form._replace(number=number, unit=other.form.unit)
                yield each._replace(shared=shared, chain=text[each.start : other.end])
            else:
                yield each

    def _scale_of(self, low: str) -> Fraction:
        match = self._pattern.match(low)
        return self._scales.get((match and match["scale"]) or "", Fraction(1))


def _end_of_word(pack: LanguagePack) -> str:
    """Return the expression for the end of a word, behind which particles and hedges may be joined to it."""
    if not pack.spaced:
        return ""
    if not pack.section("writing").get("endings"):
        return r"(?!\w)"
    hedges = (word for kind in ("about", "more", "less") for word in pack.phrases("hedges", f"{kind}_after"))
    joined = {*str(pack.section("writing").get("particles", "")).split(), *pack.phrases("numbers", "joined"), *hedges}
    return rf"(?:(?!\w)|(?={one_of(joined)}))"


def _part_patterns(pack: LanguagePack) -> Iterator[tuple[str, str]]:
    """Yield the patterns of shares: of fractions such as “4분의 1”, and of tens of percent such as “九成五”."""
    for kind in ("fractions", "tens_of_percent"):
        yield from ((kind, pattern) for pattern in pack.section("numbers").get(kind, ()))


def _clock_time(text: str, match: re.Match[str], hours: Mapping[str, int]) -> Quantity:
    groups = match.groupdict()
    told = hours[groups["hw"]] if groups.get("hw") else int(groups["h"])
    hour = told + (_HOURS if groups.get("pm") and told < _HOURS else 0)
    form = AmountForm("clock", f"{hour}:{int(groups.get('min') or 0):02}")
    written = text[match.start() : match.end()]
    return Quantity(written, match.start(), written, form, form, canonical=written)


def _by_form(table: Mapping[object, str], number: type[Fraction]) -> dict[str, Fraction]:
    return {form: number(str(value)) for value, forms in table.items() for form in phrases(str(forms))}


def number_words(numbers: Mapping[str, Any]) -> dict[str, Fraction]:
    """Return what number words mean; to its `tens` the words for one to nine are joined: “서른다섯”."""
    words = _by_form(numbers.get("words", {}), Fraction)
    tens = _by_form(numbers.get("tens", {}), Fraction)
    ones = {form: value for form, value in words.items() if 0 < value < _TEN} if tens else {}
    return words | {ten + one: tens[ten] + ones[one] for ten in tens for one in ones}


def _units_of(pack: LanguagePack) -> dict[str, tuple[Fraction, str]]:
    """Return the units by how they are written: a factor, and the unit of English."""
    found: dict[str, tuple[Fraction, str]] = {}
    for table in (UNITS_EVERYWHERE, pack.section("units")):
        for unit, forms in table.items():
            factor, _, name = unit.rpartition(" ") if unit[0].isdigit() else ("1", "", unit)
            found.update({form: (Fraction(factor), name) for form in phrases(str(forms))})
    return found


def _clock_pattern(pattern: str, hours: Iterable[str]) -> str:
    """Return the expression for a *pattern* with {h}, an hour in digits, {hw}, one in words, and {min}."""
    spelled = rf"(?<!\w)(?P<hw>{one_of(hours)})" if "{hw}" in pattern else ""
    return (
        pattern.replace("{hw}", spelled)
        .replace("{h}", r"(?<![0-9])(?P<h>[01]?[0-9]|2[0-4])")
        .replace("{min}", r"(?P<min>[0-5][0-9])(?![0-9])")
    )


def _decimal(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.{_DECIMALS}f}".rstrip("0")


@cache
def number_reader(pack: LanguagePack) -> NumberReader:
    """Return the reader of the numbers of *pack*."""
    return NumberReader(pack)
