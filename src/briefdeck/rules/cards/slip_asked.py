"""Cards that ask for a slip of their source."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.stems import has_run
from briefdeck.language.words import tokens
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import find_answers
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q541",
    "No card asks for a slip of its source.",
    "warning",
    why="What is recalled is what stays: after a year a learner remembers the misspelt name and not the remark that it "
    "is misspelt. Ask for something else that the fact says.",
    bad=example("""
        facts:
          - id: crossings
            fact: Crews of “Norrland Ferries” have stopped work in March 2031.
            cite: quay:4
            topic: strike
            sic: {Norrland Ferries: the company is Nordland Ferries}
            cards:
              - q: Of which company have crews stopped work in March 2031?
                a: Norrland Ferries
        """),
    good=example("""
        facts:
          - id: crossings
            fact: The Aurora of “Norrland Ferries” carries **900 passengers** a week.
            cite: quay:4
            topic: strike
            sic: {Norrland Ferries: the company is Nordland Ferries}
            cards:
              - q: How many passengers did the Aurora carry a week in March 2031?
                a: 900 passengers
        """),
)

_ANSWERS = frozenset({Role.ANSWER, Role.SPELLING})


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find answers, deletions and spellings that have a word of the fact's `sic:`."""
    slips = [(term, tokens(term)) for term in fact.fact.sic]
    for answer in find_answers(fact, _ANSWERS) if slips else ():
        for term, words in slips:
            if words and has_run(tokens(answer.shown), words):
                message = f"the card asks for “{term}”, a slip of its source: ask for something else"
                yield RULE.problem(answer.text.location, message, fact.fact.id, answer.text)
