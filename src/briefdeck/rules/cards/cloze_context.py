"""Cloze texts with too few words left to lead to the deletion."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.message_grammar import count
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.deletion import FEWEST_AROUND, find_deletions
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q519",
    "A cloze text keeps at least four words around its deletion.",
    "warning",
    why="Without context many words fit the gap (Wozniak, rule 16, context cues).",
    bad=example("""
        cards:
          - cloze: "{{c1::Visby}} went dark."
        """),
    good=example("""
        cards:
          - cloze: When the ferries stopped in March 2031, {{c1::Visby}} went dark.
        """),
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find deletions with few words around them; faults of the deletion itself belong to Q516."""
    for deletion in find_deletions(fact):
        words = deletion.words_around
        if words < FEWEST_AROUND and not deletion.is_long and not deletion.follows_from_grammar:
            few = f"only {count(words, 'words')} {'stays' if words == 1 else 'stay'}"
            message = f"{few} around “{deletion.longest}”: {FEWEST_AROUND} at least should lead to it"
            yield RULE.problem(deletion.text.location, message, fact.fact.id, deletion.longest)
