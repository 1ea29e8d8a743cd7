"""Every word of an answer is on the cited lines; the rest needs a look."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.needs import Need
from briefdeck.message_grammar import quoted
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "G206",
    "All of an answer's words stand on the cited lines.",
    "warning",
    why="A word of an answer that the line does not have may be a fair paraphrase, or more than the line says: "
    "look at it once, and decide.",
    bad=example("""
        facts:
          - id: rota
            fact: The union wants the night rota gone, said Tove Brandt.
            cite: harbour:10
            topic: strike
            cards:
              - q: What did the ferry crews’ union want to be gone in March 2031?
                a: The hated night rota
        """),
    good=example("""
        facts:
          - id: rota
            fact: The union wants the night rota gone, said Tove Brandt.
            cite: harbour:10
            topic: strike
            cards:
              - q: What did the ferry crews’ union want to be gone in March 2031?
                a: The night rota
        """),
    reads=frozenset({Role.ANSWER, Role.SPELLING}),
    needs=frozenset({Need.FORMS}),
    reads_retired=True,
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the content words of answers that no cited line has, where most of the answer is on the lines."""
    for claim in fact.claims_in(RULE.reads):
        most = 1 if claim.cited.pack else 2  # there G204, which is for most of the words, does not run
        for content, missing in claim.answer_words:
            if missing and most * len(missing) <= len(content):
                verb = "are" if len(missing) > 1 else "is"
                yield claim.problem(RULE, f"{quoted(missing)} {verb} not on {claim.cited.words}", missing[0])
