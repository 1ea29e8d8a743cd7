"""Whether a typed answer is right. `render/quiz_page/script/judge.js` judges alike: a table holds them together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

from briefdeck.language.units import SCALES, SMALL, TENS

Verdict = Literal["right", "near", "wrong"]

LEADS = ("a", "an", "the", "in", "on", "at", "by", "to", "about", "around", "some", "least", "more", "than", "over")
"""Words before an answer that make no other answer of it."""
TELLING = tuple(
    sorted({*SMALL, *TENS, *SCALES, *"north south east west northern southern eastern western no not never".split()})
)
"""Words that make another answer where they are put in, left out or changed, as digits do."""
SLIPS = ((8, 2), (4, 1))
"""From how many letters on how many slips of the keyboard leave an answer near."""
_TELLING = frozenset(TELLING)
_DIGITS = re.compile(r"[\d.]+")
_GROUPED = re.compile(r"(?<=[0-9])[,'’ ](?=[0-9]{3}(?![0-9]))")
_DOT = re.compile(r"(?<![0-9])\.|\.(?![0-9])")
_APART = re.compile(r"[^\w%$€£¥.]+")


def judge(typed: str, right: Iterable[str], wrong: Iterable[str] = ()) -> Verdict:
    """How *typed* compares with the answers that are *right*: spelled as one of them, nearly so, or not.

    Case, accents, punctuation, grouping of digits and words such as "the" do not count. What has other digits or
    other words of `TELLING` is never near, nor is one of the answers that are *wrong*: Iraq is no slip for Iran.
    """
    given = fold_answer(typed)
    answers = [fold_answer(each) for each in right]
    if not given:
        return "wrong"
    if given in answers:
        return "right"
    if given in map(fold_answer, wrong):
        return "wrong"
    return "near" if any(_is_near(given, answer) for answer in answers) else "wrong"


def fold_answer(text: str) -> str:
    """*text* as it is compared: its words in lower case without accents, one space apart, without what leads in."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text) if unicodedata.category(each)[0] != "M")
    words = _APART.sub(" ", _DOT.sub("", _GROUPED.sub("", plain)).upper().lower()).split()
    while len(words) > 1 and words[0] in LEADS:
        del words[0]
    return " ".join(words)


def _is_near(given: str, answer: str) -> bool:
    if _DIGITS.findall(given) != _DIGITS.findall(answer):
        return False
    words, wanted = set(given.split()), set(answer.split())
    if not words.isdisjoint(_TELLING - wanted):
        return False
    if words < wanted or wanted < words:
        return _TELLING.isdisjoint(wanted - words) and not (words & wanted) <= set(LEADS)
    ours, theirs = given.split(), answer.split()
    # Word by word, for another short word is no slip: Kim Jong Il is not Kim Jong Un.
    return all(map(_is_slip, ours, theirs)) if len(ours) == len(theirs) else _is_slip(given, answer)


def _is_slip(given: str, answer: str) -> bool:
    allowed = next((slips for length, slips in SLIPS if len(answer) >= length), 0)
    return slips(given, answer, allowed) <= allowed


def slips(one: str, other: str, most: int) -> int:
    """How many letters are to be put in, taken out, changed or swapped with the next to make *other* of *one*.

    The optimal string alignment distance; only told up to *most*, beyond that any larger number.
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
