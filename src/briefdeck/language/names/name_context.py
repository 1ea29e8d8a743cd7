"""The words next to a name, which show what is said of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.names.names import Name, inner_names, names
from briefdeck.language.numbers.amounts import ORDINALS, SCALES, SMALL, TENS
from briefdeck.language.numbers.numbers import lower
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.words import STOP_WORDS, composed, fold_word, list_variants, words

WINDOW = 6
"""Content words that are kept on each side of a name at the most."""
_WORD = re.compile(r"[^\W\d_](?:[\w‐‑-]*\w)?")
_APART = re.compile(r"[;()—–]|\s-\s")
"""What no thought goes on over."""
_IN_CLAUSE = re.compile(r"[;()—–,:“”\"]|\s-\s")
_PARTING = ENGLISH.grammar.parting
"""What parts a word from a name that it would be next to."""
_UNCOUNTED = STOP_WORDS.union(SMALL, TENS, SCALES, ORDINALS, ENGLISH.dates.names)

_ENDING = re.compile(r"[.!?…][\"”’')\]]*\s")


class Near(NamedTuple):
    """The folded content words next to a name, in order: the first of *after* is the one closest to it."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def next(self) -> tuple[str, ...]:
        """The closest word on each side."""
        return (*self.before[-1:], *self.after[:1])


class NameNeighbours(NamedTuple):
    """The words next to a name on a line, sorted: the closest on either side, and a few more."""

    next: tuple[str, ...]
    around: tuple[str, ...]


def content_words(text: str) -> list[str]:
    """List the folded content words of *text*: those that may be next to a name."""
    return [word for word in map(fold_word, _WORD.findall(lower(text))) if len(word) > 1 and word not in _UNCOUNTED]


class NeighbourReader:
    """A text, read for the words next to its names: those of the same clause, or of the same sentence."""

    def __init__(self, text: str, clauses: bool = True) -> None:
        found = [(match.start(), fold_word(match[0])) for match in _WORD.finditer(lower(text))]
        content = [(at, word) for at, word in found if len(word) > 1 and word not in _UNCOUNTED]
        self._starts = [at for at, _ in content]
        self._content = [word for _, word in content]
        walls = [match.start() for match in (_IN_CLAUSE if clauses else _APART).finditer(text)]
        if clauses:
            walls += (at for at, word in found if word in _PARTING)
        self._walls = sorted([-1, *walls, *_ends(text), len(text)])

    def near(self, name: Name, first: int, last: int, most: int = 2) -> Near:
        """Find the content words next to *name*: at most *most* on each side, all between *first* and *last*."""
        left = max(first, self._walls[bisect_right(self._walls, name.start) - 1])
        right = min(last, self._walls[bisect_left(self._walls, name.end)])
        before = self._content[bisect_left(self._starts, left) : bisect_left(self._starts, name.start)]
        after = self._content[bisect_left(self._starts, name.end) : bisect_left(self._starts, right)]
        return Near(tuple(before[-most:]), tuple(after[:most]))


def find_gaps(found: Sequence[Name], text: str) -> Iterator[tuple[Name, int, int]]:
    """Yield each name in *found* with the end of the name before it and the start of the name after it in *text*."""
    ends = (0, *(name.end for name in found))
    starts = (*(name.start for name in found[1:]), len(text))
    return zip(found, ends, starts, strict=False)


def names_by_line(lines: Sequence[str]) -> dict[str, dict[int, NameNeighbours]]:
    """Find the names on *lines*: for each name as written, the numbers of its lines and its neighbours there.

    A word with a capital only at the beginning of sentences is a name where other lines show that it is.
    """
    spelled = {form for word in set().union(*map(inner_names, lines)) for form in list_variants(word)}
    common = {fold_word(word) for line in lines for word in words(line) if word.islower()}
    proper = spelled - common
    neighbours: dict[str, dict[int, tuple[set[str], set[str]]]] = {}
    for number, line in enumerate(map(composed, lines), start=1):
        here = names(line, proper.__contains__, common.__contains__)
        in_clause, in_sentence = NeighbourReader(line), NeighbourReader(line, clauses=False)
        for name, first, last in find_gaps(here, line):
            nearest, around = neighbours.setdefault(" ".join(name.words), {}).setdefault(number, (set(), set()))
            nearest.update(*in_clause.near(name, first, last, 1))
            around.update(*in_sentence.near(name, first, last, WINDOW))
    return {
        written: {line: NameNeighbours(*map(_sorted, both)) for line, both in by_line.items()}
        for written, by_line in sorted(neighbours.items())
    }


def _sorted(few: set[str]) -> tuple[str, ...]:
    return tuple(sorted(few))


def _ends(text: str) -> Iterator[int]:
    """Find the positions where the sentences of *text* end."""
    end = 0
    for sentence in split_sentences(text) if _ENDING.search(text) else ():
        end = text.index(sentence, end) + len(sentence)
        yield end
