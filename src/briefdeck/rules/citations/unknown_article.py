"""Unknown article: a citation of an article that the bank does not have."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext
from briefdeck.suggestions import suggest_word

RULE = Rule(
    "C101",
    "A citation names an article of the bank.",
    why="A reader who follows the citation must arrive somewhere: the key before the colon is one of `articles:`.",
    bad=example("""
        facts:
          - id: day-of-strike
            fact: The company loses about **$2.4 million** for each day of strike.
            cite: harbor:12
            topic: money
        """),
    good=example("""
        facts:
          - id: day-of-strike
            fact: The company loses about **$2.4 million** for each day of strike.
            cite: harbour:12
            topic: money
        """),
    reads_retired=True,
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find citations of articles that the bank does not have."""
    articles = fact.context.bank.articles
    for citation in fact.fact.cite:
        if citation.article not in articles:
            cures = suggest_word(citation.written.location, citation.article, map(str, articles))
            message = f"there is no article “{citation.article}”"
            yield RULE.problem(citation.written.location, message, fact.fact.id, citation.article, cures=cures)
