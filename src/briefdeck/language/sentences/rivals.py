"""Rivals: words of which one is easily written for another, “baker” for “butcher”, and where the lines have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice, takewhile
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import MOST, Clauses
from briefdeck.language.sentences.opposites import Counterpart, counterpart_at
from briefdeck.language.words import STOP_WORDS, stem

_MARK = "?"
"""What stands behind a word that has another sense too."""
_BESIDE = 3
"""Words on either side of two that are looked at."""
_FEWEST = 2
"""And so many right beside them must be the same, for a word that has another sense too to be meant."""

_PART = 3
"""Letters of the shortest word that others are made of."""


class Rivals(NamedTuple):
    """Of a word, those for the same and those that are easily written for it."""

    same: frozenset[str]
    """The stems of words for the same."""
    plain: frozenset[str]
    """Words that are easily written for it."""
    doubtful: frozenset[str]
    """More of them, where it or they may have another sense."""


_NONE = Rivals(frozenset(), frozenset(), frozenset())


class _Listing(NamedTuple):
    group: str
    kind: int
    is_plain: bool


@cache
def _table() -> dict[str, list[_Listing]]:
    """Map each word, and its plural, to where it stands in the groups."""
    found: dict[str, list[_Listing]] = {}
    for group, kinds in ENGLISH.swapped_kinds.items():
        for number, words in enumerate(kinds):
            for word in words:
                for form in _forms(word.rstrip(_MARK)):
                    found.setdefault(form, []).append(_Listing(group, number, not word.endswith(_MARK)))
    return found


def _forms(word: str) -> set[str]:
    """Return a noun and its plurals by all rules; what is none, such as “oxs”, stands in no text."""
    ending = "ies" if word.endswith("y") else "ves" if word.endswith("f") else ""
    return {word, f"{word}s", f"{word}es", *({word[:-1] + ending} if ending else ())}


@cache
def _listed() -> dict[str, tuple[tuple[frozenset[str], frozenset[str]], ...]]:
    """Return of each group and each of its kinds the words that are plain, and those that are not, in all forms."""
    found: dict[str, list[tuple[set[str], set[str]]]] = {}
    for group, kinds in ENGLISH.swapped_kinds.items():
        found[group] = [(set(), set()) for _ in kinds]
    for form, entries in _table().items():
        for entry in entries:
            found[entry.group][entry.kind][not entry.is_plain].add(form)
    return {group: tuple((frozenset(a), frozenset(b)) for a, b in kinds) for group, kinds in found.items()}


@cache
def rivals_of(word: str) -> Rivals:
    """Return the rivals of a folded *word*; none where it stands in no group."""
    entries = _table().get(word, ())
    if not entries:
        return _NONE
    same, plain, doubtful = set[str](), set[str](), set[str]()
    for group in dict.fromkeys(entry.group for entry in entries):
        mine = [entry for entry in entries if entry.group == group]
        own = {entry.kind for entry in mine}
        for number, (sure, unsure) in enumerate(_listed()[group]):
            if number in own:
                same |= sure | unsure
            elif all(entry.is_plain for entry in mine):
                plain |= sure
                doubtful |= unsure
            else:
                doubtful |= sure | unsure
    return Rivals(frozenset(map(stem, same)), frozenset(plain - same), frozenset(doubtful - same - plain))


def has_rivals(words: Iterable[str]) -> bool:
    """Tell whether one of *words* is easily written for another."""
    return not _table().keys().isdisjoint(words)


def find_rivals(says: Clauses, at: int, lines: Iterable[Clauses]) -> tuple[list[Counterpart], list[Counterpart]]:
    """Find the words of *lines* that are easily written for the word of *says* at a place, and that it lacks.

    The second list has those that stand right between the same words. Where a line has a word for the same, or *says*
    one for what a line has, neither has any.
    """
    rivals, own = rivals_of(says.words[at]), says.stems[at]
    if rivals is _NONE or any(not rivals.same.isdisjoint(line.content) or _has_part(line, own) for line in lines):
        return [], []
    found = list(islice(_find(says, rivals, lines), MOST))
    sure = [counterpart_at(says, at, line, place) for line, place in found if line.words[place] in rivals.plain]
    alike = [counterpart_at(says, at, line, place) for line, place in found if _stands_alike(says, at, line, place)]
    return sure, alike


def _find(says: Clauses, rivals: Rivals, lines: Iterable[Clauses]) -> Iterator[tuple[Clauses, int]]:
    for line in lines:
        for place, word in enumerate(line.words):
            is_rival = word in rivals.plain or word in rivals.doubtful
            is_rival = is_rival and (not place or line.written[place].islower())
            if is_rival and rivals_of(word).same.isdisjoint(says.content):
                yield line, place


def _has_part(line: Clauses, stemmed: str) -> bool:
    """Tell whether a word of *line* is made of that with the given stem and another: “racehorse”, “beekeeper”."""
    return len(stemmed) >= _PART and any(each.startswith(stemmed) or each.endswith(stemmed) for each in line.content)


def _stands_alike(says: Clauses, at: int, line: Clauses, place: int) -> bool:
    """Tell whether the same words stand right beside both places, and one of them says something."""
    left = _count_alike(says.stems[max(0, at - _BESIDE) : at][::-1], line.stems[max(0, place - _BESIDE) : place][::-1])
    right = _count_alike(says.stems[at + 1 : at + 1 + _BESIDE], line.stems[place + 1 : place + 1 + _BESIDE])
    places = (*range(at - left, at), *range(at + 1, at + 1 + right))
    return len(places) >= _FEWEST and any(says.words[each] not in STOP_WORDS for each in places)


def _count_alike(one: Iterable[str], other: Iterable[str]) -> int:
    """Return how many words are the same at the beginning of both."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
