"""The tables by which typed answers are judged, from what is known of a language: for Python and the page alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any, Literal, TypedDict, cast

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.listed import any_of, phrases
from briefdeck.language.number_tables import HedgeKind
from briefdeck.language.numbers.hedges import AFTER, BEFORE, LONGEST, NUMBER_WORDS, SYMBOLS
from briefdeck.language.packs.pack import AS_WRITTEN, LanguagePack, pack_of, read_as
from briefdeck.language.packs.pack_terms import UNITS_EVERYWHERE, number_words
from briefdeck.quiz.answer_tokens import (
    AND_A_HALF,
    TIME_UNITS,
    Lettering,
    Rewrite,
    fold_letters,
    make_rewrites,
    tokenize,
)

Verdict = Literal["right", "near", "wrong"]
Held = HedgeKind | Literal["bare"]
"""How an answer holds its number: bounded or rounded by a hedge, or bare."""

_TEN = 10
_MOST_ONES, _MOST_TEENS = 9, 19
SLIPS = ((8, 2), (4, 1))
"""Pairs of the least number of letters and the slips of the keyboard that still leave an answer near."""
_CALENDAR = "年月日"
"""The signs behind the number of a year, a month and a day, in Chinese and Japanese."""
_PLUS = next(phrase for hedge in ENGLISH.hedges for phrase in hedge.after if " " not in phrase)
"""The word behind a number that a "+" stands for."""
_LETTERS = {
    **{chr(zero + digit): str(digit) for zero in (0x660, 0x6F0, 0x966) for digit in range(10)},
    "ł": "l",
    "Ł": "l",
    "ø": "o",
    "Ø": "o",
    "đ": "d",
    "Đ": "d",
    "æ": "ae",
    "Æ": "ae",
    "œ": "oe",
    "Œ": "oe",
    "ı": "i",
    "ى": "ي",
    "ة": "ه",
}
"""Letters that Unicode does not take for a plain one with an accent."""


def _verdicts(right: str, near: str) -> dict[str, Verdict]:
    return {**dict.fromkeys(right.split(", "), "right"), **dict.fromkeys(near.split(", "), "near")}


VERDICTS: Mapping[Held, Mapping[str, Verdict]] = {
    "bare": _verdicts("bare, exactly, about, nearly", "at least, at most"),
    "exactly": _verdicts("bare, exactly", "about, nearly, at least, at most"),
    "about": _verdicts("bare, about, nearly", "exactly, at least, more than, at most, less than"),
    "nearly": _verdicts("bare, about, nearly", "exactly, at most, less than"),
    "at least": _verdicts("bare, at least, more than", "exactly, about, nearly"),
    "more than": _verdicts("bare, at least, more than", "about, nearly"),
    "at most": _verdicts("bare, at most, less than", "exactly, about, nearly"),
    "less than": _verdicts("bare, at most, less than", "about, nearly"),
}
"""How the right number is judged with a hedge: for that of the right answer, what may be typed. All else is wrong.

