"""A name occurs once in a clause: nobody meets themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.needs import Need
from briefdeck.language.sentences.tellers import speech_verb
from briefdeck.language.words import fold_word
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext
from briefdeck.rules.name_statements import NameMention, find_name_statements

RULE = Rule(
    "G212",
    "In one clause a name stands once.",
    "warning",
    why="Nobody meets himself, and no country borders on itself: where a name stands beside itself, one of the two "
    "was to be another. Only names that `names:` lists are looked at, and “Russian officials say that Russia …” is "
    "not meant.",
    bad=example("""
        facts:
          - id: stopped
            fact: On Monday the crews of **Norrland Ferries** stopped the work of Norrland Ferries.
            cite: harbour:6
            topic: strike
        """),
    good=example("""
        facts:
          - id: stopped
            fact: On Monday the crews of **Norrland Ferries** stopped their work.
            cite: harbour:6
            topic: strike
        """),
    reads=STATING,
    needs=frozenset({Need.NAMES, Need.STATEMENTS}),
)

_CLAUSE = re.compile(rf"[,;:()—–-]|\b(?:and|{one_of(ENGLISH.grammar.subordinating)})\b", re.IGNORECASE)
_CONTRASTED = re.compile(rf"[;:–—-]|\b(?:{one_of(ENGLISH.grammar.contrasting)})\b", re.IGNORECASE)
"""What may be between a name and its repetition where it is contrasted with itself."""


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find names of the bank beside themselves, and persons named more fully at the second mention."""
    for statement in find_name_statements(fact):
        for first, second in combinations(statement.mentions, 2):
            if first.who.meant == second.who.meant and first.who.listed and _is_repeated(first, second):
                message = f"“{second.written}” stands beside itself"
                advice = "one of the two is probably another, or “it” or “he” will do"
                yield statement.claim.problem(RULE, message, second.written, advice)


def _is_repeated(first: NameMention, second: NameMention) -> bool:
    words, again = first.name.words, second.name.words
    between = first.statement.text[first.name.end : second.name.start]
    if _CLAUSE.search(between) and speech_verb("", second.text_after):
        return False  # “the stake of Aske is worth little, Aske said”
    if first.who.kind == "person" and len(again) > len(words):
        return True
    if words == again:
        return not _CONTRASTED.search(between)
    return fold_word(words[-1]) == fold_word(again[-1]) and not _CLAUSE.search(between)
