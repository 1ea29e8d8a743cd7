"""A term of `given:` or `sic:` occurs in the fact or its cards."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.dates.date_range import spell_date
from briefdeck.language.words import fold
from briefdeck.model.roles import ASKED
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "G207",
    "A given term occurs in the fact it is given for, or in its date.",
    why="What is given by hand is not checked, so nothing may be given that is not needed: it was left over from "
    "an older wording, or misspelt.",
    bad=example("""
        facts:
          - id: raise-offered
            fact: In February 2031 the company had offered **4.5 percent** more pay.
            cite: quay:3
            topic: money
            given: {2013: the article speaks of the February before it}
        """),
    good=example("""
        facts:
          - id: raise-offered
            fact: In February 2031 the company had offered **4.5 percent** more pay.
            cite: quay:3
            topic: money
            given: {2031: the article speaks of the February before it}
        """),
    reads_retired=True,
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the terms under `given:` and `sic:` that neither the fact nor its cards use."""
    listed = [(term, "given") for term in fact.fact.given] + [(term, "sic") for term in fact.fact.sic]
    dates = (spell_date(date) for date in (fact.fact.date, fact.fact.as_of) if date)
    says = fold(" ".join([*(text.plain for text in fact.texts_in(ASKED)), *dates])) if listed else ""
    for term, key in listed:
        if fold(term) not in says:
            what = "is given" if key == "given" else "is called a slip"
            message = f"“{term}” {what}, but neither the fact nor its cards have it"
            yield RULE.problem(term.location, message, fact.fact.id, term, f"leave it out of `{key}:`")
