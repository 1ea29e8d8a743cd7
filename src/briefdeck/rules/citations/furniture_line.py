"""Furniture line: a cited line that belongs to the web page, not to the article."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.located import LocatedStr, SourceLine
from briefdeck.message_grammar import numbered_lines
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "C106",
    "A cited line is not site furniture.",
    why="Menus, bylines and buttons are of the web page, not of the article; tomorrow they may say something "
    "else. Which lines they are, `furniture:` of the article says.",
    bad=example("""
        facts:
          - id: day-of-strike
            fact: The company loses about **$2.4 million** for each day of strike.
            cite: [harbour:12, harbour:14]
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
    """Find cited lines that `furniture:` of their article lists."""
    for citation in fact.fact.cite:
        article = fact.context.article_index(citation.article)
        if article is None:
            continue
        last = article.entry.lines
        furniture = fact.context.bank.articles[LocatedStr(citation.article)].furniture_within(last)
        cited = sorted(furniture.intersection(citation.lines.numbers_within(last)))
        if cited:
            verb = "belong" if len(cited) > 1 else "belongs"
            yield RULE.problem(
                citation.written.location,
                f"{citation.article} {numbered_lines(cited)} {verb} to the web page, not to the article",
                fact.fact.id,
                citation.written,
                "`furniture:` of the article says so",
                SourceLine(citation.article, cited[0]),
            )
