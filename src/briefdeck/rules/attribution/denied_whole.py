"""Texts that deny all of a thing of which the lines have some, or deny in one word and affirm in another."""

from __future__ import annotations

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses, Negation
from briefdeck.language.sentences.opposites import Turning, sides_of, turnings_of
from briefdeck.rules.attribution.source_sentences import Derivation

_LITTLE = ENGLISH.clauses.too_little
_NEAR = 6
"""Words before a thing among which one says that there is too little of it."""


def denies_all(derived: Derivation, negation: Negation) -> bool:
    """Tell whether a text has “no” of a thing of which the lines have some: “not enough of a presence”."""
    says = derived.clauses
    if says.words[negation.at] != "no":
        return False
    chief = next((says.stems[at] for at in says.heads(negation)[:1]), "")
    places = [(line, at) for line in derived.cited_clauses for at in line.content.get(chief, ())]
    some = [not _LITTLE.isdisjoint(line.words[max(0, at - _NEAR) : at]) for line, at in places]
    return any(some) and not any(line.is_negated(at) and not few for (line, at), few in zip(places, some, strict=True))


def is_both_ways(says: Clauses, mine: Turning) -> bool:
    """Tell whether a clause denies one such word and affirms another: “the order to block it did not prevent it”."""
    same = [each for each in turnings_of(says) if (each.pair, each.side) == (mine.pair, mine.side)]
    others = (each for each in same if says.clause[each.start] == says.clause[mine.start])
    return any(says.is_negated(each.start) is not says.is_negated(mine.start) for each in others)


def stops_too(derived: Derivation, negation: Negation) -> bool:
    """Tell whether a “stops doing” is told by another word for it on a line: “has suspended”."""
    own = [each for each in turnings_of(derived.clauses) if each.start <= negation.at < each.end]
    return any(mine.side in sides_of(mine, derived.cited_clauses) for mine in own)
