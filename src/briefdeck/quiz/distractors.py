"""Wrong answers made from proved facts: answers to other questions, of the same type, that are wrong here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefdeck.language.language_tags import is_english
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.markup import plain
from briefdeck.language.names.names import TITLES
from briefdeck.language.same_answer import is_same_answer
from briefdeck.language.stems import contains_stems, core_stems
from briefdeck.language.words import fold
from briefdeck.located import LocatedStr
from briefdeck.model import Bank
from briefdeck.model.bank_index import facts_by_id, rivals_by_fact
from briefdeck.quiz.answer_types import AnswerType, count_significant_digits, is_bound, is_rough, restate
from briefdeck.quiz.candidates import Candidate, Candidates
from briefdeck.quiz.fact_search import FactSearch
from briefdeck.quiz.questions import BLANK, Question
from briefdeck.quiz.spellings import Spellings
from briefdeck.rules.cards.choice import Choice
from briefdeck.rules.cards.option_rules import has_flaw

MOST_DISTRACTORS, FEWEST_DISTRACTORS = 3, 2
"""How many wrong answers a question gets, and the fewest that make it multiple choice (Haladyna: three options are
enough)."""

_OPEN_ENDED = re.compile(rf"(?i)\b{one_of((*ENGLISH.questions.possible, *ENGLISH.people.kin))}\b")
"""What is possible is seldom possible for only one, whatever the facts say of others; and strangers seldom pass
for kin."""


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

        *spellings* knows the spellings of names, *countries_in* finds the countries in a text.
        """
        self._spellings = spellings
        self._english = is_english(bank.language)
        self._rivals = rivals_by_fact(bank)
        self._search = FactSearch(bank.held_facts)
        known = ((question, answer_type) for question, answer_type in typed if answer_type)
        self._candidates = Candidates(facts_by_id(bank), known, spellings, countries_in)

    def find_distractors(self, question: Question, answer_type: AnswerType) -> tuple[str, ...]:
        """Find wrong answers for *question*, whose right answer is of *answer_type*; the same ones each time.

        () where fewer than `FEWEST_DISTRACTORS` good ones are found.
        """
        prompt, right = plain(question.prompt), plain(question.answer)
        subject = self._search.subject_of(prompt)
        if not self._english or not subject.words or _OPEN_ENDED.search(prompt) or is_bound(prompt, right, answer_type):
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
    """Tell whether the right answer stands out by its length or form, by the rules for curators' options."""
    return has_flaw(Choice(LocatedStr(question.prompt), LocatedStr(question.answer), tuple(map(LocatedStr, wrong))))
