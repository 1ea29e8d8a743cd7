"""Checks, and those of one fact at a time, whose facts can be shared out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import update_wrapper

from briefdeck.model import Fact
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext

Check = Callable[[CheckContext], Iterator[Problem]]
"""What finds all that a rule, or several, complain of in a case."""


class EachFact:
    """A check that looks at one fact at a time. Called like any other, it looks at all of a case."""

    def __init__(self, of_fact: Callable[[CheckContext, Fact], Iterator[Problem]]) -> None:
        self.of_fact = of_fact
        update_wrapper(self, of_fact)

    def __call__(self, case: CheckContext) -> Iterator[Problem]:
        """What is wrong with the facts of *case*."""
        for fact in case.bank.facts:
            yield from self.of_fact(case, fact)
