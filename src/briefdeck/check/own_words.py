"""Whose words: a fact is told in the curator's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import repeat

from briefdeck.check.each import Check
from briefdeck.language.cloze import filled
from briefdeck.language.lines import split_lines
from briefdeck.language.quotes import unquoted
from briefdeck.language.words import fold_word
from briefdeck.located import LocatedStr, SourceLine
from briefdeck.model import Bank, Brief, Fact
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.registry import RULES

RUN = 8
"""Words in a row that are too many to share with an article by chance."""
_SHORTEST = 2 * RUN - 1
"""Characters of a run: words of one letter, and what parts them."""
_TOKEN = re.compile(r"\w+(?:['’ʼ]\w+)*")

Run = tuple[str, ...]
Grams = dict[Run, SourceLine]


def own_words(case: CheckContext) -> Iterator[Problem]:
    """No eight words in a row, outside quotation marks, are an article's.

    Needs the texts; where they are missing nothing can be said.
    """
    grams = _grams(case) if case.texts else {}
    for fact_id, text in _told(case) if grams else ():
        copied = _copied(_spaced(text), grams)
        if copied:
            written, source = copied
            count = len(_TOKEN.findall(written))
            message = (
                f"{count} words in a row stand on {source.article} line {source.line}: say it in words of your own"
            )
            yield RULES["W401"].problem(text.location, message, fact_id, written, related=source)


def _grams(case: CheckContext) -> Grams:
    """The runs of eight words that articles share with the bank, and the line on which each begins; titles aside."""
    told: set[int] = set()
    for _, said in _told(case):
        if len(said) >= _SHORTEST:
            told.update(map(hash, _runs(_keys(_spaced(said)))))
    found: Grams = {}
    for article, text in case.texts.items():
        words = _keys(text)
        if not told.isdisjoint(map(hash, _runs(words))):  # seldom; of most articles nothing need be kept
            runs = zip(_runs(words), _sources(article, text), strict=False)
            found.update((run, source) for run, source in runs if hash(run) in told)
    for titled in case.bank.articles.values():
        for run in _runs(_keys(titled.title)):
            found.pop(run, None)
    return found


def _sources(article: str, text: str) -> Iterator[SourceLine]:
    """The line on which each word of *text* stands."""
    for number, line in enumerate(split_lines(text), 1):
        yield from repeat(SourceLine(article, number), len(_keys(line)))


def _runs(words: list[str]) -> Iterator[Run]:
    return zip(*(words[at:] for at in range(RUN)), strict=False)


def _copied(text: str, grams: Grams) -> tuple[str, SourceLine] | None:
    """The first run of *text* that stands in an article, whole, and the line where it begins."""
    found = list(_TOKEN.finditer(text))
    words = [fold_word(each[0]) for each in found]
    for at in range(len(words) - RUN + 1):
        source = grams.get(tuple(words[at : at + RUN]))
        if source is not None:
            end = at + RUN
            while end < len(words) and tuple(words[end - RUN + 1 : end + 1]) in grams:
                end += 1
            return text[found[at].start() : found[end - 1].end()], source
    return None


def _keys(text: str) -> list[str]:
    if text.isascii() and "'" not in text:  # then to fold a word is to lower it, and all can be at once
        found: list[str] = _TOKEN.findall(text.lower())
        return found
    return list(map(fold_word, _TOKEN.findall(text)))


def _spaced(text: str) -> str:
    """*text* with a word that no article has in place of each quotation."""
    return unquoted(text, " quotation0 ")


def _told(case: CheckContext) -> Iterator[tuple[str, LocatedStr]]:
    """Every text of the bank and its briefs, with the id of its fact."""
    yield from _of_bank(case.bank)
    for brief in case.briefs.values():
        yield from _of_brief(brief)


def _of_bank(bank: Bank) -> Iterator[tuple[str, LocatedStr]]:
    for fact in bank.facts:
        for text in _of_fact(fact):
            yield str(fact.id), text
    for dispute in bank.disputes:
        yield "", dispute.question
        yield "", dispute.note
    for article in bank.articles.values():
        yield "", article.descriptor
        yield "", article.because


def _of_fact(fact: Fact) -> Iterator[LocatedStr]:
    yield fact.fact
    if fact.retired:
        yield fact.retired.because
    for card in fact.cards:
        yield from (card.q, card.a, *card.accept, *card.wrong)
        yield from (card.reverse.q, card.reverse.a) if card.reverse else ()
        if card.cloze:
            yield LocatedStr(filled(card.cloze), card.cloze.location)


def _of_brief(brief: Brief) -> Iterator[tuple[str, LocatedStr]]:
    for text in (brief.title, brief.deck, brief.kicker):
        yield "", text
    for parts in (brief.bottom_line, brief.timeline, brief.open_questions):
        yield from (("", part.text) for part in parts)
    yield from (("", figure.label) for figure in brief.figures)
    yield from (("", person.role) for person in brief.people)
    yield from (("", section.heading) for section in brief.sections)


CHECKS: tuple[Check, ...] = (own_words,)
