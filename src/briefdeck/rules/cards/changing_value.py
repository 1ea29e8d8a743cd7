"""Numbers and offices that change, asked for without a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.needs import Need
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.terms import known_terms
from briefdeck.problem import Problem, Rule, example
from briefdeck.provenance import find_as_of
from briefdeck.rules.cards.parts.prompt import find_prompts
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q510",
    "A number or office that changes with time has a date.",
    "warning",
    why="A figure that changes is only true with its date (Wozniak, rule 19, date stamping).",
    bad=example("""
        articles:
          quay:
            file: quay.txt
            title: A harbour holds its breath
        facts:
          - id: routes
            fact: Two of the nine routes still run, the company says.
            cite: quay:2
            topic: strike
            cards:
              - q: How many of the nine Norrland ferry routes are still served?
                a: Two
        """),
    good=example("""
        articles:
          quay:
            file: quay.txt
            title: A harbour holds its breath
        facts:
          - id: routes
            fact: Two of the nine routes still run, the company says.
            cite: quay:2
            topic: strike
            as_of: 2031-03
            cards:
              - q: How many of the nine Norrland ferry routes are still served?
                a: Two
        """),
    needs=frozenset({Need.QUESTIONS}),
)

_CHANGING = re.compile(
    r"(?i)(?:about |(?:at|more|less|fewer) (?:least|most|than) )?"
    rf"(?:how (?:many|much)|(?:what|which) {one_of(ENGLISH.questions.changing)})\b"
    rf"(?!.*\b(?:{one_of((*ENGLISH.grammar.modal, *ENGLISH.grammar.doing))}|had|was|were)\b).*\b(?:is|are|has|have)\b"
)
_OFFICE = lazy_pattern(rf"(?i)who (?:is|are) .*\b(?:{one_of(ENGLISH.titles.known)})\b")


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find questions about what changes, where neither they nor the heading of their cards give a date."""
    if find_as_of(fact.fact, fact.context.bank.articles):
        return
    for prompt in find_prompts(fact):
        office = _OFFICE.match(prompt.question)
        if not (office or _CHANGING.match(prompt.question)) or known_terms(prompt.question).dates:
            continue
        if office or known_terms(prompt.answer).quantities:
            what = "who holds an office" if office else "this number"
            message = f"{what} changes with time: say in the question when it holds, or give the fact `as_of:`"
            yield RULE.problem(prompt.q.location, message, fact.fact.id)
