"""A project that is proved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefdeck.model.bank import Bank
from briefdeck.model.brief import Brief
from briefdeck.model.plain_formulas import with_plain_formulas


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
