"""Rule G214: whether an answer is of the kind that its question asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.check.each import Check, EachFact
from briefdeck.language.markup import plain
from briefdeck.language.terms import terms
from briefdeck.located import LocatedStr
from briefdeck.model import Fact
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.old_docs import RULES

_POSSESSIVE = re.compile(r"(?:['’]s|s['’])\s*\Z")
_WHOSE = re.compile(r"\bwhose\b|\bof (?:whom|which|what)\b|\bwhich (?:\w+ )?\w+['’]", re.IGNORECASE)
_OF_TIME = re.compile(
    r"\b(?:when|years?|dates?|days?|months?|weeks?|weekday|decade|century|season|time|old|age|long|since|until|till|era)\b",
    re.IGNORECASE,
)
_AROUND_A_DATE = re.compile(r"\b(?:on|in|at|by|since|until|from|to|the|of|and|about|around|early|mid|late)\b|[\W_]")
_DEFINITE = re.compile(r"\b(?:19|20)\d\d\b|\d")


@EachFact
def answers_are_of_the_kind_asked_for(_case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """An answer is of the kind its question asks for: a date to “when”, somebody's only to “whose”."""
    for card in fact.cards if fact.retired is None else ():
        yield from _of_side(fact, card.q, card.a)
        if card.reverse:
            yield from _of_side(fact, card.reverse.q, card.reverse.a)


def _of_side(fact: Fact, question: LocatedStr, answer: LocatedStr) -> Iterator[Problem]:
    if _POSSESSIVE.search(answer) and answer[:2].istitle() and not _WHOSE.search(question):
        hint = f"{_POSSESSIVE.sub('', plain(answer))}"
        message = f"“{plain(answer)}” says whose, and the question does not ask that"
        yield RULES["G214"].problem(answer.location, message, fact.id, answer, f"is “{hint}” meant?")
    elif _DEFINITE.search(answer) and not _OF_TIME.search(question) and _is_date(plain(answer)):
        message = f"“{plain(answer)}” says when, and the question does not ask that"
        yield RULES["G214"].problem(answer.location, message, fact.id, answer)


def _is_date(answer: str) -> bool:
    """Whether *answer* is a date and nothing else, and one that is no mere number."""
    dated = terms(answer).dates
    for one in reversed(dated):
        answer = answer[: one.start] + answer[one.end :]
    return bool(dated) and not _AROUND_A_DATE.sub("", answer.lower())


CHECKS: tuple[Check, ...] = (answers_are_of_the_kind_asked_for,)
