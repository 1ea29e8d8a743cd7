"""What a line only expects stays an expectation in the fact."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.source_sentences import derivations
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "A303",
    "What a line expects or thinks possible, the fact does not state as done.",
    "warning",
    why="What was expected on the day may never have happened. The fact keeps the article’s “expected”, “may” or "
    "“plans to”.",
    bad=example("""
        facts:
          - id: talks
            fact: Both sides resumed their talks on Thursday.
            cite: harbour:12
            topic: strike
        """),
    good=example("""
        facts:
          - id: talks
            fact: Both sides were expected to resume their talks on Thursday.
            cite: harbour:12
            topic: strike
        """),
    reads=STATING,
)


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the statements that every possible source sentence only expects or allows for."""
    for derived in fact.cached(derivations):
        if not derived.is_attributed:
            words = [sentence.expected(derived.says) for sentence in derived.sentences]
            if all(words):
                message = f"the line only expects or allows for this (“{words[0]}”): so must the fact"
                yield derived.problem(RULE, message)
