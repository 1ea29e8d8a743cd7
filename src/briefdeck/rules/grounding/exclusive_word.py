"""Of words that exclude each other a text has the one of its lines: a defence minister is no foreign minister."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.needs import Need
from briefdeck.language.stems import stems_of
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words
from briefdeck.model.roles import READ, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import Claim, FactContext

RULE = Rule(
    "G222",
    "Of words that exclude each other, a text has the one on its lines.",
    "warning",
    why="North for south, evening for morning, the foreign minister for that of defence: the sentence reads as "
    "well, and every name in it is right.",
    bad=example("""
        facts:
          - id: rota
            fact: The union wants the morning rota gone, said Tove Brandt.
            cite: harbour:10
            topic: strike
        """),
    good=example("""
        facts:
          - id: rota
            fact: The union wants the night rota gone, said Tove Brandt.
            cite: harbour:10
            topic: strike
        """),
    reads=READ - {Role.SPELLING, Role.SPEAKER},
    needs=frozenset({Need.WORDS, Need.STATEMENTS}),
)

_RIVALS = tuple(
    ({stem(word): word for word in rivals}, frozenset(map(stem, heads))) for rivals, heads in ENGLISH.senses.rivals
)
_ANY = frozenset().union(*(rivals for rivals, _ in _RIVALS))

_SEASON, _YEAR = 3, 12
"""Months."""
_SEVERAL = 6
"""Facts of a text that sums up a page."""


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the words that no line has where one has a word that excludes it, before the same word."""
    for claim in fact.claims_in(RULE.reads):
        if _ANY.isdisjoint(stems_of(claim.plain)):
            continue
        written = words(claim.unnamed)
        stems = [stem(fold_word(word)) for word in written]
        for (word, mine), (head, after) in pairwise([*zip(written, stems, strict=True), ("", "")]):
            if mine in _ANY and after not in ("of", "than"):  # “north of” may be said from the other side
                yield from _excluded(claim, word, mine, head if after not in STOP_WORDS else "", frozenset(stems))


def _is_season_of_line(claim: Claim, word: str) -> bool:
    """Tell whether *word* is a season, and a line has one of its months: “in spring”, of March."""
    first = ENGLISH.dates.seasons.get(fold_word(word), 0)
    months = {(first - 1 + later) % _YEAR + 1 for later in range(_SEASON)} if first else set()
    return any(date.month in months for date, _ in claim.cited.dates() if date.month)


def _excluded(claim: Claim, word: str, mine: str, head: str, stems: frozenset[str]) -> Iterator[Problem]:
    if not head and len(claim.fact.drawn_from) > _SEVERAL:
        return  # in a headline “the gold of Arden” speaks of nothing that a line has beside “bronze”
    if claim.cited.has_word(word) or (head and not claim.cited.has_word(head)) or _is_season_of_line(claim, word):
        return
    for rivals, heads in _RIVALS:
        others = [rival for key, rival in rivals.items() if key not in stems and claim.cited.has_word(rival)]
        if mine in rivals and others and (not heads or stem(fold_word(head)) in heads):
            message = f"“{word}” is not on {claim.cited.words}, but “{others[0]}” is"
            yield claim.problem(RULE, message, word)
            return
