"""Exchanges of a page whose arrow points the wrong way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.sentences.roles import is_passive, subject_of
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words
from briefdeck.rules.attribution.source_sentences import read_sentences
from briefdeck.rules.fact_context import FactContext

_GIVING = frozenset(map(stem, ENGLISH.statements.giving | ENGLISH.statements.handing_over))
_TAKING = frozenset(map(stem, ENGLISH.statements.taking | ENGLISH.statements.getting))


class _Transfer(NamedTuple):
    """Who gives and who gets something in a sentence, as the stems of the words there."""

    giver: frozenset[str]
    taker: frozenset[str]
    clause: frozenset[str]
    """The words of the clause that tells it."""
    beside: frozenset[str]
    """Those of the other clauses of the sentence: “and the council will widen the road in return”."""


def is_turned_exchange(drawn: FactContext) -> bool:
    """Tell whether, on all lines that tell of the two, the one at the head of an arrow gives to the other."""
    if not drawn.parts or drawn.parts[0].key != "exchange.from" or not drawn.parts[1:]:
        return False
    source, target, *rest = (_stems(part.plain) for part in drawn.parts)
    what = frozenset[str]().union(*rest) - source - target
    found = [each for read in read_sentences(drawn) for each in _transfers(read)]
    about = [each for each in found if len(what & each.clause) >= len(what & each.beside)]
    return _is_turned(about, source - target, target - source)


def _is_turned(found: list[_Transfer], source: frozenset[str], target: frozenset[str]) -> bool:
    if any(not each.giver.isdisjoint(source) for each in found):
        return False
    return any(not each.giver.isdisjoint(target) and not each.taker.isdisjoint(source) for each in found)


def _transfers(read: Clauses) -> Iterator[_Transfer]:
    for at, stemmed in enumerate(read.stems):
        if stemmed in _GIVING or stemmed in _TAKING:
            to = at > 1 and read.words[at - 1] == "to"  # “has agreed to pay”
            subject = frozenset(subject_of(read, at - 2 if to else at))
            behind = read.stems[at + 1 : read.sentence_around(at)[1]]
            clause = _words(read, *read.clause_around(at))
            beside = _words(read, *read.sentence_around(at)) - clause
            if is_passive(read, at):
                yield _Transfer(_after(read, at, "by"), _after(read, at, "to") | subject, clause, beside)
            elif stemmed in _GIVING:
                yield _Transfer(subject, frozenset(behind), clause, beside)
            else:
                yield _Transfer(_after(read, at, "from"), subject, clause, beside)


def _words(read: Clauses, start: int, end: int) -> frozenset[str]:
    return frozenset(read.stems[start:end])


def _after(read: Clauses, at: int, joint: str) -> frozenset[str]:
    """Return the stems of the words behind the next *joint* in the clause, up to another small word."""
    end = read.clause_around(at)[1]
    start = next((place for place in range(at + 1, end) if read.words[place] == joint), end)
    found = set()
    for place in range(start + 1, end):
        if read.words[place] not in STOP_WORDS:
            found.add(read.stems[place])
        elif found:
            break
    return frozenset(found)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(fold_word(word)) for word in words(text) if fold_word(word) not in STOP_WORDS)
