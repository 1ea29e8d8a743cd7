"""Numbers that fact and line bound by a “not”: “no household pays more than 4”, “should never exceed 5”."""

from __future__ import annotations

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.numbers.hedges import BoundKind, bound, is_limited_by_negation
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.rules.attribution.parts.source_sentences import Derivation


def is_limited_otherwise(derived: Derivation) -> bool:
    """Tell whether one of fact and line denies that something is more than what the other gives as the most."""
    text = derived.claim.plain
    return any(
        not set(mine.readings).isdisjoint(other.readings)
        and is_limited_by_negation(text, mine) is not is_limited_by_negation(line.text, other)
        and _kind_of(text, mine) == _kind_of(line.text, other)
        for mine in cached_quantities(text)
        for line in derived.cited
        for other in cached_quantities(line.text)
    )


def are_limited_alike(derived: Derivation) -> bool:
    """Tell whether fact and line bound the same number alike, one of them by a “not”: “should never exceed 5”."""
    return any(
        not set(mine.readings).isdisjoint(other.readings)
        and _kind_of(derived.claim.plain, mine) == _kind_of(line.text, other) is not None
        and (_is_bound_by_not(derived.claim.plain, mine) or _is_bound_by_not(line.text, other))
        for mine in cached_quantities(derived.claim.plain)
        for line in derived.cited
        for other in cached_quantities(line.text)
    )


def _is_bound_by_not(text: str, quantity: Quantity) -> bool:
    limit = bound(text, quantity)
    by_word = limit is not None and not ENGLISH.statements.negations.isdisjoint(limit.words.split())
    return by_word or is_limited_by_negation(text, quantity)


def _kind_of(text: str, quantity: Quantity) -> BoundKind | None:
    limit = bound(text, quantity)
    return limit.kind if limit else None
