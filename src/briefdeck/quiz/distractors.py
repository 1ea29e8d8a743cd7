"""Wrong answers made from proved facts: answers to other questions, of the same type, that no fact makes right here."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil, log
from typing import NamedTuple, TypeVar

from briefdeck.language.dates.date_range import DateRange
from briefdeck.language.language_tags import is_english
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.markup import plain
from briefdeck.language.names.names import TITLES, name_key
from briefdeck.language.same_answer import is_same_answer
from briefdeck.language.stems import contains_stems, core_stems, stems_of
from briefdeck.language.terms import find_terms, known_terms
from briefdeck.language.words import STOP_WORDS, fold, stem, tokens, words
from briefdeck.located import LocatedStr
from briefdeck.model import Bank, Fact
from briefdeck.model.bank import facts_by_id, rivals_by_fact
from briefdeck.model.roles import Role
from briefdeck.model.texts import texts_of_fact
from briefdeck.quiz.answer_types import (
    MOST_POINTS,
    POINTS,
    AnswerType,
    count_significant_digits,
    find_office,
    is_bound,
    is_rough,
    restate,
)
from briefdeck.quiz.questions import BLANK, Question
from briefdeck.quiz.seeding import seeded_hash
from briefdeck.quiz.spellings import Spellings
from briefdeck.rules.cards import (
    absolute_option,
    article_clue,
    clang_association,
    one_right_option,
    option_about_options,
    option_count,
    option_kinds,
    option_length,
    unmarked_negative,
)
from briefdeck.rules.cards.parts.choice import Choice

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

    def __init__(self, facts: Iterable[Fact], languages: Mapping[str, str] | None = None) -> None:
        """Take the *facts* that are held; each is searched with all that its cards say.

        *languages* has the tag of the language in which each is read, by its id; left out, all are in English.
        """
        self._languages = languages or {}
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
        return _invert({fact: _amounts(text, self._languages.get(fact, "en")) for fact, text in self._texts.items()})


def _invert(things_by_fact: Mapping[str, frozenset[Thing]]) -> Mapping[Thing, list[str]]:
    """List the facts that have each thing, in their order."""
    facts: dict[Thing, list[str]] = defaultdict(list)
    for fact, things in things_by_fact.items():
        for thing in things:
            facts[thing].append(fact)
    return facts


def _amounts(text: str, language: str = "en") -> frozenset[Hashable]:
    """Return the numbers and dates in *text*, which is in *language*, by their meaning."""
    amounts = known_terms(text, language) if len(text) < _SHORT else find_terms(text, language)
    readings = (reading for quantity in amounts.quantities for reading in quantity.readings)
    return frozenset((*readings, *(date.meaning for date in amounts.dates)))


def _texts(fact: Fact) -> Iterable[str]:
    """Yield all that *fact* and its cards say, without marks and deletions."""
    return (text.plain for text in texts_of_fact(fact) if text.role in _SEARCHED)


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
MOST_DISTRACTORS, FEWEST_DISTRACTORS = 3, 2
"""How many wrong answers a question gets, and the fewest that make it multiple choice (Haladyna: three options are
enough)."""
_OPEN_ENDED = re.compile(rf"(?i)\b{one_of((*ENGLISH.questions.possible, *ENGLISH.people.kin))}\b")
"""What is possible is seldom possible for only one, whatever the facts say of others; and strangers seldom pass
for kin."""
_DECIMALS = re.compile(r"[0-9]\.[0-9]")
_RULES = (
    option_length,
    one_right_option,
    option_count,
    option_about_options,
    option_kinds,
    clang_association,
    article_clue,
    unmarked_negative,
    absolute_option,
)


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
    most = answer_type.size * SIMILAR_SIZE
    is_points = answer_type.subject in (POINTS, "percentage point")
    return answer_type.size / SIMILAR_SIZE, min(most, MOST_POINTS) if is_points else most


class Distractors:
    """Finds wrong answers for the questions of a bank."""

    def __init__(
        self,
        bank: Bank,
        typed: Sequence[tuple[Question, AnswerType | None]],
        spellings: Spellings,
        countries_in: Callable[[str], frozenset[str]],
    ) -> None:
        """Take the questions of *bank* with the types of their answers, None where unknown, and two name services.

        *spellings* knows the spellings of names, *countries_in* finds the countries in a text. Only questions in
        English are used: in other languages nobody could tell whether two answers replace each other.
        """
        self._spellings = spellings
        self._rivals = rivals_by_fact(bank)
        self._search = FactSearch(bank.held_facts, {question.fact: question.language for question, _ in typed})
        known = (
            (question, answer_type) for question, answer_type in typed if answer_type and is_english(question.language)
        )
        self._candidates = Candidates(facts_by_id(bank), known, spellings, countries_in)

    def find_distractors(self, question: Question, answer_type: AnswerType) -> tuple[str, ...]:
        """Find wrong answers for *question*, whose right answer is of *answer_type*; the same ones each time.

        () where fewer than `FEWEST_DISTRACTORS` good ones are found.
        """
        if not is_english(question.language):
            return ()
        prompt, right = plain(question.prompt), plain(question.answer)
        subject = self._search.subject_of(prompt)
        if not subject.words or _OPEN_ENDED.search(prompt) or is_bound(prompt, right, answer_type):
            return ()
        distractors: list[str] = []
        for candidate in self._candidates.similar_to(question, answer_type):
            answer = self._write_like(candidate, question, answer_type)
            if (
                answer
                and self._is_wrong(candidate, question)
                and not any(self._search.is_answered(subject, spelling) for spelling in self._spelled(candidate.answer))
                and all(self._differ(answer, distractor) for distractor in distractors)
            ):
                distractors.append(answer)
            if len(distractors) == MOST_DISTRACTORS:
                break
        enough = len(distractors) >= FEWEST_DISTRACTORS
        return tuple(distractors) if enough and not _has_flaw(question, distractors) else ()

    def _is_wrong(self, candidate: Candidate, question: Question) -> bool:
        """Tell whether the fact of *question*, and its rivals in disputes, leave no doubt that *candidate* is wrong."""
        own = {question.fact, *self._rivals.get(question.fact, ())}
        right = (plain(question.answer), *question.accept)
        return all(self._differ(candidate.answer, answer) for answer in right) and all(
            own.isdisjoint(self._search.facts_with(spelling)) for spelling in self._spelled(candidate.answer)
        )

    def _differ(self, one: str, other: str) -> bool:
        """Tell whether two answers neither mean the same nor contain each other, under any of their names."""
        first, second = core_stems(one), core_stems(other)
        if is_same_answer(one, other) or contains_stems(first, second) or contains_stems(second, first):
            return False
        return self._spellings.names_meant(one).isdisjoint(self._spellings.names_meant(other))

    def _spelled(self, answer: str) -> tuple[str, ...]:
        return self._spellings.spellings_of_name(answer) or (answer,)

    def _write_like(self, candidate: Candidate, question: Question, answer_type: AnswerType) -> str:
        """Write *candidate* as the right answer is written; "" where it cannot be."""
        right, answer = plain(question.answer), candidate.answer
        if answer_type.subject == "person":
            spellings = (answer, *self._spelled(answer))
            untitled = (spelling for spelling in spellings if fold(spelling).split()[0] not in TITLES)
            return next((spelling for spelling in untitled if (" " in spelling) == (" " in right)), "")
        if answer_type.form.startswith("amount") and is_rough(plain(question.prompt), right):
            as_rough = count_significant_digits(answer) <= count_significant_digits(right)
            answer = answer if as_rough else ""
        if answer.startswith("The ") and BLANK in question.prompt and not question.prompt.startswith(BLANK):
            answer = "the " + answer.removeprefix("The ")
        return restate(answer, right, answer_type)


def _has_flaw(question: Question, wrong: Sequence[str]) -> bool:
    """Tell whether the right answer stands out by its length or form, by the rules for curators' options.

    And as the only decimal, or the only number that is none.
    """
    right = _DECIMALS.search(question.answer) is not None
    if any(map(str.isdecimal, question.answer)) and all(
        (_DECIMALS.search(other) is not None) is not right for other in wrong
    ):
        return True
    return has_flaw(Choice(LocatedStr(question.prompt), LocatedStr(question.answer), tuple(map(LocatedStr, wrong))))


def has_flaw(choice: Choice) -> bool:
    """Tell whether *choice*, in English, breaks a rule about options."""
    return any(True for rule in _RULES for _ in rule.find_flaws(choice))
