"""What the facts of a bank tell: whether one of them gives some answer to some question."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from functools import cached_property
from math import ceil
from typing import NamedTuple

from briefdeck.language.cloze import filled
from briefdeck.language.markup import plain
from briefdeck.language.stems import contains_stems, core_stems, stems_of
from briefdeck.language.terms import known_terms, terms
from briefdeck.language.words import STOP_WORDS, tokens
from briefdeck.model import Fact

TOLD = 0.5
"""From which share of its words on another fact is taken to answer a question."""


class Asking(NamedTuple):
    """What a question asks about."""

    words: frozenset[str]
    """The stems of its words that are not too common."""
    needed: int
    """How many of them a fact has that answers it."""
    rare: tuple[str, ...]
    """Its rarest words: so many that a fact which has enough of its words has one of these."""
    reach: int
    """How many facts have one of these, at most."""


class FactSearch:
    """What facts say, by its words and by its numbers and dates in whatever spelling."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """Takes the *facts* that are held, each with all that its cards say."""
        self._said = {str(fact.id): " ".join(map(plain, _texts(fact))) for fact in facts}
        self._stems = {fact: stems_of(said) for fact, said in self._said.items()}
        self._words = {fact: frozenset(said) for fact, said in self._stems.items()}
        self._having = _index(self._words)
        self._holders: dict[str, frozenset[str]] = {}

    def asking(self, question: str) -> Asking:
        """What *question*, which has no marks, asks about."""
        words = frozenset(
            stem for token, stem in zip(tokens(question), stems_of(question), strict=True) if token not in STOP_WORDS
        )
        needed = ceil(TOLD * len(words))
        by_rarity = sorted(words, key=lambda word: (len(self._having.get(word, ())), word))
        rare = tuple(by_rarity[: len(words) - needed + 1])
        return Asking(words, needed, rare, sum(len(self._having.get(word, ())) for word in rare))

    def gives(self, asking: Asking, answer: str) -> bool:
        """Whether a fact that speaks of what is asked holds *answer*, as far as words can tell."""
        holders = self.holding(answer)
        if len(holders) <= asking.reach:
            return any(self._speaks(fact, asking) for fact in holders)
        near = (fact for word in asking.rare for fact in self._having.get(word, ()))
        return any(fact in holders and self._speaks(fact, asking) for fact in near)

    def _speaks(self, fact: str, asking: Asking) -> bool:
        return len(asking.words & self._words[fact]) >= asking.needed

    def holding(self, answer: str) -> frozenset[str]:
        """The ids of the facts in which *answer* stands, as it is spelled; numbers and dates in any spelling."""
        found = self._holders.get(answer)
        if found is None:
            found = self._holders[answer] = frozenset(self._find(answer))
        return found

    def _find(self, answer: str) -> Iterator[str]:
        phrase, amounts = core_stems(answer), _amounts(answer)
        for amount in amounts:
            yield from self._counting.get(amount, ())
        if len(phrase) == 1 or not amounts:  # what has more words is found as a number, by its value
            rarest = min((self._having.get(word, ()) for word in phrase), key=len, default=())
            yield from (fact for fact in rarest if contains_stems(self._stems[fact], phrase))

    @cached_property
    def _counting(self) -> dict[Hashable, list[str]]:
        return _index({fact: _amounts(said) for fact, said in self._said.items()})


def _index(had: dict[str, frozenset[str]] | dict[str, frozenset[Hashable]]) -> dict[Hashable, list[str]]:
    """The facts that have each thing, in order."""
    having: dict[Hashable, list[str]] = {}
    for fact, things in had.items():
        for each in things:
            having.setdefault(each, []).append(fact)
    return having


def _amounts(text: str) -> frozenset[Hashable]:
    """What *text* counts and dates, by its meaning."""
    found = known_terms(text) if len(text) < _SHORT else terms(text)
    counted = [reading for quantity in found.quantities for reading in quantity.readings]
    return frozenset((*counted, *(date.meaning for date in found.dates)))


_SHORT = 80
"""Characters of what is worth remembering."""


def _texts(fact: Fact) -> Iterator[str]:
    """All that *fact* and its cards say."""
    yield fact.fact
    for card in fact.cards:
        back = card.reverse
        yield from filter(None, (card.q, card.a, filled(card.cloze), card.hint, *card.items, *card.before, *card.after))
        yield from filter(None, (*card.accept, back and back.q, back and back.a))
