"""Which of many texts are nearly the same, found in less than quadratic time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
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
    seen: dict[tuple[str, str], list[int]] = {}
    for at, words in enumerate(texts):
        crowds = [seen.setdefault(pair, []) for pair in combinations(_rarest(words, often), 2)]
        yield at, sorted(set().union(*crowds))
        for crowd in crowds:
            if len(crowd) < CROWD:
                crowd.append(at)


def _rarest(words: Words, often: Counter[str]) -> list[str]:
    """The words of which a near-duplicate has at least two among its own rarest."""
    least_common = math.ceil(len(words) * ALIKE / (2 - ALIKE) - 1e-9)
    ordered = sorted((often[word], word) for word in words)
    return [word for _, word in ordered[: len(ordered) - least_common + 2]]
