"""Between two words a fact has no preposition that is the opposite of the one on the line."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.needs import Need
from briefdeck.language.sentences.prepositions import agrees, is_opposite, prepositionals_of
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.denied_in_other_words import has_end_of_row
from briefdeck.rules.attribution.parts.limit_by_not import are_dated_alike
from briefdeck.rules.attribution.parts.pack_comparisons import find_exchanged, find_turned_preposition
from briefdeck.rules.attribution.parts.pack_derivations import find_pack_derivations
from briefdeck.rules.attribution.parts.source_sentences import find_derivations
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "A314",
    "Between the same two words a fact has no preposition that turns the line round.",
    why="“To” for “from”, “for” for “against”, “before” for “in”: one short word, which a reader passes over, and a "
    "letter has another writer. Only where the same two words stand around both is this looked at.",
    bad=example("""
        facts:
          - id: raise
            fact: The company had offered a raise of 4.5 percent before February.
            cite: quay:3
            topic: money
        """),
    good=example("""
        facts:
          - id: raise
            fact: The company offered a raise of 4.5 percent in February.
            cite: quay:3
            topic: money
        """),
    reads=STATING,
    may_doubt=True,
    needs=frozenset({Need.TEXTS, Need.PREPOSITIONS}),
)


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the prepositions that are the opposite of the one between the same words of a line."""
    for of_pack in find_pack_derivations(fact) if fact.pack else ():
        turned = find_turned_preposition(of_pack) if find_exchanged(of_pack) is None else None  # told by another rule
        if turned is not None:
            message = f"the fact says “{turned.said}” where the line has “{turned.other}”"
            yield of_pack.problem(RULE, message, turned.said)
    for derived in find_derivations(fact):
        found = derived.find_turned(prepositionals_of, is_opposite, agrees)
        if found is not None and not are_dated_alike(derived) and not has_end_of_row(derived):
            mine, theirs = found
            message = f"the fact says “{mine.word}” where the line has “{theirs.word}”"
            yield derived.problem(RULE, message, mine.word, meant=theirs.word)
