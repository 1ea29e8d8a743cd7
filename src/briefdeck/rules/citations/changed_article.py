"""Changed article: a text that differs from the one the concordance was made from."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.language_tags import is_english
from briefdeck.model import Article
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "C103",
    "The text of an article is the one the concordance was made from.",
    why="Another edition of a text has other lines, and a citation that was right may now lead to the line below. "
    "Texts are told apart by their SHA-256, in which one changed character shows.",
    bad="In articles/harbour.txt “Thursday” becomes “Friday”\n",
    good=example("""
        $ briefdeck index
        $ briefdeck check

        and each citation that leads elsewhere now is corrected
        """),
    form="text",
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find articles whose text or file name differs from what the concordance records."""
    for key, article in context.bank.articles.items():
        indexed, sha256 = context.concordance.articles.get(key), context.hashes.get(key)
        if indexed is None:
            continue
        if sha256 is not None and sha256 != indexed.sha256:
            yield _changed(article, f"the text of article “{key}” is not the one the concordance was made from")
        elif indexed.file != article.file:
            yield _changed(article, f"the concordance of article “{key}” was made from the file {indexed.file}")
        elif indexed.language != _language_to_read(context, article):
            read = indexed.language or "en"
            yield _changed(article, f"the concordance of article “{key}” was made as if its language were {read}")


def _language_to_read(context: CheckContext, article: Article) -> str:
    """Return the language that the concordance must have been made for, "" for English."""
    language = context.bank.language_of(article)
    return "" if is_english(language) else str(language)


def _changed(article: Article, message: str) -> Problem:
    advice = "run `briefdeck index`, then see that the citations still lead to the right lines"
    return RULE.problem(article.file.location, message, words=article.file, advice=advice)
