"""Exchanges: what gives way to what, or what goes from where to where: “from the upper to the lower house”."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.clauses import MOST, Clauses
from briefdeck.language.words import STOP_WORDS, stem

_REACH = 6
"""Words between the two words of a phrase, and behind it, that call the two things."""
_FEW = 4
"""Words in front of a phrase of which the last call a thing."""


class Replacement(NamedTuple):
    """Two things of which one takes the place of the other, or is where the other's way leads."""

    old: frozenset[str]
    """The stems of the content words that call the one which goes, without those that call the other too."""
    new: frozenset[str]
    words: str
    """The phrase that says so."""


@cache
def _openings() -> dict[str, list[tuple[str, bool]]]:
    """Map the stem of what opens a phrase to what stands between its things, and whether the new one leads."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for turned, phrases in enumerate((ENGLISH.roles.giving_way, ENGLISH.roles.taking_place)):
        for phrase in phrases:
            opening, _, joint = phrase.partition(" ")
            found.setdefault(stem(opening), []).append((joint, bool(turned)))
    return found


@lru_cache(maxsize=REMEMBERED)
def exchanges_of(read: Clauses) -> tuple[Replacement, ...]:
    """Find what gives way to what in a sentence."""
    return tuple(islice(_find(read), MOST))


def _find(read: Clauses) -> Iterator[Replacement]:
    for at, stemmed in enumerate(read.stems):
        for joint, turned in _openings().get(stemmed, ()):
            between = next((place for place in range(at + 2, at + 2 + _REACH) if _is_at(read, place, joint)), 0)
            if between:
                first, second = read.content_in(range(at + 1, between)), _behind(read, between + 1)
                yield from _made(*((second, first) if turned else (first, second)), f"{read.written[at]} … {joint}")
    for phrases, turned in ((ENGLISH.roles.in_favour, False), (ENGLISH.roles.instead, True)):
        for phrase in phrases:
            words = tuple(phrase.split())
            for at in [at for at, word in enumerate(read.words) if at and word == words[0]][:MOST]:
                if read.words[at : at + len(words)] == words:
                    start = max(read.clause_around(at - 1)[0], at - _FEW)
                    before, behind = read.content_in(range(start, at)), _behind(read, at + len(words))
                    yield from _made(*((behind, before) if turned else (before, behind)), phrase)


def _is_at(read: Clauses, place: int, joint: str) -> bool:
    return read.words[place : place + 1] == (joint,) and read.clause[place] - read.clause[place - 1] <= 1


def _behind(read: Clauses, start: int) -> frozenset[str]:
    """Return the stems of the content words from *start* on, up to the end of the clause or the next little word."""
    found: set[str] = set()
    for place in range(start, min(start + _REACH, len(read.words))):
        if read.clause[place] != read.clause[start - 1] or (found and read.words[place] in STOP_WORDS):
            break
        if read.words[place] not in STOP_WORDS:
            found.add(read.stems[place])
    return frozenset(found)


def _made(old: frozenset[str], new: frozenset[str], words: str) -> Iterator[Replacement]:
    if old - new and new - old:
        yield Replacement(old - new, new - old, words)


def is_turned_exchange(mine: Replacement, theirs: Replacement) -> bool:
    """Tell whether what goes in one of them is what comes in the other, and the reverse."""
    crossed = mine.old & theirs.new and mine.new & theirs.old
    return bool(crossed) and not mine.old & theirs.old


def agrees_in_exchange(mine: Replacement, theirs: Replacement) -> bool:
    """Tell whether both may say that the same gives way to the same."""
    return bool(mine.old & theirs.old or (mine.new & theirs.new and not mine.old & theirs.new))
