"""Write out the spellings of an answer that keyboards type, for programs that compare letter by letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.packs.pack import AS_WRITTEN, pack_of, read_as
from briefdeck.language.terms import known_terms
from briefdeck.quiz.answer_amounts import AnswerAmount
from briefdeck.quiz.answer_dates import ordinal_ending
from briefdeck.quiz.answer_tokens import Day
from briefdeck.quiz.judge import judge, read_answer
from briefdeck.quiz.judging_tables import judging_tables
from briefdeck.quiz.questions import Question

MOST_SPELLINGS = 40
"""The most spellings that are written out for a question."""
_KEYS = str.maketrans(
    {
        **dict.fromkeys("‘’ʼ′", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u2009\u202f", " "),
        "…": "...",
    }
)
_QUOTES = str.maketrans("", "", '"()[]')
_NUMBER_WORDS = {number: word for word, number in {**ENGLISH.numbers.small, **ENGLISH.numbers.tens}.items()}
_SCALES = {number: word for word, number in ENGLISH.numbers.scales.items() if number >= 1000}
_CURRENCIES = {codes[0]: sign.upper() for sign, codes in ENGLISH.units.symbols.items() if not sign[-1].isalpha()}
"""The sign of each currency."""
_SHORT_UNIT = 3
"""Letters up to which a unit may stand right behind its number."""

_LONGEST_PLURAL = 2
"""The most words of a unit whose last one is put into the plural."""


def write_out(question: Question) -> tuple[str, ...]:
    """List the spellings of the answer to *question* that are right, as a keyboard types them, the answer first.

    Each differs from the others by more than case, and `judge` takes each for right. Numbers and dates are written in
    other ways where those of its language are known.
    """
    right = tuple(dict.fromkeys(question.right))
    language = question.language
    known = read_as(language)
    found = {spelling.casefold(): spelling for spelling in right}
    for spelling in right:
        for variant in (*_typed_variants(spelling), *_other_amounts(spelling, known)):
            if variant and variant.casefold() not in found and judge(variant, right, language=language) == "right":
                found[variant.casefold()] = variant
    return tuple(found.values())[:MOST_SPELLINGS]


def _other_amounts(spelling: str, language: str) -> Iterator[str]:
    if language == "en":
        yield from _amount_variants(spelling)
    elif language != AS_WRITTEN:
        yield from _amounts_by_pack(spelling, language)


def _amounts_by_pack(spelling: str, language: str) -> Iterator[str]:
    """Write the number that *spelling* begins with in digits, grouped as in *language* and not."""
    terms, pack = known_terms(spelling, language), pack_of(language)
    if pack is None or len(terms.quantities) != 1 or terms.dates:
        return
    quantity = terms.quantities[0]
    value, form = quantity.plain[0], quantity.form
    if value % 1 == 0 and not form.unit and form.kind != "clock":
        head, tail = spelling[: quantity.start], spelling[quantity.end :]
        yield f"{head}{int(value)}{tail}"
        yield f"{head}{int(value):,}{tail}".replace(",", pack.section("numbers")["grouping"][0])


def _typed_variants(spelling: str) -> Iterator[str]:
    """Yield *spelling* with the signs of a keyboard, without accents, quotes, hyphens and what leads in."""
    keyed = spelling.translate(_KEYS)
    letters = judging_tables("en")["letters"]
    bare = unicodedata.normalize("NFKD", "".join(letters.get(letter, letter) for letter in keyed))
    unaccented = "".join(letter for letter in bare if unicodedata.category(letter)[0] != "M")
    for text in (keyed, unaccented):
        unquoted = " ".join(text.translate(_QUOTES).split())
        yield from (text, unquoted, unquoted.rstrip("."), unquoted.replace("'", ""), unquoted.replace("-", " "))
        yield from (unquoted.replace(".", ""), re.sub(r"(?<=\d)[, ](?=\d{3})", "", unquoted))
        words = unquoted.split()
        yield from (" ".join(words[at:]) for at in range(1, len(words)))
        yield from (re.sub(r"(?<=\d),(?=\d{3})", "", " ".join(words[at:])) for at in range(1, len(words)))


def _amount_variants(spelling: str) -> Iterator[str]:
    """Yield the number, amount or date that *spelling* is, written in other ways."""
    items = read_answer(spelling).items
    if len(items) != 1 or items[0].kind != "amount":
        return
    amount = items[0].amount
    for day in amount.days[:1]:
        yield from _write_day(day)
    for number in amount.numbers[:1]:
        written = tuple(_write_number(number))
        units = {unit for _, unit in amount.readings}
        if units == {""}:
            yield from written
        elif len(units) == 1:
            yield from _with_unit(amount, written)


def _with_unit(amount: AnswerAmount, written: tuple[str, ...]) -> Iterator[str]:
    value, base = amount.readings[0]
    if base in _CURRENCIES:
        yield from (f"{_CURRENCIES[base]}{number}" for number in written if number[0].isdigit())
    factor = value / amount.numbers[0] if amount.numbers[0] else 0
    for name, meanings in judging_tables("en")["units"].items():
        if (factor, base) in meanings and (name.isalpha() or " " in name or name == "%"):
            is_compound = len(name.split()) > _LONGEST_PLURAL  # km per hour
            plural = name if len(name) <= _SHORT_UNIT or name.endswith("s") or is_compound else f"{name}s"
            yield from (f"{number} {plural}" for number in written)
            if len(name) <= _SHORT_UNIT:
                yield from (f"{number}{name}" for number in written if number[-1].isdigit())


def _write_number(value: float) -> Iterator[str]:
    """Write a number in digits, with a scale, and in words where they are few: 68, sixty-eight; 3 million."""
    if value < 0:
        yield from (f"-{number}" for number in _write_number(-value) if number[0].isdigit())
        return
    if value % 1:
        yield f"{value:.15g}"
    else:
        yield from (f"{int(value)}", f"{int(value):,}", *_write_words(int(value)))
    for factor, word in _SCALES.items():
        share = value / factor
        if 1 <= share < 1000 and share * 10 % 1 == 0:
            yield f"{share:.15g} {word}"
            if share % 1 == 0:
                yield from (f"{small} {word}" for small in _write_words(int(share)))


def _write_words(value: int) -> Iterator[str]:
    """Write a number below a hundred in words."""
    if value in _NUMBER_WORDS:
        yield _NUMBER_WORDS[value]
    elif 20 < value < 100:
        tens, ones = _NUMBER_WORDS[value // 10 * 10], _NUMBER_WORDS[value % 10]
        yield from (f"{tens}-{ones}", f"{tens} {ones}")


def _write_day(day: Day) -> Iterator[str]:
    """Write a date in other orders, with the month cut short, and in digits."""
    year, month, date, _ = day
    if not month:
        return
    short = [name for name, number in ENGLISH.dates.short_months.items() if number == month]
    ending = ordinal_ending(date, ENGLISH.answers.ordinal_endings)
    for name in (ENGLISH.dates.months[month - 1], *short):
        if not date:
            yield f"{name} {year}" if year else name
            continue
        for text in (f"{date} {name}", f"{name} {date}", f"{date}{ending} {name}", f"{name} {date}{ending}"):
            yield from ((f"{text} {year}", f"{text}, {year}") if year else (text,))
    if year and date:
        yield f"{year}-{month:02}-{date:02}"
