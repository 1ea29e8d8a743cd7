"""False statements from disputes: a fact with the value that the other side gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.markup import plain
from briefdeck.model import Bank, Fact
from briefdeck.model.bank import disputes_by_fact, facts_by_id
from briefdeck.quiz.judge import judge, read_answer
from briefdeck.quiz.questions import Question

_EXACT = "bare"


class Contradictions:
    """Finds what contradicts a fact of a bank in its own words."""

    def __init__(self, bank: Bank, questions: list[Question]) -> None:
        """Take *bank* and the *questions* that its facts allow."""
        self._bank = bank
        self._facts = facts_by_id(bank)
        self._disputes = disputes_by_fact(bank)
        self._answers: dict[str, list[str]] = {}
        for question in questions:
            self._answers.setdefault(question.fact, []).append(plain(question.answer))

    def find(self, question: Question) -> tuple[str, ...]:
        """List statements that are surely no word of whoever says the fact of *question*, without marks.

        Each is the fact with the value that a rival gives for the same thing in place of the answer to *question*.
        """
        fact, answer = self._facts[question.fact], plain(question.answer)
        if question.because or question.fact not in self._disputes:
            return ()
        values = [(key, str(value)) for key, value in fact.value.items() if self._judge(value, answer) == "right"]
        stated = (
            put_in_place(plain(fact.fact), value, rival)
            for key, value in values
            for rival in self._rival_values(fact, key, value)
        )
        return tuple(dict.fromkeys(filter(None, stated)))

    def _judge(self, one: str, other: str) -> str:
        return judge(str(one), [str(other)], language=self._bank.language)

    def _rival_values(self, fact: Fact, key: str, value: str) -> Iterator[str]:
        """Yield the values for *key* that rivals of *fact* give, and nobody who says *fact*."""
        given = [
            (other, str(theirs)) for other in self._bank.facts for name, theirs in other.value.items() if name == key
        ]
        for dispute in self._disputes[fact.id]:
            rivals = [(rival, theirs) for rival, theirs in given if rival.id in dispute.facts and rival.retired is None]
            for rival, theirs in rivals:
                is_exact = _is_exact(value) and _is_exact(theirs)
                is_other = self._judge(theirs, value) == self._judge(value, theirs) == "wrong"
                is_answer = any(self._judge(theirs, answer) == "right" for answer in self._answers.get(rival.id, ()))
                is_contrary = is_exact or (is_answer and dispute.kind == "contradiction")
                saying = [other for other, told in given if self._judge(told, theirs) != "wrong"]
                if is_other and is_contrary and all(_are_apart(fact, other) for other in saying):
                    yield theirs


def _is_exact(value: str) -> bool:
    """Tell whether *value* is one amount or date without a hedge."""
    read = read_answer(value)
    return read.held == _EXACT and [item.kind for item in read.items] == ["amount"]


def _are_apart(one: Fact, other: Fact) -> bool:
    """Tell whether two facts are the words of different people, or else of different articles."""
    if one.said_by:
        return str(one.said_by) != str(other.said_by)
    return set(one.articles).isdisjoint(other.articles)


def put_in_place(statement: str, words: str, others: str) -> str:
    """Put *others* in the place of *words* in *statement*; "" where these do not stand in it just once."""
    pattern = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", words)))
    found = list(re.finditer(rf"(?i)\b{pattern}\b", statement))
    if len(found) != 1:
        return ""
    start, end = found[0].span()
    return f"{statement[:start]}{_with_case(others, words, statement[start])}{statement[end:]}"


def _with_case(others: str, words: str, written: str) -> str:
    """Write *others* with a small or great first letter where the statement has *words* so."""
    if written == words[0] or others[1:2].isupper():
        return others
    return (others[0].lower() if written.islower() else others[0].upper()) + others[1:]
