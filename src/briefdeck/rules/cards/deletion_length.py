"""Deletions that are too much to recall, or nothing to recall."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.deletion import FEWEST_AROUND, MOST_WORDS, Deletion, find_deletions
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q516",
    "A deletion is a word or a few, at most half of its sentence.",
    "warning",
    why="Too little is guessed from grammar, too much cannot be recalled (Wozniak, rule 5, cloze deletion).",
    bad=example("""
        cards:
          - cloze: Tove Brandt is {{c1::the}} leader of the ferry crews.
        """),
    good=example("""
        cards:
          - cloze: Tove Brandt is the leader of the {{c1::ferry crews}}.
        """),
)

LARGEST_SHARE = 0.5
"""The part of its sentence that a deletion may take."""


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find deletions of too many words, of words that grammar supplies, and of more than half of their sentence."""
    for deletion in find_deletions(fact):
        if message := _complaint(deletion):
            yield RULE.problem(deletion.text.location, message, fact.fact.id, deletion.longest)


def _complaint(deletion: Deletion) -> str:
    total = deletion.words + deletion.words_around
    if deletion.is_long:
        return f"the deletion has {len(deletion.longest.split())} words: cut it to {MOST_WORDS}, or ask a question"
    if deletion.follows_from_grammar:
        return f"“{deletion.longest}” follows from grammar: delete a word that has to be known"
    if deletion.words_around >= FEWEST_AROUND and deletion.words > total * LARGEST_SHARE:
        return f"the deletion takes {deletion.words} of {total} words: leave half of the sentence"
    return ""
