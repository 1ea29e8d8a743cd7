"""Read amounts among the tokens of a typed answer: numbers in digits and words, with scale, unit and currency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefdeck.language.numbers.amounts import TIME
from briefdeck.quiz.answer_tokens import Day, Token
from briefdeck.quiz.judging_tables import JudgingTables

_LONGEST_UNIT, _LONGEST_CURRENCY = 5, 2
"""Tokens of a unit behind a number, and of a currency before it."""
_LARGEST_POWER = 30
_DECADES = "decade of years"
"""The unit of decades such as the 1960s."""
_ROMAN = {"i": 1, "v": 5, "x": 10}

Reading = tuple[float, str]
"""A value and its base unit, "" for none."""


class AnswerAmount(NamedTuple):
    """What an amount or a date of an answer may be."""

    readings: tuple[Reading, ...] = ()
    """As an amount, the likeliest first."""
    days: tuple[Day, ...] = ()
    """As a date."""
    ordinal: bool = False
    """Whether it says which, and not how many."""
    written: str = ""
    """Its tokens, one space apart."""
    numbers: tuple[float, ...] = ()
    """The numbers before its unit, with their scale."""


class _NumberRead(NamedTuple):
    """A number that begins somewhere, without scale and unit."""

    values: tuple[float, ...]
    after: int
    """The place after it."""
    in_digits: bool = False
    days: tuple[Day, ...] = ()
    ordinal: bool = False
    decades: bool = False


def roman_value(word: str) -> int:
    """Return the value of a Roman numeral up to 39 in lower case, 0 for any other *word*."""
    if not word or any(letter not in _ROMAN for letter in word) or len(word) > 7:
        return 0
    values = [_ROMAN[letter] for letter in word]
    total = sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))
    return total if write_roman(total) == word else 0


def write_roman(number: int) -> str:
    """Write *number*, from 1 to 39, as a Roman numeral in lower case."""
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return "x" * (number // 10) + ones[number % 10] if 0 < number < 40 else ""


def begins_amount(tokens: Sequence[Token], tables: JudgingTables) -> bool:
    """Tell whether *tokens* begin with an amount."""
    return bool(tokens) and amount_at(tokens, 0, tables)[1] > 0


def amount_at(
    tokens: Sequence[Token], at: int, tables: JudgingTables, may_be_negative: bool = True
) -> tuple[AnswerAmount, int]:
    """Read the amount that begins at the token *at*, and return it with the place after it; *at* for none."""
    first = tokens[at].text
    if may_be_negative and (first == "-" or tables["signs"].get(first) == "-") and at + 1 < len(tokens):
        amount, after = amount_at(tokens, at + 1, tables, may_be_negative=False)
        if after == at + 1 or not amount.readings:
            return AnswerAmount(), at
        return _negative(amount), after
    currencies, start = _currency_at(tokens, at, tables)
    number = _number_at(tokens, start, tables) or _one_of_unit_at(tokens, start, tables)
    if number is None:
        return AnswerAmount(), at
    if number.ordinal or number.decades:
        unit = _DECADES if number.decades else ""
        readings = tuple((value, unit) for value in number.values)
        return AnswerAmount(readings, ordinal=number.ordinal), number.after
    return _with_unit(tokens, number, currencies, tables)


def _negative(amount: AnswerAmount) -> AnswerAmount:
    readings = tuple((-value, unit) for value, unit in amount.readings)
    return amount._replace(readings=readings, days=(), numbers=tuple(-value for value in amount.numbers))


def _currency_at(tokens: Sequence[Token], at: int, tables: JudgingTables) -> tuple[tuple[str, ...], int]:
    for length in range(_LONGEST_CURRENCY, 0, -1):
        codes = tables["currencies"].get(" ".join(token.text for token in tokens[at : at + length]))
        if codes and at + length < len(tokens) and tokens[at + length].kind == "number":
            return tuple(codes), at + length
    return (), at


def _with_unit(
    tokens: Sequence[Token], number: _NumberRead, currencies: tuple[str, ...], tables: JudgingTables
) -> tuple[AnswerAmount, int]:
    values, after, metres = number.values, _before_unit(tokens, number, tables), False
    while (factor := _scale_at(tokens, after, number, tables)) and not metres:
        metres = tokens[after].text == "m"
        values, after = tuple(value * factor for value in values), after + 1
    half = _and_a_fraction(tokens, after, tables)
    if half:
        values, after = tuple(value + half for value in values), after + 3
        while factor := _scale_at(tokens, after, number, tables):
            values, after = tuple(value * factor for value in values), after + 1
    joined = after > number.after and after < len(tokens) and tokens[after].text in tables["of_unit"]
    units, end = _unit_at(tokens, after + joined, number.in_digits, tables)
    end = end if units else after
    half = _and_a_fraction(tokens, end, tables) if units else 0
    if half:  # 2 hours and a half
        values, end = tuple(value + half for value in values), end + 3
    readings: list[Reading] = []
    if currencies:
        readings = [(value, code) for value in values for code in currencies]
        end = end if set(currencies) & {base for _, base in units} else after
    elif units:
        readings = [(value * factor, base) for value in values for factor, base in units]
    else:
        readings = [(value, "") for value in values]
    if metres and not currencies and not units:
        readings += [(value, "metre") for value in number.values]
    is_bare = end == number.after and not currencies
    return AnswerAmount(tuple(readings), number.days if is_bare else (), numbers=values), end


def _before_unit(tokens: Sequence[Token], number: _NumberRead, tables: JudgingTables) -> int:
    """Return the place of the unit of a fraction: behind "of" and "a" in "half a litre", "two tenths of a second"."""
    place = number.after
    if not 0 < number.values[0] < 1 or place >= len(tokens):
        return place
    place += tokens[place].text in tables["of"]
    place += place < len(tokens) and tokens[place].text in _one_words(tables)
    return place if _unit_at(tokens, place, False, tables)[0] else number.after


def _one_of_unit_at(tokens: Sequence[Token], at: int, tables: JudgingTables) -> _NumberRead | None:
    """Read "an hour" and "an hour and a half" as one hour, with or without the article before it."""
    start = at + (tokens[at].text in _one_words(tables))
    units, end = _unit_at(tokens, start, False, tables)
    lasts = any(base in TIME for _, base in units)  # "a week" is one, and "a bar" need not be
    is_counted = start > at and end == len(tokens) and lasts
    return _NumberRead((1.0,), start) if units and (is_counted or _and_a_fraction(tokens, end, tables)) else None


def _scale_at(tokens: Sequence[Token], at: int, number: _NumberRead, tables: JudgingTables) -> float:
    """Return the factor of the scale at the token *at*, 0 for none; short ones only behind digits."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return 0
    word = tokens[at].text
    return tables["scales"].get(word) or (tables["short_scales"].get(word, 0) if number.in_digits else 0)


