"""Every rule by its code: what it promises, why, and how grave its breach is.

A code, once released, keeps its meaning for ever: people switch rules off by it.
"""

from __future__ import annotations

from briefdeck.problem import Rule, Severity
from briefdeck.rules import (
    attribution,
    belonging,
    grounding,
)

__all__ = ["FAMILIES", "RULES", "Rule", "Severity"]

FAMILIES = {
    "Y": "The YAML itself",
    "C": "Citations",
    "G": "Grounding",
    "A": "Attribution",
    "W": "Own words",
    "Q": "Card wording",
    "D": "Disputes and agreement",
    "B": "Briefs",
    "P": "Pictures",
    "L": "The ledger",
}
"""What the rules are about, by the letter of their codes, in the order of the documentation."""

_MODULES = (grounding, belonging, attribution)

RULES: dict[str, Rule] = {
    rule.code: rule
    for family in FAMILIES
    for rule in sorted((rule for module in _MODULES for rule in module.RULES), key=lambda rule: rule.code)
    if rule.code.startswith(family)
}
"""The rules by code, in the order of the documentation."""
