"""Read dates among the tokens of a typed answer, with the calendar of a language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefdeck.quiz.answer_tokens import Day, Token
from briefdeck.quiz.judging_tables import JudgingTables

_PATTERNS = tuple(
    map(
        re.compile,
        (
            r"W?,?t?De?o?t?M,?Y?",  # Wednesday, the 18th of June 2031
            r"W?,?Mt?De?,?Y?",  # Wednesday, June 18th, 2031
            r"M,?o?Y",  # June 2031
            r"Y,?M(?:De?)?",  # 2031 June 18
            r"Wt?De$",  # Tuesday the 12th
        ),
    )
)
"""Dates as classes of tokens: year, month, day, weekday; the ending of an ordinal, and small words."""


def date_at(tokens: Sequence[Token], at: int, tables: JudgingTables) -> tuple[tuple[Day, ...], int]:
    """Read the date that begins at the token *at*: what it may be, and the place after it; *at* for none.

    A month or a weekday alone is a date only where it is the whole answer: "May" is a verb, too.
    """
    token = tokens[at]
    if token.kind == "date":
        return token.days, at + 1
    opening = (tables["weekdays"], tables["months"], tables["dropped"], tables["ordinals"])
    if token.kind != "number" and not any(token.text in words for words in opening):
        return (), at
    classes = "".join(_class(each, tables) for each in tokens[at:])
    for pattern in _PATTERNS:
        match = pattern.match(classes)
        if match is not None:
            return (_day(match[0], tokens[at:], tables),), at + match.end()
    if len(tokens) == 1 and classes in ("W", "M"):
        return ((0, tables["months"].get(token.text, 0), 0, tables["weekdays"].get(token.text, 0)),), at + 1
    return (), at


def _class(token: Token, tables: JudgingTables) -> str:
    """Return a letter for what *token* may be in a date, "x" for nothing."""
    word = token.text
    if token.kind == "number":
        if len(word) == 4 and word.isdecimal():
            return "Y"
        return "D" if len(word) <= 2 and 1 <= token.values[0] <= 31 else "x"
    if word in tables["months"]:
        return "M"
    if word in tables["weekdays"]:
        return "W"
    if 1 <= tables["ordinals"].get(word, 0) <= 31:
        return "D"
    small = {"e": tables["ordinal_endings"], "o": tables["of"], "t": tables["dropped"], ",": (",",)}
    return next((letter for letter, words in small.items() if word in words), "x")


def _day(classes: str, tokens: Sequence[Token], tables: JudgingTables) -> Day:
    """Return the day that tokens of these *classes* tell; each class stands once in a date."""
    year, month, day, weekday = (tokens[classes.index(each)] if each in classes else None for each in "YMDW")
    return (
        int(year.text) if year else 0,
        tables["months"][month.text] if month else 0,
        (int(day.values[0]) if day.values else tables["ordinals"][day.text]) if day else 0,
        tables["weekdays"][weekday.text] if weekday else 0,
    )


def ordinal_ending(day: int, endings: Sequence[str]) -> str:
    """Return which of *endings*, those of first, second, third and all others, stands behind *day* in digits."""
    last = day % 10
    return endings[last - 1] if 1 <= last < len(endings) and day // 10 != 1 else endings[-1]


def weekday_of(year: int, month: int, day: int) -> int:
    """Return the weekday of a date of the Gregorian calendar, 1 for Monday (by Sakamoto's method)."""
    shift = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)[month - 1]
    year -= month < 3
    return (year + year // 4 - year // 100 + year // 400 + shift + day - 1) % 7 + 1
