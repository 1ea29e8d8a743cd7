"""Reading without knowing the language: numbers and listed names, compared as they are written.

Nothing is taken for a decimal point, a scale or an ending. Digits of every script are the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence

from briefdeck.language.names.names import Name
from briefdeck.language.remembering import lazy_pattern, lazy_property
from briefdeck.language.words import composed, is_spaced, words

_NUMBER = re.compile(r"(?P<sign>(?<![^\s(\[“«\"])[-\u2212])?(?P<digits>[0-9]+(?:[.,'’·٫٬:/][0-9]+)*)")
"""Digits with what stands between them, and a minus sign. A blank, which may group digits, parts two numbers."""
_APART = re.compile(r"[^0-9]")
_LONGEST_GROUP = 3
_FEWEST, _ENDING = 3, 2
"""A word may be a form of a name where it has all its letters but the last two, and three at least."""


def numbers_as_written(text: str) -> list[tuple[str, str]]:
    """Find the numbers of *text* in order: each in digits of ASCII, to be compared, and as it is written."""
    found: list[tuple[str, str]] = []
    for match in _NUMBER.finditer(_with_plain_digits(text)):
        sign, start = "-" if match["sign"] else "", match.start("digits")
        parts = _parts(match["digits"])
        for part in parts:
            first = match.start() if len(parts) == 1 else start
            found.append((sign + _comparable(part), text[first : start + len(part)]))
            start, sign = start + len(part) + 1, ""
    return found


def _parts(digits: str) -> list[str]:
    """Split digits such as 13.09.2023, which no number has: of a number, all groups but the first have three."""
    groups, between = _APART.split(digits), set(_APART.findall(digits))
    is_number = len(groups) < _LONGEST_GROUP or len(between) > 1 or {*map(len, groups[1:])} == {_LONGEST_GROUP}
    return [digits] if is_number else groups


def _comparable(digits: str) -> str:
    """Return *digits* with one kind of apostrophe; where nothing is between them, without zeros in front."""
    return (digits.lstrip("0") or "0") if digits.isdecimal() else digits.replace("’", "'")


def _with_plain_digits(text: str) -> str:
    """Return *text* with the digits of every script as those of ASCII, each in its place."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


class ListedNames:
    """The names that a bank lists, found exactly as they are spelled there."""

    def __init__(self, spellings: Iterable[Sequence[str]]) -> None:
        self._groups: dict[str, list[Sequence[str]]] = {}
        for group in spellings:
            for spelling in map(composed, group):
                if words(spelling):
                    self._groups.setdefault(spelling, []).append(group)

    @lazy_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._groups, key=lambda spelling: (-len(spelling), spelling))
        return re.compile("|".join(map(_bounded, longest_first)) or r"(?!)")

    def find(self, text: str) -> list[Name]:
        """Find the listed names of *text* in order, whole words only where the script parts words."""
        found = self._pattern.finditer(composed(text))
        return [Name(match[0], match.start(), tuple(words(match[0]))) for match in found]

    def may_stand(self, name: Name, among: Collection[str]) -> bool:
        """Tell whether a spelling of *name*, each of its words in any form, may stand among the words of a line."""
        folded = [word.casefold() for word in among]
        groups = self._groups.get(name.written, [(name.written,)])
        return any(_all_stand(spelling, folded) for group in groups for spelling in group)


_JOINED_BEFORE = r"(?:(?<!\w)|(?<=\b[وفبلك]))"
"""In Arabic a name may have “and”, “for” and the like joined to it."""
_HANGUL = lazy_pattern(r"[\uac00-\ud7a3]")
"""In Korean what a name does is joined to it: “한나리가”."""


def _bounded(spelling: str) -> str:
    before = (_JOINED_BEFORE if "\u0621" <= spelling[0] <= "\u064a" else r"(?<!\w)") if is_spaced(spelling[0]) else ""
    after = r"(?!\w)" if is_spaced(spelling[-1]) and not _HANGUL.match(spelling[-1]) else ""
    return f"{before}{re.escape(spelling)}{after}"


def _all_stand(spelling: str, folded: Sequence[str]) -> bool:
    stems = [word.casefold()[: max(_FEWEST, len(word) - _ENDING)] for word in words(spelling)]
    return bool(stems) and all(any(stem in word for word in folded) for stem in stems)
