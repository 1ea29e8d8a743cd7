"""Copied text: no eight words in a row are copied from an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import repeat

from briefdeck.language.lines import split_lines
from briefdeck.language.needs import Need
from briefdeck.language.quotes import unquoted
from briefdeck.language.words import fold_word
from briefdeck.located import SourceLine
from briefdeck.model.roles import WRITTEN
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "W401",
    "No eight words in a row, outside quotation marks, are an article's.",
    why="The articles are not ours to publish, and what you have put into words of your own you have understood. "
    "Eight words are hardly ever shared by chance; where the exact words matter, quote them.",
    bad=example("""
        facts:
          - id: again
            fact: Crews of Norrland Ferries have stopped work again.
            cite: quay:4
            topic: strike
        """),
    good=example("""
        facts:
          - id: again
            fact: In March, crews of Norrland Ferries again downed their tools and stopped work.
            cite: quay:4
            topic: strike
        """),
    reads=WRITTEN,
    needs=frozenset({Need.TEXTS}),
)

LIMIT = 8
"""Words in a row that are too many to share with an article by chance."""
_SHORTEST = 2 * LIMIT - 1
"""Characters of eight words in a row: words of one letter, and what parts them."""
_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*\w*|\w+(?:['’ʼ]\w+)*")
"""A word; "1,200" is one."""

NGram = tuple[str, ...]


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find runs of words that an article has too. Without the texts of the articles it finds nothing."""
    sources = _shared_ngrams(context) if context.texts else {}
    for text in context.texts_in(RULE.reads) if sources else ():
        copied = _first_copy(_without_quotations(text.plain), sources)
        if copied:
            written, source = copied
            count = len(_WORD.findall(written))
            message = (
                f"{count} words in a row stand on {source.article} line {source.line}: say it in words of your own"
            )
            yield RULE.problem(text.text.location, message, text.fact_id, written, related=source)


def _shared_ngrams(context: CheckContext) -> dict[NGram, SourceLine]:
    """Find the runs of eight words that articles share with the bank, titles aside, and the line where each begins."""
    written: set[int] = set()
    for text in context.texts_in(RULE.reads):
        if len(text.text) >= _SHORTEST:
            written.update(map(hash, _ngrams(_folded_words(_without_quotations(text.plain)))))
    shared: dict[NGram, SourceLine] = {}
    for article, source_text in context.texts.items():
        words = _folded_words(source_text)
        if not written.isdisjoint(map(hash, _ngrams(words))):  # most articles share nothing, and nothing is kept
            located = zip(_ngrams(words), _source_lines(article, source_text), strict=False)
            shared.update((ngram, source) for ngram, source in located if hash(ngram) in written)
    for titled in context.bank.articles.values():
        for ngram in _ngrams(_folded_words(titled.title)):
            shared.pop(ngram, None)
    return shared


def _source_lines(article: str, text: str) -> Iterator[SourceLine]:
    """Yield the line of each word of *text*, in order."""
    for number, line in enumerate(split_lines(text), 1):
        yield from repeat(SourceLine(article, number), len(_folded_words(line)))


def _ngrams(words: list[str]) -> Iterator[NGram]:
    return zip(*(words[start:] for start in range(LIMIT)), strict=False)


def _first_copy(text: str, sources: dict[NGram, SourceLine]) -> tuple[str, SourceLine] | None:
    """Find the first run of *text* that is in an article, at its full length, and the line where it begins there."""
    found = list(_WORD.finditer(text))
    words = [fold_word(word[0]) for word in found]
    for start in range(len(words) - LIMIT + 1):
        source = sources.get(tuple(words[start : start + LIMIT]))
        if source is not None:
            end = start + LIMIT
            while end < len(words) and tuple(words[end - LIMIT + 1 : end + 1]) in sources:
                end += 1
            return text[found[start].start() : found[end - 1].end()], source
    return None


def _folded_words(text: str) -> list[str]:
    if text.isascii() and "'" not in text:  # then folding is lower-casing, and can be done in one call
        found: list[str] = _WORD.findall(text.lower())
        return found
    return list(map(fold_word, _WORD.findall(text)))


def _without_quotations(text: str) -> str:
    """Return *text* with a word that no article has in place of each quotation."""
    return unquoted(text, " quotation0 ")
