"""Every rule by its code: what it promises and how grave its breach is.

Letters: Y the YAML itself, C citations, G grounding, B briefs, L the ledger. A code, once released,
keeps its meaning for ever: people switch rules off by it.
"""

from __future__ import annotations

from briefdeck.rules import attribution, briefs, citations, grounding, reading, releases
from briefdeck.rules.rule import Rule, Severity

__all__ = ["RULES", "Rule", "Severity"]

RULES = {
    rule.code: rule
    for family in (reading, citations, grounding, attribution, briefs, releases)
    for rule in family.RULES
}
"""The rules by code, in the order of the documentation."""
