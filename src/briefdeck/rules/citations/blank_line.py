"""Blank line: a cited line without words."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.located import SourceLine
from briefdeck.message_grammar import numbered_lines
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "C105",
    "A cited line is not blank.",
    why="A blank line says nothing, so it proves nothing. Often the line before or after it is meant.",
    bad=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour:7
            topic: strike
        """),
    good=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour:6
            topic: strike
        """),
    reads_retired=True,
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find citations that begin or end with a blank line; a range may run over those between two paragraphs."""
    for citation in fact.fact.cite:
        article = fact.context.article_index(citation.article)
        if article is None:
            continue
        ends = {line for line in (citation.lines.first, citation.lines.last) if 0 < line <= article.entry.lines}
        blank = sorted(ends - article.filled)
        if blank:
            yield RULE.problem(
                citation.written.location,
                f"{citation.article} {numbered_lines(blank)} {'are' if len(blank) > 1 else 'is'} blank",
                fact.fact.id,
                citation.written,
                _nearest_words(article, blank[0]),
                SourceLine(citation.article, blank[0]),
            )


def _nearest_words(article: ArticleIndex, blank: int) -> str:
    """Say which lines before and after the *blank* one have words."""
    before = max((line for line in article.filled if line < blank), default=None)
    after = min((line for line in article.filled if line > blank), default=None)
    near = [line for line in (before, after) if line is not None]
    return f"the nearest with words: {numbered_lines(near)}" if near else "the article has no words"
