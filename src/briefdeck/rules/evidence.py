"""Ground: the lines that have to prove a text, and whether they do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.articles.concordance import entry_of
from briefdeck.language.date_range import DateRange
from briefdeck.language.dates import DateMention
from briefdeck.language.literals import mask_literals
from briefdeck.language.names import Name
from briefdeck.language.numbers import Quantity
from briefdeck.language.quotes import segments
from briefdeck.language.words import STOP_WORDS, fold_word, tokens
from briefdeck.located import LocatedStr, SourceLine
from briefdeck.model import Fact
from briefdeck.phrases import lines as lines_in_words
from briefdeck.phrases import listed
from briefdeck.rules.context import CheckContext
from briefdeck.suggestions import did_you_mean

_MOST_GROUNDS = 1 << 12
"""Facts whose grounds are kept: more than are checked in one go, and far fewer than a large bank has."""
_CAPITAL = re.compile(r"[^\W\d_a-z][\w’'‐‑-]*")


@dataclass(frozen=True, slots=True)
class CitedLines:
    """Lines of one article, or a text of the curator's own."""

    article: str
    """Its key, "" for a text of one's own."""
    index: ArticleIndex
    """The whole of it."""
    lines: frozenset[int]
    """The lines that count."""


class Evidence:
    """What a text rests on: cited lines, and the curator's own texts that vouch for it."""

    def __init__(self, case: CheckContext, spots: Iterable[CitedLines]) -> None:
        self._case = case
        self.cited_lines = tuple(spots)

    def has_surface(self, text: str) -> bool:
        """Whether *text* is nothing but a number or date, and a line has it in the same words."""
        return any(spot.index.has_surface(text, spot.lines) for spot in self.cited_lines)

    def with_text(self, text: str) -> Evidence:
        """This ground and a *text* of the curator's own that vouches too."""
        return Evidence(self._case, [*self.cited_lines, own_text(text, None)])

    @cached_property
    def _surfaces(self) -> list[str]:
        return [surface for spot in self.cited_lines for surface in spot.index.surfaces_on(spot.lines)]

    def mask_literals(self, text: str) -> str:
        """*text* with blanks for the numbers and dates that a line has in the very same words."""
        return mask_literals(text, self._surfaces)

    def has_quantity(self, quantity: Quantity) -> bool:
        """Whether a line has *quantity*, however it is written."""
        return any(spot.index.has_quantity(quantity, spot.lines) for spot in self.cited_lines)

    def has_date(self, mention: DateMention) -> bool:
        """Whether the date follows from a line and the day its article appeared."""
        own = [one for spot in self.cited_lines if not spot.article for one in spot.index.dates_on(spot.lines)]
        return any(spot.index.has_date(mention, spot.lines, own) for spot in self.cited_lines)

    def has_capitals(self, text: str) -> bool:
        """Whether all words of *text* with a capital stand on the lines of one article as they are written there.

        Then so do its names, and none needs a further look.
        """
        return self._has_written(_CAPITAL.findall(text))

    def has_telling_capitals(self, text: str) -> bool:
        """The same, but for words that are no names even with a capital, such as the “How” of a question."""
        capitals = _CAPITAL.findall(text)
        return self._has_written([word for word in capitals if word.isupper() or word.lower() not in STOP_WORDS])

    def _has_written(self, capitals: list[str]) -> bool:
        return any(spot.index.has_written(capitals, spot.lines) for spot in self.cited_lines)

    def has_name(self, name: Name) -> bool:
        """Whether a line has the name, in any of its spellings."""
        if any(spot.index.has_written(name.words, spot.lines) for spot in self.cited_lines):
            return True
        return self._stands(name, lambda spot: lambda key: spot.index.has_name(key, spot.lines))

    def has_name_somewhere(self, name: Name) -> bool:
        """Whether an article of the cited lines has the name anywhere."""
        return self._stands(name, lambda spot: lambda key: bool(spot.index.with_name(key)))

    def is_by(self, name: Name) -> bool:
        """Whether *name* is that of an author or outlet of a cited article."""
        cited = [self._case.bank.articles[LocatedStr(article)] for article in self.articles]
        return any(
            set(name.keys) <= set(by.keys)
            for article in cited
            for teller in (article.author, article.outlet)
            for by in self._case.names_in(teller)
        )

    def like(self, name: Name) -> str:
        """A question that gives the name of the bank or of a cited line that *name* probably is, misspelt.

        "" where no name is near, or *name* is one of them and so spelled right.
        """
        listed = (spelling for first, others in self._case.bank.names.items() for spelling in (first, *others))
        there = (written for spot in self.cited_lines for line in spot.lines for written, _ in spot.index.named(line))
        known = dict.fromkeys([*there, *map(str, listed)])
        return "" if name.written in known else did_you_mean(name.written, known)

    def _stands(self, name: Name, known: Callable[[CitedLines], Callable[[str], bool]]) -> bool:
        book = self._case.name_book
        return any(book.stands(name, known(spot), partial(_has_somewhere, spot.index)) for spot in self.cited_lines)

    def has_word(self, word: str) -> bool:
        """Whether a line has the written *word* in one of its forms."""
        if any(spot.index.has_written((word,), spot.lines) for spot in self.cited_lines):
            return True
        folded = fold_word(word)
        return any(spot.index.has_word(folded, spot.lines) for spot in self.cited_lines)

    def has_quote(self, quote: str) -> bool:
        """Whether one line has the words of *quote*: in order where the text is there, else in any."""
        wanted = [tokens(segment) for segment in segments(quote)]
        return any(self._spot_has(spot, wanted) for spot in self.cited_lines)

    def _spot_has(self, spot: CitedLines, wanted: list[list[str]]) -> bool:
        if spot.article in self._case.texts:
            return any(_in_order(wanted, line) for line in self._case.tokens(spot.article, sorted(spot.lines)))
        return any(
            all(spot.index.has_token(token, line) for segment in wanted for token in segment) for line in spot.lines
        )

    @property
    def words(self) -> str:
        """The cited lines as a sentence has them: "thansan line 7 or sengupta lines 5–7"."""
        cited = [f"{spot.article} {lines_in_words(spot.lines)}" for spot in self.cited_lines if spot.article]
        return " or ".join(cited)

    @property
    def articles(self) -> list[str]:
        """The keys of the cited articles."""
        return list(dict.fromkeys(spot.article for spot in self.cited_lines if spot.article))

    @property
    def evidence(self) -> SourceLine | None:
        """The first cited line."""
        return next((SourceLine(spot.article, min(spot.lines)) for spot in self.cited_lines if spot.article), None)

    def instead(self, found: Callable[[ArticleIndex, frozenset[int]], list[str]]) -> str:
        """What the cited lines have, by *found*: "line 23 has 10,000 and 4.8 million"."""
        said = []
        for spot in self.cited_lines:
            things = found(spot.index, spot.lines) if spot.article else []
            if things:
                where = (f"{spot.article} " if len(self.articles) > 1 else "") + lines_in_words(spot.lines)
                said.append(f"{where} {'have' if len(spot.lines) > 1 else 'has'} {listed(things)}")
        return ", ".join(said)

    def elsewhere(self, where: Callable[[ArticleIndex], Iterable[int]]) -> str:
        """Where else the cited articles have something, by *where*: "it is on line 25"."""
        pages = {spot.article: spot.index for spot in self.cited_lines if spot.article}
        said = []
        for article, page in pages.items():
            found = sorted(set(where(page)))[:3]
            if found:
                said.append(f"{article + ' ' if len(pages) > 1 else ''}{lines_in_words(found)}")
        return f"it is on {' and '.join(said)}" if said else ""


