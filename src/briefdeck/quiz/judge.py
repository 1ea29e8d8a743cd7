"""Judge whether a typed answer is right. `render/quiz_page/script/judge.js` judges the same way, by the same tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from briefdeck.language.hedges import (
    AFTER,
    BEFORE,
    LONGEST,
    NUMBER_WORDS,
    SYMBOLS,
    hedge_length,
    is_number,
    leading_hedge,
    trailing_hedge,
)
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.word_tables import HedgeKind

Verdict = Literal["right", "near", "wrong"]
Held = HedgeKind | Literal["bare"]
"""How an answer holds its number: bounded or rounded by a hedge, or bare."""

LEADS = ENGLISH.questions.leads
"""Words before an answer that do not change it."""
DECISIVE = tuple(sorted({*NUMBER_WORDS, *ENGLISH.names.directions, *ENGLISH.questions.decisive} - {"half"}))
"""Words that change an answer where they are added, left out or changed, as digits do."""
SLIPS = ((8, 2), (4, 1))
"""Pairs of the least number of letters and the slips of the keyboard that still leave an answer near."""


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
_DECISIVE = frozenset(DECISIVE)
_DIGITS = re.compile(r"[\d.]+")
_GROUPED = re.compile(r"(?<=[0-9])[,'’ ](?=[0-9]{3}(?![0-9]))")
_DOT = re.compile(r"(?<![0-9])\.|\.(?![0-9])")
_APART = re.compile(r"[^\w%$€£¥.]+")
_SIGN = re.compile(rf" *({'|'.join(map(re.escape, SYMBOLS))})(?= *[$€£¥\d])")
_PLUS = re.compile(r"(?<=\d)\+")


class TypedAnswer(NamedTuple):
    """An answer as it is compared."""

    held: Held
    """The hedge of its number, "bare" for none."""
    words: str
    """Its words in lower case without accents, one space apart, without leads and hedge."""


def judge(typed: str, right: Iterable[str], wrong: Iterable[str] = ()) -> Verdict:
    """Judge *typed* by the answers that are *right*: spelled as one of them, nearly so, or not.

    Case, accents, punctuation, grouping of digits and words such as "the" do not count; a hedge counts by `VERDICTS`.
    What has other digits or other words of `DECISIVE` is never near, nor is one of the answers that are *wrong*: Iraq
    is no slip for Iran.
    """
    given = read_answer(typed)
    if not given.words:
        return "wrong"
    verdicts = {_compare(given, read_answer(answer)) for answer in right}
    if "right" in verdicts:
        return "right"
    if any(_compare(given, read_answer(answer)) == "right" for answer in wrong):
        return "wrong"
    return "near" if "near" in verdicts else "wrong"


def _compare(given: TypedAnswer, answer: TypedAnswer) -> Verdict:
    verdict = VERDICTS[answer.held].get(given.held, "wrong")
    if given.words == answer.words or verdict == "wrong":
        return verdict
    return "near" if _is_near(given.words, answer.words) else "wrong"


def fold_answer(text: str) -> str:
    """Return the words of *text* as they are compared, without leads and hedge."""
    return read_answer(text).words


def read_answer(text: str) -> TypedAnswer:
    """Read *text* as it is compared: "At least 85" is 85, held as "at least"."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if unicodedata.category(char)[0] != "M")
    held: Held = "bare"
    sign = _SIGN.match(plain)
    if sign is not None:
        held, plain = SYMBOLS[sign[1]], plain[sign.end() :]
    plain = _PLUS.sub(" plus ", plain)
    words = _APART.sub(" ", _DOT.sub("", _GROUPED.sub("", plain)).upper().lower()).split()
    while len(words) > 1:
        kind, length = leading_hedge(words)
        if kind is not None and 0 < hedge_length(words) < len(words):
            held = kind if held in ("bare", "about", "nearly") else held
            del words[:length]
        elif words[0] in LEADS:
            del words[0]
        else:
            break
    kind, length = trailing_hedge(words)
    while kind is not None and any(map(is_number, words[:-length])):
        held = kind if held == "bare" else held
        del words[-length:]
        kind, length = trailing_hedge(words)
    return TypedAnswer(held, " ".join(words))


def judging_tables() -> dict[str, object]:
    """Return the tables with which the quiz page judges as `judge` does."""
    return {
        "leads": LEADS,
        "articles": sorted(ENGLISH.grammar.articles),
        "numbers": sorted(NUMBER_WORDS),
        "decisive": DECISIVE,
        "before": {" ".join(words): kind for words, kind in BEFORE.items()},
        "after": {" ".join(words): kind for words, kind in AFTER.items()},
        "longest": LONGEST,
        "symbols": SYMBOLS,
        "verdicts": VERDICTS,
        "slips": SLIPS,
    }


def _is_near(given: str, answer: str) -> bool:
    if _DIGITS.findall(given) != _DIGITS.findall(answer):
        return False
    words, wanted = set(given.split()), set(answer.split())
    if not words.isdisjoint(_DECISIVE - wanted):
        return False
    if words < wanted or wanted < words:
        return _DECISIVE.isdisjoint(wanted - words) and not (words & wanted) <= set(LEADS)
    ours, theirs = given.split(), answer.split()
    # Word by word, for another short word is no slip: Kim Jong Il is not Kim Jong Un.
    return all(map(_is_slip, ours, theirs)) if len(ours) == len(theirs) else _is_slip(given, answer)


def _is_slip(given: str, answer: str) -> bool:
    allowed = next((slips for length, slips in SLIPS if len(answer) >= length), 0)
    return slips(given, answer, allowed) <= allowed


def slips(one: str, other: str, most: int) -> int:
    """Count the letters to insert, delete, change or swap with the next to turn *one* into *other*.

    This is the optimal string alignment distance. Only distances up to *most* are exact; a larger one is some number
    above *most*.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
