"""Dates: every mention of a day, month, year, weekday or nearby time in a text, exactly as written."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.dates.date_range import MONTHS
from briefdeck.language.language_tags import DateOrder
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.numbers.amounts import SCALES, SMALL, UNITS
from briefdeck.language.numbers.numbers import Quantity, find_letters, lower

WEEKDAYS = ENGLISH.dates.weekdays
SEASONS = ENGLISH.dates.seasons
"""The month in which a season of three months begins."""
YEARS = range(1500, 2101)
"""What a bare number of four digits must lie in to be taken for a year."""
_LAST_CENTURY, _THIS_CENTURY, _FIRST_DECADE = 1900, 2000, 20
"""“The ’20s” and later ones are of the last century, earlier ones of this."""


class DateMention(NamedTuple):
    """A date as a text writes it. Parts that the text leaves open are 0; *weekday* is then -1, and *nearby* ""."""

    written: str
    """Its very words; both days of "10 to 13 September" have the whole."""
    start: int
    """Where they begin in the text."""
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = -1
    """0 for Monday."""
    years: int = 1
    """How many years it spans: 10 for "the 1980s"."""
    nearby: str = ""
    """The unit of a time relative to the day of writing: day, week, month, year, a season, a decade."""
    shift: int = 0
    """How many of them away: -1 for "last", 1 for "next". It also says which September "last September" is."""
    chain: str = ""
    """The range it belongs to ("2014 to 2016"), else as *written*. Read again, it gives the same dates."""
    order: DateOrder = ""
    """In which order its numbers have to be read to mean this, where either is possible: "3/4/2031"."""

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.written)

    @property
    def meaning(self) -> tuple[int | str, ...]:
        """What it says, regardless of its place."""
        return self[2:9]


_SHORT = ENGLISH.dates.short_months
_MONTH_NUMBERS = {
    **{name.lower(): number for number, name in enumerate(MONTHS, start=1)},
    **{name.lower(): number for name, number in _SHORT.items()},
}
_FULL = "(?:" + "|".join(f"{name}|{name.upper()}" for name in MONTHS if name != "May") + ")"
_MONTH = rf"(?:{_FULL}|May|MAY|(?:{'|'.join(_SHORT)})(?![a-z])\.?)"
_WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
_WEEKDAY_WORDS = tuple(f"{day}{plural}" for day in WEEKDAYS for plural in ("", "s"))
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![\w%]|[.,][0-9])"
_YEAR = r"(?:1[5-9][0-9][0-9]|20[0-9][0-9])(?!\w)(?![.,][0-9])"
_SHARES = [word for word, meant in UNITS.items() if any(unit.base in ("%", "percentage point") for unit in meant)]
_COUNTED = rf"\s(?:{'|'.join(map(re.escape, (*SCALES, *_SHARES)))})(?!\w)"
"""What follows a number that is no day: “In May 2 billion were lent”."""
_TO = r"(?:\s?[-–—]\s?|\s(?:to|and|or|through|until)\s)"
_SHIFTS = ENGLISH.dates.shifts
_NEARBY = "|".join((*ENGLISH.dates.shifted, *SEASONS))
_SEASON_NOUNS = tuple(name for name in SEASONS if name != "fall")
"""Seasons that are no verb: “prices fall next year”."""
_AGO = "|".join(ENGLISH.dates.ago)
_COUNTS = {"a": 1, "an": 1, **SMALL}
_BEFORE_MAY = ENGLISH.dates.before_may
_TODAY = ENGLISH.dates.days


def _any_case(words: Iterable[str]) -> str:
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words)


_KINDS = {
    "iso": r"(?P<iso_y>(?:1[5-9]|20)[0-9][0-9])-(?P<iso_m>[01][0-9])-(?P<iso_d>[0-3][0-9])(?!\w)",
    "numeric": r"(?<![./])(?P<one>[0-9]{1,4})(?P<mark>[./])(?P<two>[0-9]{1,2})(?P=mark)(?P<three>[0-9]{1,4})"
    r"(?!\w|[./]\w)",
    "span": r"(?P<from_y>(?:1[5-9]|20)[0-9][0-9])[-–/](?P<to_y>[0-9][0-9])(?![\w-])",
    "decade": r"(?P<tens>(?:1[0-9]|20)[0-9][0-9])s(?!\w)|(?P<tens_s>(?:1[0-9]|20)[0-9]0)['’]s(?!\w)",
    "short_decade": r"['’‘](?P<two_digits>[0-9]0)['’]?s(?!\w)",
    "day_first": rf"(?:(?P<df_w>{_WEEKDAY}),?\s(?:the\s)?)?(?<![0-9][.,])(?P<df_d>{_DAY})(?:{_TO}(?P<df_d2>{_DAY}))?"
    rf"\s(?:of\s)?(?P<df_m>{_MONTH})(?!\w)(?:,?\s(?P<df_y>{_YEAR}))?",
    "month_first": rf"(?:(?P<mf_w>{_WEEKDAY}),?\s)?(?P<mf_m>{_MONTH})\s(?:the\s)?"
    rf"(?P<mf_d>{_DAY})(?!{_COUNTED})(?:{_TO}(?P<mf_d2>{_DAY})(?!{_COUNTED}))?(?:,?\s(?P<mf_y>{_YEAR}))?",
    "month_year": rf"(?P<my_m>{_MONTH})(?:,|\sof)?\s(?P<my_y>{_YEAR})",
    "nearby": rf"(?P<which>{_any_case(_SHIFTS)})\s"
    rf"(?:(?P<near_m>{_MONTH})|(?P<near_w>{_WEEKDAY})|(?P<near>{_NEARBY}))(?![\w-])",
    "ago": rf"(?P<count>[0-9]{{1,3}}|{_any_case(_COUNTS)})\s(?P<unit>{_AGO})s?\sago(?!\w)",
    "month_of": rf"(?P<of_m>{_FULL})(?:\sof)?\s(?P<of_year>{'|'.join(_SHIFTS)})\syear(?![\w-])",
    "may": rf"(?:{_any_case(_BEFORE_MAY)})[\s-]May(?!\w|\s(?:the\s)?{_DAY}(?!{_COUNTED})|(?:,|\sof)?\s{_YEAR})",
    "month": rf"{_FULL}(?!\w)",
    "season": rf"(?P<its_season>{_any_case(_SEASON_NOUNS)})(?:\sof)?\s(?P<its_year>{'|'.join(_SHIFTS)})\syear(?![\w-])",
    "weekday": rf"{_WEEKDAY}s?(?!\w)",
    "today": rf"(?<!\bthe )(?:{_any_case(_TODAY)})(?!\w)",
}
_DATE = re.compile(r"(?<![\w$£€])(?:" + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()) + ")")
_AFTER_DIGITS = r"(?=[\s–—/snrt'’.-])"
"""What follows the digits with which a date begins: a gap, a dash, "1980s", "21st", "2nd", "3rd", "4th", a point."""
_DIGITS = rf"[0-9](?<![0-9]{{2}})[0-9]*+{_AFTER_DIGITS}"
_CUT_SHORT = r"['’‘](?=[0-9]0['’]?s)"
_BEGINNING = re.compile(rf"[A-Z][A-Za-z]*|{_DIGITS}|{_CUT_SHORT}")
_WORD = re.compile(rf"[A-Za-z]+|{_DIGITS}|{_CUT_SHORT}")
_MONTH_WORDS = {form for name in (*MONTHS, *_SHORT) for form in (name, name.upper())}
_LOWER_WORDS = {
    form for word in (*_SHIFTS, *_COUNTS, *_BEFORE_MAY, *_TODAY, *_SEASON_NOUNS) for form in (word, word.capitalize())
}
_FIRST = frozenset(_MONTH_WORDS | _LOWER_WORDS | set(_WEEKDAY_WORDS))
"""The words with which a date can begin."""
_TODAY_CUES = frozenset(phrase.split()[-1] for phrase in _TODAY)
_CUES = frozenset((*_MONTH_NUMBERS, *map(str.lower, _WEEKDAY_WORDS), *_NEARBY.split("|"), *_TODAY_CUES, "may", "ago"))
_LOWER_CUES = frozenset((*_SHIFTS, *_NEARBY.split("|"), *_TODAY_CUES, "may", "ago"))
"""Words of dates that can begin in lower case."""
_NOT_LETTERS = frozenset("0123456789'’‘")
_YEARS = re.compile(r"[0-9](?:[0-9]{3}(?:[s/–-]|['’]s|\.[0-9])|[0-9]?[./][0-9]{1,2}[./][0-9])|['’‘][0-9]0['’]?s")


def date_mentions(text: str, said: Collection[str] | None = None) -> list[DateMention]:
    """Find the dates of *text* in order, except years that stand alone.

    *said* is the result of `find_letters` for the text, where the caller has it already.
    """
    said = find_letters(lower(text)) if said is None else said
    if _CUES.isdisjoint(said) and not _YEARS.search(text):
        return []  # most texts have no dates, and this is the quickest way to know
    beginning = _BEGINNING if _LOWER_CUES.isdisjoint(said) else _WORD
    return [
        DateMention(mention.written, match.start(), *mention[2:])
        for match in _matches(text, beginning)
        for mention in _understood(match.lastgroup or "", match[0])
    ]


@lru_cache(maxsize=1 << 12)
def _understood(kind: str, written: str) -> list[DateMention]:
    match = _DATE.match(written)
    return _MAKERS[kind](match) if match is not None else []


def _matches(text: str, beginning: re.Pattern[str]) -> Iterator[re.Match[str]]:
    end = 0
    for word in beginning.finditer(text):
        first, start = word[0], word.start()
        if start >= end and (first in _FIRST or first[0] in _NOT_LETTERS):
            match = _DATE.match(text, start)
            if match is not None:
                end = match.end()
                yield match


def year_of(quantity: Quantity) -> DateMention | None:
    """Return the year that *quantity* means when it has four bare digits, else None."""
    written = quantity.written
    if len(written) == 4 and written.isdecimal() and int(written) in YEARS:
        return DateMention(written, quantity.start, year=int(written), chain=quantity.chain)
    return None


def is_year(mention: DateMention) -> bool:
    """Tell whether *mention* is a year alone, which may also be a number: "2000 soldiers"."""
    return mention.meaning == DateMention("", 0, mention.year).meaning


def _at(match: re.Match[str]) -> DateMention:
    return DateMention(match[0], match.start(), chain=match[0])


def _month(written: str) -> int:
    return _MONTH_NUMBERS[written.rstrip(".").lower()]


def _iso(match: re.Match[str]) -> list[DateMention]:
    year, month, day = (int(match[group]) for group in ("iso_y", "iso_m", "iso_d"))
    return [_at(match)._replace(year=year, month=month, day=day)] if _is_day(year, month, day) else []


def _span(match: re.Match[str]) -> list[DateMention]:
    first = int(match["from_y"])
    last = first - first % 100 + int(match["to_y"])
    return [_at(match)._replace(year=year) for year in (first, last)] if first < last else []


def _numeric(match: re.Match[str]) -> list[DateMention]:
    """Read a date in numbers: the year is first or last, and points put the day before the month."""
    one, two, three = (int(match[part]) for part in ("one", "two", "three"))
    mention = _at(match)
    if len(match["one"]) == 4:
        return [mention._replace(year=one, month=two, day=three)] if _is_day(one, two, three) else []
    if len(match["three"]) != 4:
        return []
    day_first = [mention._replace(year=three, month=two, day=one)] if _is_day(three, two, one) else []
    month_first = [mention._replace(year=three, month=one, day=two)] if _is_day(three, one, two) else []
    if match["mark"] == "." or not (day_first and month_first) or one == two:
        return day_first or month_first
    return [day_first[0]._replace(order="day first"), month_first[0]._replace(order="month first")]


def _is_day(year: int, month: int, day: int) -> bool:
    return year in YEARS and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _decade(match: re.Match[str]) -> list[DateMention]:
    return [_at(match)._replace(year=int(match["tens"] or match["tens_s"]), years=10)]


def _short_decade(match: re.Match[str]) -> list[DateMention]:
    tens = int(match["two_digits"])
    return [_at(match)._replace(year=tens + (_LAST_CENTURY if tens >= _FIRST_DECADE else _THIS_CENTURY), years=10)]


def _days(match: re.Match[str], prefix: str) -> list[DateMention]:
    weekday, first, last, month, year = match.group(*(f"{prefix}_{part}" for part in ("w", "d", "d2", "m", "y")))
    mention = _at(match)._replace(month=_month(month), year=int(year or 0))
    days = [int(day.rstrip("stndrh")) for day in (first, last) if day]
    weekdays = [WEEKDAYS.index(weekday) if weekday else -1, -1]
    return [mention._replace(day=day, weekday=which) for day, which in zip(days, weekdays, strict=False)]


def _month_year(match: re.Match[str]) -> list[DateMention]:
    return [_at(match)._replace(month=_month(match["my_m"]), year=int(match["my_y"]))]


def _nearby(match: re.Match[str]) -> list[DateMention]:
    mention = _at(match)._replace(shift=_SHIFTS[match["which"].lower()], nearby=match["near"] or "")
    if match["near_m"]:
        mention = mention._replace(month=_month(match["near_m"]), nearby="month")
    if match["near_w"]:
        mention = mention._replace(weekday=WEEKDAYS.index(match["near_w"]), nearby="weekday")
    return [mention]


def _ago(match: re.Match[str]) -> list[DateMention]:
    count = match["count"].lower()
    return [_at(match)._replace(nearby=match["unit"], shift=-(_COUNTS[count] if count in _COUNTS else int(count)))]


def _bare_month(match: re.Match[str]) -> list[DateMention]:
    return [_at(match)._replace(month=_MONTH_NUMBERS.get(match[0].lower(), 5))]


def _season(match: re.Match[str]) -> list[DateMention]:
    """Read a season with its year as what it is called without: “spring next year” is next spring."""
    return [_at(match)._replace(nearby=match["its_season"].lower(), shift=_SHIFTS[match["its_year"]])]


def _month_of(match: re.Match[str]) -> list[DateMention]:
    """Read a month with its year as “August last year”."""
    month = _MONTH_NUMBERS.get(match["of_m"].lower(), 5)
    return [_at(match)._replace(month=month, nearby="year", shift=_SHIFTS[match["of_year"]])]


def _weekday(match: re.Match[str]) -> list[DateMention]:
    return [_at(match)._replace(weekday=WEEKDAYS.index(match[0].removesuffix("s")))]


def _today(match: re.Match[str]) -> list[DateMention]:
    return [_at(match)._replace(nearby="day", shift=_TODAY[match[0].lower()])]


_MAKERS: dict[str, Callable[[re.Match[str]], list[DateMention]]] = {
    "iso": _iso,
    "span": _span,
    "numeric": _numeric,
    "decade": _decade,
    "short_decade": _short_decade,
    "day_first": lambda match: _days(match, "df"),
    "month_first": lambda match: _days(match, "mf"),
    "month_year": _month_year,
    "nearby": _nearby,
    "ago": _ago,
    "month_of": _month_of,
    "may": _bare_month,
    "month": _bare_month,
    "season": _season,
    "weekday": _weekday,
    "today": _today,
}
