"""What came first on a line comes first in the fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.needs import Need
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.clauses import MOST, Clauses, clauses_of
from briefdeck.language.sentences.opposites import turnings_of
from briefdeck.language.words import stem
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.source_sentences import find_derivations, read_sentences
from briefdeck.rules.fact_context import Claim, FactContext

RULE = Rule(
    "A308",
    "What came first on a line comes first in the fact.",
    why="“Before” for “after” leaves every name and figure as it was, and turns cause and effect round.",
    bad=example("""
        facts:
          - id: minister
            fact: Ida Berg met the crews after the vote.
            cite: quay:4
            topic: strike
        """),
    good=example("""
        facts:
          - id: minister
            fact: Ida Berg met the crews before the vote.
            cite: quay:4
            topic: strike
        """),
    reads=STATING,
    needs=frozenset({Need.TEXTS, Need.STATEMENTS}),
)

_ORDER = ENGLISH.clauses.order
_BEING = frozenset(ENGLISH.grammar.being)
_ORDERING = frozenset().union(*_ORDER)
_SINCE = re.compile(r"\bsince (?:(?!the\b)[\w.]+ ){0,2}?(?P<year>[0-9]{4})\b")
_ARTICLES = frozenset(ENGLISH.grammar.articles)
_SOON = ("ly", "soon", "just", "long")
"""How a word ends that stands before “after” at the beginning of a sentence: “shortly after”."""
_BEGINNING = frozenset(map(stem, ENGLISH.senses.beginning)) | frozenset(("since", "from", "ever"))


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the things that are put in the opposite order, and what was so in a year and not since then."""
    for claim, word in _find_since(fact):
        yield claim.problem(RULE, f"no line says “{word}”: they tell of that year only", word)
    for derived in find_derivations(fact):
        found = derived.find_turned(time_orders_of, is_turned, agrees)
        if found is not None:
            mine, theirs = found
            message = f"the fact turns the order in time round (“{mine.word}”; the line has “{theirs.word}”)"
            yield derived.problem(RULE, message, mine.word, meant=theirs.word)


class TimeOrder(NamedTuple):
    """Two things that a sentence puts in order, each as the stems of its content words."""

    earlier: frozenset[str]
    later: frozenset[str]
    word: str
    """The word that puts them in order, as it is written."""


@lru_cache(maxsize=REMEMBERED)
def time_orders_of(read: Clauses) -> tuple[TimeOrder, ...]:
    """Find what a sentence puts in order."""
    return () if _ORDERING.isdisjoint(read.words) else tuple(_find(read))


def _find(read: Clauses) -> Iterator[TimeOrder]:
    last = len(read.words) - 1
    for at in [at for at, word in enumerate(read.words) if word in _ORDERING][:MOST]:
        word = read.words[at]
        by = at < last and read.words[at + 1] == "by"
        if word in _ORDER.after or word in _ORDER.before:
            this, other = _around(read, at)
            latest = word in _ORDER.after
        elif (word in _ORDER.follows or word in _ORDER.precedes) and (by or read.words[at - 1] not in _BEING):
            start, end = read.clause_around(at)
            other, this = read.content_in(range(start, at)), read.content_in(range(at + 1, end))
            latest = (word in _ORDER.follows) is not by
        else:
            continue
        if this - other and other - this:
            earlier, later = (this, other) if latest else (other, this)
            yield TimeOrder(earlier - later, later - earlier, read.written[at])


def _around(read: Clauses, at: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of what follows “before” or “after” at that place, and of what is said to be so."""
    _, end = read.clause_around(at)
    first, last = read.sentence_around(at)
    opens = first == at or (first == at - 1 and read.words[first].endswith(_SOON))
    behind = read.written[at + 1 : at + 4]
    if opens and len(behind) > 2 and behind[0].lower() in _ARTICLES and behind[1].islower() and behind[2].istitle():
        return read.content_in(range(at + 1, at + 3)), read.content_in(range(at + 3, last))  # “before the sale Aske”
    if opens:
        return read.content_in(range(at + 1, end)), read.content_in(range(end, last))
    return read.content_in(range(at + 1, end)), read.content_in(range(end, last) if at == first else range(first, at))


def is_turned(mine: TimeOrder, theirs: TimeOrder) -> bool:
    """Tell whether both speak of the same two things and put them in opposite orders."""
    crossed = (mine.earlier & theirs.later, mine.later & theirs.earlier)
    straight = (mine.earlier & theirs.earlier, mine.later & theirs.later)
    return all(crossed) and sum(map(len, crossed)) > sum(map(len, straight))


def agrees(mine: TimeOrder, theirs: TimeOrder) -> bool:
    """Tell whether both may speak of the same two things and put them in the same order."""
    return bool(mine.earlier & theirs.earlier and mine.later & theirs.later) and not is_turned(mine, theirs)


def _find_since(fact: FactContext) -> Iterator[tuple[Claim, str]]:
    """Find a “since 2029” where the lines tell of that year only what was so in it."""
    for claim in fact.statements_in(STATING) if fact.drawn_from else ():
        match = _SINCE.search(claim.plain)
        if match is None or "%" in claim.plain or any(each.pair == 0 for each in turnings_of(clauses_of(claim.plain))):
            continue
        lines = [line for line in read_sentences(fact) if match["year"] in line.words]
        if lines and all(_BEGINNING.isdisjoint((*line.words, *line.stems)) for line in lines):
            yield claim, match[0]
