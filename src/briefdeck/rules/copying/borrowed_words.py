"""Borrowed words: eight words in a row, or as many as `own_words:` says, that are an article's."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.needs import Need
from briefdeck.model.roles import WRITTEN
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext
from briefdeck.rules.copying.parts.shared_runs import find_shared_runs

RULE = Rule(
    "W402",
    "No eight words in a row, outside quotation marks, are an article's.",
    "warning",
    why="Eight words are hardly ever shared by chance, though some things can be said in one way only. Names, numbers "
    "and official titles do not count. `own_words:` sets another number than 8, for the bank or an article, or `off`; "
    "from half as many again on it is an error (W401). In Chinese and Japanese two signs count as a word, in Thai, "
    "Lao, Burmese and Khmer four, as translators reckon.",
    bad=example("""
        facts:
          - id: joined
            fact: The union said at least **85 captains** had joined the strike.
            cite: harbour:8
            topic: strike
        """),
    good=example("""
        facts:
          - id: joined
            fact: At least **85 captains** were on strike, the union said.
            cite: harbour:8
            topic: strike
        """),
    reads=WRITTEN,
    needs=frozenset({Need.TEXTS}),
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find runs of words that an article has too, and that are not yet an error."""
    for run in find_shared_runs(context):
        if not run.is_long:
            yield RULE.problem(run.text.text.location, run.word(), run.text.fact_id, run.words, related=run.source)
