"""A share that a statement reckons of those whom its lines count: “a third must go”, of “18 bridges, … six must go”."""

from __future__ import annotations

from fractions import Fraction

from briefdeck.language.dates.dates import year_of
from briefdeck.language.numbers.amounts import SHARE_KINDS
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.sentences.clauses import clauses_of
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_NEAR = 4
"""Content words behind a number that tell what is said of so many."""


def is_share_of_counted(derived: Derivation) -> bool:
    """Tell whether the share of a statement is that of a number of its lines in another, and told of those.

    One of the words behind the lesser number has to be in the statement too.
    """
    shares = {
        Fraction(value)
        for each in cached_quantities(derived.claim.plain)
        if each.form.kind in SHARE_KINDS
        for value in each.plain[:1]
        if 0 < value < 1
    }
    return bool(shares) and any(
        _is_share(derived, sentence.text, part, whole, shares)
        for sentence in derived.sentences
        for part in cached_quantities(sentence.text)
        for whole in cached_quantities(sentence.text)
    )


def _is_share(derived: Derivation, line: str, part: Quantity, whole: Quantity, shares: set[Fraction]) -> bool:
    counted = all(each.states_number and not (each.form.unit or each.form.is_place) for each in (part, whole))
    if not counted or year_of(part) or year_of(whole) or not 0 < part.plain[0] < whole.plain[0]:
        return False
    if Fraction(part.plain[0]) / Fraction(whole.plain[0]) not in shares or part.plain[0] < 1:
        return False
    behind = clauses_of(line[part.end :]).content_behind(0)[:_NEAR]
    return not derived.clauses.content.keys().isdisjoint(behind)
