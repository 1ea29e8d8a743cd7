"""Copied text: no twelve words in a row are an article's, or half as many again as `own_words:` allows."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.needs import Need
from briefdeck.model.roles import WRITTEN
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext
from briefdeck.rules.copying.parts.shared_runs import find_shared_runs

RULE = Rule(
    "W401",
    "No twelve words in a row, outside quotation marks, are an article's.",
    why="The articles are not ours to publish, and what you have put into words of your own you have understood. "
    "Names, numbers and official titles do not count, and where the exact words matter, quote them. Twelve is half as "
    "many again as `own_words:` says, 8 where it says nothing; from the number itself on W402 warns. `own_words: off` "
    "is for texts that may be copied: those in the public domain, and your own. An article may have its own.",
    bad=example("""
        facts:
          - id: both-sides
            fact: >-
              The union said at least **85 captains** had joined the strike.
              The company denied that any route was closed.
            cite: harbour:8
            topic: strike
        """),
    good=example("""
        facts:
          - id: both-sides
            fact: The company denied closing a route; by the union’s count at least **85 captains** took part.
            cite: harbour:8
            topic: strike
        """),
    reads=WRITTEN,
    needs=frozenset({Need.TEXTS}),
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find runs of words that an article has too, half as long again as are too many."""
    for run in find_shared_runs(context):
        if run.is_long:
            yield RULE.problem(run.text.text.location, run.word(), run.text.fact_id, run.words, related=run.source)
