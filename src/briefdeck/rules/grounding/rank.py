"""Ranks: first is not third, the largest not the second-largest, and one of the largest not the largest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.grammar import quoted
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.lines import split_lines
from briefdeck.language.needs import Need
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.model.roles import ASKED, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import Claim, FactContext

RULE = Rule(
    "G217",
    "What is first, second or largest in a fact is so on the line.",
    "warning",
    why="The second-largest port is easily remembered as the largest, and one of the first ships as the first. It is "
    "found where the line has another ordinal than the fact’s “first” or “second”, and where it has a superlative only "
    "with an ordinal or as one of several.",
    bad=example("""
        facts:
          - id: first-strike
            fact: The second strike of Norrland Ferries’ crews, in 2019, lasted three weeks.
            cite: quay:4
            topic: strike
        """),
    good=example("""
        facts:
          - id: first-strike
            fact: The first strike of Norrland Ferries’ crews, in 2019, lasted three weeks.
            cite: quay:4
            topic: strike
        """),
    reads=ASKED - {Role.SPEAKER},
    wants=frozenset({Need.TEXTS}),
    needs=frozenset({Need.NUMBERS, Need.WORDS}),
)

_IN_A_ROW = ("ordinal", "nth")
_LOWEST = 2
"""“First” and “second” are often no count, so that no other rule proves them."""
_RANKS = one_of(word for word, number in ENGLISH.numbers.ordinals.items() if 2 <= number <= 20)
_SUPERLATIVE = re.compile(
    rf"\b(?:first|(?!{one_of(ENGLISH.grammar.no_superlatives)}\b)[a-z]{{3,14}}est)\b", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"(?:\b(?:{_RANKS}|[0-9]+(?:st|nd|rd|th))[\s-]|\b{one_of(ENGLISH.numbers.sharing)}\s(?:[\w’'-]+\s){{0,3}})\Z",
    re.IGNORECASE,
)
"""What ranks the superlative behind it below the top."""
_REACH = 60
"""Characters before a superlative in which its rank is looked for."""


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the ordinals and superlatives that the lines rank otherwise."""
    for claim in fact.claims_in(RULE.reads) if fact.fact.retired is None else ():
        for quantity in claim.terms.quantities:
            if _is_low(quantity) and not claim.cited.has_quantity(quantity):
                yield from _other_ordinal(claim, quantity)
        yield from _superlatives(claim)


def _is_low(quantity: Quantity) -> bool:
    if quantity.form.kind == "part":
        return _is_next(quantity)
    return quantity.form.kind in _IN_A_ROW and not quantity.claim and quantity.plain[0] <= _LOWEST


def _is_next(quantity: Quantity) -> bool:
    """Tell whether *quantity*, such as “a third”, may be the one after the second; no other rule proves it then."""
    return quantity.form.kind == "part" and len(quantity.plain) > 1 and not quantity.claim


def _other_ordinal(claim: Claim, quantity: Quantity) -> Iterator[Problem]:
    others = [other for other in claim.cited.quantities() if other.form.kind in _IN_A_ROW or _is_next(other)]
    if others:
        there = quoted(sorted({other.written for other in others}))
        message = f"“{quantity.written}” is not on {claim.cited.words}, but {there}"
        yield claim.problem(RULE, message, quantity.written, "write the ordinal of the line, or none")


def _superlatives(claim: Claim) -> Iterator[Problem]:
    low = claim.plain.lower()
    for match in _SUPERLATIVE.finditer(claim.plain) if "est" in low or "first" in low else ():
        if not _is_ranked(claim.plain, match) and claim.cited.has_word(match[0]):
            ranked = [_is_ranked(line, other) for line, other in _on_lines(claim, match[0].lower())]
            if ranked and all(ranked):
                message = f"“{match[0]}” has a rank on {claim.cited.words}, or is one of several"
                yield claim.problem(RULE, message, match[0], "keep what the line has before it")


def _is_ranked(text: str, superlative: re.Match[str]) -> bool:
    return _BEFORE.search(text, max(0, superlative.start() - _REACH), superlative.start()) is not None


def _on_lines(claim: Claim, word: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the cited lines that have the superlative *word*, with each place of it, where the texts are present."""
    texts = claim.fact.context.texts
    for cited in claim.cited.cited_lines:
        every = split_lines(texts.get(cited.article, ""))
        for line in sorted(cited.lines):
            text = every[line - 1] if line <= len(every) else ""
            yield from ((text, match) for match in _SUPERLATIVE.finditer(text) if match[0].lower() == word)
