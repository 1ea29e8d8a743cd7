"""Missing line: a cited line that the article does not have."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "C104",
    "A cited line exists.",
    why="Lines are counted as editors and `grep -n` count them: from 1, blank ones too. A number beyond the end "
    "is most often a slip, or that of a page or paragraph.",
    bad=example("""
        facts:
          - id: raise-offered
            fact: In February the company had offered **4.5 percent** more pay.
            cite: quay:33
            topic: money
        """),
    good=example("""
        facts:
          - id: raise-offered
            fact: In February the company had offered **4.5 percent** more pay.
            cite: quay:3
            topic: money
        """),
    reads_retired=True,
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find cited lines beyond the end of the article, or before its first."""
    for citation in fact.fact.cite:
        article = fact.context.article_index(citation.article)
        if article is None:
            continue
        last = article.entry.lines
        beyond = max(citation.lines.first, citation.lines.last)
        if beyond > last or citation.lines.first < 1:
            message = f"{citation.article} has no line {beyond if beyond > last else citation.lines.first}"
            advice = f"its lines are numbered 1 to {last}" if last else "it is empty"
            yield RULE.problem(citation.written.location, message, fact.fact.id, citation.written, advice)