def _and_a_fraction(tokens: Sequence[Token], at: int, tables: JudgingTables) -> float:
    """Return the fraction of "and a half" at the token *at*, 0 for anything else."""
    words = [token.text for token in tokens[at : at + 3]]
    if len(words) < 3 or words[0] not in tables["joining"] or words[1] not in tables["articles"]:
        return 0
    return tables["fractions"].get(words[2], 0)


def _unit_at(
    tokens: Sequence[Token], at: int, in_digits: bool, tables: JudgingTables
) -> tuple[tuple[tuple[float, str], ...], int]:
    for length in range(min(_LONGEST_UNIT, len(tokens) - at), 0, -1):
        key = " ".join(token.text for token in tokens[at : at + length])
        if length == 1 and len(key) == 1 and key.isalpha() and not in_digits:
            continue
        short = tables["short_units"].get(key, "") if in_digits else ""
        units = tables["units"].get(key) or tables["units"].get(key.removesuffix("s")) or tables["units"].get(short)
        if units:
            return tuple((factor, base) for factor, base in units), at + length
    return (), at


def _number_at(tokens: Sequence[Token], at: int, tables: JudgingTables) -> _NumberRead | None:
    if at >= len(tokens):
        return None
    if tokens[at].kind == "number":
        return _digits_at(tokens, at, tables)
    if tokens[at].kind != "word":
        return None
    word = tokens[at].text
    if word in tables["decades"]:
        return _NumberRead(_centuries(tables["decades"][word]), at + 1, decades=True)
    is_which = at > 0 and tokens[at - 1].text in tables["dropped"]  # "the Second"
    if word in tables["ordinals"] and (is_which or word not in tables["units"]):
        return _NumberRead((float(tables["ordinals"][word]),), at + 1, ordinal=True)
    spelled = _spelled_at(tokens, at, tables)
    return spelled or _fraction_at(tokens, at, tables)


def _fraction_at(tokens: Sequence[Token], at: int, tables: JudgingTables) -> _NumberRead | None:
    """Read "half", "a quarter", and "half a" before a million."""
    start = at + (tokens[at].text in _one_words(tables) and at + 1 < len(tokens))
    fraction = tables["fractions"].get(tokens[start].text)
    if fraction is None:
        return None
    after = start + 1
    article = after + 1 < len(tokens) and tokens[after].text in _one_words(tables)
    return _NumberRead((fraction,), after + (article and tokens[after + 1].text in tables["scales"]))


def _one_words(tables: JudgingTables) -> set[str]:
    """The articles that stand for one: "a million"."""
    return set(tables["articles"]) - set(tables["dropped"])


