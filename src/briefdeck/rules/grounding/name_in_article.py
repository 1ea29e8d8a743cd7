"""A name outside the answers is in a cited article, or is that of its author or outlet."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.names.names import Name
from briefdeck.language.needs import Need
from briefdeck.message_grammar import listed
from briefdeck.model.roles import ASKED
from briefdeck.problem import Cure, Problem, Rule, example
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.grounding.parts.missing_name import advise_on_name, find_missing_names
from briefdeck.suggestions import suggest_word

RULE = Rule(
    "G203",
    "Every name in a fact stands in a cited article.",
    why="A name that the article does not have came from somewhere else, and the citation does not prove it. "
    "Initials, short forms of given names, a surname alone and the people of a country are found by themselves. Where "
    "the article writes the name in yet another way, list that spelling under `names:`; what is right though the "
    "article does not have it goes into `given:` with the reason. Where there may be a good reason, G215 warns.",
    bad=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands off Valmora.
            cite: harbour:6
            topic: strike
        """),
    good=example("""
        facts:
          - id: islands
            fact: The strike in Norrland stranded passengers on four islands.
            cite: harbour:6
            topic: strike
        """),
    reads=ASKED,
    wants=frozenset({Need.NAMES}),
    reads_retired=True,
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the names that no cited article has; names in answers belong to G202."""
    for claim, missing in find_missing_names(fact):
        if missing.doubt == "sure":
            name, articles = missing.name, listed(claim.cited.articles, last="or")
            cures = _respelled(claim, name)
            advice = "" if cures and not missing.longer else advise_on_name(missing)
            yield claim.problem(RULE, f"“{name.written}” is not in {articles}", name.written, advice, cures=cures)


def _respelled(claim: Claim, name: Name) -> tuple[Cure, ...]:
    """Suggest the name of a cited line or the bank that *name* probably misspells; () where it is not misspelt."""
    known = claim.cited.known_names()
    return () if name.written in known else suggest_word(claim.text.text.location, name.written, known)
