"""Signs and comparisons of a page that its lines have the other way: “−25%” for “a quarter more”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.numbers.numbers import cached_quantities
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.sentences.opposites import turnings_of
from briefdeck.language.words import STOP_WORDS, fold_word, words
from briefdeck.model.roles import STATING, Role
from briefdeck.rules.attribution.source_sentences import read_sentences
from briefdeck.rules.fact_context import Claim, FactContext

_SIGN = re.compile(r"(?P<sign>[+−–-])\s?(?P<number>[0-9]+(?:\.[0-9]+)?)\s?%")
_MORE, _LESS = ENGLISH.clauses.comparing.greater | {"up"}, ENGLISH.clauses.comparing.lesser | {"less", "down"}
_FEWER = frozenset(("fewer", "less"))
_HEADINGS = frozenset({Role.TITLE})
_SOON = 2
"""Words behind a number of which one says that it is more."""


def find_other_sign(fact: FactContext) -> Iterator[tuple[Claim, str]]:
    """Find the percentages that a page gives with a “−” and a line with a “more”, or the other way round."""
    for claim in fact.statements_in(STATING) if fact.drawn_from else ():
        match = _SIGN.search(claim.plain)
        mine = cached_quantities(f"{match['number']}%") if match else []
        ways = set(_ways_on_lines(claim, fact, frozenset(mine[0].readings))) if mine else set()
        if match and ways == {"-" if match["sign"] == "+" else "+"}:
            yield claim, match[0]


def _ways_on_lines(claim: Claim, fact: FactContext, readings: frozenset[object]) -> Iterator[str]:
    texts = [*(line for _, line in claim.cited.written_lines), *(drawn.plain for drawn in fact.drawn_from)]
    for text in texts:
        for one in cached_quantities(text):
            behind = [fold_word(word) for word in words(text[one.end :])[:_SOON]]
            if not readings.isdisjoint(one.readings):
                yield from ("+" for _ in _MORE.intersection(behind))
                yield from ("-" for _ in _LESS.intersection(behind))


def find_other_comparison(fact: FactContext) -> Iterator[tuple[Claim, str]]:
    """Find the “fewer visitors” of a page whose lines have more of them, and the other way round."""
    lines: list[Clauses] = []
    for claim in fact.statements_in(_HEADINGS) if fact.drawn_from else ():
        says = clauses_of(claim.plain)
        for at, word in enumerate(says.words[:-1]):
            noun = says.stems[at + 1]
            if word not in _FEWER | {"more"} or says.words[at + 1] in STOP_WORDS or not says.written[at + 1].islower():
                continue
            lines = lines or read_sentences(fact)
            sides = {side for line in lines if noun in line.content for side in _sides(line)}
            if sides == {1 if word == "more" else 0}:
                yield claim, says.written[at]
                return


def _sides(line: Clauses) -> Iterator[int]:
    """Yield 0 where a sentence says that something is or becomes more, 1 where it is or becomes less."""
    yield from (each.side for each in turnings_of(line) if each.pair == 0)
    for at, word in enumerate(line.words[:-1]):
        if line.words[at + 1] == "than" and word in _MORE | _LESS:
            yield int(word in _LESS)