A bare number passes for a hedged one, and a rounding for an exact number: learners write what comes first. A bound
passes only for one that goes the same way. For a bare number it is near where the bound leaves the number in, as "at
least 50" does for 50, and wrong where it leaves it out, as "under 50" does.
"""


class WordTables(TypedDict):
    """The words of answers, folded as `tokenize` folds them, one space apart."""

    letters: Mapping[str, str]
    """Letters with those that they are compared as."""
    decimal: str
    """The sign before decimals."""
    plus: str
    """The word that a "+" behind a number stands for."""
    numerals: Mapping[str, int]
    """The signs for ten thousand and the like that stand between digits, and the digits that are no figures."""
    counted: str
    """Signs of which one stands behind a number such as 十 that begins with no digit."""
    endings: tuple[str, ...]
    """What is joined to an answer and says that it is rounded."""
    leads: tuple[str, ...]
    """Words before an answer that do not change it."""
    time_leads: tuple[str, ...]
    """Such words that do so only before a number or a time: “в июне”, and “vitamin A”."""
    articles: tuple[str, ...]
    dropped: tuple[str, ...]
    """Words inside an answer that do not change it."""
    joining: tuple[str, ...]
    """And."""
    alternatives: tuple[str, ...]
    """Or."""
    decisive: tuple[str, ...]
    """Words that change an answer where they are added, left out or changed, as digits do."""
    openers: tuple[str, ...]
    """Words before what is typed that say nothing where the answer has them not."""
    peoples: Mapping[str, str]
    """Places by what is called after them, before another word, where it is not made by an ending: greece for greek."""
    people_endings: tuple[str, ...]
    titles: tuple[str, ...]
    """Words before a name that do not belong to it."""
    vague: tuple[str, ...]
    """Words that say what sort of place or body something is, and not which."""
    before: Mapping[str, HedgeKind]
    """Hedges before a number."""
    after: Mapping[str, Held]
    """Hedges behind a number; "bare" for what says nothing."""
    longest: int
    """Words of the longest hedge."""
    symbols: Mapping[str, HedgeKind]
    """Hedges that are signs."""
    signs: Mapping[str, str]
    """Signs by their words, behind a single letter or before a number."""
    compass: Mapping[str, str]
    """Directions by their letters, behind degrees."""
    range: tuple[str, ...]
    """Words that stand for a hyphen between two numbers."""
    range_openings: tuple[str, ...]
    """Words before such a pair: between, from."""
    short_words: Mapping[str, str]
    """Words by their short forms, by British spellings and by plurals, with those that they are compared as."""
    alike: tuple[tuple[str, str], ...]
    """Letters with those that they are compared as in words of five letters and more; "$" stands for the end."""
    rewrites: Sequence[Rewrite]
    """What is written in another way before all else, and how."""
    verdicts: Mapping[Held, Mapping[str, Verdict]]
    slips: tuple[tuple[int, int], ...]


class NumberTables(TypedDict):
    """Words of numbers, amounts and dates, likewise."""

    numbers: Mapping[str, float]
    """Number words below a hundred."""
    most_ones: int
    """The largest number behind tens: nine, or nineteen where they count “soixante-douze”."""
    tens_joined: bool
    """Whether tens and ones may be joined by a word: “treinta y dos”."""
    scales: Mapping[str, float]
    """Hundred, thousand …"""
    short_scales: Mapping[str, float]
    """Scales behind digits: bn, k."""
    fractions: Mapping[str, float]
    """Half, third …"""
    ordinals: Mapping[str, int]
    ordinal_endings: tuple[str, ...]
    point: tuple[str, ...]
    """What stands for the decimal sign."""
    decades: Mapping[str, int]
    units: Mapping[str, tuple[tuple[float, str], ...]]
    """The factors and base units that a word behind a number may mean."""
    short_units: Mapping[str, str]
    """The units of short words directly behind digits."""
    currencies: Mapping[str, tuple[str, ...]]
    """The currencies of what stands before a number."""
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    of: tuple[str, ...]
    """Words between a day and its month."""
    of_unit: tuple[str, ...]
    """Words between a scale and its unit: “4 millones de euros”."""


class JudgingTables(WordTables, NumberTables):
    """What the judge knows of a language."""


def judging_tables(language: str) -> JudgingTables:
    """Return the tables by which answers in a *language*, a BCP 47 tag, are judged.

    Where nothing is known of it they have no words, and a comma or point groups three digits: "2.000" is not 2.
    """
    known = read_as(language)
    return _english() if known == "en" else _of_pack(known) if known != AS_WRITTEN else _unknown()


@cache
def _unknown() -> JudgingTables:
    tables: dict[str, object] = {}
    for name, value in _english().items():
        is_kept = name in ("letters", "symbols", "longest", "verdicts", "slips", "currencies")
        tables[name] = value if is_kept else type(value)()
    return cast("JudgingTables", {**tables, "joining": ("&",), "plus": _PLUS, "most_ones": _MOST_ONES})


@cache
def _of_pack(language: str) -> JudgingTables:
    """Make the tables of a language pack: its numbers, units, calendar, titles and small words."""
    pack = pack_of(language)
    if pack is None:
        return _unknown()
    numbers, dates = pack.section("numbers"), pack.section("dates")
    joining = phrases(str(numbers.get("and") or ""))
    lettering = Lettering(_LETTERS, str(numbers["point"])[:1], "&", _PLUS)

    def keys(listed: object) -> list[str]:
        """Fold the phrases that a pack lists."""
        return [" ".join(token.text for token in tokenize(each, lettering)) for each in phrases(str(listed or ""))]

    def calendar(name: str) -> dict[str, int]:
        return {key: at for at, names in enumerate(dates[name], 1) for key in keys(names)}

    units = _units_of_pack(pack, keys)
    tables = {
        **_small_words(pack, keys),
        "rewrites": make_rewrites(pack.section("answers"), _fold, _expressions(numbers, units)),
        "fractions": _fractions_of(numbers, keys),
        "most_ones": _MOST_TEENS if numbers.get("times") and joining and not numbers.get("glued") else _MOST_ONES,
        "tens_joined": bool(joining),
        "decimal": lettering.decimal,
        "joining": (*joining, "&"),
        "numerals": _numerals_of(numbers) if numbers.get("pieces") else {},
        "counted": _signs_counted(pack) if numbers.get("pieces") and numbers.get("times") else "",
        "endings": pack.phrases("hedges", "about_after") if numbers.get("pieces") else (),
        "numbers": _numbers_of_pack(numbers, keys, joining),
        "scales": {key: value for value, listed in numbers["scales"].items() for key in keys(listed)},
        "units": {key: meanings for key, meanings in units.items() if meanings}
        | {unit: (meaning,) for unit, meaning in TIME_UNITS.items()},
        "months": calendar("months"),
        "weekdays": calendar("weekdays"),
    }
    return cast("JudgingTables", {**_unknown(), **tables})


Keys = Callable[[object], list[str]]
"""Folds the phrases that a pack lists."""


def _small_words(pack: LanguagePack, keys: Keys) -> dict[str, object]:
    """List the words of a pack that stand beside what an answer says: determiners, titles, “about”, “not”."""
    determiners = keys(", ".join(str(pack.section("writing").get("determiners", "")).split()))
    leads = keys(pack.section("answers").get("leads"))
    before = _hedges_of(pack, "", keys)
    after = _hedges_of(pack, "_after", keys)
    return {
        "articles": AND_A_HALF.split()[1:2],
        "of": tuple(keys(pack.section("answers").get("of"))),
        "of_unit": tuple(of for of in pack.phrases("numbers", "of") if of[-1].isalpha()),
        "leads": (*determiners, *(lead for lead in leads if len(lead) > 1)),
        "time_leads": tuple(lead for lead in leads if len(lead) == 1),
        "titles": tuple(keys(pack.section("names").get("titles"))),
        "before": before,
        "after": after,
        "longest": max((len(phrase.split()) for phrase in (*before, *after)), default=0),
        "decisive": tuple(keys(pack.section("statements").get("negations"))),
    }


def _hedges_of(pack: LanguagePack, where: str, keys: Keys) -> dict[str, HedgeKind]:
    """List the hedges of a pack before a number, or *where* they stand behind it; it has bounds of two kinds only."""
    kinds: tuple[tuple[str, HedgeKind], ...] = (("more", "at least"), ("less", "at most"), ("about", "about"))
    listed = ((kind, phrase) for name, kind in kinds for phrase in pack.phrases("hedges", f"{name}{where}"))
    return {key: kind for kind, phrase in listed if "*" not in phrase for key in keys(phrase)}


def _signs_counted(pack: LanguagePack) -> str:
    """List the first signs of what a pack counts: people, days, kilometres."""
    listed = [pack.phrases("numbers", "counters"), *(phrases(str(each)) for each in pack.section("units").values())]
    signs = {phrase[0] for each in listed for phrase in each if phrase[0].isalpha()} | set(_CALENDAR)
    return "".join(sorted(signs))


def _units_of_pack(pack: LanguagePack, keys: Keys) -> dict[str, tuple[tuple[float, str], ...]]:
    """List what the units of a pack mean, by how they are written, with an elided “of” before them, too."""
    joints = [of for of in pack.phrases("numbers", "of") if not of[-1].isalpha()]
    found: dict[str, tuple[tuple[float, str], ...]] = {}
    for name, listed in (*UNITS_EVERYWHERE.items(), *pack.section("units").items()):
        elided = [f"{of}{unit}" for of in joints for unit in phrases(str(listed))]
        found.update({key: _units_named(name) for key in keys(", ".join((str(listed), *elided)))})
    return found


def _fold(text: str) -> str:
    return fold_letters(text, _LETTERS)


def _numerals_of(numbers: Mapping[str, Any]) -> dict[str, int]:
    """List the signs of one character that stand for a digit or a scale between digits: 5 for 五, 10000 for 万."""
    tables = (numbers.get("words", {}), numbers.get("times", {}), numbers["scales"])
    listed = ((sign, int(value)) for table in tables for value, signs in table.items() for sign in phrases(str(signs)))
    return {sign: value for sign, value in listed if len(sign) == 1 and (value >= _TEN or numbers.get("times"))}


def _units_named(name: str) -> tuple[tuple[float, str], ...]:
    """Find the units that have an English *name*, with their factors; “10 percent” is ten of them."""
    count, _, name = name.rpartition(" ") if name[0].isdigit() else ("1", "", name)
    return tuple((_number(factor * Fraction(count)), base) for factor, base in _english_units().get(name, ()))


@cache
def _english_units() -> dict[str, list[tuple[Fraction, str]]]:
    """List by the English name of each unit of how many of which base it may be."""
    found: dict[str, list[tuple[Fraction, str]]] = {}
    for base, factors in ENGLISH.units.units.items():
        for factor, names in factors.items():
            for name in names:
                found.setdefault(name, []).append((factor, base))
    return found


def _fractions_of(numbers: Mapping[str, Any], keys: Callable[[object], list[str]]) -> dict[str, float]:
    """List the words for a half, a third and the like."""
    names = {f"a {name}": float(value) for name, value in ENGLISH.numbers.fractions.items()}
    fixed = numbers.get("fixed", {}).items()
    found = {key: names[name] for name, listed in fixed if name in names for key in keys(listed)}
    return {**found, AND_A_HALF.split()[2]: 0.5}


def _expressions(numbers: Mapping[str, Any], units: Mapping[str, object]) -> dict[str, str]:
    """Return expressions for the names that patterns have in braces: number words, units, a half."""
    words = {_fold(form): value for form, value in number_words(numbers).items()}
    return {
        "ones": any_of(word for word, value in words.items() if 0 < value < _TEN) if words else "",
        "tens": any_of(word for word, value in words.items() if value in range(20, 100, 10)) if words else "",
        "number": any_of([*words, "0"]).replace("0", "[0-9]+"),
        "unit": any_of(units),
        "half": any_of(map(_fold, phrases(str(numbers.get("half") or "-")))),
    }


def _numbers_of_pack(
    numbers: Mapping[str, Any], keys: Callable[[object], list[str]], joining: Sequence[str]
) -> dict[str, float]:
    """List the number words of a pack, those that are written in one word with their ones before the tens too."""
    words = {key: _number(value) for form, value in number_words(numbers).items() for key in keys(form)}
    glued = {
        f"{one}{joining[0]}{ten}": tens + ones
        for one, ones in words.items()
        for ten, tens in words.items()
        if numbers.get("glued") and joining and ones in range(1, 10) and tens in range(20, 100, 10)
    }
    return {**words, **glued}


@cache
def _english() -> JudgingTables:
    rewrites = make_rewrites({"clock": ENGLISH.answers.clock, "rewrites": ENGLISH.answers.rewrites}, _fold, {})
    return cast("JudgingTables", {**_words(), **_numbers(), "rewrites": rewrites})


_IN_PACKS_ONLY: Mapping[str, object] = {"numerals": {}, "counted": "", "endings": (), "time_leads": ()}
"""The tables of words that English has no need of."""


def _words() -> dict[str, object]:
    answers, questions, names = ENGLISH.answers, ENGLISH.questions, ENGLISH.names
    decisive = {
        *NUMBER_WORDS,
        *answers.decisive,
        *names.directions,
        *questions.decisive,
        *ENGLISH.dates.earlier,
        *ENGLISH.dates.later,
    }
    return {
        "letters": _LETTERS,
        "decimal": answers.decimal,
        "plus": _PLUS,
        **_IN_PACKS_ONLY,
        "leads": (*questions.leads, *answers.leads),
        "articles": tuple(sorted(ENGLISH.grammar.articles)),
        "dropped": answers.dropped,
        "joining": answers.joining,
        "alternatives": answers.alternatives,
        "decisive": tuple(sorted(decisive - {"half", *questions.leads})),
        "openers": answers.openers,
        "people_endings": answers.people_endings,
        "peoples": {people: place for people, place in names.demonyms.items() if " " not in f"{people}{place}"},
        "titles": tuple(sorted({*ENGLISH.titles.known, *ENGLISH.titles.honorifics})),
        "vague": tuple(sorted({*names.places, *names.institutions})),
        "before": _hedges_before(),
        "after": {**{" ".join(words): kind for words, kind in AFTER.items()}, **dict.fromkeys(answers.closing, "bare")},
        "longest": LONGEST,
        "symbols": SYMBOLS,
        "signs": answers.signs,
        "compass": answers.compass,
        "range": answers.between,
        "range_openings": answers.range_openings,
        "short_words": {**ENGLISH.spelling.american, **answers.short_words, **answers.plurals},
        "alike": answers.alike,
        "verdicts": VERDICTS,
        "slips": SLIPS,
    }


def _hedges_before() -> dict[str, HedgeKind]:
    answers = ENGLISH.answers
    short: tuple[tuple[tuple[str, ...], HedgeKind], ...] = (
        (answers.about, "about"),
        (answers.at_most, "at most"),
        (answers.at_least, "at least"),
    )
    whole = {" ".join(words): kind for words, kind in BEFORE.items()}
    return {**whole, **{word: kind for words, kind in short for word in words}}


def _numbers() -> NumberTables:
    answers, numbers = ENGLISH.answers, ENGLISH.numbers
    lettering = Lettering(_LETTERS, answers.decimal, answers.joining[0], _PLUS)

    def key(written: str) -> str:
        return " ".join(token.text for token in tokenize(written, lettering))

    return {
        "numbers": {**numbers.small, **numbers.tens},
        "most_ones": _MOST_ONES,
        "tens_joined": False,
        "scales": numbers.scales,
        "short_scales": {word: value for word, value in numbers.short_scales.items() if " " not in word},
        "fractions": {
            word: float(value) for table in (numbers.fractions, answers.fractions) for word, value in table.items()
        },
        "ordinals": numbers.ordinals,
        "ordinal_endings": answers.ordinal_endings,
        "point": answers.point,
        "decades": answers.decades,
        "units": _units(key),
        "short_units": {short: key(name) for short, name in answers.short_units.items()},
        "currencies": {key(written): codes for written, codes in ENGLISH.units.symbols.items()},
        "months": _calendar(ENGLISH.dates.months, ENGLISH.dates.short_months),
        "weekdays": _calendar(ENGLISH.dates.weekdays, answers.short_weekdays),
        "of": answers.of,
        "of_unit": (),
    }


def _number(factor: Fraction) -> float:
    """Return *factor* as a number that JSON writes shortly."""
    return factor.numerator if factor.denominator == 1 else float(factor)


def _calendar(names: Iterable[str], short: Mapping[str, int]) -> dict[str, int]:
    whole = {name.lower(): at for at, name in enumerate(names, 1)}
    return {**whole, **{name.lower(): at for name, at in short.items()}}


def _units(key: Callable[[str], str]) -> dict[str, tuple[tuple[float, str], ...]]:
    """List the units by how they are written, in the singular; those of answers replace those of the same name."""
    own = {key(name) for factors in ENGLISH.answers.units.values() for names in factors.values() for name in names}
    found: dict[str, tuple[tuple[float, str], ...]] = {}
    for replacing, table in ((False, ENGLISH.units.units), (True, ENGLISH.answers.units)):
        for base, factors in table.items():
            for factor, names in factors.items():
                for name in names:
                    if replacing or key(name) not in own:
                        found[key(name)] = (*found.get(key(name), ()), (_number(factor), base))
    for written, codes in ENGLISH.units.symbols.items():
        found.setdefault(key(written), tuple((1, code) for code in codes))
    return {**found, **{unit: (meaning,) for unit, meaning in TIME_UNITS.items()}}
