"""Wrong answers drawn from proved facts: answers to other questions, of the same sort, that are wrong here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import ceil
from typing import NamedTuple

from briefdeck.articles.concordance import Concordance
from briefdeck.check.cards.choices import ENGLISH, RULES, same
from briefdeck.check.cards.side import Side, contains, core, stems
from briefdeck.check.case import Case
from briefdeck.ledger import empty
from briefdeck.model import Bank, Card, Fact
from briefdeck.problem import Text
from briefdeck.quiz.chance import rank
from briefdeck.quiz.question import Question
from briefdeck.quiz.sorts import Sort, Sorter, restated
from briefdeck.text.cloze import filled
from briefdeck.text.markup import plain
from briefdeck.text.words import STOP_WORDS, fold, tokens

WANTED, FEWEST = 3, 2
"""How many wrong answers a question gets, and the fewest that make it multiple choice (Haladyna: three options are
enough)."""
NEARBY_YEARS = 30
"""How far dates may lie apart."""
LIKE_SIZE = 10.0
"""By which factor amounts may differ."""
TOLD = 0.5
"""From which share of its words on another fact is taken to answer a question."""
_MOST_LOOKED_AT = 60
"""Candidates that are tried for a question, the likest first."""


_A_YEAR = 366
_POSSIBLE = re.compile(r"(?i)\b(?:can|could|may|might)\b")
"""What is possible is seldom possible for one alone, whatever the facts say of others."""


class Candidate(NamedTuple):
    """An answer to another question."""

    answer: str
    question: Question
    sort: Sort


class Distractors:
    """Draws wrong answers for the questions of a bank."""

    def __init__(self, bank: Bank, questions: Sequence[Question], sorter: Sorter) -> None:
        """Takes the *questions* of *bank*, and what knows the sorts of their answers."""
        self._bank = bank
        self._case = Case(bank, {}, Concordance({}), empty(bank.title))
        self._sorter = sorter
        self._facts = {str(fact.id): fact for fact in bank.facts}
        self._english = bank.language.lower().split("-")[0] == "en"
        self._aliases = {fold(each): fold(name) for name, others in bank.names.items() for each in (name, *others)}
        self._rivals = _rivals(bank)
        self._told = _Told(fact for fact in bank.facts if fact.retired is None)
        self._like: dict[tuple[str, str], dict[str, Candidate]] = {}
        for question in questions:
            sort = sorter.sort(plain(question.answer), plain(question.prompt))
            if sort is not None:
                candidate = Candidate(plain(question.answer), question, sort)
                self._like.setdefault((sort.shape, sort.of), {}).setdefault(fold(candidate.answer), candidate)

    def draw(self, question: Question) -> tuple[str, ...]:
        """Wrong answers for *question*, the same each time; none where fewer than `FEWEST` good ones are found."""
        sort = self._sorter.sort(plain(question.answer), plain(question.prompt))
        if sort is None or not self._english or _POSSIBLE.search(question.prompt):
            return ()
        about = self._told.about(plain(question.prompt))
        drawn: list[str] = []
        for candidate in islice(self._candidates(question, sort), _MOST_LOOKED_AT):
            answer = restated(candidate.answer, plain(question.answer), sort)
            if self._is_wrong(candidate, question, about) and all(self._differ(answer, each) for each in drawn):
                drawn.append(answer)
            if len(drawn) == WANTED:
                break
        return tuple(drawn) if len(drawn) >= FEWEST and self._is_fair(question, drawn) else ()

    def _candidates(self, question: Question, sort: Sort) -> Iterator[Candidate]:
        """The answers of the same sort, those of the same topic first, then those of like size."""

        def distance(one: Candidate) -> tuple[bool, float, int]:
            return one.question.topic != question.topic, abs(one.sort.size - sort.size), rank(question.key, one.answer)

        near = [one for one in self._like[sort.shape, sort.of].values() if _is_near(one.sort, sort)]
        return iter(sorted(near, key=distance))

    def _is_wrong(self, candidate: Candidate, question: Question, about: Iterable[tuple[str, ...]]) -> bool:
        """Whether *candidate* is surely no right answer: it is not in the fact, and no other fact gives it."""
        fact = self._facts[question.fact]
        right = (plain(question.answer), *question.accept)
        own = stems(" ".join(map(plain, _texts(fact))))
        return (
            candidate.question.fact not in (question.fact, *self._rivals.get(question.fact, ()))
            and all(self._differ(candidate.answer, each) for each in right)
            and not any(self._stands_in(candidate.answer, text) for text in (own, *about))
        )

    def _differ(self, one: str, other: str) -> bool:
        """Whether two answers neither say the same nor hold one another, under any name."""
        first, second = core(one), core(other)
        if same(one, other) or contains(first, second) or contains(second, first):
            return False
        return self._meant(one) != self._meant(other)

    def _meant(self, answer: str) -> str:
        bare = fold(answer).removeprefix("the ")
        return self._aliases.get(bare, bare)

    def _spellings(self, answer: str) -> list[str]:
        meant = self._meant(answer)
        return [answer, *(each for each, name in self._aliases.items() if name == meant)]

    def _stands_in(self, answer: str, text: tuple[str, ...]) -> bool:
        return any(contains(text, core(each)) for each in self._spellings(answer))

    def _is_fair(self, question: Question, wrong: Sequence[str]) -> bool:
        """Whether the right answer cannot be told by its length or form: by the rules that curators' options keep."""
        fact = self._facts[question.fact]
        answer = Text(plain(question.answer))
        prompt = Text(plain(question.prompt))
        card = Card(q=prompt, a=answer, wrong=tuple(map(Text, wrong)))
        side = Side(self._case, fact, card, prompt, answer, prompt, answer)
        return not any(True for rule in (*RULES, *ENGLISH) for _ in rule(side))


