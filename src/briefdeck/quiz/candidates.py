"""Candidates for wrong answers: the answers to other questions, the likest first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from briefdeck.language.date_range import DateRange
from briefdeck.language.markup import plain
from briefdeck.language.names import name_key
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, fold, stem, words
from briefdeck.model import Fact
from briefdeck.quiz.answer_types import AnswerType, office
from briefdeck.quiz.questions import Question
from briefdeck.quiz.seeding import seeded_hash
from briefdeck.quiz.spellings import Spellings

NEARBY_YEARS = 30
"""How far dates may lie apart."""
CONTEMPORARY_YEARS = 10
"""How far a name may be known from the time of which a question asks."""
LIKE_SIZE = 10.0
"""By which factor amounts may differ."""
_MOST_LOOKED_AT = 40
"""Candidates that are tried for a question, the likest first."""
_COMMON = 200
"""Candidates from which on a word that they share makes none of them liker."""
_A_YEAR = 366


@dataclass(slots=True)
class Candidate:
    """An answer to other questions."""

    answer: str
    """The answer without marks, as the first of them has it."""
    sort: AnswerType
    """What it is."""
    at: int
    """Its place in the bank, among those of its sort."""
    topics: set[str] = field(default_factory=set)
    """The topics of these questions."""
    words: set[str] = field(default_factory=set)
    """What they and their facts speak of."""
    countries: frozenset[str] = frozenset()
    """The countries of which they speak."""
    offices: frozenset[str] | None = None
    """The countries of the offices by which they ask, None where they ask by none."""
    years: set[int] = field(default_factory=set)
    """The years they speak of."""


class Candidates:
    """The answers of a bank, by what they are."""

    def __init__(
        self,
        facts: Mapping[str, Fact],
        answered: Iterable[tuple[Question, AnswerType]],
        spellings: Spellings,
        countries: Callable[[str], frozenset[str]],
    ) -> None:
        """Takes the *facts* of the bank, its questions with the sorts of their answers, and what knows its names."""
        self._facts, self._spellings, self._countries = facts, spellings, countries
        self._like: dict[tuple[str, str], dict[str, Candidate]] = {}
        for question, sort in answered:
            self._add(question, sort)
        self._placed = {key: list(group.values()) for key, group in self._like.items()}
        self._sized = {
            key: sorted(group, key=lambda one: (one.sort.size, one.at))
            for key, group in self._placed.items()
            if key[0] != "name"
        }
        self._sizes = {key: [one.sort.size for one in group] for key, group in self._sized.items()}
        self._speaking = {key: _index(group) for key, group in self._placed.items() if key[0] == "name"}

    def _add(self, question: Question, sort: AnswerType) -> None:
        group = self._like.setdefault((sort.shape, sort.of), {})
        answer = plain(question.answer)
        known = " ".join(sorted(self._spellings.meant(answer))) if sort.shape == "name" else fold(answer)
        one = group.setdefault(known, Candidate(answer, sort, len(group)))
        one.topics.add(question.topic)
        if sort.shape == "name":
            fact = self._facts[question.fact]
            one.words.update(_words(plain(question.prompt)), _words(plain(fact.fact)))
            one.countries |= self._countries(f"{plain(question.prompt)} {plain(fact.fact)}")
            asked = office(plain(question.prompt))
            one.offices = (one.offices or frozenset()) | self._countries(asked) if asked else one.offices
            one.years.update(_years(plain(question.prompt)), _of_fact(fact))

    def like(self, question: Question, sort: AnswerType) -> Iterable[Candidate]:
        """Answers of the same *sort* as that of *question*, at most some forty, the likest first."""
        near = self._names(question, sort) if sort.shape == "name" else self._near(question, sort)
        return near[:_MOST_LOOKED_AT]

    def _near(self, question: Question, sort: AnswerType) -> Sequence[Candidate]:
        """Dates and amounts: those of the same topic first, then those of like size."""
        group, sizes = self._sized[sort.shape, sort.of], self._sizes[sort.shape, sort.of]
        at, (least, most) = bisect_left(sizes, sort.size), _like(sort)
        first = max(at - _MOST_LOOKED_AT // 2, bisect_left(sizes, least))
        around = group[first : min(at + _MOST_LOOKED_AT // 2, bisect_right(sizes, most))]

        def distance(one: Candidate) -> tuple[bool, float, int]:
            return question.topic not in one.topics, abs(one.sort.size - sort.size), one.at

        return sorted(around, key=distance)

    def _names(self, question: Question, sort: AnswerType) -> Sequence[Candidate]:
        """Names: those of the same time and country, and first those of which the same things are said."""
        group, speaking = self._placed[sort.shape, sort.of], self._speaking[sort.shape, sort.of]
        weights: dict[int, float] = {}
        for word in sorted(_words(plain(question.prompt))):
            sharing = speaking.get(word, ())
            for at in sharing if len(sharing) < _COMMON else ():
                weights[at] = weights.get(at, 0.0) + log((1 + len(group)) / len(sharing))
        own = self._spellings.meant(plain(question.answer))
        here = next((one.at for one in group if own == self._spellings.meant(one.answer)), 0)
        around = range(max(0, here - _MOST_LOOKED_AT), min(len(group), here + _MOST_LOOKED_AT))
        years = _years(plain(question.prompt)) or _of_fact(self._facts[question.fact])

        def likeness(one: Candidate) -> tuple[float, bool, int]:
            return (
                -round(weights.get(one.at, 0.0), 6),
                question.topic not in one.topics,
                seeded_hash(question.key, one.answer),
            )

        near = (group[at] for at in sorted({*weights, *around}))
        countries = self._countries(office(plain(question.prompt))) if sort.of == "person" else frozenset()
        fitting = (
            one
            for one in near
            if countries <= (one.countries if one.offices is None else one.offices) and _contemporary(one.years, years)
        )
        return sorted(fitting, key=likeness)


def _index(group: Sequence[Candidate]) -> dict[str, list[int]]:
    speaking: dict[str, list[int]] = {}
    for one in group:
        for word in one.words:
            speaking.setdefault(word, []).append(one.at)
    return speaking


def _words(text: str) -> set[str]:
    """What the words of *text* share with their other forms, and names with those of their people."""
    return {
        name_key(word) if word[0].isupper() else stem(fold(word))
        for word in words(text)
        if fold(word) not in STOP_WORDS
    }


def _years(text: str) -> set[int]:
    return {date.year for date in known_terms(text).dates if date.year}


def _of_fact(fact: Fact) -> set[int]:
    """The years of which *fact* speaks; else those when it happened, or for which it holds."""
    spans = (_span(when) for when in (fact.date, fact.as_of) if when)
    return _years(plain(fact.fact)) or next(map(set, spans), set())


def _span(when: DateRange) -> tuple[int, int]:
    return when.first.year, when.last.year


def _contemporary(known: Iterable[int], asked: set[int]) -> bool:
    """Whether a name that is *known* from some years goes with a question about the years *asked*, if any."""
    return not asked or any(abs(one - other) <= CONTEMPORARY_YEARS for one in known for other in asked)


def _like(sort: AnswerType) -> tuple[float, float]:
    """The least and the largest size of what may stand for a date or an amount."""
    if sort.shape.startswith("date"):
        reach = NEARBY_YEARS if "y" in sort.shape else _A_YEAR
        return sort.size - reach, sort.size + reach
    return sort.size / LIKE_SIZE, sort.size * LIKE_SIZE
