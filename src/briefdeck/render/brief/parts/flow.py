"""Sharing the facts out over the columns: as even as can be, and ending where a reader would."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, combinations_with_replacement, pairwise
from math import inf
from typing import NamedTuple

from briefdeck.render.brief.parts.column import ColumnBlock

_SPREAD = 0.15
"""What a point of difference between two columns weighs against a point of room."""
WHOLE, COMELY, _LONELY = 0.0, 6.0, 60.0
"""Blame for where a column ends: between two sections, within one, and with a single item of it above or below."""


class Split(NamedTuple):
    """A way to share the facts out over the columns."""

    score: float
    """How good it is."""
    columns: Sequence[Sequence[ColumnBlock]]


def best_split(
    facts: Sequence[ColumnBlock], side: Sequence[ColumnBlock], rooms: Sequence[float], ugliest: float
) -> Split:
    """The best way to share *facts* out over columns with these *rooms*; *side* ends the last.

    No column ends where the blame is more than *ugliest*.
    """
    upto = list(accumulate((block.height for block in facts), initial=0.0))
    blame = [_blame(facts, at) for at in range(len(facts) + 1)]
    places = [at for at, here in enumerate(blame) if here <= min(ugliest, _LONELY)]
    side_height = sum(block.height for block in side)
    best = -inf
    chosen: tuple[int, ...] = ()
    for cuts in combinations_with_replacement(places, len(rooms) - 1):
        bounds = (0, *cuts, len(facts))
        spares = [
            room - (upto[end] - upto[start]) - (facts[start].at_top if start < end else 0.0)
            for room, (start, end) in zip(rooms, pairwise(bounds), strict=True)
        ]
        spares[-1] -= side_height + (side[0].at_top if side and bounds[-2] == len(facts) else 0.0)
        score = _score(spares) - sum(blame[at] for at in cuts)
        if score > best:
            best, chosen = score, cuts
    parts = [facts[start:end] for start, end in pairwise((0, *chosen, len(facts)))]
    return Split(best, [*parts[:-1], [*parts[-1], *side]])


def _score(spares: Sequence[float]) -> float:
    least = min(spares)
    return least * 10 - 1000 if least < 0 else least - (max(spares) - least) * _SPREAD


def _blame(facts: Sequence[ColumnBlock], at: int) -> float:
    """How bad it is when a column ends before block *at*; never after a heading."""
    if at in (0, len(facts)):
        return 0.0
    if facts[at - 1].is_heading:
        return inf
    if facts[at].is_heading:
        return 0.0
    alone_before = facts[at - 2].is_heading
    alone_after = at + 1 == len(facts) or facts[at + 1].is_heading
    return _LONELY if alone_before or alone_after else COMELY
