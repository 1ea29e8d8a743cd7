"""A cause that a text gives where its lines give none: “because he had trained too hard”."""

from __future__ import annotations

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.sentences.orders import ruled_out_causes, time_orders_of
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_ORDER = ENGLISH.clauses.order
_EXPLAINING = _ORDER.explaining
_BECAUSE = frozenset(phrase.split()[0] for phrase in _ORDER.because) - {"died"}
"""The beginnings of the phrases before a cause; what somebody died of may be told in many words."""


def find_added_cause(derived: Derivation) -> str:
    """Return the word by which a statement gives a cause that its lines have hardly a word of; "" for none.

    The lines give no cause of anything.
    """
    says, lines = derived.clauses, derived.cited_clauses
    if derived.asks or derived.claim.fact.drawn_from or ruled_out_causes(says) or any(map(_explains, lines)):
        return ""
    there = frozenset[str]().union(*(line.content for line in lines))
    for each in time_orders_of(says):
        cause = each.earlier - derived.named
        chief = max(cause, key=lambda stemmed: says.content[stemmed][-1], default="")
        is_new = chief not in there and len(cause & there) * 2 <= len(cause)
        if each.word.lower() in _BECAUSE and cause and is_new and each.later & there:
            return each.word
    return ""


def _explains(line: Clauses) -> bool:
    """Tell whether a line may name the cause of anything."""
    return not _EXPLAINING.isdisjoint(line.words) or any(each.is_cause for each in time_orders_of(line))
