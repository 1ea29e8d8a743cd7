"""Candidates for wrong answers: the answers to other questions, the most similar first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from briefdeck.language.dates.date_range import DateRange
from briefdeck.language.markup import plain
from briefdeck.language.names.names import name_key
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, fold, stem, words
from briefdeck.model import Fact
from briefdeck.quiz.answer_types import AnswerType, find_office
from briefdeck.quiz.questions import Question
from briefdeck.quiz.seeding import seeded_hash
from briefdeck.quiz.spellings import Spellings

NEARBY_YEARS = 30
"""The most years between two dates that can replace each other."""
CONTEMPORARY_YEARS = 10
"""The most years between the years in which a name is known and those of a question."""
SIMILAR_SIZE = 10.0
"""The greatest factor between two amounts that can replace each other."""
_MOST_TRIED = 40
"""The most candidates that are tried for a question."""
_COMMON = 200
"""The number of candidates with a word from which on the word says nothing about similarity."""
_DAYS_OF_YEAR = 366

Group = tuple[str, str]
"""The form and the subject of answers that can replace one another."""


@dataclass(slots=True)
class Candidate:
    """An answer to other questions."""

    answer: str
    """The answer without marks, as the first of them has it."""
    type: AnswerType
    """What it is."""
    index: int
    """Its index, from 0, among the answers of its group in the order of the bank."""
    topics: set[str] = field(default_factory=set)
    """The topics of these questions."""
    words: set[str] = field(default_factory=set)
    """The stems of the words of these questions and their facts."""
    countries: frozenset[str] = frozenset()
    """The countries of which they speak."""
    offices: frozenset[str] | None = None
    """The countries of the offices by which they ask, None where they ask by none."""
    years: set[int] = field(default_factory=set)
    """The years they speak of."""


class Candidates:
    """The answers of a bank, grouped by what they are."""

    def __init__(
        self,
        facts: Mapping[str, Fact],
        answered: Iterable[tuple[Question, AnswerType]],
        spellings: Spellings,
        countries_in: Callable[[str], frozenset[str]],
    ) -> None:
        """Take the *facts* of the bank by id, its questions with the types of their answers, and two name services.

        *spellings* knows the spellings of names, *countries_in* finds the countries in a text.
        """
        self._facts, self._spellings, self._countries_in = facts, spellings, countries_in
        self._by_name: dict[Group, dict[str, Candidate]] = {}
        for question, answer_type in answered:
            self._add(question, answer_type)
        self._in_order = {group: list(candidates.values()) for group, candidates in self._by_name.items()}
        self._by_size = {
            group: sorted(candidates, key=lambda candidate: (candidate.type.size, candidate.index))
            for group, candidates in self._in_order.items()
            if group[0] != "name"
        }
        self._sizes = {
            group: [candidate.type.size for candidate in candidates] for group, candidates in self._by_size.items()
        }
        self._by_word = {
            group: _index_words(candidates) for group, candidates in self._in_order.items() if group[0] == "name"
        }

    def _add(self, question: Question, answer_type: AnswerType) -> None:
        candidates = self._by_name.setdefault((answer_type.form, answer_type.subject), {})
        answer = plain(question.answer)
        is_name = answer_type.form == "name"
        name = " ".join(sorted(self._spellings.names_meant(answer))) if is_name else fold(answer)
        candidate = candidates.setdefault(name, Candidate(answer, answer_type, len(candidates)))
        candidate.topics.add(question.topic)
        if is_name:
            prompt, fact = plain(question.prompt), self._facts[question.fact]
            candidate.words.update(_stems(prompt), _stems(plain(fact.fact)))
            candidate.countries |= self._countries_in(f"{prompt} {plain(fact.fact)}")
            office = find_office(prompt)
            if office:
                candidate.offices = (candidate.offices or frozenset()) | self._countries_in(office)
            candidate.years.update(_years_in(prompt), _years_of(fact))

    def similar_to(self, question: Question, answer_type: AnswerType) -> Sequence[Candidate]:
        """Return answers of the type *answer_type* to other questions, those most similar to *question* first.

        At most `_MOST_TRIED` are returned.
        """
        similar = self._similar_names if answer_type.form == "name" else self._similar_amounts
        return similar(question, answer_type)[:_MOST_TRIED]

    def _similar_amounts(self, question: Question, answer_type: AnswerType) -> Sequence[Candidate]:
        """Return dates or amounts: those of the same topic first, then those closest in size."""
        group = answer_type.form, answer_type.subject
        candidates, sizes = self._by_size[group], self._sizes[group]
        here, (least, most) = bisect_left(sizes, answer_type.size), _similar_sizes(answer_type)
        first = max(here - _MOST_TRIED // 2, bisect_left(sizes, least))
        around = candidates[first : min(here + _MOST_TRIED // 2, bisect_right(sizes, most))]

        def distance(candidate: Candidate) -> tuple[bool, float, int]:
            difference = abs(candidate.type.size - answer_type.size)
            return question.topic not in candidate.topics, difference, candidate.index

        return sorted(around, key=distance)

    def _similar_names(self, question: Question, answer_type: AnswerType) -> Sequence[Candidate]:
        """Return names of the same time and country: first those whose questions and facts share rare words."""
        group = answer_type.form, answer_type.subject
        candidates, prompt = self._in_order[group], plain(question.prompt)
        weights = self._weights(group, prompt)
        own = self._spellings.names_meant(plain(question.answer))
        meant = (candidate for candidate in candidates if own == self._spellings.names_meant(candidate.answer))
        here = next((candidate.index for candidate in meant), 0)
        around = range(max(0, here - _MOST_TRIED), min(len(candidates), here + _MOST_TRIED))
        years = _years_in(prompt) or _years_of(self._facts[question.fact])
        countries = self._countries_in(find_office(prompt)) if answer_type.subject == "person" else frozenset()

        def fits(candidate: Candidate) -> bool:
            known = candidate.countries if candidate.offices is None else candidate.offices
            return countries <= known and _is_contemporary(candidate.years, years)

        def dissimilarity(candidate: Candidate) -> tuple[float, bool, int]:
            weight = round(weights.get(candidate.index, 0.0), 6)
            return -weight, question.topic not in candidate.topics, seeded_hash(question.key, candidate.answer)

        near = (candidates[index] for index in sorted({*weights, *around}))
        return sorted(filter(fits, near), key=dissimilarity)

    def _weights(self, group: Group, prompt: str) -> Mapping[int, float]:
        """Weigh the candidates of *group* by the words that they share with *prompt*: the rarer, the heavier."""
        by_word, total = self._by_word[group], len(self._in_order[group])
        weights: dict[int, float] = {}
        for word in sorted(_stems(prompt)):
            sharing = by_word.get(word, ())
            for index in sharing if len(sharing) < _COMMON else ():
                weights[index] = weights.get(index, 0.0) + log((1 + total) / len(sharing))
        return weights


def _index_words(candidates: Sequence[Candidate]) -> dict[str, list[int]]:
    by_word: dict[str, list[int]] = {}
    for candidate in candidates:
        for word in candidate.words:
            by_word.setdefault(word, []).append(candidate.index)
    return by_word


def _stems(text: str) -> set[str]:
    """Return the stems of the words of *text*; a name and the name of its people have the same stem."""
    return {
        name_key(word) if word[0].isupper() else stem(fold(word))
        for word in words(text)
        if fold(word) not in STOP_WORDS
    }


def _years_in(text: str) -> set[int]:
    return {date.year for date in known_terms(text).dates if date.year}


def _years_of(fact: Fact) -> set[int]:
    """Return the years in *fact*; where it has none, those when it happened or for which it holds."""
    spans = (_span(date) for date in (fact.date, fact.as_of) if date)
    return _years_in(plain(fact.fact)) or next(map(set, spans), set())


def _span(date: DateRange) -> tuple[int, int]:
    return date.first.year, date.last.year


def _is_contemporary(known: Iterable[int], asked: set[int]) -> bool:
    """Tell whether a name *known* from some years fits a question about the years *asked*, if any."""
    return not asked or any(abs(year - asked_year) <= CONTEMPORARY_YEARS for year in known for asked_year in asked)


def _similar_sizes(answer_type: AnswerType) -> tuple[float, float]:
    """Return the least and the largest size of an answer that can replace a date or an amount."""
    if answer_type.form.startswith("date"):
        reach = NEARBY_YEARS if "y" in answer_type.form else _DAYS_OF_YEAR
        return answer_type.size - reach, answer_type.size + reach
    return answer_type.size / SIMILAR_SIZE, answer_type.size * SIMILAR_SIZE
