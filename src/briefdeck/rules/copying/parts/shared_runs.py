"""Runs of words that the curator's texts share with the texts of articles, and how many of their words count.

How many words in a row are too many says `own_words:`, of the bank or of an article. Names, numbers and official titles
do not count: nobody has others. In scripts that put no space between words two signs count as one word in Chinese and
Japanese, and four in Thai, Lao, Burmese and Khmer, as translators reckon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, repeat
from typing import NamedTuple

from briefdeck.language.names.names import HONORIFICS, TITLES
from briefdeck.language.packs.pack import AS_WRITTEN
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.sentences.splitting import split_lines, unquoted
from briefdeck.language.terms import known_terms
from briefdeck.language.words import LETTERWISE, STOP_WORDS, UNSPACED, fold_word, has_unspaced, is_spaced
from briefdeck.located import SourceLine
from briefdeck.model.roles import WRITTEN
from briefdeck.model.texts import RoleText
from briefdeck.rules.context import CheckContext, kept

_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*\w*|\w+(?:['’ʼ]\w+)*")
"""A word; "1,200" is one."""
_SIGN_OR_WORD = lazy_pattern(rf"[{UNSPACED}]|[0-9]+(?:[.,][0-9]+)*|[^\W{UNSPACED}]+(?:['’ʼ][^\W{UNSPACED}]+)*")
_LETTERWISE = lazy_pattern(f"[{LETTERWISE}]")
_WHOLE, _HALF, _QUARTER = 4, 2, 1
"""Quarters of a word that a word, a sign and a letter of a script without spaces count."""
_LONGEST_LINK = 3
"""Common words that may join two names to one, as in the title of a treaty."""

NGram = tuple[str, ...]


class SharedRun(NamedTuple):
    """The longest run of words that a text shares with an article."""

    text: RoleText
    """The text."""
    words: str
    """The run as it is written there."""
    counted: int
    """How many of its words count."""
    has_others: bool
    """Whether it has words that do not count."""
    limit: int
    """How many are too many."""
    source: SourceLine
    """The line of the article on which it begins."""

    @property
    def is_long(self) -> bool:
        """Whether it has half as many words again as are too many, or more."""
        return 2 * self.counted >= 3 * self.limit

    def word(self) -> str:
        """Word what is wrong with it."""
        aside = ", names, numbers and titles aside," if self.has_others else ""
        where = f"{self.source.article} line {self.source.line}"
        return f"{self.counted} words in a row{aside} stand on {where}: say it in words of your own"


class _Written(NamedTuple):
    """A text of the curator's, split into words."""

    text: RoleText
    plain: str
    folded: list[str]


@kept
def find_shared_runs(context: CheckContext) -> list[SharedRun]:
    """Find the longest run of each text that has too many words of an article, by the limit of that article.

    Without the text of an article nothing of it is found.
    """
    limits = context.bank.own_words_limits()
    articles: dict[int, list[str]] = {}
    for article in context.texts:
        if limits.get(article):
            articles.setdefault(limits[article], []).append(article)
    if not articles:
        return []
    written = list(_written(context.texts_in(WRITTEN), min(articles)))
    longest: dict[int, SharedRun] = {}
    for limit, keys in articles.items():
        for at, run in _long_runs(context, written, keys, limit):
            if at not in longest or run.counted * longest[at].limit > longest[at].counted * limit:
                longest[at] = run
    return [longest[at] for at in sorted(longest)]


def find_longest_run(context: CheckContext, text: RoleText, articles: Iterable[str]) -> SharedRun | None:
    """Find the longest run of two words or more that *text* shares with one of *articles*; None where there is none.

    What it counts is as in `find_shared_runs`; its limit is that of the article, 0 where all of it may be copied.
    """
    limits, written = context.bank.own_words_limits(), list(_written([text], 2))
    found = [run for key in articles for _, run in _long_runs(context, written, [key], 2)]
    longest = max(found, key=lambda run: run.counted, default=None)
    return None if longest is None else longest._replace(limit=limits.get(longest.source.article, 0))


def _written(texts: Iterable[RoleText], fewest: int) -> Iterator[_Written]:
    """Yield those of *texts* that may have *fewest* words or more."""
    for text in texts:
        if len(text.text) >= fewest:
            plain = unquoted(text.plain, " quotation0 ")  # a word that no article has
            folded = _folded_words(plain)
            if len(folded) >= fewest:
                yield _Written(text, plain, folded)


