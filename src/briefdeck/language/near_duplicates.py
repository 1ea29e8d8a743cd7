"""Which of many texts are nearly the same, found in less than quadratic time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations

NEAR_DUPLICATE = 0.9
"""The similarity from which on two texts are near-duplicates."""
CROWD = 20
"""Texts that share two of their rarest words and are compared with one another; more are made by a template."""

Words = frozenset[str]


def measure_similarity(first: Words, second: Words) -> float:
    """Measure how much of their words two texts share, from 0 to 1 (the Sørensen–Dice coefficient)."""
    return 2 * len(first & second) / (len(first) + len(second)) if first or second else 1.0


def find_candidates(texts: Sequence[Words]) -> Iterator[tuple[int, list[int]]]:
    """Yield for each text its index, and the indexes of earlier texts that may be nearly the same.

    Only texts that share two of their rarest words are compared: two that share 90 percent of all their words always
    do. Where very many texts share the two, only the first of them are compared, so the time grows with the number of
    texts.
    """
    counts = Counter(chain.from_iterable(texts))
    ranks = {word: rank for rank, word in enumerate(sorted(counts, key=lambda word: (counts[word], word)))}
    first: dict[int, int] = {}
    crowds: dict[int, list[int]] = {}
    for index, words in enumerate(texts):
        # Two ranks as one number: for most pairs only the first text has to be kept.
        pairs = [rarer * len(ranks) + commoner for rarer, commoner in combinations(_rarest(words, ranks), 2)]
        shared = [crowds.setdefault(pair, [first[pair]]) for pair in pairs if first.setdefault(pair, index) != index]
        yield index, sorted(set().union(*shared))
        for crowd in shared:
            if len(crowd) < CROWD:
                crowd.append(index)


def _rarest(words: Words, ranks: Mapping[str, int]) -> list[int]:
    """Return the ranks of the rarest *words*: any near-duplicate has at least two of them among its own rarest."""
    least_common = math.ceil(len(words) * NEAR_DUPLICATE / (2 - NEAR_DUPLICATE) - 1e-9)
    return sorted(map(ranks.__getitem__, words))[: len(words) - least_common + 2]
