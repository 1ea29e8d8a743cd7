"""Lone quotation marks: a text opens a quotation and does not close it, or closes what it has not opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.model.roles import READ, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "G224",
    "Every quotation mark of a text has its partner.",
    "warning",
    why="With one alone nobody sees where somebody’s words end, so that no rule can hold them against the line, and it "
    "is printed as it stands. Often it is what is left of marks around a whole value, one of which was deleted. A mark "
    "behind a number may stand for inches.",
    bad=example("""
        facts:
          - id: day-of-strike
            fact: The company loses about **$2.4 million** for each day of strike."
            cite: harbour:12
            topic: money
        """),
    good=example("""
        facts:
          - id: day-of-strike
            fact: The company loses about **$2.4 million** for each day of strike.
            cite: harbour:12
            topic: money
        """),
    reads=READ - {Role.SPELLING},  # a list of spellings may be cut at a comma within marks, which Y112 tells
)

_MARKS = tuple(map(re.compile, ('"', "[“”„‟]", "[«»]", "[「」]", "[『』]")))
"""Marks that come in pairs, all of one kind; languages differ in which of a kind opens and which closes."""
_INCHES = re.compile('(?<=[0-9])["”]')


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find texts with an odd number of marks of a kind, those of inches counted or not."""
    for claim in fact.claims_in(RULE.reads):
        without_inches = _INCHES.sub("", claim.plain)
        for marks in _MARKS:
            found = marks.findall(claim.plain)
            if len(found) % 2 and len(marks.findall(without_inches)) % 2:
                message = f"{found[-1]} stands here without its partner"
                yield claim.problem(RULE, message, found[-1], "write both, or none")
