"""A sweeping word, such as “everything” or “always”, stands on the lines."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.needs import Need
from briefdeck.language.stems import cached_tokens
from briefdeck.language.words import fold_word, words
from briefdeck.model.roles import READ, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "G219",
    "“All”, “everything” and “always” are not said where no line says so.",
    "warning",
    why="A line that tells of some does not tell of all. Where neither the line nor the fact has a word for the "
    "whole, the text must not have one.",
    bad=example("""
        facts:
          - id: islands
            fact: Passengers on four islands have lost everything.
            cite: harbour:6
            topic: strike
        """),
    good=example("""
        facts:
          - id: islands
            fact: Passengers on four islands were stranded.
            cite: harbour:6
            topic: strike
        """),
    reads=READ - {Role.SPELLING, Role.SPEAKER, Role.QUESTION, Role.HELP},
    needs=frozenset({Need.WORDS, Need.STATEMENTS}),
)

_SWEEPING = ENGLISH.senses.sweeping
_PROOFS = _SWEEPING | ENGLISH.senses.whole


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the sweeping words where no line has a word for the whole."""
    for claim in fact.claims_in(RULE.reads):
        if _SWEEPING.isdisjoint(cached_tokens(claim.plain)):
            continue
        for word in words(claim.unnamed):
            if fold_word(word) in _SWEEPING and not any(map(claim.cited.has_word, _PROOFS)):
                message = f"“{word}” is more than {claim.cited.words} says"
                yield claim.problem(RULE, message, word)
