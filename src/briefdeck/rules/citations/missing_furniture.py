"""Missing furniture: a line listed as furniture that the article does not have."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "C109",
    "A line named as furniture exists.",
    why="A wrong number here leaves a line of the web page open to be cited, or closes one of the article.",
    bad=example("""
        articles:
          harbour:
            file: harbour.txt
            title: Ferry strike halts island crossings
            published: 2031-03-04
            furniture: [3-4, 41]
        """),
    good=example("""
        articles:
          harbour:
            file: harbour.txt
            title: Ferry strike halts island crossings
            published: 2031-03-04
            furniture: [3-4, 14]
        """),
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find lines under `furniture:` beyond the end of their article, and ranges that run backwards."""
    for key, article in context.bank.articles.items():
        indexed = context.article_index(key)
        for span in article.furniture if indexed is not None else ():
            last = indexed.entry.lines if indexed is not None else 0
            if not 0 < span.first <= span.last <= last:
                message = f"{key} has no line{'s' if '-' in span.written else ''} {span.written}"
                advice = f"its lines are numbered 1 to {last}"
                yield RULE.problem(span.written.location, message, words=span.written, advice=advice)
