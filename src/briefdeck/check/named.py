"""Rules G211–G213 and A306: whether a name of a fact stands where its lines have it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefdeck.check import company, kinds, speakers
from briefdeck.check.each import Check, EachFact
from briefdeck.check.standing import Statement, statements
from briefdeck.model import Fact
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext

_RULES: tuple[Callable[[Statement], Iterator[Problem]], ...] = (
    company.names_stand_with_their_words,
    *kinds.SIDE_RULES,
    speakers.speakers_speak,
)


@EachFact
def names_stand_where_they_belong(case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """A name stands with its words, once, as what it is, and speaks only where it does."""
    for statement in statements(case, fact):
        if statement.mentions:
            for rule in _RULES:
                yield from rule(statement)


CHECKS: tuple[Check, ...] = (names_stand_where_they_belong,)
