"""A project that is proved, and its facts with their formulas as plain text: for whatever is not Anki."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TypeVar

from briefdeck.language.formulas import spell_formulas
from briefdeck.located import LocatedStr
from briefdeck.model.bank import Bank, Fact
from briefdeck.model.brief import Brief

T = TypeVar("T")


def with_plain_formulas(bank: Bank) -> Bank:
    """Return *bank* with the formulas in the texts of its facts and their cards as plain text; the same if none has."""
    if not any(fact.math == "yes" for fact in bank.facts):
        return bank
    return replace(bank, facts=tuple(_spell_fact(fact) if fact.math == "yes" else fact for fact in bank.facts))


def _spell_fact(fact: Fact) -> Fact:
    return replace(fact, fact=_spell(fact.fact), cards=_spell(fact.cards), value=_spell(fact.value))


def _spell(part: T) -> T:
    """Return *part* of a record with the formulas of every text in it spelled; its keys stay as they are."""
    spelled: object = part
    if isinstance(part, LocatedStr):
        spelled = LocatedStr(spell_formulas(part), part.location)
    elif isinstance(part, tuple):
        spelled = tuple(map(_spell, part)) if type(part) is tuple else part
    elif isinstance(part, Mapping):
        spelled = {key: _spell(value) for key, value in part.items()}
    elif is_dataclass(part) and not isinstance(part, type):
        spelled = replace(part, **{each.name: _spell(getattr(part, each.name)) for each in fields(part) if each.init})
    return spelled  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Verified:
    """A bank and its briefs, with every citation proved: the only thing a renderer takes.

    Only `briefdeck.check.verify` makes one, and only when no error remains.
    """

    bank: Bank
    """The facts."""
    briefs: Mapping[str, Brief]
    """The pages, by the names of their files without the ending."""
    images: Mapping[str, bytes] = field(default_factory=dict)
    """The pictures of its cards and briefs, by the names of their files."""
    fonts: Mapping[str, bytes] = field(default_factory=dict)
    """The faces that the bank and its briefs add, by the names of their files."""
    printed: Bank = field(init=False, repr=False)
    """The facts with their formulas as plain text, for whatever is not Anki."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "printed", with_plain_formulas(self.bank))
