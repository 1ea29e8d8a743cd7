"""Whoever `said_by` names stands on a cited line."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.needs import Need
from briefdeck.language.words import STOP_WORDS, fold_word, words
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.name_statements import is_spoken_of

RULE = Rule(
    "G220",
    "Who says it in `said_by` stands on a cited line.",
    "warning",
    why="A claim put into a wrong mouth is as bad as a wrong claim, and everything else holds a fact to be attributed "
    "as soon as it has a `said_by`. Cite the line that names the speaker, or a line that says “he” right behind it.",
    bad=example("""
        facts:
          - id: islands
            fact: Passengers on four islands were stranded.
            cite: harbour:6
            topic: strike
            said_by: Tove Brandt
        """),
    good=example("""
        facts:
          - id: rota
            fact: Once the night rota is gone, the ferries will sail again.
            cite: harbour:10
            topic: strike
            said_by: Tove Brandt
        """),
    reads=frozenset({Role.SPEAKER}),
    needs=frozenset({Need.NAMES, Need.WORDS}),
)

_ANYBODY = frozenset(ENGLISH.people.called["thing"]) | ENGLISH.governing.viewers | ENGLISH.senses.anybody
"""Words for who speaks that may mean whomever a line names."""
_ALIKE = 5
"""Letters at the beginning that two words for the same share."""


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find speakers of whom no cited line, nor the two before it, has a word."""
    for claim in fact.claims_in(RULE.reads):
        if not fact.has_speaker or _is_unknown(fact, claim):
            message = f"“{claim.plain}” is not on {claim.cited.words}, nor meant there"
            yield claim.problem(RULE, message, claim.plain, "cite the line that names who says it")


def _is_unknown(fact: FactContext, claim: Claim) -> bool:
    """Tell whether a speaker without a name, “the bishop”, is meant by no word of the cited lines or those before.

    “The company” and “experts” may be anybody.
    """
    said = [fold_word(word) for word in words(claim.plain) if fold_word(word) not in STOP_WORDS]
    if not said or fact.names_in(claim.plain) or not _ANYBODY.isdisjoint(said):
        return False
    near = claim.cited.with_lines_before()
    return not any(near.has_word(word) or _begins_a_word(near, word) or is_spoken_of(claim, word) for word in said)


def _begins_a_word(near: Evidence, word: str) -> bool:
    """Tell whether a line has a word that begins like *word*: “audit” for “the auditors”."""
    start = word[:_ALIKE]
    lines = (each for cited in near.all_lines for each in cited.index.words_on(cited.lines))
    return len(word) >= _ALIKE and any(fold_word(each).startswith(start) for each in lines)
