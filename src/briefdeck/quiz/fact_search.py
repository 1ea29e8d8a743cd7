"""A search over what the facts of a bank say: whether one of them gives some answer to some question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from functools import cached_property
from math import ceil
from typing import NamedTuple, TypeVar

from briefdeck.language.stems import contains_stems, core_stems, stems_of
from briefdeck.language.terms import find_terms, known_terms
from briefdeck.language.words import STOP_WORDS, tokens
from briefdeck.model import Fact
from briefdeck.model.roles import Role
from briefdeck.model.texts import texts_of_fact

ANSWERING_SHARE = 0.5
"""The share of the words of a question from which on a fact counts as answering it."""
_SEARCHED = frozenset(
    {Role.STATEMENT, Role.QUESTION, Role.ANSWER, Role.SPELLING, Role.CONTEXT, Role.HELP},
)
"""The roles of the texts of a fact that are searched. Wrong options are left out: they are not true."""
_SHORT = 80
"""The length of texts that probably recur, so that their terms are remembered."""

Thing = TypeVar("Thing", bound=Hashable)


class Subject(NamedTuple):
    """The subject of a question, as words to search for."""

    words: frozenset[str]
    """The stems of its words that are not too common."""
    needed: int
    """The number of these words that a fact must have to answer the question."""
    rare: tuple[str, ...]
    """Its rarest words: so many that every fact with enough of its words has at least one of them."""
    reach: int
    """The greatest number of facts that can have one of the rare words."""


class FactSearch:
    """Finds facts by their words, and by their numbers and dates in any spelling."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """Take the *facts* that are held; each is searched with all that its cards say."""
        self._texts = {str(fact.id): " ".join(_texts(fact)) for fact in facts}
        self._stems = {fact: stems_of(text) for fact, text in self._texts.items()}
        self._words = {fact: frozenset(stems) for fact, stems in self._stems.items()}
        self._facts_by_word = _invert(self._words)
        self._facts_by_answer: dict[str, frozenset[str]] = {}

    def subject_of(self, question: str) -> Subject:
        """Find what *question*, which has no marks, asks about."""
        words = frozenset(
            stem for token, stem in zip(tokens(question), stems_of(question), strict=True) if token not in STOP_WORDS
        )
        needed = ceil(ANSWERING_SHARE * len(words))
        by_rarity = sorted(words, key=lambda word: (len(self._facts_by_word.get(word, ())), word))
        rare = tuple(by_rarity[: len(words) - needed + 1])
        return Subject(words, needed, rare, sum(len(self._facts_by_word.get(word, ())) for word in rare))

    def is_answered(self, subject: Subject, answer: str) -> bool:
        """Tell whether some fact about *subject* has *answer*, as far as words can show."""
        facts = self.facts_with(answer)
        if len(facts) <= subject.reach:
            return any(self._speaks_of(fact, subject) for fact in facts)
        near = (fact for word in subject.rare for fact in self._facts_by_word.get(word, ()))
        return any(fact in facts and self._speaks_of(fact, subject) for fact in near)

    def _speaks_of(self, fact: str, subject: Subject) -> bool:
        return len(subject.words & self._words[fact]) >= subject.needed

    def facts_with(self, answer: str) -> frozenset[str]:
        """Find the ids of the facts that have *answer* as it is spelled; numbers and dates in any spelling."""
        facts = self._facts_by_answer.get(answer)
        if facts is None:
            facts = self._facts_by_answer[answer] = self._find_facts(answer)
        return facts

    def _find_facts(self, answer: str) -> frozenset[str]:
        phrase, amounts = core_stems(answer), _amounts(answer)
        facts = {fact for amount in amounts for fact in self._facts_by_amount.get(amount, ())}
        if len(phrase) == 1 or not amounts:  # what has more words is found as a number, by its value
            rarest = min((self._facts_by_word.get(word, ()) for word in phrase), key=len, default=())
            facts.update(fact for fact in rarest if contains_stems(self._stems[fact], phrase))
        return frozenset(facts)

    @cached_property
    def _facts_by_amount(self) -> Mapping[Hashable, list[str]]:
        return _invert({fact: _amounts(text) for fact, text in self._texts.items()})


def _invert(things_by_fact: Mapping[str, frozenset[Thing]]) -> Mapping[Thing, list[str]]:
    """List the facts that have each thing, in their order."""
    facts: dict[Thing, list[str]] = defaultdict(list)
    for fact, things in things_by_fact.items():
        for thing in things:
            facts[thing].append(fact)
    return facts


def _amounts(text: str) -> frozenset[Hashable]:
    """Return the numbers and dates in *text*, by their meaning."""
    amounts = known_terms(text) if len(text) < _SHORT else find_terms(text)
    readings = (reading for quantity in amounts.quantities for reading in quantity.readings)
    return frozenset((*readings, *(date.meaning for date in amounts.dates)))


def _texts(fact: Fact) -> Iterable[str]:
    """Yield all that *fact* and its cards say, without marks and deletions."""
    return (text.plain for text in texts_of_fact(fact) if text.role in _SEARCHED)