class _Told:
    """Finds the facts that speak of what a question asks about."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._texts = [stems(" ".join(map(plain, _texts(fact)))) for fact in facts]
        self._holding: dict[str, list[int]] = {}
        for at, text in enumerate(self._texts):
            for word in set(text):
                self._holding.setdefault(word, []).append(at)

    def about(self, question: str) -> list[tuple[str, ...]]:
        """The stems of each fact that has at least the share `TOLD` of the words of *question*."""
        asked = {stem for token, stem in zip(tokens(question), stems(question), strict=True) if token not in STOP_WORDS}
        needed = ceil(TOLD * len(asked))
        rare = sorted(asked, key=lambda word: (len(self._holding.get(word, ())), word))[: len(asked) - needed + 1]
        # Whoever has enough of the words has one of these: the others alone are too few.
        near = sorted({at for word in rare for at in self._holding.get(word, ())})
        return [self._texts[at] for at in near if len(asked.intersection(self._texts[at])) >= needed]


def _texts(fact: Fact) -> Iterator[str]:
    """All that *fact* and its cards say."""
    yield fact.fact
    for card in fact.cards:
        yield from filter(None, (card.q, card.a, filled(card.cloze), card.hint, *card.items))


def _rivals(bank: Bank) -> dict[str, set[str]]:
    """The facts that stand against each fact in a dispute."""
    found: dict[str, set[str]] = {}
    for dispute in bank.disputes:
        for each in dispute.facts:
            found.setdefault(str(each), set()).update(map(str, dispute.facts))
    return found


def _is_near(one: Sort, other: Sort) -> bool:
    if one.shape.startswith("date"):
        return abs(one.size - other.size) <= (NEARBY_YEARS if "y" in one.shape else _A_YEAR)
    if one.shape.startswith("amount"):
        small, large = sorted((one.size, other.size))
        return small > 0 and large <= LIKE_SIZE * small
    return True
