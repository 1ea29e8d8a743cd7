"""A number whose noun stands right behind another on its line: “three doses”, of “two doses, three weeks apart”."""

from __future__ import annotations

from briefdeck.language.numbers.number_context import find_heads
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.terms import known_terms
from briefdeck.language.words import is_past, stem
from briefdeck.located import SourceLine
from briefdeck.rules.fact_context import Claim


def find_line_of_another(claim: Claim, quantity: Quantity, head: str) -> SourceLine | None:
    """Find the line where the noun *head*, which *quantity* counts in *claim*, stands right behind another number only.

    And right behind this number stands something else.
    """
    if not head or is_past(head) or quantity.form.is_place or quantity.form.unit:
        return None
    counted = stem(head)
    for source, line in claim.cited.written_lines:
        terms = known_terms(line)
        heads = find_heads(line, terms)
        told = [(other, _noun(other, heads.get(other.chain, ""))) for other in terms.quantities]
        own = [noun for other, noun in told if not set(other.plain).isdisjoint(quantity.plain)]
        others = [other for other, noun in told if noun == counted and set(other.plain).isdisjoint(quantity.plain)]
        if own and all(own) and counted not in own and any(map(quantity.counts_like, others)):
            return source
    return None


def _noun(quantity: Quantity, head: str) -> str:
    """Return the stem of what a number counts: its unit, or the one word behind it."""
    noun = quantity.form.unit.strip(" -") or ("" if is_past(head) else head)
    return stem(noun) if noun else ""
