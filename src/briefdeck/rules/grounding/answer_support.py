"""Most words of an answer are on the cited lines."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.grammar import quoted
from briefdeck.language.needs import Need
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "G204",
    "At least half of an answer's words stand on the cited lines.",
    why="An answer in other words is fine, an answer from nowhere is not. Inflected words count; numbers, dates "
    "and names are left to their own rules.",
    bad=example("""
        facts:
          - id: rota
            fact: The union wants the night rota gone, said Tove Brandt.
            cite: harbour:10
            topic: strike
            cards:
              - q: What did the ferry crews’ union want to be gone in March 2031?
                a: The pension cuts
        """),
    good=example("""
        facts:
          - id: rota
            fact: The union wants the night rota gone, said Tove Brandt.
            cite: harbour:10
            topic: strike
            cards:
              - q: What did the ferry crews’ union want to be gone in March 2031?
                a: The night rota
        """),
    reads=frozenset({Role.ANSWER, Role.SPELLING}),
    needs=frozenset({Need.WORDS}),
    reads_retired=True,
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the answers with less than half of their content words on a cited line."""
    for claim in fact.claims_in(RULE.reads):
        for content, missing in claim.answer_words:
            if 2 * len(missing) > len(content):
                words = f"{quoted(missing)} {'are' if len(missing) > 1 else 'is'} not on {claim.cited.words}"
                message = f"the answer is hardly on its lines: {words}"
                advice = "answer with a word of the line, cite the line that says it, or give the reason under `given:`"
                yield claim.problem(RULE, message, missing[0], advice)
