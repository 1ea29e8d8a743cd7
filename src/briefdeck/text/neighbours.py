"""Neighbours: which words stand next to a name and tell what is said of it. Of their order nothing is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from briefdeck.text.names import Name, inner_names, names
from briefdeck.text.sentences import sentences
from briefdeck.text.terms import terms
from briefdeck.text.words import STOP_WORDS, forms, key, words

WINDOW = 4
"""Content words that are kept on each side of a name at the most."""
_BOUNDARY = re.compile(r"[;()—–]|\s-\s")


class Near(NamedTuple):
    """The folded content words next to a name, in order."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def near_names(text: str, found: Sequence[Name], window: int = WINDOW) -> list[Near]:
    """The words next to each of the names *found* in *text*, *window* on each side at the most.

    Other names part them, and so do the ends of sentences, brackets and dashes. Numbers and dates are passed over.
    """
    if not found:
        return []
    blank = text
    for start, end in terms(text).stretches():
        blank = f"{blank[:start]}{' ' * (end - start)}{blank[end:]}"
    parting = sorted([*_ends(text), *(match.start() for match in _BOUNDARY.finditer(text))])
    gaps = pairwise([0, *chain.from_iterable((name.start, name.end) for name in found), len(text)])
    between = [(start, end) for at, (start, end) in enumerate(gaps) if at % 2 == 0]
    near: list[Near] = []
    for (first, start), (end, last) in pairwise(between):
        before = _content(blank[max((cut for cut in parting if first <= cut <= start), default=first) : start])
        after = _content(blank[end : min((cut for cut in parting if end <= cut <= last), default=last)])
        near.append(Near(tuple(before[-window:]), tuple(after[:window])))
    return near


def names_by_line(lines: Sequence[str]) -> dict[str, dict[int, tuple[str, ...]]]:
    """The names on *lines*, as they are written, and the words next to each by the number of the line, sorted.

    A word that only begins sentences is taken for a name where the other lines show it to be one.
    """
    spelled = {form for word in set().union(*map(inner_names, lines)) for form in forms(word)}
    common = {key(word) for line in lines for word in words(line) if word.islower()}
    proper = spelled - common
    found: dict[str, dict[int, set[str]]] = {}
    for number, line in enumerate(lines, start=1):
        here = names(line, proper.__contains__, common.__contains__)
        for name, near in zip(here, near_names(line, here), strict=True):
            found.setdefault(" ".join(name.words), {}).setdefault(number, set()).update(*near)
    return {
        written: {line: tuple(sorted(few)) for line, few in by_line.items()} for written, by_line in sorted(found.items())
    }


def _ends(text: str) -> Iterator[int]:
    """Where the sentences of *text* end."""
    at = 0
    for sentence in sentences(text):
        at = text.index(sentence, at) + len(sentence)
        yield at


def _content(text: str) -> list[str]:
    return [folded for folded in map(key, words(text)) if len(folded) > 1 and folded not in STOP_WORDS]