def _digits_at(tokens: Sequence[Token], at: int, tables: JudgingTables) -> _NumberRead:
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return _NumberRead(token.values, at + 1, in_digits=True)
    if following.glued and following.text in tables["ordinal_endings"]:
        return _NumberRead(token.values[:1], at + 2, ordinal=True)
    if following.glued and following.text == "s" and token.values[0] % 10 == 0 and len(token.text) in (2, 4):
        years = (token.values[0],) if len(token.text) == 4 else _centuries(int(token.values[0]))
        return _NumberRead(years, at + 2, decades=True)
    over = tokens[at + 2] if at + 2 < len(tokens) and tokens[at + 2].kind == "number" else None
    if following.text == "/" and over and over.values[0]:
        return _NumberRead((token.values[0] / over.values[0],), at + 3, True, tuple(_days(token, over)))
    if following.text == "^" and over and over.values[0] <= _LARGEST_POWER:
        return _NumberRead((token.values[0] ** over.values[0],), at + 3, in_digits=True)
    under = tokens[at + 3] if at + 3 < len(tokens) else None
    is_mixed = following.kind == "number" and over is None and under is not None and tokens[at + 2].text == "/"
    if is_mixed and under is not None and under.values and following.values[0] < under.values[0]:
        return _NumberRead((token.values[0] + following.values[0] / under.values[0],), at + 4, in_digits=True)
    fraction = tables["fractions"].get(following.text)
    if fraction is not None and token.values[0] < 10:
        return _NumberRead((token.values[0] * fraction,), at + 2, in_digits=True)
    return _NumberRead(token.values, at + 1, in_digits=True)


def _days(one: Token, other: Token) -> Iterable[Day]:
    """Yield the dates that two numbers with a slash between them may be."""
    first, second = int(one.values[0]), int(other.values[0])
    if 1 <= first <= 31 and 1 <= second <= 12:
        yield 0, second, first, 0
    if 1 <= first <= 12 and 1 <= second <= 31:
        yield 0, first, second, 0
    if 1 <= first <= 12 and 1000 <= second <= 2999:
        yield second, first, 0, 0


def _centuries(decade: int) -> tuple[float, ...]:
    """Return the years that "the sixties" may begin with, those of the last century first."""
    return tuple(float(century + decade) for century in (1900, 1800, 1700, 1600, 1500, 2000))


def _spelled_at(tokens: Sequence[Token], at: int, tables: JudgingTables) -> _NumberRead | None:
    """Read a number in words: "sixty-eight", "a hundred and ten", "four point eight", "three quarters"."""
    total = current = 0.0
    last, place = "", at
    while place < len(tokens) and tokens[place].kind == "word":
        word = tokens[place].text
        after = tokens[place + 1].text if place + 1 < len(tokens) else ""
        value, scale = tables["numbers"].get(word), tables["scales"].get(word)
        if value is not None and (
            last in ("", "scale", "and") or (last == "tens" and 1 <= value <= tables["most_ones"])
        ):
            current, last = current + value, "tens" if value >= 20 else "small"
        elif value is not None and place == at + 1 and 10 <= current <= 20 and 10 <= value < 100:  # nineteen eighty
            current, last = current * 100 + value, "tens" if value >= 20 else "small"
        elif scale is not None and scale < 1000:
            current, last = (current or 1) * scale, "scale"
        elif scale is not None:
            total, current, last = total + (current or (0 if total else 1)) * scale, 0.0, "scale"
        elif _may_be_joined(last, tables) and word in tables["joining"] and after in tables["numbers"]:
            last = "and"
        elif place == at and word in _one_words(tables) and after in tables["scales"]:
            current = 1.0
        else:
            break
        place += 1
    if place == at:
        return None
    return _after_spelled(tokens, place, total + current, last, tables)


def _may_be_joined(last: str, tables: JudgingTables) -> bool:
    """Tell whether “and” may follow in a number: behind a scale, and in some languages behind tens."""
    return last == "scale" or (last == "tens" and tables["tens_joined"])


def _after_spelled(tokens: Sequence[Token], at: int, value: float, last: str, tables: JudgingTables) -> _NumberRead:
    """Read what may follow a number in words: decimals, a fraction, an ordinal."""
    if at >= len(tokens):
        return _NumberRead((value,), at)
    word = tokens[at].text
    if word in tables["point"]:
        digits, place = "", at + 1
        while place < len(tokens) and tables["numbers"].get(tokens[place].text, 10) < 10:
            digits, place = f"{digits}{int(tables['numbers'][tokens[place].text])}", place + 1
        return _NumberRead((float(f"{int(value)}.{digits}"),), place) if digits else _NumberRead((value,), at)
    if last == "tens" and tables["ordinals"].get(word, 10) < 10:
        return _NumberRead((value + tables["ordinals"][word],), at + 1, ordinal=True)
    if last == "small" and word in tables["fractions"] and value < 10:
        return _NumberRead((value * tables["fractions"][word],), at + 1)
    return _NumberRead((value,), at)
