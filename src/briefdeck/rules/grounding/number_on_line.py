"""Numbers, amounts and dates: exact ones, rough ones (“tens of thousands”) and those below zero."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.language.as_written import numbers_as_written
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.needs import Need
from briefdeck.language.numbers.numbers import Quantity, may_be_negative
from briefdeck.language.words import fold_word, words
from briefdeck.message_grammar import join_hints, quoted
from briefdeck.model.roles import ASKED
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.grounding.parts.missing_number import advise_on_term, bears, find_missing_numbers

RULE = Rule(
    "G201",
    "Every number, amount and date stands on a cited line.",
    why="A wrong figure is the commonest fault of a summary, and the one that readers repeat. The way of writing "
    "is free: 4.8 million is 4,800,000 and ten is 10, but £ is not $. What follows from the line passes: “over 300” "
    "for 312, “about 50 percent” for 49.6, “the 1980s” for 1984, “before 2017” for 2016. A number that is right though "
    "the line does not have it goes into `given:` with the reason. A date in numbers, such as 3/4/2031, counts where "
    "`language:` names a country (en-GB, en-US) or only one reading is possible.",
    bad=example("""
        facts:
          - id: passengers
            fact: The strike stranded **1,300 passengers** on four islands.
            cite: harbour:6
            topic: strike
        """),
    good=example("""
        facts:
          - id: passengers
            fact: The strike stranded **1,200 passengers** on four islands.
            cite: harbour:6
            topic: strike
        """),
    reads=ASKED,
    wants=frozenset({Need.NUMBERS, Need.DATES}),
    reads_retired=True,
)

_SIZES = ENGLISH.numbers.magnitudes
_ROUGH = re.compile(rf"\b(?P<first>{'|'.join(_SIZES)})(?: of (?P<second>{'|'.join(_SIZES)}))?\b", re.IGNORECASE)
_FEWEST, _MOST = 2, 100
"""A rough number means at least twice its size, and less than a hundred times as much."""
_SIGNED = re.compile(r"(?<!\w)[-\u2212\u2013][0-9]|\b(?:minus|negative) ", re.IGNORECASE)
_FALLING = ENGLISH.numbers.falling
"""Words that mean a minus sign."""


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the numbers that no cited line has, however they are written."""
    for claim, missing in find_missing_numbers(fact):
        if missing.sure:
            yield _problem(claim, missing.written, missing.advice)
    for claim in fact.claims_in(RULE.reads):
        if claim.cited.as_written:
            yield from _numbers_as_written(claim)
        elif claim.fact.language == "en":
            yield from _rough_numbers(claim)
            yield from _signs(claim)


def _numbers_as_written(claim: Claim) -> Iterator[Problem]:
    """Find the numbers that no cited line has in the same digits and signs, where the language is not known."""
    evidence = claim.cited
    for number, written in numbers_as_written(claim.plain):
        if not bears(claim, partial(Evidence.has_as_written, number=number)):
            there = evidence.describe(_written_on)
            advice = join_hints(there, "in this language numbers are compared as they are written")
            yield claim.problem(RULE, f"“{written}” is not on {evidence.words}", written, advice)


def _written_on(index: ArticleIndex, lines: frozenset[int]) -> list[str]:
    return sorted(number for number, where in index.as_written.items() if not lines.isdisjoint(where))


def _problem(claim: Claim, written: str, advice: str) -> Problem:
    return claim.problem(RULE, f"“{written}” is not on {claim.cited.words}", written, advice)


def _rough_numbers(claim: Claim) -> Iterator[Problem]:
    """Find the rough numbers where no line has the words or a number of that size."""
    low = claim.plain.lower()
    for match in _ROUGH.finditer(claim.plain) if any(size in low for size in _SIZES) else ():
        if not _has_size(claim.cited, [word.lower() for word in match.groups() if word]):
            yield _problem(claim, match[0], advise_on_term(claim, match[0]))


def _has_size(evidence: Evidence, sizes: list[str]) -> bool:
    if all(evidence.has_word(word) for word in sizes):
        return True
    size = 1
    for word in sizes:
        size *= _SIZES[word]
    values = (value for quantity in evidence.quantities() for value in quantity.plain)
    return any(_FEWEST * size <= value < _MOST * size for value in values)


def _signs(claim: Claim) -> Iterator[Problem]:
    """Find the numbers that are below zero on the line and not in the claim, or the other way round."""
    evidence = claim.cited
    if not evidence.has_negative and not (may_be_negative(claim.plain) and _SIGNED.search(claim.plain)):
        return
    if not _FALLING.isdisjoint(map(fold_word, words(f"{claim.text.question} {claim.plain}"))):
        return
    for mine in claim.terms.quantities:
        same = [
            other
            for other in evidence.quantities()
            if mine.states_number and not set(other.plain).isdisjoint(mine.plain)
        ]
        if same and not any(other.negative is mine.negative for other in same) and not _falls(evidence, mine):
            written = mine.chain if mine.negative else mine.written
            message = f"“{written}” is not on {evidence.words}, but {quoted(sorted({other.chain for other in same}))}"
            yield claim.problem(RULE, message, written, "keep the sign")


def _falls(evidence: Evidence, mine: Quantity) -> bool:
    """Tell whether a line says in words that the number which *mine* has with a minus sign is below zero."""
    return mine.negative and any(map(evidence.has_word, _FALLING))
