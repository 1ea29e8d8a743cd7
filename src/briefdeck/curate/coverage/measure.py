"""A bank and its concordance → which lines of the articles are cited, by which facts, and which are not."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.curate.coverage.citable import has_substance, words_by_line
from briefdeck.language.sentences.splitting import split_lines
from briefdeck.located import LocatedStr
from briefdeck.model import Article, Fact
from briefdeck.problem import Problem
from briefdeck.rules.citations import changed_article, unindexed_article
from briefdeck.rules.context import CheckContext

LineKind = Literal["substance", "slight", "furniture", "blank"]
"""The kinds of lines: of substance, with too little (a heading, a byline), furniture of the web page, or blank."""


@dataclass(frozen=True, slots=True)
class CoveredLine:
    """A line of an article, and who cites it."""

    number: int
    """Counted from 1."""
    kind: LineKind
    """What it is."""
    facts: tuple[Fact, ...]
    """The facts that cite it, in the order of the bank; retired ones do not count."""
    numbers: tuple[str, ...]
    """Its numbers and dates, as they are written."""
    names: tuple[str, ...]
    """Its words with a capital inside a sentence, in the order of the alphabet."""
    words: tuple[str, ...]
    """Its different words, names among them, in the order of the alphabet."""


@dataclass(frozen=True)
class ArticleCoverage:
    """An article, and how much of it is cited."""

    key: str
    """Its key."""
    article: Article
    """Its record in the bank."""
    lines: tuple[CoveredLine, ...]
    """All its lines, in order."""
    text: tuple[str, ...] = ()
    """The lines as the article has them; none where the text is missing."""

    @cached_property
    def substance(self) -> tuple[CoveredLine, ...]:
        """The lines of substance."""
        return tuple(line for line in self.lines if line.kind == "substance")

    @cached_property
    def uncovered(self) -> tuple[CoveredLine, ...]:
        """The lines of substance that no fact cites."""
        return tuple(line for line in self.substance if not line.facts)

    @property
    def cited(self) -> int:
        """The number of lines of substance that are cited."""
        return len(self.substance) - len(self.uncovered)

    @property
    def percent(self) -> float:
        """The share of lines of substance that are cited, in percent as `measure_percent` returns it."""
        return measure_percent(self.cited, len(self.substance))


@dataclass(frozen=True)
class Coverage:
    """The articles of a bank, and how much of each is cited."""

    articles: tuple[ArticleCoverage, ...]
    """In the order of the bank."""

    @property
    def substance(self) -> int:
        """The number of lines of substance in all articles."""
        return sum(len(covered.substance) for covered in self.articles)

    @property
    def cited(self) -> int:
        """The number of lines of substance that are cited."""
        return sum(covered.cited for covered in self.articles)

    @property
    def percent(self) -> float:
        """The share of lines of substance that are cited, in percent as `measure_percent` returns it."""
        return measure_percent(self.cited, self.substance)

    def articles_below(self, wanted: int) -> tuple[ArticleCoverage, ...]:
        """List the articles of which less than *wanted* percent is cited."""
        return tuple(covered for covered in self.articles if covered.cited * 100 < wanted * len(covered.substance))


def measure_percent(cited: int, substance: int) -> float:
    """Return *cited* of *substance* lines in percent, cut after the first decimal: 100 only when none is left."""
    return cited * 1000 // substance / 10 if substance else 100.0


def find_obstacles(context: CheckContext) -> list[Problem]:
    """Find what keeps coverage from being measured: articles missing from the concordance or changed since."""
    return [*unindexed_article.check_bank(context), *changed_article.check_bank(context)]


def measure_coverage(context: CheckContext) -> Coverage:
    """Measure how much of the articles of *context* is cited; those not in the concordance are left out."""
    citing = _facts_by_line(context)
    pages = ((str(key), context.article_index(str(key))) for key in context.bank.articles)
    return Coverage(tuple(_covered(context, key, page, citing.get(key, {})) for key, page in pages if page is not None))


def _facts_by_line(context: CheckContext) -> Mapping[str, Mapping[int, Sequence[Fact]]]:
    """Map each article and each line of it to the facts that cite it; retired facts do not count."""
    found: dict[str, dict[int, list[Fact]]] = {}
    for fact in context.bank.held_facts:
        for article, line in dict.fromkeys(_cited_lines(context, fact)):
            found.setdefault(article, {}).setdefault(line, []).append(fact)
    return found


def _cited_lines(context: CheckContext, fact: Fact) -> Iterator[tuple[str, int]]:
    for citation in fact.cite:
        page = context.article_index(citation.article)
        last = min(citation.lines.last, page.entry.lines) if page else 0  # a range of a billion lines costs nothing
        yield from ((citation.article, line) for line in range(citation.lines.first, last + 1))


def _covered(
    context: CheckContext, key: str, page: ArticleIndex, citing: Mapping[int, Sequence[Fact]]
) -> ArticleCoverage:
    article = context.bank.articles[LocatedStr(key)]
    count = page.entry.lines
    furniture = article.furniture_within(count)
    written, capitalised = words_by_line(page.entry), frozenset(page.entry.names)

    def line(number: int) -> CoveredLine:
        words = tuple(written.get(number, ()))
        kind = _kind(page, number, words, article, furniture)
        facts = () if kind == "blank" else tuple(citing.get(number, ()))
        numbers = tuple(page.numbers_on(frozenset([number])))
        return CoveredLine(number, kind, facts, numbers, tuple(word for word in words if word in capitalised), words)

    text = tuple(split_lines(context.texts[key])) if key in context.texts else ()
    return ArticleCoverage(key, article, tuple(map(line, range(1, count + 1))), text)


def _kind(
    page: ArticleIndex, line: int, written: Sequence[str], article: Article, furniture: Container[int]
) -> LineKind:
    if line not in page.filled:
        return "blank"
    if line in furniture:
        return "furniture"
    return "substance" if has_substance(page, line, written, article.title) else "slight"
