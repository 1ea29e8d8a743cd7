"""One fact and all that it is held against; what several rules ask of it is computed once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from typing import Any, TypeVar

from briefdeck.model import Fact
from briefdeck.model.roles import Role
from briefdeck.model.texts import RoleText, texts_of_fact
from briefdeck.rules.context import CheckContext
from briefdeck.rules.evidence import Evidence, evidence_of

T = TypeVar("T")


class FactContext:
    """A fact and all that it is held against."""

    def __init__(self, context: CheckContext, fact: Fact) -> None:
        self.context = context
        self.fact = fact

    @cached_property
    def evidence(self) -> Evidence | None:
        """What the fact rests on; None when a citation leads to no line, which has to be put right first."""
        return evidence_of(self.context, self.fact)

    @cached_property
    def texts(self) -> tuple[RoleText, ...]:
        """All texts of the fact and of its cards."""
        return tuple(texts_of_fact(self.fact))

    def texts_in(self, roles: Collection[Role]) -> Iterator[RoleText]:
        """The texts of the fact that have one of *roles*; of retired cards only what is said of their retirement."""
        for text in self.texts:
            held = text.card is None or text.card.retired is None or text.key == "retired"
            if text.role in roles and held:
                yield text

    def cached(self, make: Callable[[FactContext], T]) -> T:
        """What *make* makes of this fact; computed when it is first asked for, and kept."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @cached_property
    def _made(self) -> dict[Callable[[FactContext], Any], Any]:
        return {}
