"""A fact shares some of its words with its lines; otherwise the citation is probably one line off."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.needs import Need
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "G210",
    "At least a quarter of a fact's words stand on its lines.",
    "warning",
    why="However freely a fact is worded, some words remain. Where next to none does, the citation is most likely "
    "one line off. Inflected words count; numbers, dates and names are left to their own rules.",
    bad=example("""
        facts:
          - id: sail-again
            fact: The crews promise to sail again once the night rota is gone.
            cite: harbour:8
            topic: strike
        """),
    good=example("""
        facts:
          - id: sail-again
            fact: The crews promise to sail again once the night rota is gone.
            cite: harbour:10
            topic: strike
        """),
    reads=frozenset({Role.STATEMENT, Role.CONTEXT}),
    needs=frozenset({Need.WORDS}),
)

_ENOUGH, _SHARE = 3, 0.25
"""From how many content words on a statement must share how much with its lines; a free paraphrase shares a third."""


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the statements with almost none of their content words, names and numbers aside, on a cited line."""
    for claim in fact.statements_in(RULE.reads):
        content = list(filter(str.islower, claim.content_words()))
        shared = sum(map(claim.cited.has_word, content))
        if len(content) >= _ENOUGH and shared < _SHARE * len(content) and not _cites_furniture(claim.cited):
            what = "fact" if claim.role is Role.STATEMENT else "text"
            message = f"hardly a word of the {what} is on {claim.cited.words}: is it the line that was meant?"
            yield claim.problem(RULE, message)


def _cites_furniture(evidence: Evidence) -> bool:
    """Tell whether only furniture is cited, which breaks a rule of its own."""
    return all(cited.lines.issubset(cited.index.entry.furniture) for cited in evidence.cited_lines)
