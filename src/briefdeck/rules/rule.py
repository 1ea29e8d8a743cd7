"""What a rule is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One promise that a curator's files keep."""

    code: str
    """A letter for the family and three digits."""
    promise: str
    """What holds when the rule is kept, as one sentence."""
    severity: Severity = "error"
    """Errors keep anything from being built; warnings do not."""
