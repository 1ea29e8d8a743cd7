"""Facts that say almost the same with different numbers."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.dates.dates import DateMention
from briefdeck.language.markup import plain
from briefdeck.language.near_duplicates import NEAR_DUPLICATE, find_candidates, measure_similarity
from briefdeck.language.needs import Need
from briefdeck.language.stems import cached_tokens
from briefdeck.language.terms import JOINING, Terms, known_terms
from briefdeck.language.words import STOP_WORDS, stem
from briefdeck.model import Fact
from briefdeck.model.bank import rivals_by_fact
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "D602",
    "Facts that say almost the same give the same numbers, or are in one dispute.",
    "warning",
    why="Two sentences that differ in a figure alone are mostly one fact told twice, with a slip in one of them, "
    "or two reports that disagree. Where both are right, say in words what tells them apart.",
    bad=example("""
        facts:
          - id: count-of-the-union
            fact: On one count, the captains on strike are **at least 85**.
            cite: harbour:8
            topic: strike
            said_by: the union
          - id: count-of-the-company
            fact: On one count, the captains on strike are **60**.
            cite: quay:2
            topic: strike
            said_by: the company
        """),
    good=example("""
        facts:
          - id: count-of-the-union
            fact: On one count, the captains on strike are **at least 85**.
            cite: harbour:8
            topic: strike
            said_by: the union
          - id: count-of-the-company
            fact: On one count, the captains on strike are **60**.
            cite: quay:2
            topic: strike
            said_by: the company
        disputes:
          - id: count-of-captains
            question: How many captains were on strike?
            facts: [count-of-the-union, count-of-the-company]
            note: Neither side says how it counted.
        """),
    needs=frozenset({Need.NUMBERS, Need.WORDS}),
)

_UNCOMPARED = STOP_WORDS | JOINING


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find near-duplicate statements that each have a number or date which the other lacks, and share no dispute."""
    rivals = rivals_by_fact(context.bank)
    facts = context.bank.held_facts
    stems = [_stems(plain(fact.fact)) for fact in facts]
    for index, candidates in find_candidates(stems):
        later = facts[index]
        for candidate in candidates:
            earlier = facts[candidate]
            disputed = str(later.id) in rivals.get(str(earlier.id), ())
            alike = measure_similarity(stems[candidate], stems[index]) >= NEAR_DUPLICATE
            if alike and not disputed and _contradict(earlier, later):
                message = (
                    f"this says almost the same as “{earlier.id}” with other numbers: list a dispute, or correct one"
                )
                advice = f"“{earlier.id}” stands on line {earlier.id.location.line}"
                yield RULE.problem(later.fact.location, message, later.id, advice=advice)


def _stems(text: str) -> frozenset[str]:
    """Return the stems of the content words of *text* that cannot be part of a number or date."""
    return frozenset(stem(word) for word in cached_tokens(text) if word not in _UNCOMPARED and not word[0].isdigit())


def _contradict(earlier: Fact, later: Fact) -> bool:
    """Tell whether each of two statements has a number or date that the other lacks.

    Other numbers of another time contradict nothing: “In 2019 it was 4.1 million”, “In 2020 it was 3.8 million”.
    """
    first, second = known_terms(plain(earlier.fact)), known_terms(plain(later.fact))
    one, other = _numbers(first), _numbers(second)
    if one - other and other - one and first.dates and second.dates and _are_apart(first.dates[0], second.dates[0]):
        return False
    dates, other_dates = _dates(first), _dates(second)
    return bool(one - other or dates - other_dates) and bool(other - one or other_dates - dates)


def _numbers(terms: Terms) -> set[object]:
    return {quantity.readings for quantity in terms.quantities if quantity.states_number}


def _dates(terms: Terms) -> set[object]:
    return {date.meaning for date in terms.dates}


def _are_apart(one: DateMention, other: DateMention) -> bool:
    """Tell whether no day may be meant by both."""
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return bool(one.year and other.year) and any(mine and theirs and mine != theirs for mine, theirs in pairs)