def evidence_of(case: CheckContext, fact: Fact) -> Evidence | None:
    """The lines that *fact* cites, and what it says is given; None when a citation leads nowhere."""
    known = case.cached(_grounds)
    found = known.get(id(fact))
    if found is None:
        if len(known) == _MOST_GROUNDS:
            known.clear()
        found = known[id(fact)] = fact, _ground_of(case, fact)
    return found[1]


def _grounds(_case: CheckContext) -> dict[int, tuple[Fact, Evidence | None]]:
    """The grounds of the facts that were asked for last, by the facts' identities; `ground_of` fills it."""
    return {}


def _ground_of(case: CheckContext, fact: Fact) -> Evidence | None:
    cited: dict[str, set[int]] = {}
    for citation in fact.cite:
        page = case.article_index(citation.article)
        first, last = citation.lines.first, citation.lines.last
        if page is None or not 0 < first <= last <= page.entry.lines:
            return None
        lines = range(first, last + 1)
        if page.filled.isdisjoint(lines):
            return None
        cited.setdefault(citation.article, set()).update(lines)
    spots = [
        CitedLines(article, page, frozenset(lines))
        for article, lines in cited.items()
        if (page := case.article_index(article))
    ]
    return Evidence(case, [*spots, *(own_text(given, None) for given in fact.given)])


@lru_cache(maxsize=1 << 12)
def own_text(text: str, published: DateRange | None) -> CitedLines:
    """A text of the curator's own as ground for another; its "last year" is told from *published*."""
    return CitedLines("", ArticleIndex(entry_of([text]), published), frozenset([1]))


def _has_somewhere(page: ArticleIndex, name: str) -> bool:
    return bool(page.with_name(name))


def _in_order(wanted: list[list[str]], line: list[str]) -> bool:
    at = 0
    for segment in wanted:
        ends = (end for end in range(at, len(line) - len(segment) + 1) if line[end : end + len(segment)] == segment)
        found = next(ends, None)
        if found is None:
            return False
        at = found + len(segment)
    return True
