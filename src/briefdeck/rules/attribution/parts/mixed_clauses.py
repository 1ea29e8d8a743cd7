"""What a line tells by the same verb of two things, and a fact of a mixture of both.

Where delegates met in Orsk on Tuesday, and will meet in Lund in June, “they met in Lund on Tuesday” is told of neither
meeting: what the fact puts into its places stands in two clauses, and each of them has something else in one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.frame_words import Sort
from briefdeck.language.sentences.frames import BESIDE, OBJECT, SUBJECT, Filler, Frame, frames_of
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.rules.attribution.parts.crossed_clauses import (
    SIDE_BY_SIDE,
    Crossing,
    are_apart,
    find_rivals,
    without_family,
)
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_TIMES = (*ENGLISH.dates.ago, *ENGLISH.dates.shifted, *ENGLISH.dates.of_a_day, *ENGLISH.dates.seasons)
_SPANS = frozenset(each + ending for each in _TIMES for ending in ("", "s"))
_LASTING = frozenset(("for", "during", "since", "until", "till", "from", "throughout", "over"))
"""Behind these stands how long something is so, which no date contradicts."""
_PLACES = frozenset((SUBJECT, OBJECT, BESIDE))
_MOST = 8
"""Clauses with one verb that are compared."""


def find_mixture(derived: Derivation) -> Crossing | None:
    """Find what a clause of the statement takes from one clause of the lines, and the rest from another with its verb.

    Nothing is found where any clause of the lines with this verb may tell what the statement does.
    """
    if "than" in derived.clauses.words or derived.clauses.negations:
        return None
    every = [frame for sentence in derived.cited for frame in frames_of(sentence.text)]
    for text in split_sentences(derived.says.text):
        for at, mine in enumerate(frames_of(text)):
            is_telling = mine.verb and (not at or mine.joint in SIDE_BY_SIDE)
            if is_telling and not any(mine.verb in each.stems for each in every):
                found = _mixed_in(mine, [each for each in every if each.verb == mine.verb])
                if found is not None:
                    return found
    return None


def _mixed_in(mine: Frame, told: Sequence[Frame]) -> Crossing | None:
    """Find what two of the clauses *told* have each to itself, if *mine* has both, and differs from every clause."""
    if len(told) > _MOST or any(each.is_negated for each in told):
        return None
    first: Crossing | None = None
    for one, other in permutations(told, 2):
        if _leads_on(one, other) or _leads_on(other, one):
            continue
        here, there = list(_taken(mine, one, other)), list(_taken(mine, other, one))
        if here and there and any(each.mine is not here[0].mine for each in there):
            first = first or there[0]
    if first is not None and all(any(found for other in told for found in _taken(mine, other, each)) for each in told):
        return first
    return None


def _leads_on(one: Frame, other: Frame) -> bool:
    """Tell whether *other* goes on from where *one* ends: “from Osta to Vell, and from Vell to Tarn”."""
    ends = frozenset[str]().union(*(each.stems for each in one.fill("to")))
    return any(not each.stems.isdisjoint(ends) for each in other.fill("from"))


def _taken(mine: Frame, source: Frame, other: Frame) -> Iterator[Crossing]:
    """Find what *mine* has in common with *source*, where *other* has something else in the same place."""
    if source is other:
        return
    for filler in mine.fillers:
        rivals = _rivals(filler, other)
        if filler.role == BESIDE or not rivals or not all(_are_apart(filler, each) for each in rivals):
            continue
        here = frozenset[str]().union(*(each.stems for each in rivals))
        own = without_family(filler.stems, here)
        beside = [each for each in mine.fill(filler.role) if each is not filler]
        if any(not each.stems.isdisjoint(rival.stems) for each in beside for rival in rivals) or own & other.stems:
            continue
        theirs = (each for each in source.fillers if not own.isdisjoint(each.stems))
        if own <= source.stems and any(_are_in_one_place(filler, each) for each in theirs):
            yield Crossing(filler, rivals[0], is_alike=True)


def _is_time(filler: Filler) -> bool:
    words = filler.phrase.text.lower().split()
    return filler.role not in _LASTING and (filler.phrase.sort is Sort.DATE or not _SPANS.isdisjoint(words))


def _rivals(filler: Filler, other: Frame) -> list[Filler]:
    """Return what *other* has in the place of *filler*; of a date, every date."""
    if _is_time(filler):
        return [each for each in other.fillers if _is_time(each)]
    return [each for each in find_rivals(filler, other) if not _is_time(each)]


def _are_apart(one: Filler, other: Filler) -> bool:
    if _is_time(one) and _is_time(other):
        return one.stems.isdisjoint(other.stems)
    return are_apart(one, other)


def _are_in_one_place(one: Filler, other: Filler) -> bool:
    if other.role == BESIDE and other.phrase.sort is Sort.NAME and one.role not in _PLACES:
        return True  # “in the capital, Sint”
    if one.role in _PLACES or other.role in _PLACES:
        return one.role == other.role or (_is_time(one) and _is_time(other))
    return True
