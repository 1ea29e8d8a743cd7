"""Numbers and times that fact and line bound by a “not”: “no household pays more than 4”, “not before June”."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.numbers.hedges import BoundKind, bound, is_limited_by_negation
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.sentences.clauses import LASTING, Clauses
from briefdeck.language.words import STOP_WORDS
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_DATED = (
    (ENGLISH.clauses.soonest, LASTING | {"before"}),
    (LASTING, frozenset(("after", "beyond", "past"))),
    (frozenset(("since", "from")), LASTING | {"before"}),
)
"""What says of a time that it is the first or the last, and what says so of it behind a “not”."""


def is_limit_told_otherwise(derived: Derivation) -> bool:
    """Tell whether fact and line have the same limit, or the same earliest or last time, one of them by a “not”."""
    return _is_limited_otherwise(derived) or _are_limited_alike(derived) or are_dated_alike(derived)


def _is_limited_otherwise(derived: Derivation) -> bool:
    """Tell whether one of fact and line denies that something is more than what the other gives as the most."""
    text = derived.claim.plain
    return any(
        mine.may_equal(other)
        and is_limited_by_negation(text, mine) is not is_limited_by_negation(line.text, other)
        and _kind_of(text, mine) == _kind_of(line.text, other)
        for mine in cached_quantities(text)
        for line in derived.cited
        for other in cached_quantities(line.text)
    )


def _are_limited_alike(derived: Derivation) -> bool:
    """Tell whether fact and line bound the same number alike, one of them by a “not”: “should never exceed 5”."""
    return any(
        mine.may_equal(other)
        and _kind_of(derived.claim.plain, mine) == _kind_of(line.text, other) is not None
        and (_is_bound_by_not(derived.claim.plain, mine) or _is_bound_by_not(line.text, other))
        for mine in cached_quantities(derived.claim.plain)
        for line in derived.cited
        for other in cached_quantities(line.text)
    )


def are_dated_alike(derived: Derivation) -> bool:
    """Tell whether fact and line have the same time as the earliest or the last one, of them one by a “not”.

    “Not before June” is “in June at the earliest”, “not beyond June” is “until June”, “not until June” “since June”.
    """
    says = derived.clauses
    return any(
        not one.negations and not words.isdisjoint(one.words) and when in one.content
        for line in derived.cited_clauses
        for one, other in ((says, line), (line, says))
        for words, denied in _DATED
        for when in _not_at(other, denied)
    )


def _not_at(read: Clauses, denied: frozenset[str]) -> Iterator[str]:
    """Yield the stem of each time behind one of the *denied* words that stands behind a “not” of the sentence."""
    for at in [at for at, word in enumerate(read.words) if word in denied]:
        first, last = read.sentence_around(at)
        when = next((read.stems[place] for place in range(at + 1, last) if read.words[place] not in STOP_WORDS), "")
        if when and not ENGLISH.statements.negations.isdisjoint(read.words[first:at]):
            yield when


def _is_bound_by_not(text: str, quantity: Quantity) -> bool:
    limit = bound(text, quantity)
    by_word = limit is not None and not ENGLISH.statements.negations.isdisjoint(limit.words.split())
    return by_word or is_limited_by_negation(text, quantity)


def _kind_of(text: str, quantity: Quantity) -> BoundKind | None:
    limit = bound(text, quantity)
    return limit.kind if limit else None
