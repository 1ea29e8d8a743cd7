"""A sweeping word, such as “everything” or “always”, stands on the lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH, one_of
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
    reads=READ - {Role.SPELLING, Role.SPEAKER, Role.HELP},
    needs=frozenset({Need.WORDS, Need.STATEMENTS}),
)

_SWEEPING = ENGLISH.senses.sweeping
_ALL = frozenset(("all",))
_IDIOMS = re.compile(rf"(?i)\b{one_of(ENGLISH.senses.no_whole)}\b")
"""Phrases with an “all” that speak of no whole: “after all”."""
_ONLY = re.compile(
    r"\b(?i:the|its|their|his|her) (?P<word>only|sole) [a-z]|"
    r"(?<![\w’])[A-Z][\w’]{1,30} (?P<alone>alone) (?:has|have|is)\b"
)
"""What says that there is no other."""
_ALONE = ENGLISH.clauses.alone | ENGLISH.clauses.excepting | {"other", "else"}
_PROOFS = _SWEEPING | ENGLISH.senses.whole


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the sweeping words where no line has a word for the whole."""
    for claim in fact.claims_in(RULE.reads):
        only = _ONLY.search(claim.plain) if fact.drawn_from else None
        if only and not any(map(claim.cited.has_word, _ALONE)):
            word = only["word"] or only["alone"]
            yield claim.problem(RULE, f"“{word}” is more than {claim.cited.words} says", word)
        sweeping = _SWEEPING | _ALL if fact.drawn_from or claim.role is Role.QUESTION else _SWEEPING
        if sweeping.isdisjoint(cached_tokens(claim.plain)):
            continue
        for word in words(_IDIOMS.sub(" ", claim.unnamed)):
            if fold_word(word) in sweeping and not any(map(claim.cited.has_word, _PROOFS)):
                message = f"“{word}” is more than {claim.cited.words} says"
                yield claim.problem(RULE, message, word)
