"""What came first on a line comes first in the fact."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.dates.time_order import agrees, is_turned, time_orders_of
from briefdeck.language.needs import Need
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.other_way import find_since
from briefdeck.rules.attribution.source_sentences import find_derivations
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "A308",
    "What came first on a line comes first in the fact.",
    why="“Before” for “after” leaves every name and figure as it was, and turns cause and effect round.",
    bad=example("""
        facts:
          - id: minister
            fact: Ida Berg met the crews after the vote.
            cite: quay:4
            topic: strike
        """),
    good=example("""
        facts:
          - id: minister
            fact: Ida Berg met the crews before the vote.
            cite: quay:4
            topic: strike
        """),
    reads=STATING,
    needs=frozenset({Need.TEXTS, Need.STATEMENTS}),
)


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the things that are put in the opposite order, and what was so in a year and not since then."""
    for claim, word in find_since(fact):
        yield claim.problem(RULE, f"no line says “{word}”: they tell of that year only", word)
    for derived in find_derivations(fact):
        found = derived.find_turned(time_orders_of, is_turned, agrees)
        if found is not None:
            mine, theirs = found
            message = f"the fact turns the order in time round (“{mine.word}”; the line has “{theirs.word}”)"
            yield derived.problem(RULE, message, mine.word, meant=theirs.word)
