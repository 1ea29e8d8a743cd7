"""What a line only expects stays an expectation in the fact."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefdeck.language.modality import SourceSentence
from briefdeck.language.needs import Need
from briefdeck.model.roles import STATING, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.derived_by_pack import pack_derivations
from briefdeck.rules.attribution.source_sentences import derivations
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "A303",
    "What a line expects or thinks possible, the fact does not state as done.",
    "warning",
    why="What was expected on the day may never have happened, and what was tried may have failed. The fact keeps the "
    "article’s “expected”, “may”, “plans to” or “tried to”. The word has to govern what the fact says: of two things "
    "on one line, one may be done and the other planned.",
    bad=example("""
        facts:
          - id: talks
            fact: Both sides resumed their talks on Thursday.
            cite: harbour:12
            topic: strike
        """),
    good=example("""
        facts:
          - id: talks
            fact: Both sides were expected to resume their talks on Thursday.
            cite: harbour:12
            topic: strike
        """),
    reads=STATING,
    needs=frozenset({Need.TEXTS, Need.PROSPECTS}),
)


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the statements that every possible source sentence only expects or allows for."""
    for of_pack in fact.cached(pack_derivations) if fact.context.pack else ():
        word = of_pack.lost("expecting")
        if word:
            yield of_pack.problem(RULE, f"the line has “{word}” here: the fact must not state it as done")
    for derived in fact.cached(derivations):
        is_label = derived.claim.role is not Role.STATEMENT and bool(fact.drawn_from)
        words = derived.in_each(partial(SourceSentence.expected, is_label=is_label))
        if words and not derived.is_attributed:
            yield derived.problem(RULE, f"the line has “{words}” here: the fact must not state it as done")
