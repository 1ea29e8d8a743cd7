"""Who gives in an exchange gives on the lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.needs import Need
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.sentences.roles import is_passive, subject_of
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.source_sentences import all_sentences
from briefdeck.rules.context import CheckContext
from briefdeck.rules.drawn_text import DrawnContext, drawn_contexts

RULE = Rule(
    "B717",
    "Who gives in an exchange gives on the lines.",
    "warning",
    why="An arrow drawn the wrong way makes a buyer of a seller, and every name and number on it is right. It is found "
    "where the lines tell of one giving, selling or paying the other, and never the other way round.",
    bad=example("""
        exchange:
          - {from: Valmora, to: Norrland Ferries, what: two ferries, facts: [sold]}
        """),
    good=example("""
        exchange:
          - {from: Norrland Ferries, to: Valmora, what: two ferries, facts: [sold]}
        """),
    needs=frozenset({Need.TEXTS, Need.STATEMENTS}),
)

_GIVING = frozenset(map(stem, ENGLISH.statements.giving | {"pay", "hand", "grant", "donate", "return", "transfer"}))
_TAKING = frozenset(map(stem, ENGLISH.statements.taking | {"purchase", "acquire"}))


class _Transfer(NamedTuple):
    """Who gives and who gets something in a sentence, as the stems of the words there."""

    giver: frozenset[str]
    taker: frozenset[str]


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find the arrows of which the one at the head gives to the other on the lines."""
    for drawn in context.cached(drawn_contexts):
        if drawn.parts[0].key == "exchange.from" and len(drawn.parts) > 1:
            source, target = (_stems(part.plain) for part in drawn.parts[:2])
            found = [each for read in all_sentences(drawn) for each in _transfers(read)]
            if _is_turned(found, source - target, target - source):
                giver = drawn.parts[1].plain
                message = f"on the lines it is {giver} that gives to {drawn.parts[0].plain}"
                yield _problem(drawn, message)


def _problem(drawn: DrawnContext, message: str) -> Problem:
    first = drawn.parts[0]
    fact = str(drawn.drawn_from[0].fact.id) if len(drawn.drawn_from) == 1 else ""
    return RULE.problem(first.text.location, message, fact, first.plain, "turn the arrow round")


def _is_turned(found: list[_Transfer], source: frozenset[str], target: frozenset[str]) -> bool:
    if any(not each.giver.isdisjoint(source) for each in found):
        return False
    return any(not each.giver.isdisjoint(target) and not each.taker.isdisjoint(source) for each in found)


def _transfers(read: Clauses) -> Iterator[_Transfer]:
    for at, stemmed in enumerate(read.stems):
        if stemmed in _GIVING or stemmed in _TAKING:
            subject = frozenset(subject_of(read, at))
            behind = read.stems[at + 1 : read.sentence_around(at)[1]]
            if is_passive(read, at):
                yield _Transfer(_after(read, at, "by"), _after(read, at, "to") | subject)
            elif stemmed in _GIVING:
                yield _Transfer(subject, frozenset(behind))
            else:
                yield _Transfer(_after(read, at, "from"), subject)


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
