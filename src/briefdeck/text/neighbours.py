"""Neighbours: which words stand next to a name and tell what is said of it. Of their order nothing is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from briefdeck.text.dates import WEEKDAYS
from briefdeck.text.names import Name, inner_names, names
from briefdeck.text.sentences import sentences
from briefdeck.text.units import ORDINALS, SCALES, SMALL, TENS
from briefdeck.text.when import MONTHS
from briefdeck.text.words import STOP_WORDS, forms, key, words

WINDOW = 6
"""Content words that are kept on each side of a name at the most."""
_APART = re.compile(r"[;()—–]|\s-\s")
"""What no thought goes on over."""
_CLAUSE = re.compile(
    rf"{_APART.pattern}|[,:“”\"]|\b(?:that|which|who|whom|whose|while|whereas|although|because|but)\b", re.IGNORECASE
)
"""What parts a word from a name that it would be next to."""

_UNCOUNTED = STOP_WORDS.union(SMALL, TENS, SCALES, ORDINALS, map(str.lower, (*MONTHS, *WEEKDAYS)))


class Near(NamedTuple):
    """The folded content words next to a name, in order: the first of *after* is the next."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def next(self) -> tuple[str, ...]:
        """The very next on each side."""
        return (*self.before[-1:], *self.after[:1])


class Company(NamedTuple):
    """The words next to a name on a line, sorted: the nearest on either side, and a few more."""

    next: tuple[str, ...]
    around: tuple[str, ...]


def near_names(text: str, found: Sequence[Name]) -> list[Near]:
    """The two words next to each of the names *found* in *text* on each side, in its clause and up to the next name."""
    return _near(text, found, _CLAUSE, 2)


def _near(text: str, found: Sequence[Name], boundary: re.Pattern[str], window: int) -> list[Near]:
    parting = [*_ends(text), *(match.start() for match in boundary.finditer(text))]
    ends = [0, *chain.from_iterable((name.start, name.end) for name in found), len(text)]
    near = []
    for at, name in enumerate(found):
        first, last = ends[2 * at], ends[2 * at + 3]
        before = text[max((cut for cut in parting if first <= cut <= name.start), default=first) : name.start]
        after = text[name.end : min((cut for cut in parting if name.end <= cut <= last), default=last)]
        near.append(Near(tuple(_content(before)[-window:]), tuple(_content(after)[:window])))
    return near


def names_by_line(lines: Sequence[str]) -> dict[str, dict[int, Company]]:
    """The names on *lines*, as they are written, and by the number of the line the company that each keeps there.

    A word that only begins sentences is taken for a name where the other lines show it to be one.
    """
    spelled = {form for word in set().union(*map(inner_names, lines)) for form in forms(word)}
    common = {key(word) for line in lines for word in words(line) if word.islower()}
    proper = spelled - common
    found: dict[str, dict[int, tuple[set[str], set[str]]]] = {}
    for number, line in enumerate(lines, start=1):
        here = names(line, proper.__contains__, common.__contains__)
        both = zip(_near(line, here, _CLAUSE, 1), _near(line, here, _APART, WINDOW), strict=True)
        for name, (few, more) in zip(here, both, strict=True):
            nearest, around = found.setdefault(" ".join(name.words), {}).setdefault(number, (set(), set()))
            nearest.update(*few)
            around.update(*more)
    return {
        written: {line: Company(*map(_sorted, both)) for line, both in by_line.items()}
        for written, by_line in sorted(found.items())
    }


def _sorted(few: set[str]) -> tuple[str, ...]:
    return tuple(sorted(few))


def _ends(text: str) -> Iterator[int]:
    """Where the sentences of *text* end."""
    at = 0
    for sentence in sentences(text):
        at = text.index(sentence, at) + len(sentence)
        yield at


def _content(text: str) -> list[str]:
    return [folded for folded in map(key, words(text)) if len(folded) > 1 and folded not in _UNCOUNTED]
