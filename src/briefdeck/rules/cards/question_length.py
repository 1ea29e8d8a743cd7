"""Questions that are too long to be read at every review."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.markup import plain
from briefdeck.language.sentences.splitting import split_sentences, unquoted
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import find_texts_of_cards
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q502",
    "A question has at most 30 words and two sentences.",
    "warning",
    why="Background told in the question is read at every review and learned at none (Wozniak, rule 12, wording).",
    bad=example("""
        cards:
          - q: >-
              The ferries stood still in March. The islands had run out of milk. Who broke the strike?
            a: The coast guard
        """),
    good=example("""
        cards:
          - q: Who broke the strike of the Norrland ferries?
            a: The coast guard
        """),
    reads=frozenset({Role.QUESTION}),
)

MOST_WORDS = 30
"""Words of a question (Wozniak, rule 12: the fewer words, the faster the review)."""
MOST_SENTENCES = 2
_QUOTATION = "“”"
"""Stands in for what a question quotes, so that the sentences of the quotation are not counted."""


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find questions of too many words or sentences."""
    for text in find_texts_of_cards(fact, RULE.reads):
        words = len(text.text.split())
        count = len(split_sentences(unquoted(plain(text.text), _QUOTATION)))
        if words > MOST_WORDS:
            message = f"the question has {words} words: cut it to {MOST_WORDS}"
            yield RULE.problem(text.text.location, message, fact.fact.id)
        elif count > MOST_SENTENCES:
            message = f"the question has {count} sentences: leave the background to the fact and ask in one"
            yield RULE.problem(text.text.location, message, fact.fact.id)
