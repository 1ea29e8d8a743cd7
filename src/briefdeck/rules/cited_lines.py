"""Lines that a text is read against: those of one article that are cited, or a text of the curator's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.articles.concordance import index_as_written, index_by_pack, index_lines
from briefdeck.language.dates.date_range import DateRange
from briefdeck.language.packs.pack import AS_WRITTEN

_PRECEDING = 2
"""The number of non-blank lines before a cited one that may name the person it calls “he”."""


@dataclass(frozen=True, slots=True)
class CitedLines:
    """Lines of one article, or a text of the curator's own."""

    article: str
    """Its key, "" for a text of the curator's own."""
    index: ArticleIndex
    """The whole of it."""
    lines: frozenset[int]
    """The lines that count."""

    def follow(self, lines: frozenset[int]) -> bool:
        """Tell whether one of *lines* is among the two non-blank lines before the cited ones."""
        before = sorted(line for line in self.index.filled if line < min(self.lines))[-_PRECEDING:]
        return not lines.isdisjoint(before)

    def with_lines_before(self) -> CitedLines:
        """Add the two non-blank lines before each of the lines."""
        before = [
            sorted(other for other in self.index.filled if other < line)[-_PRECEDING:] for line in sorted(self.lines)
        ]
        return replace(self, lines=self.lines.union(*before))


@lru_cache(maxsize=1 << 12)
def index_own_text(text: str, published: DateRange | None, language: str = "en") -> CitedLines:
    """Turn a text of the curator's own into evidence for another; its "last year" counts from *published*.

    It is in *language*, or read AS_WRITTEN.
    """
    if language == AS_WRITTEN:
        index = index_as_written([text])
    elif language != "en":
        index = replace(index_by_pack([text], language), language=language)
    else:
        index = index_lines([text])
    return CitedLines("", ArticleIndex(index, published), frozenset([1]))
