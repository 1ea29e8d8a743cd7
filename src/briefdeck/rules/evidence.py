"""Evidence: the lines that have to prove a text, and whether they have its numbers, names and words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from briefdeck.articles.article_index import ArticleIndex, CitedLines, index_own_text
from briefdeck.language.dates.date_range import DateRange
from briefdeck.language.dates.dates import DateMention
from briefdeck.language.names.countries import Keys, parts_named, parts_of
from briefdeck.language.names.name_forms import (
    NameBook,
    derived_keys,
    has_initials,
    initials_of,
    is_initials,
    stands_by_clipping,
    stands_by_part,
    stands_by_short_name,
    surname_of,
)
from briefdeck.language.names.names import Name
from briefdeck.language.needs import OF_A_LANGUAGE, Need
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.packs.pack import AS_WRITTEN, LanguagePack, pack_of, read_as
from briefdeck.language.packs.pack_words import FoldedText, word_reader
from briefdeck.language.remembering import lazy_property
from briefdeck.language.sentences.splitting import split_quote
from briefdeck.language.stems import cached_tokens
from briefdeck.language.terms import known_terms
from briefdeck.language.words import fold_word
from briefdeck.located import LocatedStr, SourceLine
from briefdeck.message_grammar import listed, numbered_lines
from briefdeck.model import Article, Fact
from briefdeck.rules.context import CheckContext

Known = frozenset[Need]
ALL_KNOWN = OF_A_LANGUAGE
_MOST_PLACES = 3
"""Lines of an article that are told of as having something."""
_LONGEST_NAME = 2
"""Words between quotation marks that may be the name of a company or a ship."""


class Evidence:
    """What a text rests on: cited lines, and the curator's own texts that support it."""

    def __init__(
        self,
        context: CheckContext,
        cited_lines: Iterable[CitedLines],
        called: str = "",
        known: Known = ALL_KNOWN,
        pack: LanguagePack | None = None,
    ) -> None:
        self._context = context
        self._called = called
        self.known = known
        """What is known of the languages of the text and of its lines."""
        self.as_written = Need.NUMBERS not in known
        """Whether nothing is known of its language, so that numbers and names are compared as they are written."""
        self.only_listed = Need.NAMES not in known
        """Whether no names are known but those that the bank lists."""
        self.pack = pack if Need.FORMS in known else None
        """The pack by whose rules the words of text and lines are compared; None in English, and where none can."""
        self.all_lines = tuple(cited_lines)
        """The cited lines by article, then the curator's own texts."""
        self.cited_lines = tuple(cited for cited in self.all_lines if cited.article)
        """The cited lines by article."""
        self._has_name: dict[tuple[str, ...], bool] = {}
        self._has_date: dict[tuple[int | str, ...], bool] = {}

    def with_dates(self, spelled: str) -> Evidence:
        """Return this evidence with dates added, *spelled* in English."""
        more = index_own_text(spelled, None, AS_WRITTEN if self.as_written else "en")
        return Evidence(self._context, [*self.all_lines, more], self._called, self.known, self.pack)

    def has_as_written(self, number: str) -> bool:
        """Tell whether a line has the *number*, in plain digits, exactly as it is written."""
        return any(not cited.lines.isdisjoint(cited.index.as_written.get(number, ())) for cited in self.all_lines)

    def with_lines_before(self) -> Evidence:
        """Return this evidence with the two lines before each cited one, which may name whom it calls “he”."""
        return Evidence(
            self._context, [cited.with_lines_before() for cited in self.all_lines], self._called, self.known, self.pack
        )

    def has_quantity(self, quantity: Quantity) -> bool:
        """Tell whether a line has *quantity*, however it is written."""
        return any(cited.index.has_quantity(quantity, cited.lines) for cited in self.all_lines)

    def has_date(self, mention: DateMention) -> bool:
        """Tell whether the date follows from a line and the day on which its article appeared.

        Of a date in numbers only the way counts in which the bank reads it; where that is not known, a line must have
        the very same.
        """
        order = self._context.date_order
        if mention.order and order:
            if mention.order != order:
                return True
            mention = mention._replace(order="")
        elif mention.order:
            return any(cited.index.has_same_date(mention, cited.lines) for cited in self.all_lines)
        key = (mention.chain, *mention.meaning)
        if key not in self._has_date:
            self._has_date[key] = self._proves_date(mention, ()) or self._proves_date(mention, self._own_dates)
        return self._has_date[key]

    def _proves_date(self, mention: DateMention, more: Sequence[DateMention]) -> bool:
        return any(cited.index.has_date(mention, cited.lines, more) for cited in self.all_lines)

    @lazy_property
    def _own_dates(self) -> list[DateMention]:
        """The dates of the curator's own texts, which count with those of each article."""
        return [date for cited in self.all_lines if not cited.article for date in cited.index.dates_on(cited.lines)]

    @lazy_property
    def has_negative(self) -> bool:
        """Whether a line has a number below zero."""
        return any(not cited.index.negative.isdisjoint(cited.lines) for cited in self.all_lines)

    def quantities(self) -> list[Quantity]:
        """List the numbers of its lines."""
        return [quantity for cited in self.all_lines for quantity in cited.index.quantities_on(cited.lines)]

    def numbers_with_neighbours(self) -> Iterator[tuple[Quantity, tuple[str, ...]]]:
        """Yield the numbers of its lines with the words next to each."""
        for cited in self.all_lines:
            for line in cited.lines:
                for written, near in cited.index.number_neighbours_on(line).items():
                    yield from ((quantity, near) for quantity in known_terms(written).quantities)

    def dates(self) -> list[tuple[DateMention, DateRange | None]]:
        """List the dates of its lines, each with the day on which its article appeared."""
        return [(date, cited.index.published) for cited in self.all_lines for date in cited.index.dates_on(cited.lines)]

    def has_written(self, words: Sequence[str]) -> bool:
        """Tell whether the lines of one article have all *words* exactly as written."""
        for cited in self.all_lines:  # noqa: SIM110 - `any` takes twice the time
            if cited.index.has_written(words, cited.lines):
                return True
        return False

    def has_name(self, name: Name) -> bool:
        """Tell whether a line has the name, in any of its spellings; where nothing is known, whether it may have it."""
        if self.pack or self.only_listed:
            return any(self._may_have(name, cited.index.words_on(cited.lines)) for cited in self.all_lines)
        if name.words not in self._has_name:
            self._has_name[name.words] = (
                self.has_written(name.words)
                or self._has_spelling(name, lambda cited: lambda key: cited.index.has_name(key, cited.lines))
                or any(_has_form(self._context.name_book, name, cited, cited.lines) for cited in self.all_lines)
            )
        return self._has_name[name.words]

    def has_initials(self, keys: Iterable[str]) -> bool:
        """Tell whether a line has one of *keys*, the initials that a name may have."""
        found = [key for key in keys if is_initials(key)]
        return any(cited.index.has_name(key, cited.lines) for cited in self.all_lines for key in found)

    def has_name_in_article(self, name: Name) -> bool:
        """Tell whether an article of the cited lines has the name anywhere, or in its title."""
        if self.pack or self.only_listed:
            return any(self._may_have(name, cited.index.entry.words) for cited in self.all_lines)
        book, titles = self._context.name_book, [index_own_text(title, None) for title in self.titles]
        return (
            self._has_spelling(name, lambda cited: partial(_has_anywhere, cited.index))
            or any(_has_form(book, name, cited) for cited in self.all_lines)
            or any(book.stands(name, has, has) for has in (partial(_has_anywhere, title.index) for title in titles))
        )

    @property
    def titles(self) -> list[str]:
        """The titles of the cited articles."""
        return [str(article.title) for article in self._known_articles]

    def has_in_title(self, word: str) -> bool:
        """Tell whether the title of a cited article has the written *word* in one of its forms."""
        folded, lines = fold_word(word), frozenset([1])
        return any(index_own_text(title, None).index.has_word(folded, lines) for title in self.titles)

    @property
    def _known_articles(self) -> list[Article]:
        return [self._context.bank.articles[LocatedStr(key)] for key in self.articles]

    def _may_have(self, name: Name, among: Collection[str]) -> bool:
        return self._context.listed_names.may_stand(name, among)

    def _has_spelling(self, name: Name, known: Callable[[CitedLines], Callable[[str], bool]]) -> bool:
        book = self._context.name_book
        return any(book.stands(name, known(cited), partial(_has_anywhere, cited.index)) for cited in self.all_lines)

    def is_by(self, name: Name) -> bool:
        """Tell whether *name* is the name of an author or outlet of a cited article."""
        names_in = self._context.listed_names.find if self.pack or self.only_listed else self._context.names_in
        return any(
            set(name.keys) <= set(known.keys)
            for article in self._known_articles
            for known in (*names_in(article.author), *names_in(article.outlet))
        )

    def names_on_lines(self) -> list[Keys]:
        """List the keys of the names of its cited lines, countries at the beginning of a sentence among them."""
        return [keys for cited in self.cited_lines for keys in _named(cited.index, cited.lines)]

    def names_in_articles(self) -> list[Keys]:
        """List the keys of the names of its articles, countries at the beginning of a sentence among them."""
        return [keys for cited in self.cited_lines for keys in _named(cited.index, cited.index.filled)]

    def known_names(self) -> list[str]:
        """List the names of its lines, then those of the bank, as they are written."""
        named = (
            named
            for cited in self.all_lines
            for line in sorted(cited.lines)
            for named in cited.index.name_neighbours_on(line)
        )
        listed_names = (spelling for name, others in self._context.bank.names.items() for spelling in (name, *others))
        return list(dict.fromkeys([*(written for written, _ in named), *map(str, listed_names)]))

    def has_word(self, word: str) -> bool:
        """Tell whether a line has the written *word* in one of its forms."""
        if self.pack:
            reader = word_reader(self.pack)
            return reader.stands_in(reader.form(word), self.folded)
        if self.has_written((word,)):
            return True
        folded = fold_word(word)
        return any(cited.index.has_word(folded, cited.lines) for cited in self.all_lines)

    def has_form(self, word: str) -> bool:
        """Tell whether a line has the written *word*, or one that it is derived from: “forging” for “forgery”."""
        if self.has_word(word) or self.pack:
            return self.has_word(word)
        folded = fold_word(word)
        return any(cited.index.has_root(folded, cited.lines) for cited in self.all_lines)

    def has_anywhere(self, word: str) -> bool:
        """Tell whether an article of the cited lines has the written *word* on any line."""
        folded = fold_word(word)
        return any(cited.index.has_word(folded, cited.index.filled) for cited in self.all_lines)

    @lazy_property
    def folded(self) -> FoldedText:
        """Its lines in one, as their language pack compares words."""
        if self.pack is None:
            raise LookupError
        texts = (self._written_lines(cited) for cited in self.all_lines)
        return FoldedText("\n".join(texts), word_reader(self.pack))

    @lazy_property
    def folded_articles(self) -> FoldedText:
        """The whole of its articles, with their titles and authors, and of its other texts, likewise."""
        if self.pack is None:
            raise LookupError
        heads = (f"{article.title}\n{article.author}\n{article.outlet}" for article in self._known_articles)
        texts = (self._written_lines(replace(cited, lines=cited.index.filled)) for cited in self.all_lines)
        return FoldedText("\n".join((*heads, *texts)), word_reader(self.pack))

    @lazy_property
    def written_lines(self) -> list[tuple[SourceLine, str]]:
        """The cited lines as they are written; none of a text that is not there, or that ends before them."""
        return [
            (SourceLine(cited.article, line), text)
            for cited in self.cited_lines
            for line in sorted(cited.lines)
            if (text := self._context.line(cited.article, line)) is not None
        ]

    def matches(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether a cited line, as it is written, has something that *pattern* finds."""
        return any(pattern.search(text) for _, text in self.written_lines)

    def _written_lines(self, cited: CitedLines) -> str:
        """Return the text of *cited*, or where it is not there its words in any order."""
        lines = self._context.lines.get(cited.article)
        if lines is None:
            return " ".join((*cited.index.words_on(cited.lines), *cited.index.numbers_on(cited.lines)))
        return "\n".join(lines[line - 1] for line in sorted(cited.lines) if line <= len(lines))

    def has_quote(self, quote: str) -> bool:
        """Tell whether a line, or lines in a row, have the words of *quote*.

        In order where the text is present, else in any order. Lines in a row are read as one, since a text may be
        broken at a width, where a hyphen may part a word.
        """
        wanted = [cached_tokens(segment) for segment in split_quote(quote)]
        return any(self._lines_have(cited, wanted) for cited in self.all_lines)

    def _lines_have(self, cited: CitedLines, wanted: list[tuple[str, ...]]) -> bool:
        if self.pack and sum(map(len, wanted)) <= _LONGEST_NAME:  # a name between marks, which may be inflected
            reader = word_reader(self.pack)
            if all(reader.stands_in(reader.form(word), self.folded_articles) for words in wanted for word in words):
                return True
        lines = sorted(cited.lines)
        if cited.article in self._context.texts:
            alone = self._context.tokens(cited.article, lines)
            return any(_in_order(wanted, line) for line in alone) or any(
                _in_order(wanted, tokens) for run in _runs(lines) for tokens in self._read_as_one(cited, run)
            )
        words = [token for segment in wanted for token in segment]
        near = [(line,) for line in lines] + [pair for pair in pairwise(lines) if pair[1] == pair[0] + 1]
        return any(all(any(cited.index.has_token(word, line) for line in few) for word in words) for few in near)

    def _read_as_one(self, cited: CitedLines, run: Sequence[int]) -> Iterator[tuple[str, ...]]:
        """Yield the words of the lines of *run* one after the other, and so that hyphens at their ends part words."""
        lines = self._context.lines[cited.article]
        written = [lines[line - 1].strip() for line in run if line <= len(lines)]
        yield cached_tokens(" ".join(written))
        if any(line.endswith("-") for line in written):
            yield cached_tokens(" ".join(written).replace("- ", ""))

    @property
    def words(self) -> str:
        """The cited lines, worded for a sentence: "thansan line 7 or sengupta lines 5–7", or as they are called."""
        return self._called or " or ".join(
            f"{cited.article} {numbered_lines(cited.lines)}" for cited in self.cited_lines
        )

    def words_with(self, verb: str) -> str:
        """Word the cited lines with what they do, given of one, behind them: “harbour lines 5 and 6 say”."""
        last = self.cited_lines[-1:] if not self._called else ()
        several = any(len(cited.lines) > 1 for cited in last)
        plural = "have" if verb == "has" else verb.removesuffix("s")
        return f"{self.words} {plural if several else verb}"

    @property
    def articles(self) -> list[str]:
        """The keys of the cited articles."""
        return [cited.article for cited in self.cited_lines]

    @property
    def first_line(self) -> SourceLine | None:
        """The first cited line."""
        return next((SourceLine(cited.article, min(cited.lines)) for cited in self.cited_lines), None)

    def describe(self, find: Callable[[ArticleIndex, frozenset[int]], list[str]]) -> str:
        """Say what *find* finds on the cited lines: "line 23 has 10,000 and 4.8 million"."""
        sentences = []
        for cited in self.cited_lines:
            things = find(cited.index, cited.lines)
            if things:
                where = (f"{cited.article} " if len(self.cited_lines) > 1 else "") + numbered_lines(cited.lines)
                sentences.append(f"{where} {'have' if len(cited.lines) > 1 else 'has'} {listed(things)}")
        return ", ".join(sentences)

    def describe_elsewhere(self, find: Callable[[ArticleIndex], Iterable[int]]) -> str:
        """Say on which other lines of the cited articles *find* finds something: "it is on line 25"."""
        found = self.find_elsewhere(find)
        places = []
        for article in self.articles:
            lines = [each.line for each in found if each.article == article]
            if lines:
                places.append(f"{article + ' ' if len(self.cited_lines) > 1 else ''}{numbered_lines(lines)}")
        return f"it is on {' and '.join(places)}" if places else ""

    def find_elsewhere(self, find: Callable[[ArticleIndex], Iterable[int]]) -> list[SourceLine]:
        """Return the lines of the cited articles on which *find* finds something, the first few of each."""
        found = ((cited.article, sorted(set(find(cited.index)))[:_MOST_PLACES]) for cited in self.cited_lines)
        return [SourceLine(article, line) for article, lines in found for line in lines]


def find_evidence(context: CheckContext, fact: Fact) -> Evidence | None:
    """Find the lines that *fact* cites, and what it says is given; None when a citation leads to no line."""
    cited: dict[str, set[int]] = {}
    for citation in fact.cite:
        index = context.article_index(citation.article)
        first, last = citation.lines.first, citation.lines.last
        if index is None or not 0 < first <= last <= index.entry.lines:
            return None
        lines = range(first, last + 1)
        if index.filled.isdisjoint(lines):
            return None
        cited.setdefault(citation.article, set()).update(lines)
    cited_lines = [
        CitedLines(article, index, frozenset(lines))
        for article, lines in cited.items()
        if (index := context.article_index(article))
    ]
    known = context.known_of(fact)
    language = context.language_of(fact) if Need.NUMBERS in known else AS_WRITTEN
    given = (index_own_text(term, None, read_as(language)) for term in fact.given)
    return Evidence(context, [*cited_lines, *given], known=known, pack=pack_of(language))


def _has_form(book: NameBook, name: Name, cited: CitedLines, lines: frozenset[int] | None = None) -> bool:
    """Tell whether *lines*, or else the whole article, have another form of *name*, and not just another spelling."""
    index = cited.index
    everywhere = list(index.entry.named)
    written = everywhere if lines is None else index.names_written_on(lines)

    def has(key: str) -> bool:
        return bool(index.with_name(key)) if lines is None else index.has_name(key, lines)

    def has_or_spells(key: str) -> bool:
        return has(key) or (is_initials(key) and has_initials(key, written))

    if (
        all(map(has_or_spells, name.keys))
        or any(map(has, filter(is_initials, initials_of(name.written))))
        or (lines is None and any(all(map(has, part)) for part in parts_of(name.keys)))
        or stands_by_short_name(name.keys, has)
        or stands_by_clipping(name.words, written)
        or (len(name.keys) == 1 and any(map(has, derived_keys(name.keys[0]))))
    ):
        return True
    surname = surname_of(name.keys)
    alone = [(surname,)] if surname and index.has_surname(surname, cited.lines if lines else index.filled) else []
    on_line = [*_keys_of(written), *alone]
    return not book.knows(name.keys) and stands_by_part(name.keys, on_line, [*_keys_of(everywhere), *book.listed])


def _keys_of(written: Iterable[str]) -> list[Keys]:
    return [Name(name, 0, tuple(name.split(" "))).keys for name in written]


def _named(index: ArticleIndex, lines: frozenset[int]) -> list[Keys]:
    return [*_keys_of(index.names_written_on(lines)), *parts_named(lambda key: index.has_name(key, lines))]


def _has_anywhere(index: ArticleIndex, name: str) -> bool:
    return bool(index.with_name(name))


def _runs(lines: Sequence[int]) -> Iterator[Sequence[int]]:
    """Cut *lines*, in order, into those that follow one another; a line that stands alone is left out."""
    start = 0
    for place in range(1, len(lines) + 1):
        if place == len(lines) or lines[place] != lines[place - 1] + 1:
            if place - start > 1:
                yield lines[start:place]
            start = place


def _in_order(wanted: list[tuple[str, ...]], line: tuple[str, ...]) -> bool:
    """Tell whether *line* has the segments *wanted* one after the other."""
    position = 0
    for segment in wanted:
        starts = range(position, len(line) - len(segment) + 1)
        start = next((start for start in starts if line[start : start + len(segment)] == segment), None)
        if start is None:
            return False
        position = start + len(segment)
    return True
