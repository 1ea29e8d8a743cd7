"""Wrong answers drawn from proved facts: answers to other questions, of the same sort, that are wrong here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefdeck.language.language_tags import is_english
from briefdeck.language.markup import plain
from briefdeck.language.names import TITLES
from briefdeck.language.same_answer import is_same_answer
from briefdeck.language.stems import contains_stems, core_stems
from briefdeck.language.words import fold
from briefdeck.located import LocatedStr
from briefdeck.model import Bank
from briefdeck.model.bank_index import facts_by_id, rivals_by_fact
from briefdeck.quiz.answer_types import AnswerType, digits_told, is_bound, is_rough, restated
from briefdeck.quiz.candidates import Candidate, Candidates
from briefdeck.quiz.fact_search import FactSearch
from briefdeck.quiz.questions import BLANK, Question
from briefdeck.quiz.spellings import Spellings
from briefdeck.rules.cards.choice import Choice
from briefdeck.rules.cards.option_rules import has_flaw

WANTED, FEWEST = 3, 2
"""How many wrong answers a question gets, and the fewest that make it multiple choice (Haladyna: three options are
enough)."""

_OPEN = re.compile(
    r"(?i)\b(?:can|could|may|might|(?:grand)?(?:father|mother|son|daughter|parents?|child|children)|brother|sister|wife"
    r"|husband|uncle|aunt|nephew|niece|cousin)\b"
)
"""What is possible is seldom possible for one alone, whatever the facts say of others; and strangers are seldom taken
for kin."""


class Distractors:
    """Draws wrong answers for the questions of a bank."""

    def __init__(
        self,
        bank: Bank,
        sorts: Sequence[tuple[Question, AnswerType | None]],
        spellings: Spellings,
        countries: Callable[[str], frozenset[str]],
    ) -> None:
        """Takes the questions of *bank*, each with the sort of its answer, and what knows its names and countries."""
        self._spellings = spellings
        self._facts = facts_by_id(bank)
        self._english = is_english(bank.language)
        self._rivals = rivals_by_fact(bank)
        self._told = FactSearch(fact for fact in bank.facts if fact.retired is None)
        self._candidates = Candidates(self._facts, ((each, sort) for each, sort in sorts if sort), spellings, countries)

    def draw(self, question: Question, sort: AnswerType) -> tuple[str, ...]:
        """Wrong answers for *question*, of which the right one is of a *sort*, the same each time.

        None where fewer than `FEWEST` good ones are found.
        """
        prompt, right = plain(question.prompt), plain(question.answer)
        asking = self._told.asking(prompt)
        if (
            sort is None
            or not self._english
            or not asking.words
            or _OPEN.search(prompt)
            or is_bound(prompt, right, sort)
        ):
            return ()
        drawn: list[str] = []
        for candidate in self._candidates.like(question, sort):
            answer = self._as_spelled(candidate, question, sort)
            if (
                answer
                and self._is_wrong(candidate, question)
                and not any(self._told.gives(asking, each) for each in self._spelled(candidate.answer))
                and all(self._differ(answer, each) for each in drawn)
            ):
                drawn.append(answer)
            if len(drawn) == WANTED:
                break
        return tuple(drawn) if len(drawn) >= FEWEST and not _has_flaw(question, drawn) else ()

    def _is_wrong(self, candidate: Candidate, question: Question) -> bool:
        """Whether the fact of *question*, and those it stands against, leave no doubt that *candidate* is wrong."""
        own = {question.fact, *self._rivals.get(question.fact, ())}
        right = (plain(question.answer), *question.accept)
        return all(self._differ(candidate.answer, each) for each in right) and all(
            own.isdisjoint(self._told.holding(each)) for each in self._spelled(candidate.answer)
        )

    def _differ(self, one: str, other: str) -> bool:
        """Whether two answers neither say the same nor hold one another, under any name."""
        first, second = core_stems(one), core_stems(other)
        if is_same_answer(one, other) or contains_stems(first, second) or contains_stems(second, first):
            return False
        return self._spellings.meant(one).isdisjoint(self._spellings.meant(other))

    def _spelled(self, answer: str) -> tuple[str, ...]:
        return self._spellings.of_name(answer) or (answer,)

    def _as_spelled(self, candidate: Candidate, question: Question, sort: AnswerType) -> str:
        """*candidate* written as the right answer is; "" where it cannot be."""
        right, answer = plain(question.answer), candidate.answer
        if sort.of == "person":
            names = (each for each in (answer, *self._spelled(answer)) if fold(each).split()[0] not in TITLES)
            return next((each for each in names if (" " in each) == (" " in right)), "")
        if sort.shape.startswith("amount") and is_rough(plain(question.prompt), right):
            answer = answer if digits_told(answer) <= digits_told(right) else ""
        if answer.startswith("The ") and BLANK in question.prompt and not question.prompt.startswith(BLANK):
            answer = "the " + answer.removeprefix("The ")
        return restated(answer, right, sort)


def _has_flaw(question: Question, wrong: Sequence[str]) -> bool:
    """Tell whether the right answer shows by its length or form: by the rules that curators' options keep too."""
    choice = Choice(LocatedStr(question.prompt), LocatedStr(question.answer), tuple(map(LocatedStr, wrong)))
    return has_flaw(choice)
