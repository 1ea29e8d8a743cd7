"""A term of `given:` occurs in the fact or its cards."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.words import fold
from briefdeck.model.roles import ASKED
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "G207",
    "A given term occurs in the fact it is given for.",
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
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the terms under `given:` that neither the fact nor its cards use."""
    given = fact.fact.given
    says = fold(" ".join(text.plain for text in fact.texts_in(ASKED))) if given else ""
    for term in given:
        if fold(term) not in says:
            message = f"“{term}” is given, but neither the fact nor its cards have it"
            yield RULE.problem(term.location, message, fact.fact.id, term, "leave it out of `given:`")
