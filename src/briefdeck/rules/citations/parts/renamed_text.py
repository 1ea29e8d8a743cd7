"""An article whose text is not there → the file that the text may be in now."""

from __future__ import annotations

from briefdeck.model import Article
from briefdeck.problem import Cure, Edit
from briefdeck.rules.context import CheckContext
from briefdeck.suggestions import suggest_word


def find_renamed(context: CheckContext, key: str, article: Article) -> tuple[Cure, ...]:
    """Find the file that the text may be in now: one with its very bytes, else one of a similar name."""
    indexed, location = context.concordance.articles.get(key), article.file.location
    sha256 = indexed.sha256 if indexed else ""
    same = [name for name, digest in context.other_texts.items() if digest == sha256]
    if not same:
        return suggest_word(location, article.file, context.other_texts)
    label = f"{same[0]} has this very text: write `file: {same[0]}`, and run `briefdeck index`"
    return (Cure(label, (Edit(location, str(article.file), same[0]),)),)