def _long_runs(
    context: CheckContext, written: Sequence[_Written], articles: Iterable[str], limit: int
) -> Iterator[tuple[int, SharedRun]]:
    """Yield for each of *written*, by its place, the run of *articles* in which most words count."""
    hashes = {hash(ngram) for each in written for ngram in _ngrams(each.folded, limit)}
    sources = _shared_ngrams(context, hashes, articles, limit)
    for at, each in enumerate(written) if sources else ():
        runs = [_measured(context, each, *run, limit) for run in _runs(each.folded, sources, limit)]
        longest = max(runs, key=lambda run: run.counted, default=None)
        if longest is not None and longest.counted >= limit:
            yield at, longest


def _shared_ngrams(
    context: CheckContext, hashes: set[int], articles: Iterable[str], limit: int
) -> dict[NGram, SourceLine]:
    """Find the runs of *limit* words that *articles* share with the bank, titles aside, and the line of each."""
    shared: dict[NGram, SourceLine] = {}
    for article in articles:
        text = context.texts[article]
        words = _folded_words(text)
        if not hashes.isdisjoint(map(hash, _ngrams(words, limit))):  # most articles share nothing, and nothing is kept
            located = zip(_ngrams(words, limit), _source_lines(article, text), strict=False)
            shared.update((ngram, source) for ngram, source in located if hash(ngram) in hashes)
    for titled in context.bank.articles.values():
        for ngram in _ngrams(_folded_words(titled.title), limit):
            shared.pop(ngram, None)
    return shared


def _source_lines(article: str, text: str) -> Iterator[SourceLine]:
    """Yield the line of each word of *text*, in order."""
    for number, line in enumerate(split_lines(text), 1):
        yield from repeat(SourceLine(article, number), len(_folded_words(line)))


def _ngrams(words: list[str], length: int) -> Iterator[NGram]:
    return zip(*(words[start:] for start in range(length)), strict=False)


def _runs(folded: list[str], sources: Mapping[NGram, SourceLine], limit: int) -> Iterator[tuple[int, int, SourceLine]]:
    """Find the runs of *folded* that are in *sources*, at their full length: the first word, the end, and the line."""
    end = 0
    for start, ngram in enumerate(_ngrams(folded, limit)):
        source = sources.get(ngram) if start >= end - limit + 1 else None
        if source is not None:
            end = start + limit
            while end < len(folded) and tuple(folded[end - limit + 1 : end + 1]) in sources:
                end += 1
            yield start, end, source


def _measured(
    context: CheckContext, written: _Written, first: int, end: int, source: SourceLine, limit: int
) -> SharedRun:
    found = list(_pattern(written.plain).finditer(written.plain))
    quarters = _quarters(context, written.plain, found)
    counted = sum(quarters[first:end]) // _WHOLE
    words = written.plain[found[first].start() : found[end - 1].end()]
    return SharedRun(written.text, words, counted, 0 in quarters[first:end], limit, source)


def _quarters(context: CheckContext, text: str, found: Sequence[re.Match[str]]) -> list[int]:
    """Return how many quarters of a word each word *found* in *text* counts: 0 in names, numbers and titles."""
    english = context.language == "en"
    names = context.names_in(text) if english else context.listed_names.find(text)
    spans = [(name.start, name.end) for name in names]
    spans += known_terms(text, context.language).stretches() if context.language != AS_WRITTEN else []
    covered = bytearray(len(text) + 1)
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
    idle = [bool(covered[match.start()]) or match[0][0].isdecimal() for match in found]
    if english:
        _join_titles(idle, [fold_word(match[0]) for match in found])
    return [0 if no else _weight(match[0]) for no, match in zip(idle, found, strict=True)]


def _join_titles(idle: list[bool], folded: Sequence[str]) -> None:
    """Mark in *idle* titles beside names, and common words between two names: “… Convention on the Law of the Sea”."""
    titles = TITLES | HONORIFICS
    for order in (range(len(idle)), range(len(idle) - 1, -1, -1)):
        beside = False
        for at in order:
            idle[at] = beside = idle[at] or (beside and folded[at] in titles)
    last = list(accumulate((at if no else -1 for at, no in enumerate(idle)), max))
    for at, no in enumerate(list(idle)):
        before = last[at - 1] if at else -1
        link = range(before + 1, at)
        if no and before >= 0 and len(link) <= _LONGEST_LINK and STOP_WORDS.issuperset(folded[each] for each in link):
            idle[before + 1 : at] = [True] * len(link)


def _weight(word: str) -> int:
    if is_spaced(word[0]):
        return _WHOLE
    return _QUARTER if _LETTERWISE.match(word) else _HALF


def _pattern(text: str) -> re.Pattern[str]:
    return _SIGN_OR_WORD if has_unspaced(text) else _WORD


def _folded_words(text: str) -> list[str]:
    if text.isascii() and "'" not in text:  # then folding is lower-casing, and can be done in one call
        found: list[str] = _WORD.findall(text.lower())
        return found
    return list(map(fold_word, _pattern(text).findall(text)))
