"""A name in an answer is on a cited line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.language.needs import Need
from briefdeck.message_grammar import as_yaml, join_hints
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "G202",
    "Every name in an answer stands on a cited line.",
    why="The answer is what learners keep, so the very line that is cited must name it. Other spellings of the "
    "same name are listed under `names:`.",
    bad=example("""
        facts:
          - id: crews
            fact: Ferry crews in Norrland have stopped work.
            cite: harbour:6
            topic: strike
            cards:
              - q: Whose crews stopped work in March 2031?
                a: Valmora Ferries
        """),
    good=example("""
        facts:
          - id: crews
            fact: Ferry crews in Norrland have stopped work.
            cite: harbour:6
            topic: strike
            cards:
              - q: Whose crews stopped work in March 2031?
                a: Norrland Ferries
        """),
    reads=frozenset({Role.ANSWER, Role.SPELLING}),
    wants=frozenset({Need.NAMES}),
    reads_retired=True,
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the names of answers that no cited line has in any spelling."""
    for claim in fact.claims_in(RULE.reads):
        for name in claim.missing_names:
            if claim.is_answer(name):
                evidence = claim.cited
                elsewhere = evidence.describe_elsewhere(partial(ArticleIndex.with_names, names=name.keys))
                written = as_yaml(name.written)
                cure = f"if the line calls it something else: `names: {{ITS NAME THERE: [{written}]}}`"
                advice = join_hints(evidence.describe(ArticleIndex.names_on), elsewhere or cure)
                message = f"“{name.written}” is not on {evidence.words}"
                yield claim.problem(RULE, message, name.written, advice)
