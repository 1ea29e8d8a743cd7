"""Who holds an office in a fact holds it on the lines: a defence minister is no prime minister."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.names.offices import is_other, offices_of
from briefdeck.language.needs import Need
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.source_sentences import Derivation, find_derivations
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "A311",
    "A name has the office that its lines give it.",
    "warning",
    why="“Prime minister” for “defence minister” stands next to the right name, so that no other rule finds it.",
    bad=example("""
        facts:
          - id: minister
            fact: The treasurer, Ida Berg, met the crews.
            cite: quay:4
            topic: strike
        """),
    good=example("""
        facts:
          - id: minister
            fact: The transport minister, Ida Berg, met the crews.
            cite: quay:4
            topic: strike
        """),
    reads=STATING,
    needs=frozenset({Need.TEXTS, Need.STATEMENTS}),
)


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the offices that the lines give to another name, where they give the name another office."""
    for derived in find_derivations(fact):
        yield from _other_office(derived)


def _other_office(derived: Derivation) -> Iterator[Problem]:
    mine = offices_of(derived.clauses)
    theirs = [office for line in derived.cited_clauses for office in offices_of(line)] if mine else []
    for office in mine:
        same = [other for other in theirs if other.name == office.name]
        if same and all(is_other(office, other) for other in same):
            message = f"the fact calls {office.name.title()} “{office.words}”, the line “{same[0].words}”"
            yield derived.problem(RULE, message, office.words, meant=same[0].words)
            return
