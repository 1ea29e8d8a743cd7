"""Everything that is to be checked, in one record, and the quick ways to ask it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from briefdeck.articles.concordance import Concordance
from briefdeck.articles.page import Page
from briefdeck.model import Bank, Brief, Fact
from briefdeck.text.lines import split_lines
from briefdeck.text.names import NameBook
from briefdeck.text.words import forms, tokens, words

if TYPE_CHECKING:
    from briefdeck.ledger import Ledger


@dataclass(frozen=True)
class Case:
    """A bank and all that it is held against."""

    bank: Bank
    """The facts."""
    briefs: Mapping[str, Brief]
    """The pages, by the names of their files without the ending."""
    concordance: Concordance
    """What stands where in the articles."""
    ledger: Ledger
    """What was released."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The texts of the articles that are there, by key."""
    hashes: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 of their bytes, in hexadecimal."""

    def page(self, article: str) -> Page | None:
        """The article of that key as the concordance has it, None where it does not or the bank does not."""
        if article not in self._pages:
            known, entry = self.bank.articles.get(article), self.concordance.articles.get(article)  # type: ignore[call-overload]
            self._pages[article] = Page(entry, known.published) if known and entry else None
        return self._pages[article]

    @cached_property
    def _pages(self) -> dict[str, Page | None]:
        return {}

    @cached_property
    def names(self) -> NameBook:
        """The spellings of the bank's names."""
        return NameBook((name, *others) for name, others in self.bank.names.items())

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """The facts by their ids."""
        return {str(fact.id): fact for fact in self.bank.facts}

    def is_proper(self, word: str) -> bool:
        """Whether the folded *word* is a name even where a sentence begins with it.

        It is when some article has it with a capital inside a sentence, and none without.
        """
        return word in self._proper

    def is_common(self, word: str) -> bool:
        """Whether some article has the folded *word* without a capital."""
        return word in self._common

    @cached_property
    def _common(self) -> frozenset[str]:
        return frozenset().union(*(page.common for page in self._known_pages()))

    def _known_pages(self) -> list[Page]:
        return [page for page in map(self.page, map(str, self.bank.articles)) if page is not None]

    @cached_property
    def _proper(self) -> frozenset[str]:
        pages = [page for page in map(self.page, map(str, self.bank.articles)) if page is not None]
        spelled = ((name, *others) for name, others in self.bank.names.items())
        listed = {
            form
            for group in spelled
            for one in group
            for word in words(one)
            if not word.islower()
            for form in forms(word)
        }
        proper = listed.union(*(page.proper for page in pages))
        return frozenset(proper.difference(*(page.common for page in pages)))

    def tokens(self, article: str, lines: Iterable[int]) -> list[list[str]]:
        """The folded words, in order, of each of *lines* whose text is there."""
        found = self._tokens.get(article)
        if found is None:
            found = self._tokens[article] = [tokens(line) for line in split_lines(self.texts.get(article, ""))]
        return [found[line - 1] for line in lines if 0 < line <= len(found)]

    @cached_property
    def _tokens(self) -> dict[str, list[list[str]]]:
        return {}
