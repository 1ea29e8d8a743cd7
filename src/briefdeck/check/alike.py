"""Which of many texts are nearly the same, found in less than quadratic time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations

ALIKE = 0.9
"""The share of words (twice those in common by the sum of both) from which on two texts are near-duplicates."""
CROWD = 20
"""Texts that share two of their rarest words and are compared with one another; more are made by a template."""

Words = frozenset[str]


def share(one: Words, other: Words) -> float:
    """How much of their words two texts share, from 0 to 1 (the Sørensen–Dice coefficient)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def candidates(texts: Sequence[Words]) -> Iterator[tuple[int, list[int]]]:
    """Each of *texts* by its position, with the positions before it of those that may be nearly the same.

    Texts are compared that share two of their rarest words: two that share 90 percent of all their words must. Where
    a crowd shares the two, only the first of it are compared, so the time grows with the number of texts.
    """
    often = Counter(chain.from_iterable(texts))
    rank = {word: at for at, word in enumerate(sorted(often, key=lambda word: (often[word], word)))}
    first: dict[int, int] = {}
    crowds: dict[int, list[int]] = {}
    for at, words in enumerate(texts):
        # Two ranks as one number: of most pairs there is nothing but the first text to remember.
        pairs = [one * len(rank) + other for one, other in combinations(_rarest(words, rank), 2)]
        shared = [crowds.setdefault(pair, [first[pair]]) for pair in pairs if first.setdefault(pair, at) != at]
        yield at, sorted(set().union(*shared))
        for crowd in shared:
            if len(crowd) < CROWD:
                crowd.append(at)


def _rarest(words: Words, rank: Mapping[str, int]) -> list[int]:
    """The ranks of the words of which a near-duplicate has at least two among its own rarest."""
    least_common = math.ceil(len(words) * ALIKE / (2 - ALIKE) - 1e-9)
    return sorted(map(rank.__getitem__, words))[: len(words) - least_common + 2]
