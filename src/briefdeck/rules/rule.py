"""What a rule is."""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import dedent
from typing import Literal

Severity = Literal["error", "warning"]

Form = Literal["yaml", "diff", "text"]
"""How examples are written: keys of questions.yaml or a brief, a change of it, or what happens to a file, in words."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One promise that a curator's files keep."""

    code: str
    """A letter for the family and three digits."""
    promise: str
    """What holds when the rule is kept, as one sentence."""
    severity: Severity = "error"
    """Errors keep anything from being built; warnings do not."""
    why: str = field(kw_only=True)
    """Why it matters to whoever writes the facts, and where the rule comes from."""
    bad: str = field(kw_only=True)
    """An example that breaks this rule."""
    good: str = field(kw_only=True)
    """The same as an editor would have it."""
    form: Form = field(default="yaml", kw_only=True)
    """How the examples are written."""


def example(text: str) -> str:
    """*text* without the indentation that it has in the code."""
    return dedent(text).strip("\n") + "\n"
