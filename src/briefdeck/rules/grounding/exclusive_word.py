"""Where words exclude each other, as “defence minister” and “foreign minister”, a text has the one of its lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.needs import Need
from briefdeck.language.sentences.clauses import clauses_of
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

_SOON = 4
"""How many words after such a word its noun may stand."""
_OF_DIRECTION = "ern"
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
        for at, ((word, mine), (head, after)) in enumerate(pairwise([*zip(written, stems, strict=True), ("", "")])):
            if mine in _ANY and after not in ("of", "than"):  # “north of” may be said from the other side
                behind = [] if after in STOP_WORDS else [head, *written[at + 2 : at + _SOON]]
                yield from _excluded(claim, word, mine, behind, frozenset(stems))


def _is_season_of_line(claim: Claim, word: str) -> bool:
    """Tell whether *word* is a season, and a line has one of its months: “in spring”, of March."""
    first = ENGLISH.dates.seasons.get(fold_word(word), 0)
    months = {(first - 1 + later) % _YEAR + 1 for later in range(_SEASON)} if first else set()
    return any(date.month in months for date, _ in claim.cited.dates() if date.month)


def _stands(claim: Claim, rival: str, key: str, heads: frozenset[str], before: str) -> bool:
    """Tell whether a line has *rival*, with the stem *key*, behind *before* or soon before one of *heads*."""
    if not heads or not claim.cited.written_lines:
        return claim.cited.has_word(rival)
    return any(
        stemmed == key
        and (not heads.isdisjoint(line.stems[at + 1 : at + _SOON]) or (at and line.stems[at - 1] == before))
        for _, text in claim.cited.written_lines
        for line in (clauses_of(text),)
        for at, stemmed in enumerate(line.stems)
    )


def _is_same_direction(claim: Claim, word: str) -> bool:
    """Tell whether a line has *word* with another ending: “northern districts”, of the north."""
    folded = fold_word(word)
    other = folded.removesuffix(_OF_DIRECTION) if folded.endswith(_OF_DIRECTION) else f"{folded}{_OF_DIRECTION}"
    return claim.cited.has_word(other)


def _excluded(claim: Claim, word: str, mine: str, behind: list[str], stems: frozenset[str]) -> Iterator[Problem]:
    head = next(iter(behind), "")
    if not head and len(claim.fact.drawn_from) > _SEVERAL:
        return  # in a headline “the gold of Arden” speaks of nothing that a line has beside “bronze”
    if claim.cited.has_word(word) or (head and not claim.cited.has_word(head)) or _is_season_of_line(claim, word):
        return
    if _is_same_direction(claim, word):
        return
    read = clauses_of(claim.plain)
    if any(read.is_negated(at) for at, other in enumerate(read.written) if other == word) and not claim.fact.drawn_from:
        return  # who did not fly north flew south
    ahead = (at - 1 for at, other in enumerate(read.written) if at and other == word)
    before = next((read.stems[at] for at in ahead if read.words[at] not in STOP_WORDS), "")
    for rivals, heads in _RIVALS:
        there = heads or frozenset(
            stem(fold_word(each)) for each in behind if each and fold_word(each) not in STOP_WORDS
        )
        others = [
            rival for key, rival in rivals.items() if key not in stems and _stands(claim, rival, key, there, before)
        ]
        if mine in rivals and others and (not heads or stem(fold_word(head)) in heads):
            message = f"“{word}” is not on {claim.cited.words}, but “{others[0]}” is"
            yield claim.problem(RULE, message, word)
            return
