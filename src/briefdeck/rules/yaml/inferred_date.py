"""Inferred date: the date of an article that does not state it."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.model import Article
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "Y123",
    "A date or name the text does not state is marked inferred, with the reason.",
    why="A reader takes a date beside an article for the article’s own. Where you worked it out, say so and say how.",
    bad=example("""
        articles:
          quay:
            file: quay.txt
            title: A harbour holds its breath
            published: 2031-03
            dated: inferred
        """),
    good=example("""
        articles:
          quay:
            file: quay.txt
            title: A harbour holds its breath
            published: 2031-03
            dated: inferred
            because: It speaks of this March as of now.
        """),
)


def check_article(key: str, article: Article) -> Iterator[Problem]:
    """Find an inferred date without a reason, or a reason without an inferred date, in *article* of that *key*."""
    if bool(article.dated) != bool(article.because):
        lacks = "`dated:` but no `because:`: say how the date is known"
        if article.because:
            lacks = "`because:` but no `dated:`: write `dated: inferred`"
        yield RULE.problem((article.dated or article.because).location, f"article “{key}” has {lacks}")
    elif article.dated and article.published is None:
        yield RULE.problem(article.dated.location, f"article “{key}” is dated but has no `published:`")
