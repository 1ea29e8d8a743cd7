"""Unindexed article: an article that is not in the concordance."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.citations.parts.renamed_text import find_renamed
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "C102",
    "An article is in the concordance.",
    why="Citations are proved from the concordance, so that they can be proved where the texts may not be "
    "published. A new article gets into it by `briefdeck index`.",
    bad=example("""
        articles:
          lighthouse:
            file: lighthouse.txt
            title: The keeper counts ships

        and no `briefdeck index` since
        """),
    good=example("""
        lighthouse.txt put into articles/, and then

        $ briefdeck index
        """),
    form="text",
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find articles of the bank without an entry in the concordance."""
    for key, article in context.bank.articles.items():
        if key not in context.concordance.articles:
            cures = () if key in context.texts else find_renamed(context, str(key), article)
            text = "" if key in context.texts else f"put its text, {article.file}, where the articles are and "
            message = f"article “{key}” is not in the concordance"
            advice = "" if cures else f"{text}run `briefdeck index`"
            yield RULE.problem(
                article.file.location, message, words=article.file if cures else "", advice=advice, cures=cures
            )
