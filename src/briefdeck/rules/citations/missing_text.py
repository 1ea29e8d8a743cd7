"""Missing text: an article whose text is not where the others are."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.citations.parts.renamed_text import find_renamed
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "C111",
    "The text of an article is where its `file:` says.",
    why="What needs the order of words cannot be checked without it: quotations, copied runs of words, who says what, "
    "and how surely. A text that is missing beside others was renamed, moved or deleted. Where none is there, as on a "
    "fresh clone, this is an error under `check --strict` only; where texts are meant to be missing, `--without-texts` "
    "says so.",
    bad="articles/quay.txt becomes articles/pier.txt\n",
    good=example("""
        articles:
          quay:
            file: pier.txt
            title: Talks on the quay

        and then

        $ briefdeck index
        """),
    form="text",
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find articles whose texts are missing, if any or all must be there; what is not indexed is for C102."""
    articles = context.bank.articles.items()
    none_is_fine = context.texts_needed == "all or none" and not context.texts
    if context.texts_needed == "none" or (none_is_fine and not context.other_texts):
        return
    for key, article in articles:
        if key not in context.texts and key in context.concordance.articles:
            cures = find_renamed(context, key, article)
            if none_is_fine and not cures:
                continue
            advice = (
                "" if cures else f"put {article.file} where the texts are; `--without-texts` if it is not meant to be"
            )
            message = f"the text of article “{key}” is not there{', though others are' if context.texts else ''}"
            yield RULE.problem(article.file.location, message, words=article.file, advice=advice, cures=cures)
